"""Classes, monthly bars, the period covered and ranked lists."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import engine, summary
from dashboard.filters import FACETS, Query
from tests import reference, strategies, worlds

counts = some.lists(some.integers(0, 10**7), max_size=30)


@given(counts)
def test_breaks_rise_to_the_largest_count_in_at_most_five_steps(given: list[int]) -> None:
    bounds = summary.breaks(given)
    assert len(bounds) <= summary.CLASSES
    assert list(bounds) == sorted(set(bounds))
    assert bounds[-1:] == tuple({max(given)} - {0} if given else ())
    assert all(bound >= 1 for bound in bounds)


@given(counts)
def test_breaks_depend_on_the_largest_count_alone(given: list[int]) -> None:
    assert summary.breaks(given) == summary.breaks([0, max(given, default=0)])


@pytest.mark.parametrize(
    ("largest", "bounds"),
    [
        (0, ()),
        (1, (1,)),
        (3, (1, 2, 3)),
        (5, (1, 2, 3, 4, 5)),
        (6, (2, 3, 5, 6)),
        (10, (2, 3, 4, 7, 10)),
        (40, (3, 5, 10, 20, 40)),
        (243, (3, 9, 30, 80, 243)),
        (12_345, (7, 40, 300, 2000, 12_345)),
    ],
)
def test_breaks_of_skewed_counts(largest: int, bounds: tuple[int, ...]) -> None:
    assert summary.breaks([largest, 0]) == bounds


def test_breaks_read_a_column_as_well() -> None:
    assert summary.breaks(pd.Series([1, 40])) == (3, 5, 10, 20, 40)


@settings(max_examples=40)
@given(strategies.stories, strategies.queries())
def test_bars_always_add_up_to_the_count(rows: worlds.Story, query: Query) -> None:
    incidents = engine.prepare(worlds.geo_frame(rows))
    bars = summary.month_bars(engine.months(incidents, query))
    assert bars["n"].sum() == pytest.approx(engine.count(incidents, query))
    assert not bars.duplicated(["month", "method", "exact"]).any()
    exact = sum(row["date_precision"] in {"day", "month"} for row in reference.asked(rows, query))
    assert bars.loc[bars["exact"], "n"].sum() == exact


def test_what_is_known_to_the_year_is_spread_over_it() -> None:
    incidents = engine.prepare(worlds.geo_frame(worlds.VAGUE))
    bars = summary.month_bars(engine.months(incidents, Query()))
    assert list(bars.columns) == ["month", "method", "n", "exact"]
    assert [str(kind) for kind in bars.dtypes] == ["datetime64[s]", "str", "float64", "bool"]
    vague = bars[~bars["exact"]].set_index("month")["n"]
    assert vague["2023"].tolist() == pytest.approx([1 / 12] * 12)
    assert vague["2024"].tolist() == pytest.approx([1 / 3] * 3)
    assert list(vague["2024"].index) == list(pd.date_range("2024-04-01", periods=3, freq="MS"))
    assert bars[bars["exact"]]["month"].dt.strftime("%Y-%m").tolist() == ["2022-12", "2024-02"]


def test_no_incident_makes_no_bar() -> None:
    incidents = engine.prepare(worlds.polars_frame(worlds.NOTHING))
    bars = summary.month_bars(engine.months(incidents, Query()))
    assert bars.empty
    assert [str(kind) for kind in bars.dtypes] == ["datetime64[s]", "str", "float64", "bool"]


@settings(max_examples=30)
@given(strategies.stories, strategies.queries())
def test_the_period_covers_every_incident_asked_for(rows: worlds.Story, query: Query) -> None:
    found = reference.asked(rows, query)
    expected = (
        (min(row["date_from"] for row in found), max(row["date_to"] for row in found))
        if found
        else None
    )
    for frame in worlds.FRAMES:
        assert summary.period(engine.prepare(frame(rows)), query) == expected


def test_countries_come_by_count_then_by_name() -> None:
    rows = worlds.story({"iso3": "KAZ"}, {"iso3": "KAZ"}, {"iso3": "DEU"}, {"iso3": "ARM"})
    table = summary.country_table(engine.prepare(worlds.geo_frame(rows)), Query())
    assert table["country"].tolist() == ["Kazakhstan", "Armenia", "Germany"]
    assert list(table.columns) == ["iso3", "country", "n", *engine.METHOD_COUNTS]
    empty = summary.country_table(engine.prepare(worlds.geo_frame(worlds.NOTHING)), Query())
    assert empty.empty
    assert list(empty.columns) == list(table.columns)


@settings(max_examples=30)
@given(strategies.stories, strategies.queries(), some.sampled_from(FACETS).map(lambda f: f.field))
def test_a_ranked_list_adds_up_and_falls(rows: worlds.Story, query: Query, field: str) -> None:
    incidents = engine.prepare(worlds.polars_frame(rows))
    lines = summary.ranked(incidents, query, field)
    assert sum(line.n for line in lines) == engine.count(incidents, query)
    assert [line.n for line in lines] == sorted((line.n for line in lines), reverse=True)
    assert all(line.n for line in lines)


def test_the_most_helpful_filter_to_let_go_comes_first() -> None:
    incidents = engine.prepare(worlds.geo_frame(worlds.SILENT_COUNTRY))
    query = Query(countries=("ARM",), since=date(2024, 6, 1), text="reporter")
    assert summary.loosened(incidents, query) == (("countries", 1), ("since", 0), ("text", 0))
    assert summary.loosened(incidents, Query()) == ()
