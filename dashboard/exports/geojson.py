"""GeoJSON (RFC 7946): one collection of features; what is said of it is a member of its own."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exports import said
from dashboard.exports.joined import encoded, portions, rows

if TYPE_CHECKING:
    from datetime import date

    from dashboard.exports.bundle import Bundle

HEAD: Final = '{"type": "FeatureCollection",\n"name": "incidents",\n"metadata": '
BETWEEN: Final = ",\n"


def write(bundle: Bundle) -> bytes:
    """Return a FeatureCollection with the foreign members ``metadata`` and ``sources``."""
    said_of_it = json.dumps(said.values(bundle.about), ensure_ascii=False, indent=1)
    body = io.BytesIO()
    body.write(HEAD.encode() + said_of_it.encode())
    body.write(b',\n"features": [\n')
    for start, part in portions(bundle.records):
        body.write((BETWEEN if start else "").encode())
        body.write(BETWEEN.join(_features(part).to_pylist()).encode())
    body.write(b'\n],\n"sources": [\n')
    body.write(BETWEEN.join(map(json_text, bundle.sources.to_pylist())).encode())
    body.write(b"\n]}\n")
    return body.getvalue()


def json_text(value: Any) -> str:
    """Return a value as compact JSON on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_day)


def _day(value: date) -> str:
    return value.isoformat()


def _features(table: pa.Table) -> Any:
    """Return one feature a row, as text."""
    values = {
        name: pc.fill_null(encoded(table[name], json_text), "null") for name in table.column_names
    }
    first, *others = values
    properties = [(f', "{name}": ', values[name]) for name in others]
    return rows(
        '{"type": "Feature", "geometry": ',
        _geometry(table, values),
        f', "properties": {{"{first}": ',
        values[first],
        *(piece for pair in properties for piece in pair),
        "}}",
    )


def _geometry(table: pa.Table, values: dict[str, Any]) -> Any:
    point = rows('{"type": "Point", "coordinates": [', values["lon"], ", ", values["lat"], "]}")
    city = table["lon"].is_valid().combine_chunks()
    return pc.if_else(city, point, pa.scalar("null", pa.large_string()))
