"""What changed between two days: laws in invented worlds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import dates, risk
from dashboard.countries import NAMES
from dashboard.risk.causes import CAUSES, KINDS, causes
from dashboard.risk.difference import Difference, between
from dashboard.risk.grades import GRADES
from tests import worlds
from tests.risk import hosts
from tests.risk.test_laws import World, worlds_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.risk.scores import Scores

EVERY = tuple(layer.code for layer in risk.LAYERS)
GRADED = ("exposure", "entry")
"""Layers in which nothing ages: only facts can move them."""

READABLE = [
    (row.field, value)
    for row in GRADES
    for value in hosts.VALUES
    if row.read is not None and not np.isnan(row.read(value))
]


@some.composite
def told(draw: some.DrawFn) -> hosts.Row:
    """A fact of two countries that some layer grades."""
    field, value = draw(some.sampled_from(READABLE))
    since, until = (draw(some.sampled_from(hosts.DATES)) for _ in range(2))
    if since and until and until < since[:4]:
        since, until = until, since
    iso3 = draw(some.sampled_from(["KAZ", "DEU"]))
    return {**hosts.fact(iso3, field, value, since, until), "source_id": "s1"}


many_facts = some.builds(
    lambda world, facts: World([*world.facts, *facts], world.figures, world.incidents),
    worlds_of_rows,
    some.lists(told(), min_size=25, max_size=60),
)
"""Worlds in which the layers made of facts know something on most days."""

days = some.sampled_from([date(2022, 6, 30), date(2023, 11, 15), date(2024, 2, 29), hosts.DAY])
pairs = some.tuples(days, days).filter(lambda pair: pair[0] < pair[1])


class Compared(NamedTuple):
    """One layer of one world on two days."""

    code: str
    then: Scores
    now: Scores
    found: Difference
    named: pd.DataFrame


def compared(
    world: World, since: date, now: date, codes: tuple[str, ...] = EVERY
) -> Iterator[Compared]:
    """Yield what changed in a world, layer by layer, and because of what."""
    given = (world.facts, world.figures, world.incidents)
    asked = hosts.asked(*given, as_of=now, sources=hosts.SOURCES)
    earlier = replace(asked, as_of=since)
    for code in codes:
        two = (risk.layer(code).score(earlier), risk.layer(code).score(asked))
        found = between(*two)
        yield Compared(code, *two, found, causes(*two, found, asked, since))


def why(world: World, code: str, since: date, now: date) -> tuple[Difference, pd.DataFrame]:
    (only,) = compared(world, since, now, (code,))
    return only.found, only.named


laws = settings(max_examples=8)


@laws
@given(many_facts, days)
def test_a_day_differs_from_itself_by_nothing(world: World, day: date) -> None:
    for _, _, _, found, named in compared(world, day, day):
        both = found.countries[found.countries["standing"] == "both"]
        assert not both[["value", "low", "high"]].to_numpy().any()
        assert set(found.countries["standing"]) <= {"both", "neither"}
        assert not found.parts["moved"].any()
        assert not found.countries["maybe_none"].any()
        assert named.empty


@laws
@given(many_facts, pairs)
def test_swapping_the_days_turns_every_sign(world: World, pair: tuple[date, date]) -> None:
    for _, then, now, found, _ in compared(world, *pair):
        one, other = found.countries, between(now, then).countries
        for mine, theirs in (("value", "value"), ("low", "high"), ("high", "low")):
            np.testing.assert_allclose(one[mine], -other[theirs], atol=1e-12)
        turned = {"only_now": "only_then", "only_then": "only_now"}
        assert one["standing"].tolist() == [turned.get(s, s) for s in other["standing"]]
        assert one["maybe_none"].tolist() == other["maybe_none"].tolist()


@laws
@given(many_facts, pairs)
def test_what_is_unobserved_on_either_day_is_never_a_number(
    world: World, pair: tuple[date, date]
) -> None:
    for _, then, now, difference, _ in compared(world, *pair):
        found = difference.countries
        assert found["iso3"].tolist() == list(NAMES)
        earlier, later = then.countries["observed"], now.countries["observed"]
        both = earlier & later
        numbers = found[["value", "low", "high"]]
        assert numbers[~both].isna().all(axis=None)
        assert numbers[both].notna().all(axis=None)
        assert ((found["standing"] == "both") == both).all()
        assert ((found["standing"] == "only_now") == (later & ~earlier)).all()
        assert ((found["standing"] == "only_then") == (earlier & ~later)).all()
        change = now.countries.loc[both, "value"] - then.countries.loc[both, "value"]
        assert found.loc[both, "value"].to_numpy() == pytest.approx(change.to_numpy())


@laws
@given(many_facts, pairs)
def test_a_range_holds_its_value_and_is_no_wider_than_the_two_days_allow(
    world: World, pair: tuple[date, date]
) -> None:
    for code, _, _, found, _ in compared(world, *pair):
        both = found.countries[found.countries["standing"] == "both"]
        assert (both["low"] <= both["value"]).all()
        assert (both["value"] <= both["high"]).all()
        if code != "reported":  # reports in between have an interval of their own
            assert (both["low"] >= both["now_low"] - both["then_high"] - 1e-9).all()
            assert (both["high"] <= both["now_high"] - both["then_low"] + 1e-9).all()


@laws
@given(many_facts, pairs, told())
def test_a_fact_outside_both_days_is_never_a_cause(
    world: World, pair: tuple[date, date], more: hosts.Row
) -> None:
    since, now = pair
    over = {**more, "id": "over", "valid_from": "2020", "valid_to": "2022-06-29"}
    later = {**more, "id": "later", "valid_from": "2024-07-01", "valid_to": ""}
    larger = World([*world.facts, over, later], world.figures, world.incidents)
    facts = hosts.asked(larger.facts).snapshot.host_facts.set_index("id")
    begin, end = facts["valid_from"].to_dict(), facts["valid_to"].to_dict()
    for row in compared(larger, *pair):
        named = {*row.named["record"], *row.named["before"]}.intersection(begin)
        assert not named & {"over", "later"}
        assert not [r for r in named if begin[r] and dates.first_day(begin[r]) > now]
        assert not [r for r in named if end[r] and dates.last_day(end[r]) < since]


@laws
@given(many_facts, pairs)
def test_every_part_that_moved_has_a_cause_and_no_other(
    world: World, pair: tuple[date, date]
) -> None:
    for code, _, _, found, named in compared(world, *pair):
        assert {name: str(kind) for name, kind in named.dtypes.items()} == CAUSES
        assert set(named["kind"]) <= set(KINDS)
        moved = found.parts[found.parts["moved"]]
        keys = set(zip(moved["iso3"], moved["part"], strict=True))
        because = set(zip(named["iso3"], named["part"], strict=True))
        assert {key for key in because if key[1]} <= keys
        whole = {iso3 for iso3, part in because if not part}
        assert {key for key in keys if key[0] not in whole} <= because
        if code in GRADED:
            assert set(named["table"]) <= {"host_facts"}
            assert not set(named["kind"]) & {"age", "mean", "incidents", "enough"}


@laws
@given(many_facts, pairs, some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    world: World, pair: tuple[date, date], chance: Any
) -> None:
    def numbered(rows: Sequence[hosts.Row], letter: str) -> list[hosts.Row]:
        return [{"id": f"{letter}{n:06d}", **row} for n, row in enumerate(rows)]

    kept = World(numbered(world.facts, "h"), numbered(world.figures, "s"), world.incidents)
    mixed = [list(part) for part in (kept.facts, kept.figures, kept.incidents)]
    for part in mixed:
        chance.shuffle(part)
    order = ["iso3", "part", "kind", "record"]
    for one, other in zip(compared(kept, *pair), compared(World(*mixed), *pair), strict=True):
        pd.testing.assert_frame_equal(one.found.countries, other.found.countries)
        mine, theirs = (rows.named.sort_values(order, ignore_index=True) for rows in (one, other))
        pd.testing.assert_frame_equal(mine, theirs)


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
    row = found.countries.set_index("iso3").loc["FIN"].to_dict()
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
    row = found.countries.set_index("iso3").loc["GEO"].to_dict()
    assert (row["then"], row["now"], row["value"]) == (1, 3, 2)
    assert row["low"] == pytest.approx(0.355, abs=0.001)
    assert row["high"] == pytest.approx(6.296, abs=0.001)
    assert not row["maybe_none"]
    assert named["kind"].tolist() == ["incidents"]
    assert named["n"].tolist() == [2]


def test_where_only_time_passed_evidence_aged() -> None:
    incidents = worlds.story(*({"iso3": "GEO", "event_date": "2022-01-05"} for _ in range(3)))
    found, named = why(World([], [], incidents), "weighted", date(2022, 12, 31), date(2023, 12, 31))
    assert found.countries.set_index("iso3")["value"]["GEO"] < 0
    assert set(named.loc[named["iso3"] == "GEO", "kind"]) == {"age", "mean"}
