"""Whether a point lies in its country, or near it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
import numpy as np
import shapely
from shapely.geometry import shape

from dashboard.snapshot.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

COUNTRIES_FILE: Final = Path(__file__).parents[2] / "data" / "countries.geojson"

NEAR_DEGREES: Final = 0.5
"""About 55 km of latitude: coasts, ports and simplified borders stay inside."""

SENTENCE: Final = "lies more than 50 km outside the country of iso3; check for swapped coordinates."


def rules(frame: nw.DataFrame[Any]) -> list[Rule]:
    """Return the rule for points outside their country; nothing when all lie inside.

    Only distinct (iso3, lon, lat) are asked. A country without an outline is not checked.
    """
    places = frame.select("iso3", "lon", "lat").unique()
    codes = places["iso3"].to_numpy()
    lon, lat = places["lon"].to_numpy().astype(float), places["lat"].to_numpy().astype(float)
    bad = np.zeros(len(codes), dtype=bool)
    for iso3 in set(codes).intersection(outlines()):
        rows = np.flatnonzero((codes == iso3) & np.isfinite(lon) & np.isfinite(lat))
        bad[rows] = ~_inside(outlines()[iso3], lon[rows], lat[rows])
    if not bad.any():
        return []
    key = nw.concat_str(
        nw.col("iso3"), nw.col("lon").cast(nw.String), nw.col("lat").cast(nw.String)
    )
    keys = places.select(key.alias("key"))["key"].to_numpy()[bad].tolist()
    return [Rule("lat", SENTENCE, key.is_in(keys))]


@cache
def outlines() -> Mapping[str, BaseGeometry]:
    """Return the country outlines of the shipped basemap (lon, lat; WGS84) by ISO alpha-3."""
    if not COUNTRIES_FILE.exists():
        return {}
    features = json.loads(COUNTRIES_FILE.read_text("utf-8"))["features"]
    return {f["properties"]["iso3"]: shape(f["geometry"]) for f in features}


def _inside(
    outline: BaseGeometry, lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which points lie in the outline or within ``NEAR_DEGREES`` of it."""
    shapely.prepare(outline)
    inside: NDArray[np.bool_] = shapely.contains_xy(outline, lon, lat)
    outside = np.flatnonzero(~inside)
    if outside.size:
        points = shapely.points(lon[outside], lat[outside])
        inside[outside] = shapely.dwithin(points, outline, NEAR_DEGREES)
    return inside
