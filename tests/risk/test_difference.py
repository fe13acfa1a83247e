"""What changed between two days: laws in invented worlds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import dates, risk
from dashboard.countries import NAMES
from dashboard.risk.causes import CAUSES, KINDS, causes
from dashboard.risk.difference import Difference, between
from tests import worlds
from tests.risk import hosts
from tests.risk.test_laws import World, worlds_of_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.risk.scores import Scores

EVERY = tuple(layer.code for layer in risk.LAYERS)
GRADED = ("exposure", "entry")
"""Layers in which nothing ages: only facts can move them."""

each = pytest.mark.parametrize("code", EVERY)
days = some.sampled_from([date(2022, 6, 30), date(2023, 11, 15), date(2024, 2, 29), hosts.DAY])
pairs = some.tuples(days, days).filter(lambda pair: pair[0] < pair[1])


def scores(world: World, code: str, day: date) -> Scores:
    return risk.layer(code).score(
        hosts.asked(world.facts, world.figures, world.incidents, as_of=day, sources=hosts.SOURCES)
    )


def why(world: World, code: str, since: date, now: date) -> tuple[Difference, pd.DataFrame]:
    """Return what changed in a world, and because of what."""
    asked = hosts.asked(
        world.facts, world.figures, world.incidents, as_of=now, sources=hosts.SOURCES
    )
    two = scores(world, code, since), risk.layer(code).score(asked)
    found = between(*two)
    return found, causes(*two, found, asked, since)


@each
@settings(max_examples=12)
@given(worlds_of_rows, days)
def test_a_day_differs_from_itself_by_nothing(code: str, world: World, day: date) -> None:
    found, named = why(world, code, day, day)
    both = found.countries[found.countries["standing"] == "both"]
    assert not both[["value", "low", "high"]].to_numpy().any()
    assert set(found.countries["standing"]) <= {"both", "neither"}
    assert not found.parts["moved"].any()
    assert not found.countries["maybe_none"].any()
    assert named.empty


@each
@settings(max_examples=12)
@given(worlds_of_rows, pairs)
def test_swapping_the_days_turns_every_sign(
    code: str, world: World, pair: tuple[date, date]
) -> None:
    two = [scores(world, code, day) for day in pair]
    one, other = between(*two).countries, between(*reversed(two)).countries
    for mine, theirs in (("value", "value"), ("low", "high"), ("high", "low")):
        np.testing.assert_allclose(one[mine], -other[theirs], atol=1e-12)
    turned = {"only_now": "only_then", "only_then": "only_now"}
    assert one["standing"].tolist() == [turned.get(s, s) for s in other["standing"]]
    assert one["maybe_none"].tolist() == other["maybe_none"].tolist()


@each
@settings(max_examples=12)
@given(worlds_of_rows, pairs)
def test_what_is_unobserved_on_either_day_is_never_a_number(
    code: str, world: World, pair: tuple[date, date]
) -> None:
    two = [scores(world, code, day).countries for day in pair]
    found = between(*(scores(world, code, day) for day in pair)).countries
    assert found["iso3"].tolist() == list(NAMES)
    observed = [frame["observed"] for frame in two]
    both = observed[0] & observed[1]
    numbers = found[["value", "low", "high"]]
    assert numbers[~both].isna().all(axis=None)
    assert numbers[both].notna().all(axis=None)
    assert ((found["standing"] == "both") == both).all()
    assert ((found["standing"] == "only_now") == (observed[1] & ~observed[0])).all()
    assert ((found["standing"] == "only_then") == (observed[0] & ~observed[1])).all()
    seen = found[both]
    assert (seen["low"] <= seen["value"]).all()
    assert (seen["value"] <= seen["high"]).all()
    change = two[1].loc[both, "value"] - two[0].loc[both, "value"]
    assert seen["value"].to_numpy() == pytest.approx(change.to_numpy())


@each
@settings(max_examples=12)
@given(worlds_of_rows, pairs)
def test_a_range_is_never_wider_than_the_two_days_allow(
    code: str, world: World, pair: tuple[date, date]
) -> None:
    found = between(*(scores(world, code, day) for day in pair)).countries
    if code == "reported":  # reports in between have an interval of their own
        return
    both = found[found["standing"] == "both"]
    assert (both["low"] >= both["now_low"] - both["then_high"] - 1e-9).all()
    assert (both["high"] <= both["now_high"] - both["then_low"] + 1e-9).all()


@each
@settings(max_examples=12)
@given(worlds_of_rows, pairs, hosts.facts())
def test_a_fact_outside_both_days_is_never_a_cause(
    code: str, world: World, pair: tuple[date, date], more: hosts.Row
) -> None:
    since, now = pair
    over = {**more, "id": "over", "valid_from": "2020", "valid_to": "2022-06-29"}
    later = {**more, "id": "later", "valid_from": "2024-07-01", "valid_to": ""}
    _, named = why(World([*world.facts, over, later], world.figures, world.incidents), code, *pair)
    assert not set(named["record"]) & {"over", "later"}
    assert not set(named["before"]) & {"over", "later"}
    facts = hosts.asked(world.facts).snapshot.host_facts.set_index("id")
    told = [*named["record"], *named["before"]]
    for record in (r for r in told if r in facts.index):
        row = facts.loc[record]
        assert not _begins_after(str(row["valid_from"]), now)
        assert not _ends_before(str(row["valid_to"]), since)


def _begins_after(text: str, day: date) -> bool:
    return bool(text) and dates.first_day(text) > day


def _ends_before(text: str, day: date) -> bool:
    return bool(text) and dates.last_day(text) < day


@each
@settings(max_examples=12)
@given(worlds_of_rows, pairs)
def test_every_part_that_moved_has_a_cause_and_no_other(
    code: str, world: World, pair: tuple[date, date]
) -> None:
    found, named = why(world, code, *pair)
    assert {name: str(kind) for name, kind in named.dtypes.items()} == CAUSES
    assert set(named["kind"]) <= set(KINDS)
    moved = found.parts[found.parts["moved"]]
    keys = set(zip(moved["iso3"], moved["part"], strict=True))
    told = set(zip(named["iso3"], named["part"], strict=True))
    assert {key for key in told if key[1]} <= keys
    whole = {iso3 for iso3, part in told if not part}
    assert {key for key in keys if key[0] not in whole} <= told


@pytest.mark.parametrize("code", GRADED)
@settings(max_examples=25)
@given(worlds_of_rows, pairs)
def test_where_nothing_ages_facts_alone_are_causes(
    code: str, world: World, pair: tuple[date, date]
) -> None:
    _, named = why(world, code, *pair)
    assert set(named["table"]) <= {"host_facts"}
    assert not set(named["kind"]) & {"age", "mean", "incidents", "enough"}


@each
@settings(max_examples=8)
@given(worlds_of_rows, pairs, some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    code: str, world: World, pair: tuple[date, date], chance: Any
) -> None:
    def numbered(rows: Sequence[hosts.Row], letter: str) -> list[hosts.Row]:
        return [{"id": f"{letter}{n:06d}", **row} for n, row in enumerate(rows)]

    kept = World(numbered(world.facts, "h"), numbered(world.figures, "s"), world.incidents)
    mixed = [list(part) for part in (kept.facts, kept.figures, kept.incidents)]
    for part in mixed:
        chance.shuffle(part)
    one, other = why(kept, code, *pair), why(World(*mixed), code, *pair)
    pd.testing.assert_frame_equal(one[0].countries, other[0].countries)
    order = ["iso3", "part", "kind", "record"]
    pd.testing.assert_frame_equal(
        one[1].sort_values(order, ignore_index=True), other[1].sort_values(order, ignore_index=True)
    )


# Stories


def story(*facts: hosts.Row, code: str = "entry", since: date, now: date) -> pd.DataFrame:
    passport = hosts.fact("FIN", "entry_internal_passport", "no")
    visas = hosts.fact("FIN", "visa_free_days", "0")
    rows = [{"id": f"f{n}", **row} for n, row in enumerate((passport, visas, *facts))]
    found, named = why(World(rows, [], []), code, since, now)
    assert found.countries.set_index("iso3").at["FIN", "standing"] == "both"
    return named


def border(value: str, since: str, until: str = "", **more: str) -> hosts.Row:
    return hosts.fact("FIN", "land_border_with_russia", value, since, until, **more)


def test_a_fact_that_takes_the_place_of_another_is_named_with_it() -> None:
    named = story(
        border("restricted", "2022-09", "2023-11"),
        border("closed", "2023-12"),
        since=date(2023, 11, 15),
        now=date(2023, 12, 31),
    )
    assert named[["part", "kind", "record", "before"]].to_numpy().tolist() == [
        ["border", "began", "f3", "f2"]
    ]
    assert named["day"].iloc[0] == pd.Timestamp("2023-12-01")


def test_a_renewal_is_not_named_but_the_first_of_its_kind() -> None:
    named = story(
        border("restricted", "2022-09", "2023-11"),
        border("closed", "2023-12"),
        border("closed", "2025-04-16"),
        since=date(2023, 11, 15),
        now=date(2025, 6, 1),
    )
    assert named["record"].tolist() == ["f3"]


def test_what_came_and_went_in_between_is_told_in_order() -> None:
    named = story(
        border("open", "2022"),
        border("closed", "2023-05", "2023-07"),
        border("restricted", "2023-08"),
        since=date(2023, 4, 30),
        now=date(2023, 12, 31),
    )
    assert named["kind"].tolist() == ["meanwhile", "began"]
    assert named["record"].tolist() == ["f3", "f4"]
    assert named["before"].tolist() == ["f2", "f3"]


def test_an_older_fact_holds_again_when_the_newer_one_ends() -> None:
    named = story(
        border("open", "2022"),
        border("closed", "2023-05", "2023-07"),
        since=date(2023, 6, 1),
        now=date(2023, 12, 31),
    )
    assert named["kind"].tolist() == ["resumed"]
    assert (named["record"].iloc[0], named["before"].iloc[0]) == ("f2", "f3")


def test_a_fact_that_ended_is_named_with_its_last_day() -> None:
    named = story(
        border("closed", "2022", "2023-05"), since=date(2023, 5, 1), now=date(2023, 12, 31)
    )
    assert named["kind"].tolist() == ["ended"]
    assert named["day"].iloc[0] == pd.Timestamp("2023-05-31")


def test_a_new_fact_with_the_same_content_is_no_cause() -> None:
    assert story(
        border("closed", "2022"),
        border("closed", "2023-06"),
        since=date(2023, 5, 1),
        now=date(2023, 12, 31),
    ).empty


def test_what_is_unknown_on_both_days_does_not_touch_the_difference() -> None:
    rows = [
        hosts.fact("FIN", "visa_free_days", "0"),
        border("restricted", "2022-09", "2023-11"),
        border("closed", "2023-12"),
    ]
    found, _ = why(World(rows, [], []), "entry", date(2023, 11, 15), date(2023, 12, 31))
    row = found.countries.set_index("iso3").loc["FIN"]
    assert row["then_high"] - row["then_low"] > 0.3
    assert row["overlap"]
    assert not row["maybe_none"]
    assert 0 < row["low"] <= row["value"] <= row["high"]


def test_reports_in_between_are_counted_and_have_their_own_interval() -> None:
    incidents = worlds.story(
        {"iso3": "GEO", "event_date": "2022-01-05"},
        {"iso3": "GEO", "event_date": "2023-01-05"},
        {"iso3": "GEO", "event_date": "2023-02-05"},
    )
    world = World([], [], incidents)
    found, named = why(world, "reported", date(2022, 12, 31), date(2023, 12, 31))
    row = found.countries.set_index("iso3").loc["GEO"]
    assert (row["then"], row["now"], row["value"]) == (1, 3, 2)
    assert row["low"] == pytest.approx(0.355, abs=0.001)
    assert row["high"] == pytest.approx(6.296, abs=0.001)
    assert not row["maybe_none"]
    assert named["kind"].tolist() == ["incidents"]
    assert named["n"].tolist() == [2]


def test_where_only_time_passed_evidence_aged() -> None:
    incidents = worlds.story(*({"iso3": "GEO", "event_date": "2022-01-05"} for _ in range(3)))
    found, named = why(World([], [], incidents), "weighted", date(2022, 12, 31), date(2023, 12, 31))
    assert found.countries.set_index("iso3").at["GEO", "value"] < 0
    assert set(named.loc[named["iso3"] == "GEO", "kind"]) == {"age", "mean"}
