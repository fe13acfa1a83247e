"""The tables about countries: host facts, legs and published figures."""

from __future__ import annotations

from typing import Final

from dashboard import taxonomy
from dashboard.schema.columns import Column, Table

HOST_FACTS: Final = Table(
    "host_facts",
    "One row is one dated fact about one host country.",
    "id",
    (
        Column("id", "string", "Identifier made from the row's content.", required=True),
        Column("iso3", "iso3", "Host country.", required=True),
        Column("field", "string", "What the fact is about; see the list of fields.", required=True),
        Column("value", "string", "The value: a number, yes/no or a short text.", required=True),
        Column(
            "valid_from", "partial_date", "First date it is known to hold; empty when not known."
        ),
        Column(
            "valid_to",
            "partial_date",
            "Last date it is known to hold; empty: no end seen, not 'still true'.",
        ),
        Column("note", "string", "What must be known to read it."),
        Column("source_id", "ids", "Source.", required=True, refers_to="sources"),
    ),
)

LEGS: Final = Table(
    "legs",
    "One row is one publicly known legal way between two countries, with its documents and dates.",
    "id",
    (
        Column("id", "string", "Identifier.", required=True),
        Column("from_iso3", "iso3", "Country left.", required=True),
        Column("from_place", "string", "Main city left, where the source names one."),
        Column(
            "from_lat",
            "number",
            "Latitude of that city, or of the country's label point.",
            required=True,
            unit="degrees north, WGS84",
        ),
        Column(
            "from_lon",
            "number",
            "Longitude of the same point.",
            required=True,
            unit="degrees east, WGS84",
        ),
        Column("to_iso3", "iso3", "Country reached.", required=True),
        Column("to_place", "string", "Main city reached, where the source names one."),
        Column(
            "to_lat",
            "number",
            "Latitude of that city, or of the country's label point.",
            required=True,
            unit="degrees north, WGS84",
        ),
        Column(
            "to_lon",
            "number",
            "Longitude of the same point.",
            required=True,
            unit="degrees east, WGS84",
        ),
        Column(
            "mode",
            "codes",
            "Means.",
            taxonomy.codes(taxonomy.MODES),
            required=True,
        ),
        Column(
            "documents",
            "codes",
            "Document needed.",
            taxonomy.codes(taxonomy.DOCUMENTS),
            required=True,
        ),
        Column(
            "status",
            "codes",
            "Status in the period.",
            taxonomy.codes(taxonomy.LEG_STATUSES),
            required=True,
        ),
        Column(
            "valid_from", "partial_date", "First date the status is reported for.", required=True
        ),
        Column("valid_to", "partial_date", "Last date; empty: no end seen, not 'still so'."),
        Column("note", "string", "Terms and caveats."),
        Column("source_id", "ids", "Source.", required=True, refers_to="sources"),
    ),
)

STATISTICS: Final = Table(
    "statistics",
    "One row is one published figure, as published.",
    "id",
    (
        Column("id", "string", "Identifier made from the row's content.", required=True),
        Column("series", "string", "What is counted.", required=True),
        Column("iso3", "iso3", "Country the figure is about; empty when it is about several."),
        Column("period_start", "partial_date", "Begin of the period.", required=True),
        Column("period_end", "partial_date", "End of the period.", required=True),
        Column("value", "number", "The figure.", required=True),
        Column("unit", "string", "Its unit.", required=True),
        Column("note", "string", "What must be known to read it."),
        Column("source_id", "ids", "Source.", required=True, refers_to="sources"),
    ),
)
