"""Records: every released column, one type whatever frame they come from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard import countries, engine, schema
from dashboard.errors import QueryError
from dashboard.filters import Query
from tests import worlds

if TYPE_CHECKING:
    from collections.abc import Callable

by_frame = pytest.mark.parametrize("frame", worlds.FRAMES)


@by_frame
@pytest.mark.parametrize("rows", [worlds.NOTHING, worlds.SILENT_COUNTRY], ids=["no", "some"])
def test_records_have_the_same_types_from_any_frame(
    rows: worlds.Story, frame: Callable[[worlds.Story], Any]
) -> None:
    records = engine.records(engine.prepare(frame(rows)), Query())
    assert tuple(records.columns) == schema.INCIDENTS.names
    kinds = {"date": "datetime64[s]", "number": "float64", "integer": "int64"}
    expected = {c.name: kinds.get(c.kind, "str") for c in schema.INCIDENTS.columns}
    assert {str(name): str(kind) for name, kind in records.dtypes.items()} == expected


@by_frame
def test_records_come_newest_first_then_by_id(frame: Callable[[worlds.Story], Any]) -> None:
    rows = worlds.story(
        {"id": "b", "event_date": "2024"},
        {"id": "c", "event_date": "2024-01-01"},
        {"id": "a", "event_date": "2024-01-01"},
        {"id": "d", "event_date": "2024-02"},
    )
    incidents = engine.prepare(frame(rows))
    assert engine.records(incidents, Query())["id"].tolist() == ["d", "a", "b", "c"]
    assert engine.records(incidents, Query(), limit=2)["id"].tolist() == ["d", "a"]
    assert engine.records(incidents, Query(), limit=0).empty
    assert engine.records(incidents, Query(), limit=2, offset=1)["id"].tolist() == ["a", "b"]
    assert engine.records(incidents, Query(), limit=2, offset=9).empty
    assert len(engine.records(incidents, Query(), limit=None)) == 4


@by_frame
def test_one_record_is_everything_we_hold(frame: Callable[[worlds.Story], Any]) -> None:
    incidents = engine.prepare(frame(worlds.SILENT_COUNTRY))
    record = engine.record(incidents, "i0000000002")
    assert record == dict(worlds.SILENT_COUNTRY[1])
    assert record is not None
    assert record["date_to"] == date(2024, 2, 29)
    assert type(record["date_to"]) is date


@by_frame
@pytest.mark.parametrize("identifier", ["", "i9", "'; --", "{{7*7}}", "\x00", "i" * 10_000])
def test_no_record_is_none(identifier: str, frame: Callable[[worlds.Story], Any]) -> None:
    assert engine.record(engine.prepare(frame(worlds.ONE_INCIDENT)), identifier) is None


@by_frame
def test_a_cell_lists_what_stands_in_one_city(frame: Callable[[worlds.Story], Any]) -> None:
    incidents = engine.prepare(frame(worlds.ONE_CITY))
    cell = engine.cells(incidents, Query(), 9).iloc[0]
    x, y = int(cell["x"]), int(cell["y"])
    assert engine.in_cell(incidents, Query(), 9, x, y)["place"].tolist() == ["Berlin"] * 4
    assert len(engine.in_cell(incidents, Query(threat_types=("assault",)), 9, x, y)) == 1
    assert len(engine.in_cell(incidents, Query(), 9, x, y, limit=3)) == 3
    assert engine.in_cell(incidents, Query(), 9, x + 1, y).empty


@by_frame
def test_a_cell_lists_nothing_that_is_not_known_to_the_city(
    frame: Callable[[worlds.Story], Any],
) -> None:
    germany = countries.country("DEU")
    rows = worlds.story({"iso3": "DEU"}, {"iso3": "DEU", "lon": germany.lon, "lat": germany.lat})
    incidents = engine.prepare(frame(rows))
    cell = engine.cells(incidents, Query(), 9).iloc[0]
    inside = engine.in_cell(incidents, Query(), 9, int(cell["x"]), int(cell["y"]))
    assert inside["geo_precision"].tolist() == ["city"]


@pytest.mark.parametrize(("zoom", "x", "y"), [(-1, 0, 0), (10, 0, 0), (0, 8, 0), (3, 0, -1)])
def test_a_cell_that_is_none_is_refused(zoom: int, x: int, y: int) -> None:
    incidents = engine.prepare(worlds.geo_frame(worlds.ONE_CITY))
    with pytest.raises(QueryError):
        engine.in_cell(incidents, Query(), zoom, x, y)


def test_only_released_columns_are_answered() -> None:
    frame = worlds.geo_frame(worlds.ONE_INCIDENT).assign(editor_note="not for readers")
    incidents = engine.prepare(frame)
    assert "editor_note" not in engine.records(incidents, Query()).columns
    assert "editor_note" not in (engine.record(incidents, "i0000000001") or {})


def test_plain_pandas_is_answered_too() -> None:
    frame = worlds.pandas_frame(worlds.SILENT_COUNTRY)
    pd.testing.assert_frame_equal(
        engine.records(engine.prepare(frame), Query()),
        engine.records(engine.prepare(worlds.polars_frame(worlds.SILENT_COUNTRY)), Query()),
    )
