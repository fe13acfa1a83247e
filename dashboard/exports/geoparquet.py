"""GeoParquet 1.1: for large data; what is said of the file stands in its own metadata.

A Parquet file is one table. So tables about the countries of a layer stand inside their rows, as
lists: what ``UNNEST`` takes apart in DuckDB, and ``explode`` in pandas.
"""

from __future__ import annotations

import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.exports import said, shapes
from dashboard.units import CRS

if TYPE_CHECKING:
    from dashboard.exports.bundle import Bundle, Part

KEY: Final = "exile_atlas"
"""Name of our entry in the file's metadata: JSON."""

GEOMETRY: Final = "geometry"


def write(bundle: Bundle) -> bytes:
    """Return one table: the records, what belongs to each, and their shapes."""
    table = _whole(bundle).append_column(GEOMETRY, shapes.wkb(bundle.shapes))
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


def _whole(bundle: Bundle) -> pa.Table:
    """Return the records with the tables about them, if there are any, as columns of lists.

    Sources need no list where each record names its own (``source_urls``); evidence names titles,
    publishers and addresses here, for there is no other table to look them up in.
    """
    records, key = bundle.records, bundle.parts[0].table.key
    for part in bundle.parts[1:-1]:
        named = _with_sources(part, bundle.sources)
        records = records.append_column(part.table.name, _lists(records[key], named, key))
    return records


def _with_sources(part: Part, sources: pa.Table) -> pa.Table:
    """Return a part's rows; where they cite sources, with a list of them instead of their ids."""
    if "source_ids" not in part.rows.column_names:
        return part.rows
    ids = pc.split_pattern(part.rows["source_ids"], ";").combine_chunks()
    places = pc.index_in(ids.flatten(), value_set=sources["id"])
    found = sources.take(places).to_struct_array().combine_chunks()
    listed = pa.ListArray.from_arrays(ids.offsets, found)
    return part.rows.drop_columns("source_ids").append_column("sources", listed)


def _lists(keys: Any, rows: pa.Table, key: str) -> Any:
    """Return the rows that belong to each key, as lists; ``rows`` are in the order of ``keys``."""
    places = pc.index_in(rows[key], value_set=keys).to_numpy()
    offsets = np.searchsorted(places, np.arange(len(keys) + 1)).astype("int32")
    bare = rows.drop_columns(key).to_struct_array().combine_chunks()
    return pa.ListArray.from_arrays(pa.array(offsets), bare)


def _geo(bundle: Bundle) -> dict[str, Any]:
    """Return the entry the specification asks for (geoparquet.org, version 1.1.0)."""
    bounds = shapes.bounds(bundle.shapes)
    column = {
        "encoding": "WKB",
        "geometry_types": [bundle.shape] if bounds else [],
        "crs": _crs(),
        **({"bbox": bounds} if bounds else {}),
    }
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}


@cache
def _crs() -> dict[str, Any]:
    import pyproj  # noqa: PLC0415  (slow to load, and only this format needs it)

    described: dict[str, Any] = pyproj.CRS.from_user_input(CRS).to_json_dict()
    return described
