"""The grid the map counts on: Web Mercator cut into cells of 32 pixels, and these into tiles.

``qx`` and ``qy`` number the cells of the finest grid there is, 2**15 across, x from 180° west, y
from the north. A cell of a coarser grid is a whole-number division away. At zoom ``z`` the world is
2**(z + 3) cells across, 32 pixels each, because the whole world is 256 pixels wide at zoom 0. A
tile is 16 cells a side: half as many requests a side as the usual 256 pixels, and still small.

Projection: spherical Mercator as of EPSG:3857; latitudes beyond its end count in the last row.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from dashboard.errors import QueryError
from dashboard.units import MAX_LATITUDE, MAX_ZOOM

FINEST: Final = 15
"""Bits of ``qx`` and ``qy``: 2**15 cells across, 1.2 km each at the equator, fit an int16."""

CELLS: Final = 3
"""Bits of a cell inside the world at zoom 0: 2**3 = 8 cells a side."""

TILE: Final = 4
"""Bits of a cell inside its tile: 2**4 = 16 cells, 512 pixels a side."""

Degrees = npt.NDArray[np.float64]
Quads = npt.NDArray[np.int16]


def quads(lon: Degrees, lat: Degrees) -> tuple[Quads, Quads]:
    """Return ``(qx, qy)``, the finest cells of points.

    Parameters
    ----------
    lon, lat
        Degrees WGS84, any shape; beyond ±180° and ±85.05° they are clipped, never dropped.
    """
    bounded = np.radians(np.clip(lat, -MAX_LATITUDE, MAX_LATITUDE))
    return (
        _numbered((lon + 180) / 360),
        _numbered((1 - np.arcsinh(np.tan(bounded)) / np.pi) / 2),
    )


def across(zoom: int) -> int:
    """Return how many cells the world is wide (and high) at ``zoom``; QueryError outside 0..9."""
    if not 0 <= zoom <= MAX_ZOOM:
        raise QueryError(f"zoom: a whole number from 0 to {MAX_ZOOM}.", parameter="zoom")
    return 1 << (zoom + CELLS)


def tiles(zoom: int) -> int:
    """Return how many tiles the world is wide (and high) at ``zoom``."""
    return max(1, across(zoom) >> TILE)


def step(zoom: int) -> int:
    """Return how many finest cells make the side of one cell at ``zoom``."""
    return (1 << FINEST) // across(zoom)


def _numbered(share: Degrees) -> Quads:
    """Return the finest cell for a share of the world's side; the far edge is in the last one."""
    side = 1 << FINEST
    return np.clip(np.floor(share * side), 0, side - 1).astype(np.int16)
