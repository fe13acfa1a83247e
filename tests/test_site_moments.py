"""All incidents by month: any run of whole months out of them is what the engine answers for it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import engine
from dashboard.engine import grid
from dashboard.filters import Query
from dashboard.site.tiles import moments
from tests import strategies, worlds

FRAMES = (worlds.geo_frame, worlds.polars_frame)


def counts(rows: list[list[Any]], name: slice, first: int, last: int) -> dict[Any, int]:
    """Add up, by what names a place, the rows whose months overlap a run of months."""
    found: dict[Any, int] = {}
    for row in rows:
        begin, end = row[name.stop : name.stop + 2]
        if begin <= last and end >= first:
            key = tuple(row[name])
            found[key] = found.get(key, 0) + row[2]
    return found


@pytest.mark.parametrize("frame", FRAMES)
@settings(max_examples=15)
@given(
    rows=some.lists(strategies.rows(), max_size=8),
    first=some.integers(2010 * 12, 2026 * 12),
    length=some.integers(0, 24),
)
def test_a_run_of_months_is_what_the_engine_answers(
    frame: Any, rows: list[worlds.Row], first: int, length: int
) -> None:
    incidents = engine.prepare(frame(worlds.story(*rows)))
    last = first + length
    year, month = divmod(last, 12)
    until = date(year, month + 1, monthrange(year, month + 1)[1])
    query = Query(since=date(first // 12, first % 12 + 1, 1), until=until)
    found, side = moments(incidents, 3), range(grid.tiles(3))
    tiles = [found.tile(x, y, 3) for x in side for y in side]
    run = (first - 1970 * 12, last - 1970 * 12)
    cells = engine.cells(incidents, query, 3)
    places = zip(cells["x"], cells["y"], strict=True)
    told = [row for tile in tiles for row in tile["c"]]
    assert counts(told, slice(4, 6), *run) == dict(zip(places, cells["n"], strict=True))
    badges = engine.badges(incidents, query)
    told = [row for tile in tiles for row in tile["b"]]
    expected = {(iso3,): n for iso3, n in zip(badges["iso3"], badges["n"], strict=True)}
    assert counts(told, slice(4, 5), *run) == expected


def test_a_lone_incident_says_who_it_is() -> None:
    rows = worlds.story(
        {"event_date": "2024-02-13", "lon": 71.4, "lat": 51.1},
        {"event_date": "2024-03-01", "lon": 71.4, "lat": 51.1},
        {"event_date": "2024-03-05", "lon": 71.4, "lat": 51.1},
    )
    found, side = moments(engine.prepare(worlds.geo_frame(rows)), 3), range(grid.tiles(3))
    (one, two) = [row for x in side for y in side for row in found.tile(x, y, 3)["c"]]
    assert (one[2], one[8]) == (1, "i0000000001")
    assert (two[2], two[8]) == (2, "")
