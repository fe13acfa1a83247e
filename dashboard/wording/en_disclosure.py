"""The sentences of the page that explains the policy, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "policy.title": "How people are protected",
    "policy.lead": (
        "Every record here was made less exact where a person could be harmed by it, before it "
        "came to this site. What is not shown is not on this server either: no filter, zoom, file "
        "or link can bring it back. All of it comes from public reports; the aim is to add no "
        "exactness, no link and no reach that the press did not already give. No record is not a "
        "sign of safety."
    ),
    "policy.now": (
        "The data shown, version {version} of {day}, were released under the policy {policy}."
    ),
    "policy.unknown": (
        "This software does not know that policy; every policy is at least as strict as {policy}, "
        "which stands below."
    ),
    # Who is shown how
    "policy.people": "What is shown of whom",
    "policy.people.text": (
        "Each record is treated by the situation of the person it is about. When in doubt, the "
        "most protected one that might apply counts. The situation itself is never published for a "
        "single record."
    ),
    "policy.head.who": "The person is",
    "policy.head.place": "Place",
    "policy.head.date": "Date",
    "policy.head.name": "Name",
    "policy.head.link": "Source",
    "policy.head.delay": "Delay",
    "policy.place.city": "city at finest",
    "policy.place.region": "region at finest",
    "policy.place.country": "country",
    "policy.date.day": "day",
    "policy.date.month": "month",
    "policy.date.quarter": "quarter of the year",
    "policy.date.year": "year",
    "policy.date.over": "{before}; {over} once it is over",
    "policy.name.rule": "by the rule for names",
    "policy.name.never": "never",
    "policy.link.full": "title and link",
    "policy.link.publisher_month": "publisher and month only",
    "policy.days": "{n} days",
    # How the situation is found
    "policy.status": "How the situation of a person is found",
    "policy.status.text": (
        "These rules are asked in this order and the first that fits decides. An editor may choose "
        "a more protected situation. A less protected one takes two editors."
    ),
    # Places
    "policy.places": "Places",
    "policy.places.text": (
        "The finest place is the centre of a city of at least {city} people, to two decimals of a "
        "degree. A smaller place is shown as its region, if at least {region} people live in the "
        "listed towns of that region, and as the country otherwise. Coordinates come from a public "
        "list of cities, never from a report, and nothing is moved at random. Every point states "
        "the circle it stands for, never less than {circle} km; only cities are drawn as points."
    ),
    "policy.places.homes": (
        "Where a place only says where a living person lives or works ({kinds}), or was only "
        "assumed, the country is shown, whatever the source prints."
    ),
    "policy.places.legs": (
        "Ways between countries end in such cities or in countries, with the {date} at finest. "
        "They name no crossing point and no queue."
    ),
    # Delay, names, texts, links
    "policy.delay": "Delay",
    "policy.delay.text": (
        "The delay is counted from the last day the first public report may have appeared, or from "
        "the event where the report has no date. A record that waits is not on this server."
    ),
    "policy.names": "Names",
    "policy.names.text": (
        "A name is shown only of the dead and of people who told their story under that name in "
        "the cited source. A name withheld here must not stand in any summary or note either; a "
        "page with it in the title or address is not linked from any record."
    ),
    "policy.texts": "Texts",
    "policy.texts.text": (
        "Summaries are our own words, at most {n} characters. Every text is searched, in several "
        "languages and writings, for what must not be said. A text that says it, or that tells a "
        "place, a day or a name that the record does not show, is replaced by the codes of the "
        "record in words until an editor has written another. What is searched for:"
    ),
    "policy.texts.hard": "{what}, for everybody",
    "policy.texts.soft": "{what}, for people who are not public",
    "policy.links": "Sources",
    "policy.links.text": (
        "A link is a name: where the source is withheld, only its publisher and its month or year "
        "are given. A page withheld for one person is not linked beside a country either."
    ),
    # Journeys and small cells
    "policy.journeys": "Journeys",
    "policy.journeys.text": (
        "A journey is told in full only under the name of the person who told it, or of the dead. "
        "All others are shown as at most {n} countries and the years."
    ),
    "policy.k": "Records that stand alone",
    "policy.k.text": (
        "A record about a person who is not public is shown only among at least {k} records that "
        "are alike in place, time, kind of target and method. Where there are too few, the date is "
        "made less exact, then the place; where there still are, the record is withheld. Of what "
        "is withheld one rounded figure is given, and none below ten."
    ),
    "policy.k.none": (
        "How many records stand alone in their country, year, kind of target and method is counted "
        "and published with the data. Under this policy it is not a reason to withhold a record: "
        "each is a public report that anyone can read."
    ),
    # What a record says of itself
    "policy.declared": "What each record says of itself",
    "policy.declared.text": (
        "Nothing is made less exact in silence. Each record names what was done to it, in columns "
        "that mean what three terms of Darwin Core mean: generalisations (dataGeneralizations), "
        "withheld (informationWithheld) and uncertainty_m (coordinateUncertaintyInMeters). An "
        "empty cell means that nothing was."
    ),
    "policy.head.column": "Column",
    "policy.head.code": "Code",
    "policy.head.meaning": "Meaning",
    "policy.head.rows": "Records",
    # Over time
    "policy.ratchet": "Once withheld, always withheld",
    "policy.ratchet.text": (
        "A new version never shows more of a record than the version before it, unless two editors "
        "say so for that record. The list of changes repeats no value about a person, and none of "
        "a record that was made less exact."
    ),
    "policy.withdrawn": "Taken out for good",
    "policy.withdrawn.text": (
        "A record can be withdrawn. It is then taken out of this and of every older version held "
        "here, and never comes back. What stays is its identifier, the day and one of these "
        "reasons:"
    ),
    "policy.other": "Another preset: {policy}",
    "policy.other.text": (
        "The same software releases data under this preset for organisations that ask for it. "
        "Anyone may make the policy stricter still; none looser than the public one is accepted."
    ),
}
