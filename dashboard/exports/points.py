"""Points of records as well-known binary: only of what is known to the city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import shapely

if TYPE_CHECKING:
    from dashboard.exports.bundle import Bundle

LITTLE_ENDIAN: Final = 1


def wkb(bundle: Bundle) -> Any:
    """Return an Arrow array of points (lon, lat in degrees WGS84) as WKB; null without a city."""
    lon, lat = (bundle.records[name].to_numpy() for name in ("lon", "lat"))
    points = shapely.to_wkb(shapely.points(lon, lat), byte_order=LITTLE_ENDIAN)
    return pa.array(np.where(np.isfinite(lon), points, None), pa.binary())


def bounds(bundle: Bundle) -> list[float] | None:
    """Return west, south, east, north in degrees of all points; None when there are none."""
    lon, lat = (bundle.records[name].drop_null().to_numpy() for name in ("lon", "lat"))
    if not len(lon):
        return None
    return [float(x) for x in (lon.min(), lat.min(), lon.max(), lat.max())]
