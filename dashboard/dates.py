"""Partial dates: a day, a month, a quarter or a year, each an interval of days.

``2024-02-13``, ``2024-02``, ``2024-Q1`` and ``2024`` are the four forms. The text says how exactly
a date is known or shown; everything that compares dates compares the intervals they stand for.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final, Literal

Precision = Literal["day", "month", "quarter", "year"]

PATTERN: Final = (
    r"^(?:1[89]|20|21)\d\d(?:-Q[1-4]|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$"
)
"""The form of a partial date (not yet that the day exists)."""

ORDER: Final[tuple[Precision, ...]] = ("day", "month", "quarter", "year")
"""From exact to coarse."""


def is_date(text: str) -> bool:
    """Whether ``text`` is a partial date of the calendar."""
    if not re.fullmatch(PATTERN, text):
        return False
    return precision(text) != "day" or int(text[8:]) <= _days(int(text[:4]), int(text[5:7]))


def precision(text: str) -> Precision:
    """Return how exactly a partial date is given."""
    if "Q" in text:
        return "quarter"
    return {4: "year", 7: "month", 10: "day"}[len(text)]  # type: ignore[return-value]


def first_day(text: str) -> date:
    """Return the first day of a partial date."""
    match precision(text):
        case "day":
            return date.fromisoformat(text)
        case "month":
            return date.fromisoformat(f"{text}-01")
        case "quarter":
            return date(int(text[:4]), 3 * int(text[-1]) - 2, 1)
        case _:
            return date(int(text), 1, 1)


def last_day(text: str) -> date:
    """Return the last day of a partial date."""
    begin = first_day(text)
    month = {"day": None, "month": begin.month, "quarter": begin.month + 2, "year": 12}[
        precision(text)
    ]
    return begin if month is None else date(begin.year, month, _days(begin.year, month))


def coarsen(text: str, to: Precision) -> str:
    """Return the date no more exactly than ``to``; a date already coarser stays as it is."""
    if not text or ORDER.index(precision(text)) >= ORDER.index(to):
        return text
    begin = first_day(text)
    return {
        "day": text,
        "month": f"{begin:%Y-%m}",
        "quarter": f"{begin.year}-Q{(begin.month + 2) // 3}",
        "year": f"{begin.year}",
    }[to]


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
