"""The sentences of downloads and citations, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # What every file says of itself
    "export.title": "Exile Atlas: reported incidents of repression of Russian exiles abroad",
    "export.title.countries": "Exile Atlas: host countries by “{layer}”",
    "export.author": "Exile Atlas contributors",
    "export.count.one": "One record of {total}.",
    "export.count.many": "{n} records of {total}.",
    "export.count.countries.one": "One country of {total} has a value.",
    "export.count.countries.many": "{n} countries of {total} have a value.",
    "export.shown": "Countries by “{layer}” as of {day}.",
    "export.shown.weighted": "Countries by “{layer}” as of {day}; {weights}.",
    "export.weights.preset": "weights “{name}”: {shares}",
    "export.weights.own": "weights of the reader: {shares}",
    "export.weights.share": "{part} {share} %",
    "export.attribution": ("{names}; {licence}. Every record names its sources."),
    "export.codebook": (
        "Every column and code: data/README.md beside the data; as pages and for programs: "
        "{home}api/v1/"
    ),
    "export.caveat.use": (
        "Not for travel advice, for judging whether a place is dangerous, or for finding a person. "
        "Nothing here is legal advice."
    ),
    "export.method": (
        "docs/risk-method.md in the source repository; layers, parts, weights and their reasons: "
        "{home}api/v1/risk"
    ),
    "export.caveat.unobserved": (
        "No value (observed is false) means not enough reporting to say. It does not mean low."
    ),
    "export.caveat.interval": (
        "Every value has an interval. Where the intervals of two countries overlap, their order "
        "says little."
    ),
    "export.caveat.judgement": (
        "Grades and weights are judgements with their reasons, not measurements; no layer has "
        "been shown to foretell incidents. Values of different layers cannot be compared."
    ),
    "export.caveat.person": (
        "A summary of public reports about states. It says nothing of any person’s own risk."
    ),
    "export.caveat.outlines": (
        "Outlines are for drawing maps at small scale and say nothing about borders in dispute; "
        "a dozen small countries have none."
    ),
    "export.caveat.silence": (
        "Few reports, or none, do not mean low risk: reporting differs from country to country."
    ),
    "export.caveat.coarse": (
        "To protect people, places, dates, names, links and texts may be shown less exactly than "
        "the sources print them; the column generalisations says what was done to each record. "
        "Do not try to undo it."
    ),
    "export.caveat.points": (
        "Only records known to the city have a point, the city's centre and never the scene. "
        "Records shown to the region or country have none (no geometry, no lat and lon): use "
        "admin1 and iso3; uncertainty_m then tells how large the named area is."
    ),
    "export.caveat.renewed": (
        "Records are corrected and withdrawn. Before you publish, compare with the newest version, "
        "and drop what was withdrawn."
    ),
    "export.caveat.purged.one": "One record was withdrawn from this version after it was made.",
    "export.caveat.purged.many": "{n} records were withdrawn from this version after it was made.",
    "export.fact": "{label}: {value} ({dates})",
    "export.figure": "{series}, {dates}: {value} {unit}",
    "export.label.title": "Title",
    "export.label.question": "Question",
    "export.label.records": "Records",
    "export.label.countries": "Countries",
    "export.label.meaning": "Meaning",
    "export.label.method": "Method",
    "export.label.address": "Address",
    "export.label.version": "Data version",
    "export.label.as_of": "Data as of",
    "export.label.digest": "SHA-256 of the data",
    "export.label.policy": "Do-no-harm policy",
    "export.label.licence": "Licence",
    "export.label.attribution": "Attribution",
    "export.label.citation": "Cite as",
    "export.label.caveat": "Please note",
    "export.label.codebook": "Codebook",
    "export.sheet.incidents": "Records",
    "export.sheet.countries": "Countries",
    "export.sheet.parts": "Parts",
    "export.sheet.evidence": "Evidence",
    "export.sheet.sources": "Sources",
    "export.readme.files": (
        "Tables: comma-separated, UTF-8, one header line; datapackage.json describes them for "
        "programs. source_ids names rows of sources.csv, several joined by a "
        "semicolon. A text that a spreadsheet would take for a formula begins with an apostrophe "
        "more than it has."
    ),
    # Citations
    "cite.words": "Text",
    "cite.text": (
        "{author}. ({year}). {title} (Version {version}, SHA-256 {digest}…) [Data set]. "
        "{question} {count} {licence}. {where}"
    ),
    "cite.seen": "Retrieved {day}, from {address}",
    "cite.kind": "Data set",
    "cite.note": "{question} {count} SHA-256 of the data: {digest}… Licence: {licence}.",
    # The page for those who want no script, and downloads
    "cite.title": "Take along and cite",
    "cite.files": "Files",
    "cite.countries": "Countries by “{layer}”",
    "cite.how": "Cite",
    "cite.know": "Before you use them",
    "cite.save": "Save as {file}",
    "format.csv": "tables in a zip, for R, Python and any other program",
    "format.xlsx": "sheets with filters, for Excel and LibreOffice",
    "format.geojson": "points, for web maps",
    "format.gpkg": "a layer with words for codes, for QGIS and ArcGIS",
    "format.parquet": "compact columns, for DuckDB, Python and R",
    "format.countries.csv": "countries, parts, evidence and sources as tables in a zip",
    "format.countries.xlsx": "the same as sheets with filters, for Excel and LibreOffice",
    "format.countries.geojson": "countries with their outlines, for web maps",
    "format.countries.gpkg": "a layer and tables, for QGIS and ArcGIS",
    "format.countries.parquet": "parts and evidence within each country, for DuckDB and Python",
    "size.kb": "about {n} KB",
    "size.mb": "about {n} MB",
    "download.title.one": "Take this record along",
    "download.title.many": "Take these {n} records along",
    "download.countries": "Take the countries by “{layer}” along",
    "download.countries.what": (
        "Every country’s value, interval and dates as of {day}, the parts it is made of, and "
        "the facts and incidents behind them with their sources."
    ),
    "download.travels": (
        "Each file brings the sources, the question in words and as an address pinned to data "
        "{version}, the licence ({licence}), the citation and what must be known to read it."
    ),
    "download.cite": "Cite this view",
    "download.plain": "The same on a plain page",
    "download.busy": "Many files are being made just now; try again in half a minute.",
    "download.far_too_many": (
        "No file is made for {n} records; filter more, or take the whole data set from the "
        "repository."
    ),
    "download.too_many": (
        "{label} is made for up to {most} records and this question asks for {n}; filter more, or "
        "take {others}."
    ),
}
