"""The sentences of briefs (PDF and HTML), in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # Head and foot
    "brief.view": "Brief",
    "brief.country": "Country brief",
    "brief.ways": "Corridor brief",
    "brief.view.title": "Reported repression of Russian exiles",
    "brief.ways.title": "Known legal ways, compared",
    "brief.version": "Data {version}",
    "brief.as_of": "As of {day}",
    "brief.page": "Page {page} of {pages}",
    # Lead
    "brief.lead.none": (
        "No incident in this data matches. That is not a sign of low risk: reporting differs from "
        "country to country."
    ),
    "brief.lead.one": "One incident is reported, in {countries}.",
    "brief.lead.many": "{n} incidents are reported, in {countries}.",
    "brief.lead.in.one": "{country}: one incident is reported.",
    "brief.lead.in.many": "{country}: {n} incidents are reported.",
    "brief.countries.one": "one country",
    "brief.countries.many": "{n} countries",
    "brief.lead.firm": (
        "{n} of {of} are established by a court, an official body or several sources."
    ),
    "brief.lead.period": "They fall between {first} and {last}.",
    # Key figures
    "brief.figures": "Key figures, by how much evidence is asked for",
    "brief.ladder": "How many incidents, if you accept",
    "brief.ladder.first": "only: {grade}",
    "brief.ladder.then": "plus: {grade}",
    "brief.ladder.note": "Each line counts all above it too. Light: what the line adds.",
    "brief.by_method": "By method",
    "brief.by_country": "By host country",
    "brief.by_country.note": "The {n} countries with most incidents, of {of}.",
    "brief.between": "{low} to {high}",
    "brief.between.note": (
        "From well established (court, official, several sources; dark) to all that is reported."
    ),
    # Records
    "brief.records": "Records",
    "brief.records.none": "No record matches.",
    "brief.records.all": "All {n} records, newest first.",
    "brief.records.some": "The newest {n} of {of} records; the address on the last page has all.",
    "brief.sources.more": "and {n} more",
    "brief.place": "{place}, {country}",
    # Risk
    "brief.risk": "Risk layers",
    "brief.risk.what": (
        "Points of 100, as of {day}: a mark where the facts stand, a bar for what is possible. "
        "Hatched: not enough reporting to say, which does not mean low."
    ),
    "brief.risk.layers": "Layers",
    "brief.risk.highest": "{layer}: the highest values, as of {day}",
    "brief.risk.highest.note": (
        "{n} of {of} countries with a value; {unobserved} have too little reporting for one, which "
        "does not mean low. Where two ranges overlap, their order says little."
    ),
    "brief.risk.parts": "What the composite is made of",
    "brief.risk.parts.note": "The largest share first.",
    "brief.risk.facts": "Facts behind it",
    "brief.interval": "{value}, possibly {low} to {high}",
    "brief.unobserved": "not enough reporting",
    "brief.figure": "{value} ({unit})",
    "brief.figure.range": "{value}, possibly {low} to {high} ({unit})",
    "brief.adds": "Adds {adds}.",
    "brief.stale": "Its newest fact is more than a year old.",
    "brief.facts.more": "and {n} more",
    "brief.facts.incidents.one": "One incident; see the records.",
    "brief.facts.incidents.many": "{n} incidents; see the records.",
    "brief.withheld": "Title and address withheld",
    "brief.facts.none": "No fact in this data stands behind it.",
    "brief.graded": "graded {grade} of 100",
    "brief.ungraded": "not graded",
    # Corridors
    "brief.ways.found.one": "One way is known on these terms.",
    "brief.ways.found.many": "{n} ways are known on these terms, none outdone by another.",
    "brief.ways.shown": "{n} of {of} are shown.",
    "brief.ways.none": (
        "This data holds no way on these terms. That does not mean that none exists: "
        "it holds only what is publicly known, and not all of that. A lawyer or an organisation "
        "that helps may know more."
    ),
    "brief.ways.alt": "Tracks with numbers show the ways: {ways}.",
    "brief.ways.near": "What comes nearest, and what it lacks",
    "brief.ways.lacks": "It is no answer, because:",
    "brief.ways.blocked": "Ways that were not used",
    "brief.ways.blocked.some": (
        "The {n} nearest of {of}. A way that is not in this data is unknown, never closed."
    ),
    "brief.ways.blocked.all": ("All {n}. A way that is not in this data is unknown, never closed."),
    "brief.ways.blocked.way": "{way}: {why}",
    # Last page
    "brief.method": "How to read this",
    "brief.method.what": (
        "Every record is a public report that was read, graded and released under a policy that "
        "protects people. Numbers count reports, not what happened: where few look, little is "
        "reported. Nothing here is a score of a person or a place."
    ),
    "brief.method.evidence": "How well an incident is established:",
    "brief.method.risk": (
        "Risk layers are judgements about host states, from dated facts, incidents and published "
        "figures, each graded from 0 to 100 with an interval. A country without enough reporting "
        "has no value and is hatched. The method stands in docs/risk-method.md of the source."
    ),
    "brief.method.corridors": (
        "Ways are chains of publicly known legs that were open on the day asked about, for the "
        "papers asked about. They are compared by the upper end of the reported risk of the "
        "countries entered, so that doubt is never an advantage; then by borders, limits and age "
        "of the evidence. The method stands in docs/corridor-method.md of the source."
    ),
    "brief.caveats": "What this is not",
    "brief.caveat.corridors": (
        "No advice on travel and no crossing points. It is not complete, and it may be out of date "
        "by the hour. Before anybody moves, talk to a lawyer or to an organisation that helps."
    ),
    "brief.caveat.coarse": (
        "To protect people, places, dates, names, links and texts may be shown less exactly than "
        "the sources print them. Do not try to undo it."
    ),
    "brief.data": "The data",
    "brief.link": "The same, with the data it was made from:",
    "brief.link.corridors": "The page where ways are compared:",
    "brief.link.alt": "QR code of the address beside it",
    "brief.link.question": "The address holds the question: who has this page can ask it again.",
    # On the page
    "brief.take": "Take it along as a brief",
    "brief.take.a4": "PDF, A4",
    "brief.take.letter": "PDF, US Letter",
    "brief.take.html": "HTML",
    "brief.take.png": "Map as PNG",
    "brief.take.svg": "Map as SVG",
    "brief.take.pdf": "map, key figures, records with sources, method; to print and hand over",
    "brief.take.mail": "the same as one file that needs no network; to read or to mail",
    "brief.take.slide": "1600 by 900, with its legend; for a slide",
    "brief.take.vector": "the same, sharp at any size",
    "brief.take.country": "Country brief:",
    "brief.take.ways": (
        "This comparison, with map, cards, reasons, sources and what was not used. It is made here "
        "and sent over this page’s connection; no address holds your question."
    ),
    "brief.take.paper": "Paper",
    "brief.paper.a4": "A4",
    "brief.paper.letter": "US Letter",
    "brief.take.carry": "Print an address and code that hold the question",
    "brief.take.carry.help": (
        "Whoever has the paper can then ask the same again. The question itself stands in the "
        "brief in any case."
    ),
    "brief.take.as.pdf": "Brief as PDF",
    "brief.take.as.html": "Brief as HTML",
}
