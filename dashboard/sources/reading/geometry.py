"""Geometries as files write them, of which only points are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from dashboard.sources.reading.points import NO_NUMBER, Points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.errors import DataError
    from dashboard.sources.reading.source import Source

_KINDS: Final = (
    "geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon",
    "GeometryCollection",
)  # fmt: skip
_POINT, _MULTIPOINT = 1, 4
_LONGEST: Final = 64
"""Bytes of a point, or of one in a MultiPoint, with all dimensions; GEOS sees nothing longer."""


def no_point(kind: object, source: Source, noun: str, number: int) -> DataError:
    """Return the error of a geometry that is not one point."""
    found = kind if kind in _KINDS else "no geometry we know"
    rule = f"is {'a ' * (found in _KINDS)}{found} where one point is due; save its centroid."
    return source.refused_item(noun, number, rule)


def from_wkb(shapes: Sequence[bytes | None], source: Source, noun: str, first: int) -> Points:
    """Return the points of geometries in well-known binary; None is no point.

    Raises
    ------
    DataError
        A geometry is damaged or is not one point.
    """
    for index, shape in enumerate(shapes):
        if shape is not None and (kind := _kind(shape)) not in (_POINT, _MULTIPOINT):
            raise no_point(_KINDS[kind], source, noun, first + index)
        if shape is not None and len(shape) > _LONGEST:
            raise no_point(_KINDS[_MULTIPOINT], source, noun, first + index)
    given = np.array([shape is not None for shape in shapes], bool)
    found = shapely.from_wkb(np.array(shapes, object), on_invalid="ignore")
    faulty = given & (shapely.get_num_geometries(found) != 1)
    if len(rows := np.flatnonzero(faulty)):
        rule = "has a geometry that is damaged or not one point; save it again."
        raise source.refused_item(noun, first + int(rows[0]), rule)
    single = shapely.get_geometry(found, 0)
    return Points(shapely.get_x(single), shapely.get_y(single), given)


def from_json(shapes: Sequence[Any], source: Source, noun: str, first: int) -> Points:
    """Return the points of GeoJSON geometries; None is no point."""
    pairs = np.full((len(shapes), 2), np.nan)
    for index, shape in enumerate(shapes):
        if shape is not None:
            pairs[index] = _pair(shape, source, noun, first + index)
    given = np.array([shape is not None for shape in shapes], bool)
    return Points(pairs[:, 0], pairs[:, 1], given)


def _pair(shape: Any, source: Source, noun: str, number: int) -> tuple[float, float]:
    kind = shape.get("type") if isinstance(shape, dict) else None
    if kind not in ("Point", "MultiPoint"):
        raise no_point(kind, source, noun, number)
    place = shape.get("coordinates")
    if kind == "MultiPoint" and isinstance(place, list):
        if len(place) != 1:
            raise no_point(kind, source, noun, number)
        place = place[0]
    if not isinstance(place, list) or not 2 <= len(place) <= 4:
        rule = "has a point without its two coordinates; correct it or write null."
        raise source.refused_item(noun, number, rule)
    if not all(type(value) in (int, float) and abs(value) < 1e300 for value in place[:2]):
        raise source.refused_item(noun, number, NO_NUMBER)
    return float(place[0]), float(place[1])


def _kind(shape: bytes) -> int:
    """Return the type number in well-known binary without dimensions, 0 for what is none."""
    if len(shape) < 5 or shape[0] > 1:
        return 0
    code = int.from_bytes(shape[1:5], "little" if shape[0] else "big") & 0x0FFFFFFF
    return code % 1000 if code < 4000 and code % 1000 < len(_KINDS) else 0
