"""GeoJSON (RFC 7946): one collection of features; what is said of it is a member of its own."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import shapely

from dashboard.exports import said
from dashboard.exports.joined import encoded, portions, rows

if TYPE_CHECKING:
    from datetime import date

    from dashboard.exports.bundle import Bundle
    from dashboard.exports.shapes import Shapes

BETWEEN: Final = ",\n"


def write(bundle: Bundle) -> bytes:
    """Return a FeatureCollection with the foreign members ``metadata`` and one a further table."""
    said_of_it = json.dumps(said.values(bundle.about), ensure_ascii=False, indent=1)
    head = f'{{"type": "FeatureCollection",\n"name": "{bundle.name}",\n"metadata": {said_of_it}'
    body = io.BytesIO()
    body.write(f'{head},\n"features": [\n'.encode())
    for start, part in portions(bundle.records):
        body.write((BETWEEN if start else "").encode())
        shapes = bundle.shapes[start : start + part.num_rows]
        body.write(BETWEEN.join(_features(part, shapes).to_pylist()).encode())
    for table, rows_ in bundle.parts[1:]:
        body.write(f'\n],\n"{table.name}": [\n'.encode())
        body.write(BETWEEN.join(map(json_text, rows_.to_pylist())).encode())
    body.write(b"\n]}\n")
    return body.getvalue()


def json_text(value: Any) -> str:
    """Return a value as compact JSON on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_day)


def _day(value: date) -> str:
    return value.isoformat()


def _features(table: pa.Table, shapes: Shapes) -> Any:
    """Return one feature a row, as text."""
    values = {
        name: pc.fill_null(encoded(table[name], json_text), "null") for name in table.column_names
    }
    first, *others = values
    properties = [(f', "{name}": ', values[name]) for name in others]
    return rows(
        '{"type": "Feature", "geometry": ',
        _geometry(shapes),
        f', "properties": {{"{first}": ',
        values[first],
        *(piece for pair in properties for piece in pair),
        "}}",
    )


def _geometry(shapes: Shapes) -> Any:
    return pc.fill_null(pa.array(shapely.to_geojson(shapes), pa.large_string()), "null")
