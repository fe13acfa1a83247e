"""The sentences of the HTTP interface and its page, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "api.title": "Data and interface",
    "api.lead": (
        "Everything the atlas shows can be read by programs: the same released records, the same "
        "filters, without a key and without an account. Only GET; nothing you ask is kept."
    ),
    "api.version": "Data version {version} of {as_of}, released under policy {policy}.",
    "api.use": (
        "Cite the data version. Records are public reports made less exact where a person could be "
        "harmed; no record from a country means little reporting as often as little happening. "
        "Not for travel advice, for judging whether a place is dangerous, or for finding a person."
    ),
    "api.description": (
        "Read-only. Lists come in pages; the answer names the next one. A data version in an "
        "address (data=…) brings the same rows back for as long as that version is held."
    ),
    "api.licence": "Data: Creative Commons Attribution 4.0. Code: Apache 2.0.",
    "api.whole": "The whole data set",
    "api.whole.text": (
        "The folder data/ of the source repository is a Data Package: CSV tables with a codebook, "
        "readable in R, Excel and QGIS. Files of filtered records are offered beside the map."
    ),
    "api.machine": "For programs: the OpenAPI document",
    "api.operations": "What can be asked",
    "api.example": "Example",
    "api.parameter": "Parameter",
    "api.meaning": "Meaning",
    "api.values": "Values",
    "api.values.any": "text",
    "api.values.list": "one or more, joined by commas: {codes}",
    "api.values.countries": "ISO 3166-1 alpha-3 codes, as KAZ",
    "api.values.number": "a whole number from {low} to {high}",
    "api.values.day": "a day, as 2024-02-13",
    "api.fields": "What comes back",
    "api.fields.text": (
        "JSON holds data (the rows), sources (those the rows cite, by identifier), meta (version, "
        "digest, question in words, totals) and links (self, next, prev). What is not known or not "
        "shown is null; several values are a list. GeoJSON has a geometry only for records known "
        "to the city; the others are areas and have none. CSV has the columns of the Data Package."
    ),
    "api.column": "Field",
    "api.problems": "Errors",
    "api.problems.text": (
        "Errors are Problem Details (RFC 9457): type, title, status and detail, a sentence that "
        "says what to do."
    ),
    "api.problem.bad_parameter": "A parameter cannot be read",
    "api.problem.unknown_version": "That data version is not held here",
    "api.problem.not_found": "There is nothing at this address",
    "api.problem.withdrawn": "The record was withdrawn",
    "api.problem.read_only": "The interface can only be read",
    "api.problem.shut": "Not open under this name",
    "api.detail.no_path": "There is nothing at this address; see {root}/ for what there is.",
    "api.detail.no_record": "No incident has the identifier {id}.",
    "api.detail.withdrawn": "The record {id} was withdrawn on {date} ({reason}).",
    "api.detail.no_country": "{iso3} is not a country code (ISO 3166-1 alpha-3).",
    "api.detail.no_host": "{iso3} is no host country of exiles from Russia, so no layer scores it.",
    "api.detail.whole_number": "{name}: write a whole number from {low} to {high}.",
    "api.detail.one_of": "{name}: write one of {codes}.",
    "api.detail.country": "{name}: write an ISO 3166-1 alpha-3 code, as KAZ.",
    "api.detail.version": "{name}: write a data version as 2026.11.1.",
    "api.detail.empty": "{name} is empty: give it a value or leave it out.",
    "api.detail.identifier": "{name}: an identifier has letters, digits, - and _, at most 120.",
    "api.parameter.since": "Only what may have happened on or after this day.",
    "api.parameter.until": "Only what may have happened on or before this day.",
    "api.parameter.q": "Every word must occur in the summary, the place or the name shown.",
    "api.parameter.area": (
        "West, south, east, north in degrees; only records known to the city lie in an area."
    ),
    "api.parameter.data": "Data version the answer must be about; the newest when left out.",
    "api.parameter.limit": "Rows of one page: {usual} when left out, {most} at most.",
    "api.parameter.offset": "Rows to leave out before the page begins.",
    "api.parameter.format": "Form of the answer.",
    "api.parameter.id": "Identifier of a record.",
    "api.parameter.iso3": "Country, ISO 3166-1 alpha-3.",
    "api.parameter.layer": "Code of a risk layer.",
    "api.parameter.as_of": (
        "Day the layer is for, not after that of the data, which it is when left out. Facts and "
        "incidents after it do not count, nor facts that had ended."
    ),
    "api.parameter.weights": (
        "Weights of the composite's parts, as exposure:2,entry:1; a part that is not named weighs "
        "0, and only shares count. Other layers have none."
    ),
    "api.parameter.from": "Country left.",
    "api.parameter.to": "Country reached.",
    "api.parameter.mode": "Means of travel.",
    "api.parameter.document": "Document needed.",
    "api.parameter.status": "Status in the period.",
    "api.parameter.on": "Only rows whose period holds this day.",
    "api.parameter.series": "What is counted.",
    "api.parameter.version": "Data version that brought the change.",
    "api.parameter.kind": "What was done.",
    "api.parameter.table": "Table of the record.",
    "api.parameter.record": "Identifier of the record.",
    "api.incidents": "Incidents that answer a question, newest first.",
    "api.incident": "One incident.",
    "api.country": "All that is held on one country: counts, dated facts, figures.",
    "api.risk.layers": (
        "The risk layers: what each means, its unit, its parts with their default weights; and the "
        "presets, weights of the composite with a reason."
    ),
    "api.risk.layer": (
        "Host countries by one layer on one day, by code; with country only those. No value and "
        "observed false: not enough reporting, which is not low. Values of different layers cannot "
        "be compared."
    ),
    "api.risk.country": (
        "One country in one layer: its value, its known parts, and the records behind them with "
        "their sources; of many incidents the newest, and all of them count."
    ),
    "api.legs": "Publicly known legal ways between two countries. Not advice on travel.",
    "api.journeys": "Publicly told journeys.",
    "api.statistics": "Published figures, as published.",
    "api.sources": "Sources cited by the other tables.",
    "api.changes": "What changed between data versions.",
    "api.tombstones": "Withdrawn records: identifier, day and reason class.",
    "api.question.all": "All rows.",
    "api.question.some": "Rows with {parts}.",
}
