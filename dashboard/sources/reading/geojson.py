"""GeoJSON (RFC 7946): a collection of features with points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from dashboard.sources.reading.brackets import Outline
from dashboard.sources.reading.cells import file_rows
from dashboard.sources.reading.content import is_json
from dashboard.sources.reading.geometry import from_json
from dashboard.sources.reading.objects import columns_of, joined, parsed, value_of
from dashboard.sources.reading.points import DEGREES, Points, crs_code, refuse_point_columns

if TYPE_CHECKING:
    from dashboard.sources.reading.brackets import Items
    from dashboard.sources.reading.source import Source
    from dashboard.sources.rows import FileRows

CODE: Final = "geojson"
ENDINGS: Final = (".geojson", ".json")

_NOUN: Final = "feature"
_NO_JSON: Final = "is not JSON; export it again."
_MEMBERS: Final = 100
_NO_COLLECTION: Final = (
    "is no GeoJSON FeatureCollection nor a list of objects; export it as one of them."
)


def sniff(head: bytes) -> bool:
    """Return whether the bytes can begin a JSON object."""
    return is_json(head, b"{")


def read(source: Source) -> FileRows:
    """Read a feature collection: a column for every property, and the points.

    GDAL is not asked: it opens what a file names. A feature's own ``id`` becomes the column ``id``,
    or ``feature_id`` where a property is called ``id``.

    Raises
    ------
    DataError
        The file is no feature collection, a geometry is not one point, or a point cannot be.
    """
    outline = Outline(source, deep=True)
    outline.run()
    features, crs = _collection(outline)
    batches, points = [], []
    for at, found in parsed(features, _NOUN):
        properties = [_properties(item, source, at + i + 1) for i, item in enumerate(found)]
        batches.append(columns_of(properties, features, _NOUN, at))
        points.append(from_json([item.get("geometry") for item in found], source, _NOUN, at + 1))
    if not batches:
        raise source.refused("holds no features; export it again.")
    columns = joined(batches, source)
    refuse_point_columns(columns, source)
    columns |= Points.joined(points).columns(crs, source, _NOUN)
    return file_rows(pa.table(columns), source, CODE, first=1)


def _collection(outline: Outline) -> tuple[Items, str]:
    """Return the features and the coordinate system of the outermost object."""
    source, members = outline.source, outline.outer
    if len(members) > _MEMBERS:
        raise source.refused(_NO_COLLECTION)
    values: dict[str, Any] = {}
    features = None
    for index in range(len(members)):
        start, end = int(members.edges[index]) + 1, int(members.edges[index + 1])
        name, _, rest = source.bytes_at(start, 4096).partition(b":")
        if name.strip() == b'"features"' and rest.lstrip()[:1] == b"[":
            if features is not None:
                raise source.refused("holds two lists of features; put them into one.")
            features = _list_within(outline, start, end)
        elif end - start <= source.limits.record_bytes:
            values |= _member(members, index)
    if features is None or values.get("type") != "FeatureCollection":
        raise source.refused(_NO_COLLECTION)
    return features, _crs(values.get("crs"), source)


def _list_within(outline: Outline, start: int, end: int) -> Items:
    """Return the items of the list that a member's text, from ``start`` to ``end``, ends with."""
    source = outline.source
    opening = start + source.bytes_at(start, 4096).index(b"[")
    tail = source.bytes_at(max(opening, end - 4096), min(4096, end - opening)).rstrip()
    if not tail.endswith(b"]"):
        raise source.refused(_NO_JSON)
    closing = max(opening, end - 4096) + len(tail) - 1
    return outline.inner(opening, closing)


def _member(members: Items, index: int) -> dict[str, Any]:
    try:
        found = value_of(b"{" + members.text(index) + b"}")
    except ValueError:
        raise members.source.refused(_NO_JSON) from None
    return found if isinstance(found, dict) else {}


def _crs(member: Any, source: Source) -> str:
    """Return the code of a collection's (old-style) coordinate system."""
    match member:
        case None:
            return DEGREES
        case {"type": "name", "properties": {"name": str(name)}}:
            return crs_code(name, source)
        case _:
            return crs_code("", source)


def _properties(feature: Any, source: Source, number: int) -> dict[str, Any]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise source.refused_item(_NOUN, number, "is no GeoJSON feature; leave it out.")
    properties = feature.get("properties")
    if properties is None:
        properties = {}
    if not isinstance(properties, dict):
        rule = "has properties that are no object with names and values; correct them."
        raise source.refused_item(_NOUN, number, rule)
    if "id" not in feature:
        return properties
    return {"feature_id" if "id" in properties else "id": feature["id"]} | properties
