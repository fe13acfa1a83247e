"""Where records are: points of what is known to the city, outlines of countries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import shapely

from dashboard.gazetteer.outlines import outlines

if TYPE_CHECKING:
    from collections.abc import Sequence

Shapes = npt.NDArray[np.object_]

LITTLE_ENDIAN: Final = 1


def points(records: pa.Table) -> Shapes:
    """Return the points of records (``lon``, ``lat`` in degrees WGS84); None without a city."""
    lon, lat = (records[name].to_numpy() for name in ("lon", "lat"))
    found: Any = np.where(np.isfinite(lon), shapely.points(lon, lat), None)
    shapes: Shapes = found
    return shapes


def areas(iso3: Sequence[str]) -> Shapes:
    """Return the outlines of countries; None for the few that are too small to be drawn."""
    drawn = outlines()
    found = np.empty(len(iso3), dtype=object)
    found[:] = [drawn.get(code) for code in iso3]
    return found


def wkb(shapes: Shapes) -> Any:
    """Return shapes as an Arrow array of well-known binary; null where there is none."""
    return pa.array(shapely.to_wkb(shapes, byte_order=LITTLE_ENDIAN), pa.binary())


def bounds(shapes: Shapes) -> list[float] | None:
    """Return west, south, east, north in degrees of all shapes; None when there are none."""
    there = shapes[~shapely.is_missing(shapes)]
    return [float(edge) for edge in shapely.total_bounds(there)] if there.size else None
