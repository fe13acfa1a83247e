"""Doubles are told by the record they double, and never merged."""

from __future__ import annotations

import pytest

from dashboard.errors import DataError
from dashboard.sources.intake import Counts
from tests.sources.test_intake import event, taken


def test_a_record_that_is_held_under_its_id_is_no_fault() -> None:
    intake = taken([event(0), event(1)], known=[event(1)])
    assert intake.counts == Counts(2, 1, 0, 0, 1)
    assert intake.faultless
    line = intake.outcomes.iloc[0]
    assert (line["row"], line["outcome"], line["of"]) == (1, "duplicate", "own:1")


def test_an_id_twice_in_a_file_is_told_by_the_earlier_row() -> None:
    intake = taken([event(0), event(1), event(2, id="own:0")])
    assert intake.counts == Counts(3, 2, 0, 0, 1)
    assert not intake.faultless
    line = intake.outcomes.iloc[0]
    assert (line["row"], line["outcome"]) == (2, "duplicate")
    assert line["of"] != ""


def test_ids_that_do_not_name_rows_refuse_the_file() -> None:
    with pytest.raises(DataError) as refused:
        taken([event(0), event(1), event(2, id="own:0"), event(3, id="own:0")])
    assert str(refused.value) == (
        "demo.csv, line 4, column id: 2 of 4 rows repeat the identifier of an earlier row;"
        " name each row by a column of its own, or take the doubles out."
    )


def test_likely_doubles_are_proposed_and_may_be_kept() -> None:
    one = event(0, summary="An editor was beaten near the station by two masked men.")
    other = {**one, "id": "theirs:77"}
    proposed = taken([other], known=[one])
    assert proposed.counts == Counts(1, 0, 0, 0, 1)
    assert not proposed.faultless
    assert proposed.outcomes["of"].tolist() == [one["id"]]
    kept = taken([other], known=[one], keep_likely=True)
    assert kept.counts == Counts(1, 0, 1, 0, 0)
    assert kept.accepted["id"].tolist() == ["theirs:77"]
    assert kept.outcomes["of"].tolist() == [one["id"]]


def test_a_figure_that_stands_already_is_a_double_and_another_value_a_likely_one() -> None:
    held = {"value": "1200"}
    intake = taken(
        [{"value": "1200"}, {"value": "1300"}, {"value": "7", "country": "DEU"}],
        table="statistics",
        known=[held],
    )
    assert intake.counts == Counts(3, 1, 0, 0, 2)
    assert intake.held == 1
    assert intake.outcomes["of"].tolist() == ["arrivals KAZ 2023"] * 2
    assert intake.outcomes["rule"].tolist() == [
        "is a record the vault has",
        "gives another value for a figure of the same source and period",
    ]
    same = taken(
        [{"value": "1"}, {"value": "2", "country": "DEU"}, {"value": "1"}], table="statistics"
    )
    assert same.outcomes["of"].tolist() == ["row 2"]


def test_the_order_of_rows_does_not_change_how_many_are_taken() -> None:
    rows = [event(0), event(1), event(2), event(0)]
    assert taken(rows).counts == taken(rows[::-1]).counts
