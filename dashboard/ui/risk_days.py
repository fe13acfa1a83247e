"""Earlier days worth comparing with, each with its reason; a registry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.wording import say


@dataclass(frozen=True, slots=True)
class Earlier:
    """A day to compare with: ``label`` and ``reason`` for readers; no ``day``: a year before."""

    code: str
    day: date | None = None

    @property
    def label(self) -> str:
        """What readers call it."""
        return say(f"risk.compare.{self.code}")

    @property
    def reason(self) -> str:
        """Why it is worth comparing with."""
        return say(f"risk.compare.{self.code}.reason")

    def before(self, day: date) -> date:
        """Return the earlier day to compare ``day`` with; not before it where it lies later."""
        return self.day or a_year_before(day)


EARLIER: Final = (
    Earlier("year"),
    Earlier("kazakhstan", date(2025, 12, 31)),
    Earlier("admissions", date(2025, 4, 30)),
    Earlier("border", date(2023, 11, 30)),
    Earlier("mobilisation", date(2022, 8, 31)),
    Earlier("invasion", date(2022, 2, 23)),
)
"""Every choice, the latest first; each is the last day before something changed."""


def a_year_before(day: date) -> date:
    """Return the same day of the year before; 28 February for the 29th.

    Examples
    --------
    >>> a_year_before(date(2024, 2, 29))
    datetime.date(2023, 2, 28)
    """
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def offered(day: date) -> dict[str, Earlier]:
    """Return the choices that lie before ``day``, by code."""
    return {row.code: row for row in EARLIER if row.before(day) < day}


def named(earlier: date, day: date) -> Earlier | None:
    """Return the choice that ``earlier`` is when ``day`` is compared, None for any other day."""
    return next((row for row in offered(day).values() if row.before(day) == earlier), None)
