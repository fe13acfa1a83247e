"""The table of organisations that publicly offer help."""

from __future__ import annotations

from typing import Final

from dashboard import taxonomy
from dashboard.schema.columns import Column, Table

NAME_LENGTH: Final = 80
"""Longest name of an organisation, in characters."""

WORK_LENGTH: Final = 200
"""Longest account of what an organisation does, in characters."""

ORGANISATIONS: Final = Table(
    "organisations",
    "One row is one organisation that publicly offers help to people who left Russia or are about "
    "to; the atlas has no ties with any of them.",
    "id",
    (
        Column("id", "string", "Identifier made from the web address.", required=True),
        Column(
            "name",
            "string",
            "Name it is known by.",
            required=True,
            unit=f"at most {NAME_LENGTH} characters",
            most=NAME_LENGTH,
        ),
        Column(
            "work",
            "string",
            "What it offers, in our own neutral words.",
            required=True,
            unit=f"at most {WORK_LENGTH} characters",
            most=WORK_LENGTH,
        ),
        Column(
            "helps",
            "codes",
            "Whom it helps.",
            taxonomy.codes(taxonomy.HELPED),
            required=True,
            many=True,
        ),
        Column(
            "countries",
            "iso3",
            "Where it works; empty: everywhere, or not bound to a country.",
            many=True,
        ),
        Column(
            "languages",
            "codes",
            "Languages it can be asked in (ISO 639-1), as far as a source says.",
            many=True,
        ),
        Column("url", "string", "Its own public web address (https only).", required=True),
        Column(
            "risk_in_russia",
            "codes",
            "The gravest thing Russian authorities are known to have declared it to be; empty: "
            "not known, not 'none'.",
            taxonomy.codes(taxonomy.RUSSIAN_LISTS),
        ),
        Column("risk_since", "partial_date", "Since when that is known to hold."),
        Column(
            "last_checked",
            "partial_date",
            "Date of the newest source about it; empty where none is dated.",
        ),
        Column(
            "source_id",
            "ids",
            "Source of what it offers and of its address.",
            required=True,
            refers_to="sources",
        ),
        Column(
            "risk_source_id",
            "ids",
            "Source of what it was declared to be in Russia.",
            refers_to="sources",
        ),
    ),
)
