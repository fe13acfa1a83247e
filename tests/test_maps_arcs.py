"""Curves: they start and end where they should, stay on the map and break only at the edge."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.maps import arcs

LON = st.floats(-180, 179.99).map(lambda x: round(x, 2))
LAT = st.floats(-70, 75).map(lambda x: round(x, 2))
PLACE = st.tuples(LON, LAT)
BEND = st.floats(arcs.LEAST, arcs.MOST)


def curve(one: tuple[float, float], other: tuple[float, float], bend: float) -> arcs.Floats:
    drawn: arcs.Floats = arcs.curves(np.array([one]), np.array([other]), np.array([bend]))[0]
    return drawn


@given(one=PLACE, other=PLACE, bend=BEND)
def test_ends_are_the_places_the_short_way(
    one: tuple[float, float], other: tuple[float, float], bend: float
) -> None:
    drawn = curve(one, other, bend)
    assert drawn.shape == (arcs.POINTS, 2)
    assert np.allclose(drawn[0], one)
    assert np.isclose(drawn[-1, 1], other[1])
    assert np.isclose((drawn[-1, 0] - other[0]) % 360 % 360, 0, atol=1e-6) or np.isclose(
        (drawn[-1, 0] - other[0]) % 360, 360, atol=1e-6
    )
    assert abs(drawn[-1, 0] - one[0]) <= 180 + 1e-9


@given(one=PLACE, other=PLACE, bend=BEND)
def test_parts_stay_on_the_map_and_lose_nothing(
    one: tuple[float, float], other: tuple[float, float], bend: float
) -> None:
    parts = arcs.parts(curve(one, other, bend))
    points = np.concatenate([np.array(part) for part in parts])
    assert np.abs(points[:, 1]).max() <= 180
    assert np.abs(points[:, 0]).max() <= arcs.NORTHMOST
    assert len(points) == arcs.POINTS + 2 * (len(parts) - 1)
    for before, after in itertools.pairwise(parts):
        assert abs(before[-1][1]) == abs(after[0][1]) == 180
        assert before[-1][1] == -after[0][1]
        assert before[-1][0] == after[0][0]
    for part in parts:
        assert np.abs(np.diff(np.array(part)[:, 1])).max() < 180


def test_split_at_the_antimeridian_runs_on_at_the_other_side() -> None:
    parts = arcs.parts(curve((135.1, 48.5), (-113.6, 59.1), 0.2))
    assert len(parts) == 2
    assert parts[0][-1][1] == 180.0
    assert parts[1][0][1] == -180.0


@given(one=PLACE, other=PLACE, bend=BEND)
def test_way_and_way_back_lie_on_different_sides(
    one: tuple[float, float], other: tuple[float, float], bend: float
) -> None:
    there = curve(one, other, bend)
    span = there[-1] - there[0]
    if np.hypot(*span) < 1 or abs(span[0]) > 150:
        return
    back = curve(other, one, bend)
    shift = 360 * np.round((there[-1, 0] - back[0, 0]) / 360)
    middle = arcs.POINTS // 2
    assert _side(there, there[middle]) * _side(there, back[middle] + [shift, 0]) < 0


def _side(path: arcs.Floats, point: arcs.Floats) -> float:
    """Return on which side of a path's straight line (in the projected plane) a point lies."""
    (x, y), (end_x, end_y), (at_x, at_y) = (
        (p[0], np.degrees(np.arcsinh(np.tan(np.radians(p[1]))))) for p in (path[0], path[-1], point)
    )
    return float((end_x - x) * (at_y - y) - (end_y - y) * (at_x - x))


@given(size=st.integers(1, 60))
def test_bends_differ_and_are_bounded(size: int) -> None:
    bend = arcs.bends(np.arange(size), np.full(size, size))
    assert len(set(bend.round(9))) == size
    assert bend.min() >= arcs.LEAST
    assert bend.max() <= arcs.MOST + 1e-9
