"""Of a record: how exactly it is shown, and the words of legs and sources."""

from __future__ import annotations

from typing import Final

from dashboard.taxonomy.terms import Term

GEO_PRECISIONS: Final = (
    Term("city", "City", "The centre of a city of at least 100,000 people."),
    Term(
        "region", "Region", "Known, or shown, only to the region; drawn as a badge on the country."
    ),
    Term(
        "country",
        "Country",
        "Known, or shown, only to the country; drawn as a badge on the country.",
    ),
)

DATE_PRECISIONS: Final = (
    Term("day", "Day", "The day is known."),
    Term("month", "Month", "Known, or shown, only to the month."),
    Term("quarter", "Quarter", "Shown only to the quarter."),
    Term("year", "Year", "Known, or shown, only to the year."),
)

MODES: Final = (
    Term("land", "By land", "A land border between two countries."),
    Term("rail", "By rail", "A train between two countries."),
    Term("air", "By air", "A flight between two cities."),
    Term("sea", "By sea", "A ship between two countries."),
)

DOCUMENTS: Final = (
    Term(
        "internal_passport", "Internal passport", "The Russian identity document for use at home."
    ),
    Term("passport", "Foreign passport", "The Russian passport for travel abroad."),
    Term("visa", "Visa", "A visa of the destination, besides a passport."),
    Term("humanitarian_visa", "Humanitarian visa", "A visa or admission on humanitarian grounds."),
    Term("asylum_claim", "Asylum claim", "Arrival by asking for asylum."),
)

LEG_STATUSES: Final = (
    Term("open", "Open", "Reported as open on the terms stated."),
    Term("restricted", "Restricted", "Reported as open to some, or under limits."),
    Term("closed", "Closed", "Reported as closed."),
)

SOURCE_KINDS: Final = (
    Term("press", "Press", "A newspaper, agency, broadcaster or news site."),
    Term("official", "Official", "A government, court, parliament or international body."),
    Term(
        "organisation",
        "Organisation",
        "A rights group, institute or other body outside government.",
    ),
    Term("dataset", "Data set", "A published table or database."),
)
