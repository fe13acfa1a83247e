"""Partial dates are intervals, and coarsening widens them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import dates

partial = some.dates(date(1990, 1, 1), date(2050, 12, 31)).flatmap(
    lambda day: some.sampled_from([dates.coarsen(day.isoformat(), to) for to in dates.ORDER])
)
precisions = some.sampled_from(dates.ORDER)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02-13", date(2024, 2, 13), date(2024, 2, 13)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_partial_date_is_an_interval_of_days(text: str, first: date, last: date) -> None:
    assert (dates.first_day(text), dates.last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2024-13", "2024-Q5", "24", "2024-2-3", "", "2024-02-13T00", "0000"]
)
def test_what_is_not_in_the_calendar_is_no_date(text: str) -> None:
    assert not dates.is_date(text)


@given(partial, precisions)
def test_coarsening_only_widens(text: str, to: dates.Precision) -> None:
    wide = dates.coarsen(text, to)
    assert dates.is_date(wide)
    assert dates.first_day(wide) <= dates.first_day(text)
    assert dates.last_day(wide) >= dates.last_day(text)
    assert dates.ORDER.index(dates.precision(wide)) >= dates.ORDER.index(to)


@given(partial, precisions)
def test_coarsening_twice_is_coarsening_once(text: str, to: dates.Precision) -> None:
    assert dates.coarsen(dates.coarsen(text, to), to) == dates.coarsen(text, to)


def test_an_unknown_date_stays_unknown() -> None:
    assert dates.coarsen("", "year") == ""
