"""The sentences of the codebook that are not in the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.schema import Kind, Sensitivity

KINDS: Final[Mapping[Kind, str]] = {
    "string": "text",
    "date": "day (`2024-02-13`)",
    "partial_date": "partial date (`2024-02-13`, `2024-02`, `2024-Q1` or `2024`)",
    "number": "number",
    "integer": "whole number",
    "iso3": "ISO 3166-1 alpha-3 (Kosovo: `XKX`)",
    "codes": "code",
    "ids": "identifier",
}

SENSITIVITIES: Final[Mapping[Sensitivity, str]] = {
    "public": "public",
    "coarsened": "may be less exact than the source",
    "name": "only under the name rule",
}

BEFORE_TABLES: Final = """
# Codebook

Made from `dashboard/schema.py` by `python -m dashboard.making.codebook`; change it there.

Data version {version}, as of {as_of}. A [Data Package](https://datapackage.org/):
`datapackage.json` describes every file and says how the set was released; the tables are CSV (RFC
4180, UTF-8, comma, lines ending in LF, rows sorted by id). `csv-metadata.json` describes the same
tables after the W3C's [CSV on the Web](https://www.w3.org/TR/tabular-data-primer/).

**How to read it**

- **No row means not reported, never safe.** Reports follow languages, press freedom and attention.
  Nothing here says that a place or a way is safe, and nothing here is advice on travel.
- Dates are intervals: a date known or shown only to the month stands for all its days. A filter by
  date matches by overlap (`date_from` to `date_to`).
- A point stands for what `geo_precision` says. Only `city` may be drawn as a point, and even that
  is the centre of a city of at least 100,000 people; `region` and `country` carry the country's
  label point and belong on the country. `uncertainty_m` holds the whole named area: for a city the
  radius of a disc with 3,000 people per square kilometre (at least 10 km), otherwise the distance
  from the point to the country's farthest border.
- Much is deliberately less exact than the sources; `generalisations` says what, row by row, and
  `withheld` what was left out altogether.
- Incidents were coded once; 90 rows were checked by a second coder who saw the first codes
  (agreement 0.80 to 0.98, by column). Expect mistakes, and tell us of them.
- `threat_type` killing also holds deaths of which it is contested whether they were murder; read
  the summary and the evidence grade.

**What it must not be used for**: finding, approaching or returning people; deciding on a person's
case; ranking the safety of places. If a row could harm somebody, see SECURITY.md on how to ask for
its removal.
"""

AFTER_TREATMENTS: Final = """
Besides, for every row:

- An event is over when its outcome is none of `ongoing`, `detained` and `unknown`. Whether a source
  gives the day in its title is not recorded; the day is kept when the event is over and the source
  gives one.
- While a person lives, a place that is only where they live or work is shown as the country
  (prosecutions in absence, threats, digital attacks, pressure on family), whatever the source
  prints; a city that was only assumed is never shown.
- A name is shown only of the dead and of people who told the story under it in a cited source.
  Where a withheld name stands in the title or address of a source, that source is shown as
  publisher and month. A link that is withheld for somebody is not shown beside a country's facts
  either, unless another person's row shows it.
- Coordinates come from a gazetteer alone, never from a text; nothing is moved at random.
- Texts are screened: no addresses, telephone numbers, e-mail addresses, accounts, coordinates,
  numbers of documents or flights, times of day; of people who are not public also no exact ages,
  relatives, lodgings or health; no place and no date that the columns withhold. Where a text said
  too much it was written anew by an editor, or replaced by its codes in words.
- Journeys of people who are not named are countries and years only.
- Legs name countries and main cities, never crossing points, queues or unofficial ways.
- Ids of incidents and journeys are random. Ids of other rows are the first ten base32 characters of
  the SHA-256 of what the row shows.
- The k figure (`k` in `datapackage.json`) counts how many shown incidents share country, year,
  coarse target group and method. It is small: these are public press reports of few people, and the
  release adds no precision, linkage or reach that the press did not already give.

## Versions

- `changes.csv` tells every change since the first version: records added, removed or withdrawn, and
  records corrected or made less exact, column by column. A record with a random id keeps it. Rows
  whose ids are made of their content get another id when they are corrected; `record` is the new
  one.
- A value before and after is told only where it protects nobody: codes, dates and figures of the
  tables about countries. What was made less exact is never repeated.
- Sources are told only when they are described anew. One that comes or goes does so with the rows
  that cite it, and rows that cite a source described anew count as unchanged.
- `tombstones.csv` holds what was withdrawn: the id, the day and a class of reasons, nothing else.
  A withdrawn record is taken out of older versions, too, if they are kept; their `purged` (in
  `datapackage.json`) says how many records that were.
"""

AFTER_TABLES: Final = """
## Stories

The folder `stories/`, where there is one (on a shelf, `SHELF/stories/` for all its versions), holds
one TOML file for each story: `id`, `authors`, the `data` version it was written for, title and
subtitle by language, and `[[steps]]`. A step has a `view` (the parameters of the map's address),
`bounds` (west, south, east, north), the records it marks (`highlight`) and others that its text
rests on (`rests_on`), and heading and text by language. Figures are never typed but filled in from
the data each time: `{n}` and `{firm}` incidents in `{countries}` countries, `{value.ID}`,
`{date.ID}`, `{end.ID}`, `{year.ID}` of a record; `{n|incident|incidents}` puts the noun behind.
`exile-atlas check` reads them, too. A step whose records are not in a version is left out there,
and the page says so. No stories are part of the tables or of their digest.

## Languages and kinds of sources

`kind` follows from words in the publisher's name and address. `languages` is guessed from the
title when the set is made (lingua), the address deciding in doubt; empty where nothing tells.
Titles stand as published or as translated in the cited page. Sources known only by their address
have no title.

## Licences and credits

- Code: Apache-2.0. Tables: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), credit "Exile
  Atlas". The summaries are our own words; titles belong to their publishers.
- Places: [GeoNames](https://www.geonames.org/), CC BY 4.0. Outlines:
  [Natural Earth](https://www.naturalearthdata.com/), public domain.
- Figures and facts come from the sources named in each row, among them UNHCR, the UN treaty
  collections, Freedom House, Passport Index and the CIA World Factbook.
"""
