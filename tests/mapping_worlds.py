"""Invented files of other people, as they have been read, and a gazetteer of invented towns."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.gazetteer import COLUMNS, Gazetteer
from dashboard.sources.profiles import choose
from dashboard.sources.rows import FileRows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.sources.rows import Mapped

DAY: Final = date(2026, 11, 23)
"""Today, in every invented world."""

TOWNS: Final = (
    ("Bigtown", "KAZ", "Upperland", 48.0, 67.0, 900_000, 0, "Большой город;Grossstadt"),
    ("Market", "KAZ", "Upperland", 48.5, 67.5, 20_000, 0, ""),
    ("Harbour", "DEU", "Coast", 51.0, 10.0, 300_000, 0, "Hafen;Гавань"),
    ("Bridge", "GEO", "Valley", 42.0, 43.5, 200_000, 0, "Мост"),
)

EXAMPLES: Final = 500 if os.environ.get("EXILE_ATLAS_FUZZ_SECONDS") else 10
"""Invented files a law is tried on: few each time, many when somebody is out to find faults."""

GAZETTEER: Final = Gazetteer(pd.DataFrame(list(TOWNS), columns=list(COLUMNS)))


@cache
def shipped() -> Gazetteer:
    """The gazetteer that comes with the atlas, read once for all tests."""
    return Gazetteer.read()


INCIDENT: Final[Mapping[str, str]] = {
    "id": "case-1",
    "date_start": "2024-05-17",
    "date_end": "2024-05-18",
    "country": "KAZ",
    "place": "Bigtown",
    "lat": "48.0",
    "lon": "67.0",
    "place_precision": "city",
    "threat_type": "detention",
    "target_group": "opposition_activist",
    "attributed_to": "unknown",
    "host_state_role": "none_reported",
    "outcome": "released",
    "verification": "single_source",
    "public_name": "",
    "summary": "An activist was held for a day and set free.",
    "source_title": "Activist held and freed",
    "source_publisher": "The Invented Courier",
    "source_date": "2024-05-19",
    "source_url": "https://courier.example.org/activist",
    "source2_url": "",
}
"""A row of our own schema that breaks no rule."""

STATISTIC: Final[Mapping[str, str]] = {
    "series": "invented_cases",
    "country": "KAZ",
    "period_start": "2023",
    "period_end": "2023",
    "value": "12",
    "unit": "cases",
    "note": "",
    "source_title": "Yearly figures",
    "source_publisher": "Invented Ministry",
    "source_date": "2024-02",
    "source_url": "https://ministry.example.org/figures",
}


def incident(**changes: str) -> dict[str, str]:
    """A sound row of our own schema, changed."""
    return {**INCIDENT, **changes}


def file_of(*rows: Mapping[str, str], file: str = "invented.csv") -> FileRows:
    """Rows as a reader of files gives them: all text, nothing missing."""
    frame = pd.DataFrame(list(rows)).fillna("").astype("str")
    return FileRows(frame, file, "csv", 2)


def mapped(rows: FileRows, profile: str | None = None) -> Mapped:
    """Map rows by the profile named, or by the one their columns fit."""
    return choose(profile, rows).map(rows, gazetteer=GAZETTEER, day=DAY)


def one(**changes: str) -> Mapped:
    """Map one row of our own schema, changed."""
    return mapped(file_of(incident(**changes)))


def said(found: Mapped, level: str | None = None) -> list[tuple[Any, ...]]:
    """What is told of the rows: (row, column, rule) in order, of one level or of both."""
    told = found.troubles
    if level is not None:
        told = told[told["level"] == level]
    return list(told[["row", "column", "rule"]].itertuples(index=False, name=None))


def rules(found: Mapped, level: str | None = None) -> list[str]:
    """The rules alone."""
    return [rule for _, _, rule in said(found, level)]


def cells(found: Mapped, column: str) -> Sequence[str]:
    """One column of the mapped rows."""
    return list(found.rows[column])
