"""Which facts hold on a day: by hand, and against a plain reading of the rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import dates
from dashboard.risk.in_force import dated, in_force
from tests.risk import hosts


def _held(*rows: hosts.Row, as_of: date) -> list[str]:
    return in_force(hosts.frame("host_facts", rows), as_of)["value"].tolist()


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2024-02-13", "2024-02-15", date(2024, 2, 13), date(2024, 2, 15)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-Q1", "2024-Q2", date(2024, 1, 1), date(2024, 6, 30)),
        ("2023", "2024", date(2023, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_partial_date_holds_from_its_first_to_its_last_day(
    since: str, until: str, first: date, last: date
) -> None:
    row = hosts.fact("DEU", "csto", "no", since, until)
    assert _held(row, as_of=first) == ["no"]
    assert _held(row, as_of=last) == ["no"]
    assert _held(row, as_of=date.fromordinal(first.toordinal() - 1)) == []
    assert _held(row, as_of=date.fromordinal(last.toordinal() + 1)) == []


def test_without_dates_a_fact_holds_on_every_day() -> None:
    row = hosts.fact("DEU", "csto", "no")
    assert _held(row, as_of=date(1900, 1, 1)) == _held(row, as_of=date(2150, 1, 1)) == ["no"]


def test_the_newest_of_a_country_and_field_decides_and_equals_all_stay() -> None:
    rows = (
        hosts.fact("DEU", "csto", "undated"),
        hosts.fact("DEU", "csto", "older", "2022"),
        hosts.fact("DEU", "csto", "one", "2023-05"),
        hosts.fact("DEU", "csto", "two", "2023-05-01"),
        hosts.fact("DEU", "csto", "over", "2024-01", "2024-02"),
        hosts.fact("DEU", "csto", "not yet", "2025"),
        hosts.fact("DEU", "eaeu", "other field"),
        hosts.fact("ARM", "csto", "other country"),
    )
    assert _held(*rows, as_of=hosts.DAY) == ["other country", "one", "two", "other field"]


@given(some.lists(hosts.facts(), max_size=12), some.dates(date(2021, 1, 1), date(2025, 12, 31)))
def test_it_is_what_the_rule_says_row_by_row(rows: list[hosts.Row], as_of: date) -> None:
    table = hosts.frame("host_facts", rows)
    holding = [
        row
        for row in table.to_dict("records")
        if (not row["valid_from"] or dates.first_day(row["valid_from"]) <= as_of)
        and (not row["valid_to"] or dates.last_day(row["valid_to"]) >= as_of)
    ]

    def begin(row: dict[Any, Any]) -> date:
        return dates.first_day(row["valid_from"]) if row["valid_from"] else date.min

    expected = {
        row["id"]
        for row in holding
        if begin(row)
        == max(
            begin(other)
            for other in holding
            if (other["iso3"], other["field"]) == (row["iso3"], row["field"])
        )
    }
    assert set(in_force(table, as_of)["id"]) == expected


@given(some.lists(hosts.facts(), max_size=8), some.randoms())
def test_neither_order_nor_being_dated_before_matters(
    rows: list[hosts.Row], chance: some.DataObject
) -> None:
    table = hosts.frame("host_facts", rows)
    before = table.copy()
    shuffled = table.sample(frac=1, random_state=chance.randrange(1000))  # type: ignore[attr-defined]
    one = in_force(table, hosts.DAY)
    pd.testing.assert_frame_equal(one, in_force(shuffled, hosts.DAY))
    pd.testing.assert_frame_equal(one, in_force(dated(table), hosts.DAY))
    pd.testing.assert_frame_equal(table, before)
