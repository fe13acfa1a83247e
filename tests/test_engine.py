"""Both frames answer as the slow reference does, and the answers keep the engine's laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import engine, schema
from dashboard.filters import FACETS, Query
from dashboard.units import MAX_ZOOM
from tests import reference, strategies, worlds

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

ZOOMS = range(MAX_ZOOM + 1)
FIELDS = [facet.field for facet in FACETS]


def plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a frame as rows of plain values, dates as dates."""
    shown = frame.copy()
    for name in frame.select_dtypes("datetime"):
        shown[name] = pd.Series(frame[name].dt.date, dtype=object)
    return [{str(name): value for name, value in row.items()} for row in shown.to_dict("records")]


def answers(incidents: engine.Incidents, query: Query) -> dict[str, Any]:
    """Return every answer to one question."""
    return {
        "count": engine.count(incidents, query),
        "totals": plain(engine.totals(incidents, query)),
        "badges": plain(engine.badges(incidents, query)),
        "months": plain(engine.months(incidents, query)),
        "records": plain(engine.records(incidents, query)),
        "facets": {name: engine.facet_counts(incidents, query, name) for name in FIELDS},
        "cells": [plain(engine.cells(incidents, query, zoom)) for zoom in ZOOMS],
    }


def slow_answers(rows: worlds.Story, query: Query) -> dict[str, Any]:
    """Return the same from the reference."""
    return {
        "count": len(reference.asked(rows, query)),
        "totals": reference.totals(rows, query),
        "badges": reference.badges(rows, query),
        "months": reference.months(rows, query),
        "records": [dict(row) for row in reference.asked(rows, query)],
        "facets": {name: reference.facet_counts(rows, query, name) for name in FIELDS},
        "cells": [approximately(reference.cells(rows, query, zoom)) for zoom in ZOOMS],
    }


def approximately(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Allow the mean points to differ in the last bit."""
    near = [{n: pytest.approx(c[n], rel=0, abs=1e-9) for n in ("lon", "lat")} for c in cells]
    return [cell | point for cell, point in zip(cells, near, strict=True)]


@settings(max_examples=40)
@given(strategies.stories, strategies.queries())
def test_both_frames_answer_as_the_slow_reference(rows: worlds.Story, query: Query) -> None:
    expected = slow_answers(rows, query)
    given_answers = [answers(engine.prepare(frame(rows)), query) for frame in worlds.FRAMES]
    for given_answer in given_answers:
        assert given_answer == expected
    assert given_answers[0] == given_answers[1]


@settings(max_examples=20)
@given(strategies.stories, strategies.queries(), some.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(
    rows: worlds.Story, query: Query, chance: random.Random
) -> None:
    shuffled = chance.sample(rows, len(rows))
    one, other = (engine.prepare(worlds.polars_frame(given)) for given in (rows, shuffled))
    assert answers(one, query) == answers(other, query)


@settings(max_examples=40)
@given(strategies.stories, strategies.narrowed())
def test_a_narrower_question_finds_a_subset(
    rows: worlds.Story, questions: tuple[Query, Query]
) -> None:
    incidents = engine.prepare(worlds.polars_frame(rows))
    wide, narrow = (set(engine.records(incidents, query)["id"]) for query in questions)
    assert narrow <= wide


@settings(max_examples=20)
@given(strategies.stories, strategies.queries())
def test_every_row_asked_for_is_counted_once_everywhere(rows: worlds.Story, query: Query) -> None:
    incidents = engine.prepare(worlds.geo_frame(rows))
    count = engine.count(incidents, query)
    vague = engine.badges(incidents, query)
    for zoom in ZOOMS:
        assert engine.cells(incidents, query, zoom)["n"].sum() + vague["n"].sum() == count
    totals = engine.totals(incidents, query)
    assert totals["n"].sum() == engine.months(incidents, query)["n"].sum() == count
    assert (totals[list(engine.METHOD_COUNTS)].sum(axis=1) == totals["n"]).all()


@settings(max_examples=20)
@given(strategies.stories, strategies.queries(), some.sampled_from(ZOOMS))
def test_a_cell_holds_the_records_it_counts(rows: worlds.Story, query: Query, zoom: int) -> None:
    for frame in worlds.FRAMES:
        incidents = engine.prepare(frame(rows))
        for cell in engine.cells(incidents, query, zoom).to_dict("records"):
            inside = engine.in_cell(incidents, query, zoom, cell["x"], cell["y"])
            assert len(inside) == cell["n"]
            assert cell["id"] in {"", inside["id"][0]}


@pytest.mark.parametrize("frame", worlds.FRAMES)
@pytest.mark.parametrize(
    "rows",
    [worlds.NOTHING, worlds.ONE_INCIDENT, worlds.ONE_CITY, worlds.VAGUE, worlds.EDGES],
    ids=["nothing", "one_incident", "one_city", "vague", "edges"],
)
def test_the_edges_of_the_world_are_answered(
    rows: worlds.Story, frame: Callable[[worlds.Story], Any]
) -> None:
    incidents = engine.prepare(frame(rows))
    assert len(incidents) == len(rows)
    for query in (Query(), Query(area=(170.0, -90.0, -170.0, 90.0)), Query(text="nowhere at all")):
        assert answers(incidents, query) == slow_answers(rows, query)


def test_no_record_is_dropped_beyond_the_end_of_the_map() -> None:
    incidents = engine.prepare(worlds.geo_frame(worlds.EDGES))
    for zoom in ZOOMS:
        cells = engine.cells(incidents, Query(), zoom)
        assert cells["n"].sum() == len(worlds.EDGES)
        assert cells["x"].max() == cells["y"].max() == 2 ** (zoom + 3) - 1
        assert cells["x"].min() == cells["y"].min() == 0


@pytest.mark.parametrize("frame", worlds.FRAMES)
def test_many_rows_in_one_cell_do_not_overflow(frame: Callable[[worlds.Story], Any]) -> None:
    rows = worlds.story(*[worlds.BERLIN] * 300)
    incidents = engine.prepare(frame(rows))
    cell = engine.cells(incidents, Query(), 9).to_dict("records")[0]
    assert cell["n"] == cell["n_co_opting_states"] == 300
    assert (cell["lon"], cell["lat"]) == (13.41, 52.52)
    assert engine.totals(incidents, Query())["n_co_opting_states"].tolist() == [300]


def test_what_is_not_known_to_the_city_is_never_a_point() -> None:
    incidents = engine.prepare(worlds.geo_frame(worlds.VAGUE))
    assert engine.cells(incidents, Query(), 9).empty
    assert engine.badges(incidents, Query())["n"].tolist() == [4]


def test_dates_match_by_overlap() -> None:
    incidents = engine.prepare(worlds.polars_frame(worlds.VAGUE))
    by_day = {
        "2022-12-29": 0, "2022-12-30": 1, "2023-02-28": 2, "2023-03-01": 1,
        "2024-02-29": 1, "2024-03-01": 0, "2024-04-01": 1, "2024-07-01": 0,
    }  # fmt: skip
    for day, n in by_day.items():
        query = Query.from_params({"since": day, "until": day})
        assert engine.count(incidents, query) == n, day


@pytest.mark.parametrize("frame", worlds.FRAMES)
@pytest.mark.parametrize(
    ("area", "found"),
    [
        ((13.41, 52.52, 76.93, 52.53), {"DEU"}),
        ((0.0, 43.25, 13.41, 52.52), {"DEU"}),
        ((13.42, 43.24, 76.93, 43.25), {"KAZ"}),
        ((13.42, 43.26, 76.92, 52.52), set()),
        ((76.93, 0.0, 13.41, 60.0), {"DEU", "KAZ"}),
        ((76.94, 0.0, 13.41, 60.0), {"DEU"}),
        ((76.93, 0.0, 13.4, 60.0), {"KAZ"}),
        ((76.94, 0.0, 13.4, 60.0), set()),
    ],
)
def test_edges_belong_to_an_area(
    area: tuple[float, float, float, float],
    found: set[str],
    frame: Callable[[worlds.Story], Any],
) -> None:
    incidents = engine.prepare(frame(worlds.SILENT_COUNTRY))
    assert set(engine.totals(incidents, Query(area=area))["iso3"]) == found


def test_before_everything_there_is_nothing() -> None:
    incidents = engine.prepare(worlds.geo_frame(worlds.SILENT_COUNTRY))
    assert engine.count(incidents, Query.from_params({"until": "1900-01-01"})) == 0


@pytest.mark.parametrize("frame", worlds.FRAMES)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("журналистка ЁЛКИНА", {1}),
        ("елкин", {1}),
        ("strasse", {2}),
        ("STRASSE GROẞE", {2}),
        ("istanbul", {3}),
        ("İSTANBUL Cafe's", {3}),
        ("a.b*c?", {4}),
        (r"\d+", {4}),
        ("$^ {0} |", {4}),
        ("[sic]", {4}),
        (".*", set()),
        ("<b>", {4}),
        ("kyrgyzstan osh", {5}),
        ("ile-de-france ivan", {6}),
        ("kazakhstan", {1, 2, 3, 4, 6}),
        ("twice kyrgyzstan", set()),
        ("franceivan", set()),
    ],
)
def test_text_is_looked_for_as_it_is_written(
    text: str, found: set[int], frame: Callable[[worlds.Story], Any]
) -> None:
    incidents = engine.prepare(frame(worlds.ALPHABETS))
    ids = engine.records(incidents, Query(text=text))["id"]
    assert {int(identifier[1:]) for identifier in ids} == found


def test_a_facet_counts_what_choosing_it_would_give() -> None:
    incidents = engine.prepare(worlds.geo_frame(worlds.SILENT_COUNTRY))
    query = Query(countries=("DEU",), threat_types=("detention",))
    counts = engine.facet_counts(incidents, query, "countries")
    assert (counts["DEU"], counts["KAZ"], counts["ARM"]) == (5, 6, 0)
    assert engine.facet_counts(incidents, query, "threat_types")["detention"] == 5
    with pytest.raises(KeyError):
        engine.facet_counts(incidents, query, "since")


def test_the_frame_given_is_left_as_it_was() -> None:
    frame = worlds.geo_frame(worlds.SILENT_COUNTRY).set_index(pd.Index(range(20, 9, -1)))
    before = frame.copy(deep=True)
    incidents = engine.prepare(frame)
    assert engine.count(incidents, Query(countries=("KAZ",))) == 6
    pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(before))


def test_conditions_name_only_columns_of_the_prepared_frame() -> None:
    incidents = engine.prepare(worlds.polars_frame(worlds.ONE_INCIDENT))
    assert engine.matches(Query()) == []
    assert {facet.column for facet in FACETS} <= set(incidents.slim.columns)
    assert "search" not in incidents.slim.columns
    assert set(incidents.full.columns) == set(schema.INCIDENTS.names)
