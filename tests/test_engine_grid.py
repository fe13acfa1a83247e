"""The grid: nested cells, clipped ends, the projection of web maps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.engine import grid
from dashboard.errors import QueryError
from dashboard.units import MAX_LATITUDE, MAX_ZOOM

degrees = some.tuples(some.floats(-180, 180), some.floats(-90, 90))


def quad(lon: float, lat: float) -> tuple[int, int]:
    qx, qy = grid.quads(np.array([lon]), np.array([lat]))
    return int(qx[0]), int(qy[0])


@pytest.mark.parametrize(
    ("lon", "lat", "tile"),
    [
        (13.41, 52.52, (275, 167)),  # Berlin at zoom 9, as OpenStreetMap numbers it
        (-74.01, 40.71, (150, 192)),  # New York
        (151.21, -33.87, (471, 307)),  # Sydney
    ],
)
def test_cells_lie_in_the_tiles_of_web_maps(lon: float, lat: float, tile: tuple[int, int]) -> None:
    side = grid.step(9) * 2**grid.CELLS
    assert tuple(number // side for number in quad(lon, lat)) == tile


def test_the_ends_of_the_world_are_in_the_last_cells() -> None:
    last = 2**grid.FINEST - 1
    assert quad(-180, 90) == quad(-180, MAX_LATITUDE) == (0, 0)
    assert quad(180, -90) == quad(180, -MAX_LATITUDE) == (last, last)
    assert quad(0, 0) == (2 ** (grid.FINEST - 1), 2 ** (grid.FINEST - 1))


@given(degrees, degrees)
def test_east_is_right_and_north_is_up(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    (x, y), (u, v) = quad(*one), quad(*other)
    assert x <= u or one[0] >= other[0]
    assert y >= v or one[1] >= other[1]


def test_a_cell_is_four_of_the_next_zoom() -> None:
    for zoom in range(MAX_ZOOM):
        assert grid.step(zoom) == 2 * grid.step(zoom + 1)
        assert grid.step(zoom) * grid.across(zoom) == 2**grid.FINEST


@pytest.mark.parametrize("zoom", [-1, MAX_ZOOM + 1, 10**30])
def test_a_zoom_out_of_range_is_refused(zoom: int) -> None:
    with pytest.raises(QueryError, match="from 0 to 9"):
        grid.across(zoom)
