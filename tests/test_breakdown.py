"""Incidents by code: as a slow count has them, adding up to the table, spread where rough."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import breakdown, engine, taxonomy
from dashboard.filters import FACETS, Query
from tests import reference, strategies, worlds

SOLID = {grade.code for grade in taxonomy.EVIDENCE if grade.solid}
COLUMNS = {facet.field: facet.column for facet in FACETS}
Heights = defaultdict[tuple[str, int], Fraction]
fields = some.sampled_from(breakdown.FIELDS)


@settings(max_examples=40)
@given(strategies.stories, strategies.queries(), fields)
def test_bars_are_those_of_a_slow_count(rows: worlds.Story, query: Query, field: str) -> None:
    others = reference.asked(rows, query.without(field))
    n = Counter(row[COLUMNS[field]] for row in others)
    solid = Counter(row[COLUMNS[field]] for row in others if row["verification"] in SOLID)
    for frame in worlds.FRAMES:
        bars = breakdown.bars(engine.prepare(frame(rows)), query, field)
        assert {bar.code: (bar.n, bar.solid) for bar in bars} == {
            code: (n[code], solid[code]) for code in n
        }
        known = [bar.n for bar in bars if bar.code not in breakdown.APART.get(field, ())]
        assert known == sorted(known, reverse=True)
        assert [bar.n for bar in bars[: len(known)]] == known


@settings(max_examples=40)
@given(strategies.stories, strategies.queries(), fields)
def test_the_chosen_bars_add_up_to_the_table(rows: worlds.Story, query: Query, field: str) -> None:
    incidents = engine.prepare(worlds.polars_frame(rows))
    chosen = getattr(query, field)
    bars = breakdown.bars(incidents, query, field)
    shown = sum(bar.n for bar in bars if not chosen or bar.code in chosen)
    assert shown == engine.count(incidents, query)


@settings(max_examples=40)
@given(strategies.stories, strategies.queries(), fields)
def test_bars_over_time_are_those_of_a_slow_count(
    rows: worlds.Story, query: Query, field: str
) -> None:
    others = reference.asked(rows, query.without(field))
    for frame in worlds.FRAMES:
        found = breakdown.over_time(engine.prepare(frame(rows)), query, field)
        exact: Heights = defaultdict(Fraction)
        rough: Heights = defaultdict(Fraction)
        for row in others:
            begin, span = row["date_from"], reference.SPANS[row["date_precision"]]
            month = 12 * (begin.year - 1970) + begin.month - 1
            for later in range(span):
                bar = (row[COLUMNS[field]], (month + later - found.begin) // found.width)
                (exact if span <= found.width else rough)[bar] += Fraction(1, span)
        for heights, expected in ((found.exact, exact), (found.rough, rough)):
            told = {
                (code, at): height
                for code, line in heights.items()
                for at, height in enumerate(line.tolist())
                if height
            }
            assert told == pytest.approx({bar: float(n) for bar, n in expected.items()})


def test_bars_over_time_are_as_fine_as_fits() -> None:
    def width(*dates: str) -> int:
        rows = worlds.story(*({"event_date": day} for day in dates))
        incidents = engine.prepare(worlds.geo_frame(rows))
        found = breakdown.over_time(incidents, Query(), "countries")
        assert found.written(0).startswith(dates[0][:4])
        assert found.written(found.bars - 1).startswith(dates[-1][:4])
        return found.width

    assert width("2024-02-13") == 1
    assert width("2022", "2024-12") == 1
    assert width("2022", "2025-01") == 3
    assert width("2016-Q1", "2024-12-31") == 3
    assert width("2016", "2025") == 12
    assert width("1900", "2025") == 12


def test_without_reports_there_is_nothing_to_draw() -> None:
    incidents = engine.prepare(worlds.polars_frame(worlds.NOTHING))
    found = breakdown.over_time(incidents, Query(), "threat_types")
    assert (found.bars, found.top) == (0, 0)
    assert breakdown.bars(incidents, Query(), "threat_types") == ()


def test_what_is_not_known_comes_last() -> None:
    unknown, known = {"attributed_to": "unknown"}, {"attributed_to": "russian_state"}
    incidents = engine.prepare(worlds.geo_frame(worlds.story(unknown, unknown, known)))
    bars = breakdown.bars(incidents, Query(), "attributions")
    assert [(bar.code, bar.n) for bar in bars] == [("russian_state", 1), ("unknown", 2)]


@pytest.mark.parametrize("field", breakdown.FIELDS)
def test_what_stands_apart_is_a_code_of_its_field(field: str) -> None:
    codes = next(facet.codes for facet in FACETS if facet.field == field)
    assert set(breakdown.APART.get(field, ())) <= set(codes)
