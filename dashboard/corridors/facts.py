"""Host facts as light objects: what holds on a day, what had begun before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import dates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import pandas as pd


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of ``schema.HOST_FACTS``; ``since`` and ``until`` its first and last possible day.

    ``since`` None: held before anybody dated it; ``until`` None: no end seen.
    """

    id: str
    iso3: str
    field: str
    value: str
    valid_from: str
    valid_to: str
    since: date | None
    until: date | None
    note: str
    source_id: str

    def begun(self, day: date) -> bool:
        """Whether it had begun by a day."""
        return self.since is None or self.since <= day

    def holds(self, day: date) -> bool:
        """Whether the day lies in its period."""
        return self.begun(day) and (self.until is None or day <= self.until)


def read(table: pd.DataFrame) -> tuple[Fact, ...]:
    """Return the rows as facts, sorted by id."""
    rows = table.sort_values("id")[list(_TEXTS)].itertuples(index=False, name=None)
    return tuple(_fact([str(cell or "") for cell in row]) for row in rows)


def newest(known: Iterable[Fact], field: str, day: date) -> Fact | None:
    """Return the newest fact of a field that holds on a day; None when none does."""
    held = [fact for fact in known if fact.field == field and fact.holds(day)]
    return max(held, key=order, default=None)


def order(fact: Fact) -> tuple[bool, str, str]:
    """Sort key: undated first, then from old to new."""
    return fact.since is not None, str(fact.since or ""), fact.id


def _fact(texts: list[str]) -> Fact:
    row = dict(zip(_TEXTS, texts, strict=True))
    since, until = row["valid_from"], row["valid_to"]
    return Fact(
        **row,
        since=dates.first_day(since) if since else None,
        until=dates.last_day(until) if until else None,
    )


_TEXTS = ("id", "iso3", "field", "value", "valid_from", "valid_to", "note", "source_id")
