"""The tables about people: incidents and journeys."""

from __future__ import annotations

from typing import Final

from dashboard import taxonomy
from dashboard.schema.columns import SUMMARY_LENGTH, Column, Table

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
    taxonomy.Term(
        "text_generalised", "Text made less exact", "Details were left out of the summary."
    ),
    taxonomy.Term(
        "stops_to_countries", "Stops shown as countries", "Cities on the way are not shown."
    ),
    taxonomy.Term("date_to_year", "Date shown as year", "Only the year is shown."),
)
"""What was made less exact in a row."""

WITHHELD: Final = (
    taxonomy.Term("name", "Name withheld", "A name the source prints is not repeated."),
    taxonomy.Term(
        "link", "Link withheld", "Of the source only publisher and month or year are shown."
    ),
    taxonomy.Term("text", "Text withheld", "What happened is not told in words."),
)
"""What was left out of a row altogether; nothing finer than the row is held by this site."""

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
            taxonomy.codes(taxonomy.DATE_PRECISIONS),
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
            taxonomy.codes(taxonomy.GEO_PRECISIONS),
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
            "threat_type",
            "codes",
            "What was done.",
            taxonomy.codes(taxonomy.THREAT_TYPES),
            required=True,
        ),
        Column(
            "target_group",
            "codes",
            "Whom it was done to.",
            taxonomy.codes(taxonomy.TARGET_GROUPS),
            required=True,
        ),
        Column(
            "attributed_to",
            "codes",
            "Whom the sources attribute it to.",
            taxonomy.codes(taxonomy.ATTRIBUTIONS),
            required=True,
        ),
        Column(
            "host_state_role",
            "codes",
            "What the host state is reported to have done.",
            taxonomy.codes(taxonomy.HOST_STATE_ROLES),
            required=True,
        ),
        Column(
            "outcome",
            "codes",
            "How it ended, at the last report.",
            taxonomy.codes(taxonomy.OUTCOMES),
            required=True,
        ),
        Column(
            "verification",
            "codes",
            "Evidence grade.",
            taxonomy.codes(taxonomy.EVIDENCE),
            required=True,
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
            most=SUMMARY_LENGTH,
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
            taxonomy.codes(GENERALISATIONS),
            many=True,
        ),
        Column(
            "withheld",
            "codes",
            "What was left out altogether (Darwin Core informationWithheld); empty: nothing finer "
            "is held by this site.",
            taxonomy.codes(WITHHELD),
            many=True,
        ),
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
            most=SUMMARY_LENGTH,
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
            "What was made less exact (Darwin Core dataGeneralizations).",
            taxonomy.codes(GENERALISATIONS),
            many=True,
        ),
        Column(
            "withheld",
            "codes",
            "What was left out altogether (Darwin Core informationWithheld), as for incidents.",
            taxonomy.codes(WITHHELD),
            many=True,
        ),
    ),
)
