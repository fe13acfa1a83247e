"""The frame of a picture: the part of the Web Mercator world it shows, and where places lie.

Web Mercator, as the live map: a picture beside the page shows the same shapes, and the engine's
cells (``engine.grid``) are cells of this plane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard import countries
from dashboard.units import MAX_LATITUDE, MAX_ZOOM

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees (WGS84); west > east crosses the antimeridian."""

Box = tuple[float, float, float, float]
"""Left, top, width, height of a window in a picture (pixels)."""

WORLD: Final = 256.0
"""Pixels the whole world is wide at zoom 0."""

CLOSEST: Final = 6.0
"""The closest zoom that data are fitted to: a single city is shown with the countries around."""

NORTHMOST, SOUTHMOST = 84.0, -60.0
"""What a picture shows at most (degrees of latitude)."""

BESIDE: Final = 0.3
"""How much of a country's size is shown on each side of it."""

_EQUATOR: Final = 40_030.0
"""Kilometres round the Earth, as a sphere of its mean radius."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the plane.

    Parameters
    ----------
    left, top
        Of the map in the picture, pixels.
    width, height
        Of the map, pixels.
    west, north
        Of its upper left corner, as shares of the world (0..1 from 180° west, from the north);
        ``west`` may lie outside when the window crosses the antimeridian.
    world
        Width of the whole world, pixels.
    """

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    world: float

    @property
    def zoom(self) -> int:
        """The zoom of the live map whose cells are asked for."""
        return int(np.clip(round(np.log2(self.world / WORLD)), 0, MAX_ZOOM))

    def at(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Any, Any]:
        """Return the pixels of places; the copy of each nearest to the middle of the window."""
        x = (across(lon) - self.west) * self.world - self.width / 2
        x = (x + self.world / 2) % self.world - self.world / 2
        y = (down(lat) - self.north) * self.world
        return x + self.width / 2 + self.left, y + self.top

    def project(self, points: npt.NDArray[np.float64], copy: int = 0) -> npt.NDArray[np.float64]:
        """Return (lon, lat) of shape (k, 2) as pixels, ``copy`` worlds to the east."""
        x = (across(points[:, 0]) + copy - self.west) * self.world + self.left
        y = (down(points[:, 1]) - self.north) * self.world + self.top
        return np.column_stack([x, y])

    def holds(
        self, x: npt.ArrayLike, y: npt.ArrayLike, inset: float = 0.0
    ) -> npt.NDArray[np.bool_]:
        """Return which pixels lie inside the map, ``inset`` pixels from its edge or farther."""
        px, py = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        x_in = (px >= self.left + inset) & (px <= self.left + self.width - inset)
        y_in = (py >= self.top + inset) & (py <= self.top + self.height - inset)
        return np.asarray(x_in & y_in, dtype=np.bool_)

    def touches(self, line: npt.NDArray[np.float64]) -> bool:
        """Return whether something of a line (pixels, shape (k, 2)) may be seen."""
        (first_x, first_y), (last_x, last_y) = line.min(axis=0), line.max(axis=0)
        right, bottom = self.left + self.width, self.top + self.height
        beside = last_x < self.left or first_x > right
        return not (beside or last_y < self.top or first_y > bottom)

    def copies(self) -> tuple[int, ...]:
        """Return which copies of the world the window can show."""
        first, last = np.floor(self.west), np.floor(self.west + self.width / self.world)
        return tuple(range(int(first), int(last) + 1))

    def kilometre(self) -> float:
        """Return how many pixels a kilometre is in the middle of the map, along the parallel."""
        return self.world / (_EQUATOR * float(np.cos(np.radians(self.middle()))))

    def middle(self) -> float:
        """Return the latitude of the middle of the map (degrees)."""
        share = self.north + self.height / self.world / 2
        return float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * share)))))


def across(lon: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return longitudes as shares of the world, 0 at 180° west."""
    return (np.asarray(lon, dtype=np.float64) + 180.0) / 360.0


def down(lat: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return latitudes as shares of the world's height, 0 in the north."""
    bounded = np.clip(np.asarray(lat, dtype=np.float64), -MAX_LATITUDE, MAX_LATITUDE)
    found = (1 - np.arcsinh(np.tan(np.radians(bounded))) / np.pi) / 2
    return np.asarray(found, dtype=np.float64)


def fitted(bounds: Bounds, box: Box, *, pad: float, closest: float = CLOSEST) -> Frame:
    """Return the window of ``box`` (left, top, width, height in pixels) that shows all of bounds.

    Parameters
    ----------
    pad
        Pixels between the bounds and the edge.
    closest
        Zoom that is not gone beyond.
    """
    left, top, width, height = box
    west, south, east, north = bounds
    first, last = across([west, east + (360.0 if east < west else 0.0)])
    upper, lower = down([north, south])
    room = max(width - 2 * pad, 40.0), max(height - 2 * pad, 40.0)
    world = min(
        room[0] / max(last - first, 1e-9),
        room[1] / max(lower - upper, 1e-9),
        WORLD * 2.0**closest,
    )
    return Frame(
        left,
        top,
        width,
        height,
        (first + last) / 2 - width / world / 2,
        _kept((upper + lower) / 2 - height / world / 2, height / world),
        world,
    )


def around(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> Bounds | None:
    """Return the narrowest bounds that hold all points, the short way round; None without any."""
    if not len(lon):
        return None
    ordered = np.unique(np.mod(lon + 180.0, 360.0) - 180.0)
    gaps = np.diff(np.append(ordered, ordered[0] + 360.0))
    widest = int(np.argmax(gaps))
    west, east = float(ordered[(widest + 1) % len(ordered)]), float(ordered[widest])
    return west, float(lat.min()), east, float(lat.max())


def around_country(iso3: str) -> Bounds:
    """Return bounds that show a country's main body with the countries around it."""
    home = countries.country(iso3)
    return _widened((home.west, home.south, home.east, home.north), BESIDE)


def around_points(points: Sequence[tuple[float, float]], *, margin: float) -> Bounds | None:
    """Return bounds of (lon, lat) with some room beside, a share of their size; None without."""
    lon, lat = np.array(points, dtype=np.float64).reshape(-1, 2).T
    found = around(lon, lat)
    return _widened(found, margin) if found else None


def _widened(bounds: Bounds, share: float) -> Bounds:
    west, south, east, north = bounds
    wide, high = max((east - west) % 360.0, 4.0), max(north - south, 3.0)
    first, last = west - wide * share, west + wide * (1 + share)
    return (
        (first + 180.0) % 360.0 - 180.0,
        max(south - high * share, SOUTHMOST),
        (last + 180.0) % 360.0 - 180.0,
        min(north + high * share, NORTHMOST),
    )


def _kept(north: float, high: float) -> float:
    """Return the upper edge so moved that no more than need be lies beyond what is shown."""
    first, last = (float(edge) for edge in down([NORTHMOST, SOUTHMOST]))
    if high >= last - first:
        return (first + last - high) / 2
    return min(max(north, first), last - high)
