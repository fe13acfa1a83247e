"""GeoParquet 1.1: for large data; what is said of the file stands in its own metadata."""

from __future__ import annotations

import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pyarrow.parquet as pq

from dashboard.exports import points, said
from dashboard.units import CRS

if TYPE_CHECKING:
    from dashboard.exports.bundle import Bundle

KEY: Final = "exile_atlas"
"""Name of our entry in the file's metadata: JSON."""

GEOMETRY: Final = "geometry"


def write(bundle: Bundle) -> bytes:
    """Return one table: the records and their points."""
    table = bundle.records.append_column(GEOMETRY, points.wkb(bundle))
    metadata = {
        "geo": _geo(bundle),
        KEY: said.values(bundle.about),
    }
    body = io.BytesIO()
    pq.write_table(
        table.replace_schema_metadata(
            {name: json.dumps(value, ensure_ascii=False) for name, value in metadata.items()}
        ),
        body,
        compression="zstd",
    )
    return body.getvalue()


def _geo(bundle: Bundle) -> dict[str, Any]:
    """Return the entry the specification asks for (geoparquet.org, version 1.1.0)."""
    bounds = points.bounds(bundle)
    column = {
        "encoding": "WKB",
        "geometry_types": ["Point"] if bounds else [],
        "crs": _crs(),
        **({"bbox": bounds} if bounds else {}),
    }
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}


@cache
def _crs() -> dict[str, Any]:
    import pyproj  # noqa: PLC0415  (slow to load, and only this format needs it)

    described: dict[str, Any] = pyproj.CRS.from_user_input(CRS).to_json_dict()
    return described
