"""Legs as light objects, read once from the released table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard import dates

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

Way = tuple[str, str, str, str]
"""From, to, mode, document: rows with the same four tell of the same way at different times."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One row of ``schema.LEGS``.

    Attributes
    ----------
    document
        What it asks for, a code of ``taxonomy.DOCUMENTS``.
    status
        ``open``, ``restricted`` or ``closed`` in its period.
    valid_from, valid_to
        The period as the table writes it, to show.
    since, until
        Its first and last possible day; ``until`` None: no end seen, not "still so".
    sourced_on, sourced
        Date of the source as the table writes it (the period's begin if it has none), and its
        first possible day.
    """

    id: str
    from_iso3: str
    from_place: str
    from_lat: float
    from_lon: float
    to_iso3: str
    to_place: str
    to_lat: float
    to_lon: float
    mode: str
    document: str
    status: str
    valid_from: str
    valid_to: str
    since: date
    until: date | None
    sourced_on: str
    sourced: date
    note: str
    source_id: str

    @property
    def way(self) -> Way:
        """What a later row of the same way shares with this one."""
        return (self.from_iso3, self.to_iso3, self.mode, self.document)

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period of this row."""
        return self.since <= day and (self.until is None or day <= self.until)


def read(legs: pd.DataFrame, sources: pd.DataFrame) -> tuple[Leg, ...]:
    """Return the rows as legs, sorted by id.

    Parameters
    ----------
    legs, sources
        The released tables, texts empty where missing.
    """
    dated = dict(zip(sources["id"], sources["date"], strict=True))
    rows: list[Any] = legs.sort_values("id").to_dict("records")
    return tuple(_leg(row, dated) for row in rows)


def _leg(row: dict[str, Any], dated: dict[str, str]) -> Leg:
    texts = {name: str(row[name] or "") for name in _TEXTS}
    since, until = texts["valid_from"], texts["valid_to"]
    sourced_on = dated.get(texts["source_id"], "") or since
    return Leg(
        **texts,
        from_lat=float(row["from_lat"]),
        from_lon=float(row["from_lon"]),
        to_lat=float(row["to_lat"]),
        to_lon=float(row["to_lon"]),
        document=str(row["documents"]),
        since=dates.first_day(since),
        until=dates.last_day(until) if until else None,
        sourced_on=sourced_on,
        sourced=dates.first_day(sourced_on),
    )


_TEXTS = (
    "id",
    "from_iso3",
    "from_place",
    "to_iso3",
    "to_place",
    "mode",
    "status",
    "valid_from",
    "valid_to",
    "note",
    "source_id",
)
