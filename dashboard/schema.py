"""The released tables: every column with its type, unit, meaning, vocabulary and sensitivity.

From here come the codebook (``data/README.md``), the Data Package descriptor, the checks on reading
and the list of what may be shown at all: a column that is not here never leaves the release.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dashboard import taxonomy

Kind = Literal["string", "date", "partial_date", "number", "integer", "iso3", "codes", "ids"]
"""How a value is written.

``partial_date``: ``2024-02-13``, ``2024-02``, ``2024-Q1`` or ``2024``; ``codes`` and ``ids``:
values joined by a semicolon; ``iso3``: ISO 3166-1 alpha-3.
"""

Sensitivity = Literal["public", "coarsened", "name"]
"""What release may do: ``coarsened`` values may be made less exact, a ``name`` has its own rule."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``vocabulary`` lists the allowed codes, empty for free values.

    ``many``: may hold several values.
    """

    name: str
    kind: Kind
    meaning: str
    vocabulary: tuple[str, ...] = ()
    required: bool = False
    unit: str = ""
    sensitivity: Sensitivity = "public"
    refers_to: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``key`` is the column that names a row."""

    name: str
    meaning: str
    key: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in file order."""
        return tuple(column.name for column in self.columns)


SUMMARY_LENGTH: Final = 240
"""Longest summary, in characters."""


def _terms(vocabulary: tuple[taxonomy.Term, ...]) -> tuple[str, ...]:
    return taxonomy.codes(vocabulary)


GENERALISATIONS: Final = (
    taxonomy.Term(
        "place_to_region",
        "Place shown as region",
        "The place is smaller than the floor; its region is shown.",
    ),
    taxonomy.Term(
        "place_to_country", "Place shown as country", "No finer place than the country is shown."
    ),
    taxonomy.Term("date_to_month", "Date shown as month", "The day is not shown."),
    taxonomy.Term("date_to_quarter", "Date shown as quarter", "Day and month are not shown."),
    taxonomy.Term("name_withheld", "Name withheld", "A name the source prints is not repeated."),
    taxonomy.Term(
        "link_withheld", "Link withheld", "Only publisher and month of the source are shown."
    ),
    taxonomy.Term(
        "text_generalised", "Text made less exact", "Details were left out of the summary."
    ),
    taxonomy.Term(
        "stops_to_countries", "Stops shown as countries", "Cities on the way are not shown."
    ),
    taxonomy.Term("date_to_year", "Date shown as year", "Only the year is shown."),
)

INCIDENTS: Final = Table(
    "incidents",
    "One row is one publicly reported incident of repression of Russian exiles, "
    "or of someone being stopped from leaving.",
    "id",
    (
        Column(
            "id", "string", "Opaque identifier: random, never reused, says nothing.", required=True
        ),
        Column(
            "event_date",
            "partial_date",
            "When it happened or began, as exactly as it is shown.",
            required=True,
            sensitivity="coarsened",
        ),
        Column(
            "event_date_end",
            "partial_date",
            "When it ended, if it lasted.",
            sensitivity="coarsened",
        ),
        Column(
            "date_precision",
            "codes",
            "How exactly event_date is shown.",
            _terms(taxonomy.DATE_PRECISIONS),
            required=True,
        ),
        Column("date_from", "date", "First day the incident may have begun.", required=True),
        Column("date_to", "date", "Last day the incident may have lasted to.", required=True),
        Column(
            "iso3",
            "iso3",
            "Country where it happened (for cases in absence: where the person lived).",
            required=True,
        ),
        Column("admin1", "string", "Region, where that is shown.", sensitivity="coarsened"),
        Column("place", "string", "City, where that is shown.", sensitivity="coarsened"),
        Column(
            "lat",
            "number",
            "Latitude of the city centre; of the country's label point otherwise.",
            required=True,
            unit="degrees north, WGS84",
            sensitivity="coarsened",
        ),
        Column(
            "lon",
            "number",
            "Longitude of the same point.",
            required=True,
            unit="degrees east, WGS84",
            sensitivity="coarsened",
        ),
        Column(
            "geo_precision",
            "codes",
            "What the point stands for; only a city is ever drawn as a point.",
            _terms(taxonomy.GEO_PRECISIONS),
            required=True,
        ),
        Column(
            "uncertainty_m",
            "integer",
            "Radius around the point that holds the whole named area "
            "(Darwin Core coordinateUncertaintyInMeters).",
            required=True,
            unit="metres",
        ),
        Column(
            "threat_type", "codes", "What was done.", _terms(taxonomy.THREAT_TYPES), required=True
        ),
        Column(
            "target_group",
            "codes",
            "Whom it was done to.",
            _terms(taxonomy.TARGET_GROUPS),
            required=True,
        ),
        Column(
            "attributed_to",
            "codes",
            "Whom the sources attribute it to.",
            _terms(taxonomy.ATTRIBUTIONS),
            required=True,
        ),
        Column(
            "host_state_role",
            "codes",
            "What the host state is reported to have done.",
            _terms(taxonomy.HOST_STATE_ROLES),
            required=True,
        ),
        Column(
            "outcome",
            "codes",
            "How it ended, at the last report.",
            _terms(taxonomy.OUTCOMES),
            required=True,
        ),
        Column(
            "verification", "codes", "Evidence grade.", _terms(taxonomy.EVIDENCE), required=True
        ),
        Column(
            "public_name",
            "string",
            "Name, only of the dead and of people who told the story themselves in a cited source.",
            sensitivity="name",
        ),
        Column(
            "summary",
            "string",
            "Neutral summary in our own words.",
            required=True,
            unit=f"at most {SUMMARY_LENGTH} characters",
            sensitivity="coarsened",
        ),
        Column(
            "source_ids",
            "ids",
            "Sources, the main one first.",
            required=True,
            refers_to="sources",
            many=True,
        ),
        Column(
            "generalisations",
            "codes",
            "What was made less exact (Darwin Core dataGeneralizations).",
            _terms(GENERALISATIONS),
            many=True,
        ),
    ),
)

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
        Column("mode", "codes", "Means.", _terms(taxonomy.MODES), required=True),
        Column("documents", "codes", "Document needed.", _terms(taxonomy.DOCUMENTS), required=True),
        Column(
            "status", "codes", "Status in the period.", _terms(taxonomy.LEG_STATUSES), required=True
        ),
        Column(
            "valid_from", "partial_date", "First date the status is reported for.", required=True
        ),
        Column("valid_to", "partial_date", "Last date; empty: no end seen, not 'still so'."),
        Column("note", "string", "Terms and caveats."),
        Column("source_id", "ids", "Source.", required=True, refers_to="sources"),
    ),
)

JOURNEYS: Final = Table(
    "journeys",
    "One row is one publicly reported journey of a person or group.",
    "id",
    (
        Column("id", "string", "Opaque identifier: random, says nothing.", required=True),
        Column("date_start", "partial_date", "Begin.", sensitivity="coarsened"),
        Column("date_end", "partial_date", "End.", sensitivity="coarsened"),
        Column("traveller_group", "string", "Who travelled, in general words."),
        Column(
            "stops",
            "string",
            "Stops in order, joined by a semicolon: 'City/ISO3' or 'ISO3'.",
            required=True,
            sensitivity="coarsened",
        ),
        Column("outcome", "string", "How it ended.", sensitivity="coarsened"),
        Column(
            "summary",
            "string",
            "Neutral summary in our own words; empty where only countries and years are shown.",
            sensitivity="coarsened",
        ),
        Column(
            "public_name",
            "string",
            "Name, under the same rule as for incidents.",
            sensitivity="name",
        ),
        Column(
            "source_ids",
            "ids",
            "Sources, the main one first.",
            required=True,
            refers_to="sources",
            many=True,
        ),
        Column(
            "generalisations",
            "codes",
            "What was made less exact.",
            _terms(GENERALISATIONS),
            many=True,
        ),
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

SOURCES: Final = Table(
    "sources",
    "One row is one published source; an article cited by five rows stands once.",
    "id",
    (
        Column("id", "string", "Identifier made from what is shown of the source.", required=True),
        Column("title", "string", "Title as published; empty where the link is withheld."),
        Column("publisher", "string", "Publisher.", required=True),
        Column("date", "partial_date", "Date of publication, where known."),
        Column("url", "string", "Address; empty where the link is withheld."),
        Column("kind", "codes", "Kind of publisher.", _terms(taxonomy.SOURCE_KINDS), required=True),
        Column(
            "languages",
            "codes",
            "Languages of the source (ISO 639-1), judged from its title and address.",
            many=True,
        ),
    ),
)

TABLES: Final = (INCIDENTS, HOST_FACTS, LEGS, JOURNEYS, STATISTICS, SOURCES)


def table(name: str) -> Table:
    """Return the table called ``name``; KeyError when there is none."""
    return {table.name: table for table in TABLES}[name]
