"""A risk layer as tables: the countries, the parts of each value, the evidence behind each part."""

from __future__ import annotations

import dataclasses
from typing import Final

from dashboard.schema import Column, Table

POINTS: Final = "as `unit`"

_ISO3: Final = Column("iso3", "iso3", "Host country.", required=True)

COMPOSITE: Final = (
    Column(
        "rank",
        "integer",
        "Rank under these weights, 1: highest reported risk; only of the composite.",
    ),
    Column(
        "rank_low", "integer", "Lower end of the ranks under random weights; a twentieth left out."
    ),
    Column(
        "rank_high", "integer", "Upper end of the ranks under random weights; a twentieth left out."
    ),
    Column("weights", "string", "Weights of the parts, as addresses have them."),
)
"""What only the composite has."""

COUNTRIES: Final = Table(
    "countries",
    "One row is one host country in one layer on one day.",
    "iso3",
    (
        _ISO3,
        Column("name", "string", "Its name.", required=True),
        Column("layer", "string", "Code of the layer.", required=True),
        Column("unit", "string", "Unit of value, low and high.", required=True),
        Column(
            "value",
            "number",
            "The value: more is more reported risk. Empty where not observed, which is not 0.",
            unit=POINTS,
        ),
        Column("low", "number", "Lower end of its interval.", unit=POINTS),
        Column("high", "number", "Upper end of its interval; empty: none known.", unit=POINTS),
        Column(
            "observed",
            "boolean",
            "Whether enough is reported to give a value; false does not mean low.",
            required=True,
        ),
        Column("newest", "date", "Date of the newest evidence that counts, where it is dated."),
        Column("oldest", "date", "Date of the oldest evidence that counts, where it is dated."),
        Column("as_of", "date", "Day the value is for; nothing later counts.", required=True),
        *COMPOSITE,
    ),
)

SINGLE: Final = dataclasses.replace(
    COUNTRIES, columns=tuple(c for c in COUNTRIES.columns if c not in COMPOSITE)
)
"""The countries by a layer that is not the composite."""

PARTS: Final = Table(
    "parts",
    "One row is one known part of one country's value; a part without a row is not known.",
    "",
    (
        _ISO3,
        Column("part", "string", "Code of the part.", required=True),
        Column("label", "string", "The part in words.", required=True),
        Column("value", "number", "Value of the part.", unit=POINTS),
        Column("low", "number", "Lower end of its interval.", unit=POINTS),
        Column("high", "number", "Upper end of its interval.", unit=POINTS),
        Column("weight", "number", "Share of the layer; all its parts add up to 1."),
        Column(
            "contribution",
            "number",
            "What the part adds to the country's value; empty where that is not observed.",
            unit=POINTS,
        ),
        Column("newest", "date", "Date of its newest evidence, where it is dated."),
        Column(
            "stale",
            "boolean",
            "Whether its newest evidence is undated or more than a year older than the day.",
            required=True,
        ),
    ),
)

EVIDENCE: Final = Table(
    "evidence",
    "One row is one released record that a part looked at; of many incidents only the newest stand "
    "here, and all of them count.",
    "",
    (
        _ISO3,
        Column("part", "string", "Code of the part.", required=True),
        Column("table", "string", "Table the record is in.", required=True),
        Column("record", "string", "Identifier of the record.", required=True),
        Column("statement", "string", "What the record says, in words."),
        Column("since", "date", "Date of the record, where known."),
        Column(
            "grade",
            "number",
            "What it counts, of 100; empty: shown, not graded.",
        ),
        Column("reason", "string", "Why it is graded so."),
        Column(
            "source_ids",
            "ids",
            "Sources of the record, the main one first.",
            required=True,
            refers_to="sources",
            many=True,
        ),
    ),
)
