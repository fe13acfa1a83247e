"""Sentences for every reader: how to read the map, its words said aloud, the glossary, links."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # The title of a view, in the browser's tab and where a link is shown
    "view.title": "Exile Atlas: {view}",
    "preview.title": "Exile Atlas: reported repression of Russian exiles, and the legal ways out",
    "preview.text": (
        "Reported repression of Russian exiles abroad, incident by incident with its sources, and "
        "the legal ways out. Counts of public reports, never a measure of danger."
    ),
    "preview.asked": "{question} A public report with its source behind every record.",
    "preview.corridors": (
        "Publicly known legal ways between countries for people who leave Russia, compared by "
        "reported risk. The question is never part of the address."
    ),
    "preview.picture": (
        "A map of Europe and Central Asia: coloured circles with numbers of reported incidents "
        "stand in cities and countries."
    ),
    # Without scripts
    "plain.needs": (
        "The map and the comparison of corridors need JavaScript. These pages do not, and every "
        "record can be had as a file:"
    ),
    "plain.records": "All records as a table (CSV, zipped)",
    # The map in words
    "spoken.skip": "Skip the map, go to the table",
    "spoken.none": "The map shows no incident under the present filters.",
    "spoken.found.one": "The map shows one incident under the present filters.",
    "spoken.found.many": "The map shows {n} incidents under the present filters.",
    "spoken.where.single": "It was reported in {country}.",
    "spoken.where.several": "Most were reported in {countries}.",
    "spoken.country": "{country} ({n})",
    "spoken.method": "The most reported method is “{method}” ({n} of {of}).",
    "spoken.layer": "Countries are coloured by “{layer}” as of {day}.",
    "spoken.plain": (
        "Countries are shaded by the number of reports; hatched ones have none in these data, "
        "which does not mean a low risk."
    ),
    "spoken.silent": "Hatched countries have too little reporting to say; that does not mean low.",
    # How to read the map
    "intro.open": "How to read this map",
    "intro.close": "Got it",
    "intro.marks": (
        "**Circles** are reported incidents: the number says how many, the colours of the ring by "
        "which method. Press one to read the records and their sources."
    ),
    "intro.countries": (
        "**Countries** are darker where more is reported. **Hatched** means not enough reporting. "
        "More reports can mean more reporting: a darker country is not a worse one."
    ),
    "intro.filters": (
        "**Filters** change map, chart, table and downloads together. On a phone, the button "
        "“Filters” at the top opens them."
    ),
    "intro.more": (
        "What the words mean: [glossary]({glossary}). Who helps: [organisations]({help})."
    ),
    "filters.open": "Filters",
    "filters.words": "What the words mean: [glossary]({glossary}).",
    # Before the page is there
    "opening.wait": "Opening the map…",
    "ask.done": "Show the ways",
    # Glossary
    "foot.glossary": "Glossary",
    "glossary.title": "Glossary",
    "glossary.lead": (
        "What the words on the map, in the filters, in the panels and in the files mean. Each is "
        "taken from the tables the atlas itself is made with."
    ),
    "glossary.find": "Go to",
    "glossary.code": "in the files: {code}",
    "glossary.threats": "Threat types, by method",
    "glossary.threats.note": (
        "The four methods are those of Freedom House, Out of Sight, Not Out of Reach (2021)."
    ),
    "glossary.evidence": "Evidence",
    "glossary.evidence.note": "How well an incident is established.",
    "glossary.people": "Target groups",
    "glossary.people.note": "Whom it was done to, as reported.",
    "glossary.attributed": "Attributed to",
    "glossary.attributed.note": "Whom the sources hold responsible.",
    "glossary.host": "Role of the host state",
    "glossary.host.note": "What the state on whose ground it happened did.",
    "glossary.outcome": "Outcomes",
    "glossary.outcome.note": "How it ended, as far as reported.",
    "glossary.precision": "How exactly place and date are known or shown",
    "glossary.precision.note": (
        "A point on the map is a city centre or the middle of a region, never the scene itself."
    ),
    "glossary.risk": "Risk layers and their parts",
    "glossary.risk.note": (
        "What can colour the countries. Each has a range, and countries without enough reporting "
        "have no value at all."
    ),
    "glossary.corridors": "Corridors",
    "glossary.corridors.note": "How legal ways between countries are described.",
    "glossary.map": "On the map",
    "glossary.map.note": "What is drawn, and what it says.",
    "glossary.corridor": "Corridor",
    "glossary.corridor.meaning": (
        "One legal way from a country to another, made of legs that are publicly known, each with "
        "its dates, its documents and its source."
    ),
    "glossary.journey": "Documented journey",
    "glossary.journey.meaning": "A way that a person took, as published, shown less exactly.",
    "glossary.reporting": "Not enough reporting",
    "glossary.reporting.meaning": (
        "Too little is published about a country to say anything. It is drawn hatched, apart from "
        "low values, because few reports can mean little reporting."
    ),
    "glossary.exposure": "Reported risk, from 0 to 100",
    "glossary.exposure.meaning": (
        "A number made from counted reports and dated facts, with the range it may lie in. It "
        "compares what is reported, not how dangerous a place is."
    ),
    "glossary.incident": "Incident",
    "glossary.incident.meaning": (
        "One reported act against one person or group abroad, with at least one public source."
    ),
}
