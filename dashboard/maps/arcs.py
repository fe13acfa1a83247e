"""Curves between places: so that lines do not hide each other and do not look like roads.

A curve is a quadratic Bézier in the plane of Web Mercator, bent to the left of the direction of
travel by a share of its length; so a way and the way back lie on different sides. It follows no
road and no flight path, and says nothing of where a border is crossed.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Part = list[list[float]]
"""One unbroken stretch as [[lat, lon], …] in degrees WGS84, two decimals: Leaflet's order."""

POINTS: Final = 24
"""Points on each curve, both ends included."""

LEAST, MOST, STEP = 0.12, 0.4, 0.05
"""Bend of the first of several curves between two places, of the last one, and from one to the
next, as shares of the distance."""

NORTHMOST: Final = 84.0
"""Curves are kept inside this latitude, north and south (degrees)."""


def bends(
    rank: npt.NDArray[np.integer[Any]], size: npt.NDArray[np.integer[Any]], first: float = LEAST
) -> Floats:
    """Return the bend of the curve number ``rank`` (from 0) among ``size`` between two places."""
    step = np.minimum(STEP, (MOST - first) / np.maximum(size - 1, 1))
    return np.asarray(first + rank * step, dtype=np.float64)


def curves(start: Floats, end: Floats, bend: Floats) -> Floats:
    """Return curves between places, the short way round the world.

    Parameters
    ----------
    start, end
        Shape (n, 2): (lon, lat) in degrees WGS84.
    bend
        Shape (n,): distance of the curve's middle from the straight line, as a share of its length.

    Returns
    -------
    numpy.ndarray
        Shape (n, POINTS, 2): (lon, lat) in degrees; longitudes run on past ±180.
    """
    from_x, from_y = start[:, 0], _northing(start[:, 1])
    across = (end[:, 0] - from_x + 180.0) % 360.0 - 180.0
    up = _northing(end[:, 1]) - from_y
    bulge_x, bulge_y = -2 * bend * up, 2 * bend * across
    t = np.linspace(0.0, 1.0, POINTS)[None, :]
    arch = t * (1 - t) * 2
    lon = from_x[:, None] + across[:, None] * t + bulge_x[:, None] * arch
    north = from_y[:, None] + up[:, None] * t + bulge_y[:, None] * arch
    return np.stack([lon, np.clip(_latitude(north), -NORTHMOST, NORTHMOST)], axis=-1)


def parts(curve: Floats) -> list[Part]:
    """Return one curve cut at the antimeridian, each stretch inside [-180, 180].

    Parameters
    ----------
    curve
        Shape (k, 2): (lon, lat) in degrees, longitudes continuous.
    """
    world = np.floor((curve[:, 0] + 180.0) / 360.0)
    cuts = np.flatnonzero(np.diff(world))
    if not len(cuts):
        return [_part(curve, world[0])]
    pieces = np.split(curve, cuts + 1)
    worlds = [piece[0] for piece in np.split(world, cuts + 1)]
    edges = [_edge(curve[i], curve[i + 1], max(world[i], world[i + 1])) for i in cuts]
    heads = [pieces[0][:0], *edges]
    tails = [*edges, pieces[0][:0]]
    joined = zip(heads, pieces, tails, strict=True)
    return [_part(np.vstack(p), w) for p, w in zip(joined, worlds, strict=True)]


def _edge(one: Floats, other: Floats, world: Any) -> Floats:
    """Return where a straight step meets the west edge of ``world``, as one row."""
    lon = world * 360.0 - 180.0
    share = (lon - one[0]) / (other[0] - one[0])
    return np.array([[lon, one[1] + share * (other[1] - one[1])]])


def _part(curve: Floats, world: Any) -> Part:
    home = np.round(curve - [360.0 * world, 0.0], 2) + 0.0
    return home[:, ::-1].tolist()  # type: ignore[no-any-return]


def _northing(lat: Floats) -> Floats:
    """Web Mercator: degrees of latitude to degrees of the projected plane."""
    phi = np.radians(np.clip(lat, -NORTHMOST, NORTHMOST))
    return np.degrees(np.arcsinh(np.tan(phi)))


def _latitude(northing: Floats) -> Floats:
    return np.degrees(np.arctan(np.sinh(np.radians(northing))))
