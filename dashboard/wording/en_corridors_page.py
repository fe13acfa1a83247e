"""English: the page of corridors and the links between pages."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "pages.map": "Map",
    "pages.corridors": "Corridors",
    "corridors.title": "Corridors",
    # Head
    "ask.subtitle": "Publicly known legal ways between countries, compared by reported risk",
    "ask.data": "data {version}",
    "ask.not": (
        "**What this is not:** no advice on travel and no crossing points. It is not complete, and "
        "it may be out of date by the hour. Before anybody moves, talk to a lawyer or to "
        "[an organisation that helps]({help})."
    ),
    "ask.address": (
        "The address held something that this page does not take from an address; it was left out."
    ),
    "ask.failed": (
        "Something went wrong on our side, and this question could not be answered. Nothing of it "
        "was written down. Change it, or load the page again."
    ),
    # The question in words
    "ask.sentence": "From {origin} to {aim}, on {day}: {terms}.",
    "ask.sentence.anywhere": "anywhere",
    "ask.sentence.eu": "any member state of the European Union",
    "ask.sentence.schengen": "any country of the Schengen area",
    "ask.sentence.but": "anywhere but {countries}",
    "ask.sentence.papers": "holding {papers}",
    "ask.sentence.no_papers": "holding none of the papers listed",
    "ask.held.internal_passport": "an internal passport",
    "ask.held.passport": "a biometric foreign passport",
    "ask.held.passport_old": "a foreign passport that is not biometric",
    "ask.held.visa": "visas of the countries entered",
    "ask.held.humanitarian_visa": "a humanitarian visa or admission",
    "ask.sentence.asylum": "would ask for asylum on arrival",
    "ask.true.wanted": "Russia looks for them",
    "ask.true.summons": "they are called up or on a mobilisation list",
    "ask.true.barred": "their office or secrets bar them from leaving",
    "ask.sentence.person": "asked for: {person}",
    "ask.sentence.true": "true of the person: {circumstances}",
    "ask.sentence.avoid": "not through {countries}",
    "ask.sentence.longest.one": "one leg at most",
    "ask.sentence.longest.many": "{n} legs at most",
    "ask.sentence.open": "without ways open only to some",
    "ask.sentence.restricted": "also ways open only to some",
    "ask.sentence.fresh": "only ways verified within a year",
    "ask.sentence.stale": "also ways not verified within a year, each marked",
    "ask.nowhere": "no country yet",
    "ask.more_countries.one": "one more country",
    "ask.more_countries.many": "{n} more countries",
    # The form
    "ask.title": "Your question",
    "ask.from": "From",
    "ask.to": "To",
    "ask.to.anywhere": "Anywhere",
    "ask.to.eu": "Any member state of the European Union",
    "ask.to.schengen": "Any country of the Schengen area",
    "ask.to.these": "One of the countries I name",
    "ask.to.but": "Anywhere but the countries I name",
    "ask.countries": "Countries",
    "ask.countries.placeholder": "Names of countries",
    "ask.day": "On the day",
    "ask.day.help": (
        "What was known to be open on that day, and the reported risk as of that day. Not later "
        "than the data."
    ),
    "ask.documents": "Holding",
    "ask.person": "Who",
    "ask.circumstances": "True of the person",
    "ask.more": "More terms",
    "ask.avoid": "Not through",
    "ask.longest": "Longest chain",
    "ask.longest.help": "How many legs, each from one country to the next, a way may have.",
    "ask.legs.one": "{n} leg",
    "ask.legs.many": "{n} legs",
    "ask.restricted": "Also ways open only to some",
    "ask.restricted.help": "Reported as restricted: open to some people, or under limits.",
    "ask.stale": "Also ways not verified within a year",
    "ask.stale.help": (
        "The newest source is more than a year older than the day asked about. Such ways are "
        "marked; what is true of them today is not known."
    ),
    "ask.reset": "Begin anew",
    # Link and privacy
    "ask.share": "Copy a link to this question",
    "ask.share.warning": (
        "Whoever sees the link sees the question: where from, where to, which papers, what kind of "
        "person. It may stay in messages, histories and clipboards. Send it only to people you "
        "would tell all of this."
    ),
    "ask.share.make": "Make the link all the same",
    "ask.share.made": (
        "The question stands behind the #, which browsers do not send to servers. When the link is "
        "opened here, the question is taken out of the address."
    ),
    "ask.link.unreadable": "The question in the link cannot be read; this is the usual one.",
    "ask.link.part": "A part of the question in the link cannot be read and was left out: {part}",
    "ask.link.later": "The link asks for a day after the data; the day of the data stands instead.",
    "ask.privacy": "Where this question goes",
    "ask.privacy.meaning": (
        "The question travels over the connection of this page into the memory of the server that "
        "shows it, and is answered there. It is not written down: not into the address, a log, a "
        "cookie, a file or a store on the server. Nobody else is asked for anything. It is "
        "forgotten within two minutes after this page is closed; loading the page again begins "
        "anew. Your network can see that you visit this site, and this computer that you "
        "opened it."
    ),
    # Answers
    "ask.found.one": "One way is known on these terms",
    "ask.found.many": "{n} ways, none outdone by another",
    "ask.found.more.one": "More than ten: one more is not outdone either. Ask more narrowly.",
    "ask.found.more.many": "More than ten: {n} more are not outdone either. Ask more narrowly.",
    "ask.bars": (
        "Bars: reported risk of each country entered, from 0 to 100, with its range. Hatched: not "
        "enough reporting, which does not mean low."
    ),
    "ask.order": "Order: {order}",
    "ask.order.help": (
        "A way is left out only if another one to the same country is no worse in anything and "
        "better in something."
    ),
    "ask.chosen": "Bold on the map; leg by leg below.",
    "ask.borders.one": "{n} border",
    "ask.borders.many": "{n} borders",
    "ask.needs": "needs: {documents}",
    "ask.oldest": "oldest evidence: {day}",
    "ask.journeys.one": "one documented journey used these legs",
    "ask.journeys.many": "{n} documented journeys used these legs",
    "ask.leg": "{mode} · {document} · {status}",
    "ask.leg.stale": "not verified since {day}",
    "ask.risk.known": (
        "Reported risk {value} points of 100, possibly {low} to {high}. More points, more risk."
    ),
    "ask.risk.unknown": (
        "Not enough reporting for a value: anything from {low} to {high} points of 100 is "
        "possible. That does not mean low."
    ),
    "ask.points": "{low}–{high}",
    "ask.points.unknown": "{low}–{high} ?",
    "ask.rank": (
        "The numbers only tell the ways apart, in the order they are compared in; the first is no "
        "recommendation. Less reported risk is not little risk."
    ),
    # None known
    "ask.none": "None known",
    "ask.none.meaning": (
        "This data holds no way on these terms. **That does not mean that none exists**: it holds "
        "only what is publicly known, and not all of that. A lawyer or "
        "[an organisation that helps]({help}) may know more."
    ),
    "ask.near": "What comes nearest, and what it lacks",
    "ask.near.help": (
        "One way is shown for each set of obstacles; others may have the same ones. None of them "
        "is usable on these terms."
    ),
    "ask.near.lacks": "It is no answer, because:",
    # The chosen one in full
    "ask.legs.title": "Leg by leg",
    "ask.leg.age": "Newest evidence: {age} before the day asked about.",
    "ask.leg.others": "Also usable between the two: {others}.",
    "ask.way": "{origin} → {end}, {mode}, {document}",
    "ask.source": "{publisher}, {date}",
    "ask.countries.title": "Countries entered",
    "ask.countries.help": (
        "The composite host risk with the weights of the person asked for, as of the day asked "
        "about. The bar shows the range of what is possible, the mark the estimate; hatched means "
        "not enough reporting."
    ),
    "ask.country.open": "{country} on the map’s page",
    "ask.caveats": "To know before relying on it",
    "ask.journeys.title.one": "One documented journey used these legs",
    "ask.journeys.title.many": "{n} documented journeys used these legs",
    "ask.pick.open": "Open on the map’s page",
    # The map
    "ask.month": "Month",
    "ask.month.help": (
        "Moves the day asked about to the end of the month: ways open and close, risk is as of "
        "then, and the question is answered anew."
    ),
    "ask.layers": "Also on the map",
    "ask.layers.help": (
        "Journeys of all days, whatever the question; incidents of the months before the day "
        "asked about."
    ),
    "ask.layer.journeys": "Documented journeys",
    "ask.layer.incidents": "Incidents",
    # Ways not used
    "ask.unused.one": "One way was not used",
    "ask.unused.many": "{n} ways were not used",
    "ask.unused.help": (
        "Known ways out of the countries reached, and what stands in each. A way that is not in "
        "this data is unknown, never closed."
    ),
    "ask.unused.document": "Need a paper not held: {n}",
    "ask.unused.restricted": "Open only to some: {n}",
    "ask.unused.stale": "Not verified within a year: {n}",
    "ask.unused.avoid": "Through a country to avoid: {n}",
    "ask.unused.stopped": "People are reported to be stopped: {n}",
    "ask.unused.closed": "Closed: {n}",
    "ask.unused.ended": "Last known state has ended: {n}",
    "ask.unused.longest": "Beyond the longest chain: {n}",
    "ask.unused.more.one": "And one more.",
    "ask.unused.more.many": "And {n} more.",
    # What changed
    "ask.changed": "What changed since another day",
    "ask.changed.help": "The same question, asked of two days; only the day differs.",
    "ask.changed.day": "The other day",
    "ask.changed.same": "Both days are the same. Choose another one.",
    "ask.changed.none": "Nothing that this data holds changed for this question.",
    "ask.changed.opened": "Opened: {n}",
    "ask.changed.closed": "Closed: {n}",
    "ask.changed.riskier": "More reported risk: {n}",
    "ask.changed.less_risky": "Less reported risk: {n}",
    "ask.changed.more.one": "And one more.",
    "ask.changed.more.many": "And {n} more.",
    # From the map's page
    "ask.leg.ask": "Compare ways between countries",
}
