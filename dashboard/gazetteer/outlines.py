"""Country outlines, and whether points lie in a country or near enough to it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely
from shapely.geometry import shape

from dashboard.units import Metres

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

COUNTRIES_FILE: Final = Path(__file__).resolve().parents[2] / "data" / "countries.geojson"

NEAR: Final = Metres(25_000)
"""How far outside its outline a point still belongs to a country: borders are drawn at 1:50m, and
ports and bridges lie off the coast."""

RADIUS: Final = Metres(6_371_009)
"""Mean radius of the Earth."""

DEGREE: Final = RADIUS * np.pi / 180
"""Metres in a degree of latitude."""

_BAND: Final = 5.0
"""Degrees of latitude over which a degree of longitude is taken as equally long."""


@cache
def outlines() -> Mapping[str, BaseGeometry]:
    """Return the shipped country outlines (lon, lat; WGS84) by ISO alpha-3."""
    features = json.loads(COUNTRIES_FILE.read_text("utf-8"))["features"]
    return {f["properties"]["iso3"]: shape(f["geometry"]) for f in features}


def within(
    iso3: str,
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    *,
    near: Metres = NEAR,
) -> NDArray[np.bool_]:
    """Return which points lie in the country or within ``near`` of it.

    Parameters
    ----------
    iso3
        Code of the country. Every point lies in a country that has no outline: a dozen small
        ones are not drawn at this scale.
    lon, lat
        Finite degrees WGS84.
    near
        Metres; a degree of longitude is measured in bands of five degrees of latitude, which
        is right to a tenth up to 70 degrees.
    """
    outline = outlines().get(iso3)
    if outline is None:
        return np.ones(len(lon), dtype=bool)
    shapely.prepare(outline)
    inside: NDArray[np.bool_] = shapely.contains_xy(outline, lon, lat)
    bands = np.round(lat / _BAND)
    for band in np.unique(bands[~inside]):
        rows = np.flatnonzero(~inside & (bands == band))
        narrow, squeezed = _squeezed(iso3, float(band))
        points = shapely.points(lon[rows] * narrow, lat[rows])
        inside[rows] = shapely.dwithin(points, squeezed, near / DEGREE)
    return inside


def countries_of(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.object_]:
    """Return the code of the country whose outline holds each point, an empty text at sea."""
    found = np.full(len(lon), "", dtype=object)
    for iso3, outline in outlines().items():
        west, south, east, north = outline.bounds
        near = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        rows = np.flatnonzero(near)
        if rows.size:
            shapely.prepare(outline)
            found[rows[shapely.contains_xy(outline, lon[rows], lat[rows])]] = iso3
    return found


def metres_between(
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    other_lon: NDArray[np.float64],
    other_lat: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the metres between points in degrees, on a sphere (haversine formula)."""
    up, other_up = np.radians(lat), np.radians(other_lat)
    across = np.sin(np.radians(other_lon - lon) / 2) ** 2 * np.cos(up) * np.cos(other_up)
    half = np.sin((other_up - up) / 2) ** 2 + across
    metres: NDArray[np.float64] = 2 * RADIUS * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return metres


@cache
def _squeezed(iso3: str, band: float) -> tuple[float, BaseGeometry]:
    """Return a country with its longitudes squeezed as the latitude of the band has them."""
    narrow = float(np.cos(np.radians(min(abs(band * _BAND), 88.0))))
    squeezed = shapely.transform(outlines()[iso3], lambda xy: xy * [narrow, 1.0])
    shapely.prepare(squeezed)
    return narrow, squeezed
