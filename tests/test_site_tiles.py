"""Tiles: every incident that answers the question is in exactly one tile of every zoom."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import engine, schema, taxonomy, units
from dashboard.engine import grid
from dashboard.engine.grid import TILE, quads
from dashboard.filters import Query
from dashboard.site.tiles import Tiles

THREATS = taxonomy.codes(taxonomy.THREAT_TYPES)
METHODS = taxonomy.codes(taxonomy.METHODS)
SOLID = {grade.code: int(grade.solid) for grade in taxonomy.EVIDENCE}

FIXED: dict[str, Any] = {
    "date_from": pd.Timestamp("2024-02-13"),
    "date_to": pd.Timestamp("2024-02-13"),
    "date_precision": "day",
    "target_group": "journalist",
    "attributed_to": "unknown",
}
ROW = {
    "threat_type": "killing",
    "verification": "alleged",
    "iso3": "DEU",
    "geo_precision": "city",
    "lon": 13.404,
    "lat": 52.517,
}

incident = st.fixed_dictionaries(
    {
        "threat_type": st.sampled_from(THREATS),
        "verification": st.sampled_from(taxonomy.codes(taxonomy.EVIDENCE)),
        "iso3": st.sampled_from(["KAZ", "DEU", "FJI", "RUS"]),
        "geo_precision": st.sampled_from(["city", "city", "region", "country"]),
        "lon": st.sampled_from([-180.0, -179.99, -0.01, 0.0, 13.4, 13.41, 71.43, 179.99, 180.0]),
        "lat": st.sampled_from([-90.0, -33.9, 0.0, 51.1, 52.5, 52.51, 85.06, 90.0]),
    }
)
stories = st.lists(incident, max_size=25)


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Incidents with these fields, all of one day, everything else empty."""
    table = pd.DataFrame(rows, columns=[*ROW]).astype({"lon": float, "lat": float})
    numbered = table.assign(id=[f"i{number}" for number in range(len(rows))], **FIXED)
    empty: dict[str, Any] = {name: "" for name in schema.INCIDENTS.names if name not in numbered}
    whole = numbered.assign(**empty)[list(schema.INCIDENTS.names)]
    days = dict.fromkeys(("date_from", "date_to"), "datetime64[s]")
    texts = {name: "str" for name in whole if name not in {"lon", "lat", *days}}
    return whole.astype({**texts, **days})


def all_tiles(tiles: Tiles, query: Query, zoom: int) -> list[tuple[int, int, dict[str, Any]]]:
    """Every tile that holds anything, with its numbers."""
    view = tiles.views.get((query, zoom))
    used = {int(k) for rows in (view.bubbles, view.singles, view.badges) for k in rows.tile}
    places = [(k & (1 << zoom) - 1, k >> zoom) for k in sorted(used)]
    return [(x, y, view.tile(x, y)) for x, y in places]


@settings(max_examples=20)
@given(stories, st.integers(0, units.MAX_ZOOM))
def test_all_tiles_of_a_zoom_add_up_to_the_count(rows: list[dict[str, Any]], zoom: int) -> None:
    incidents = engine.prepare(frame(rows))
    tiles = Tiles(incidents)
    for query in (Query(), Query(threat_types=THREATS[:7]), Query(countries=("FJI",))):
        shown = [tile for _, _, tile in all_tiles(tiles, query, zoom)]
        drawn = sum(c[2] for t in shown for c in t["c"] + t["b"]) + sum(len(t["i"]) for t in shown)
        assert drawn == engine.count(incidents, query)
        assert all(sum(c[3]) == c[2] for t in shown for c in t["c"] + t["b"])
        assert all(c[2] > 1 for t in shown for c in t["c"])


@settings(max_examples=20)
@given(stories, st.integers(0, units.MAX_ZOOM))
def test_everything_lies_in_the_tile_it_is_drawn_in(rows: list[dict[str, Any]], zoom: int) -> None:
    tiles = Tiles(engine.prepare(frame(rows)))
    for x, y, tile in all_tiles(tiles, Query(), zoom):
        assert 0 <= x < grid.tiles(zoom)
        assert 0 <= y < grid.tiles(zoom)
        assert all((c[4] >> TILE, c[5] >> TILE) == (x, y) for c in tile["c"])
        for badge in tile["b"]:
            qx, qy = quads(pd.Series([badge[0]]).to_numpy(), pd.Series([badge[1]]).to_numpy())
            side = 2**grid.FINEST // grid.tiles(zoom)
            assert (int(qx[0]) // side, int(qy[0]) // side) == (x, y)


@settings(max_examples=20)
@given(stories)
def test_largest_is_the_same_in_all_tiles_of_a_zoom_and_reached(rows: list[dict[str, Any]]) -> None:
    tiles = Tiles(engine.prepare(frame(rows)))
    shown = [tile for _, _, tile in all_tiles(tiles, Query(), 3)]
    numbers = [c[2] for t in shown for c in t["c"] + t["b"]] + [1 for t in shown for _ in t["i"]]
    assert {t["max"] for t in shown} == ({max(numbers)} if numbers else set())


def test_a_single_incident_says_what_it_is_and_a_badge_which_country() -> None:
    alone = {**ROW, "threat_type": "surveillance"}
    wide = {**alone, "geo_precision": "country", "iso3": "KAZ"}
    ((_, _, tile), *_) = all_tiles(Tiles(engine.prepare(frame([alone, wide]))), Query(), 0)
    assert tile["i"] == [[13.4, 52.52, "i0", THREATS.index("surveillance"), SOLID["alleged"]]]
    ((_, _, n, mix, iso3),) = tile["b"]
    assert (n, iso3) == (1, "KAZ")
    assert mix == [int(m == "threat_from_a_distance") for m in METHODS]
    assert json.loads(json.dumps(tile, allow_nan=False)) == tile


def test_an_empty_world_has_empty_tiles() -> None:
    tile = Tiles(engine.prepare(frame([]))).views.get((Query(), 4)).tile(3, 5)
    assert tile == {"c": [], "i": [], "b": [], "max": 0}


def test_all_tiles_of_one_view_cost_one_scan() -> None:
    tiles = Tiles(engine.prepare(frame([ROW])))
    assert tiles.views.get((Query(), 5)) is tiles.views.get((Query(), 5))
    assert len(tiles.views) == 1


def test_totals_tell_nothing_now_from_nothing_ever() -> None:
    tiles = Tiles(engine.prepare(frame([ROW, {**ROW, "iso3": "KAZ", "threat_type": "lure"}])))
    found = tiles.totals.get(Query(threat_types=("killing",)))
    assert found["n"] == {"DEU": 1}
    assert found["reported"] == ["DEU", "KAZ"]
    assert found["breaks"] == sorted(found["breaks"])
