"""Countries as path data: cut to the picture, as smooth as its pixels show, borders shared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import numpy as np
import shapely

from dashboard.gazetteer.outlines import outlines
from dashboard.pictures import svg
from dashboard.units import CRS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from dashboard.pictures.frame import Frame

MARGIN: Final = 12.0
"""Pixels drawn beyond the edge, so that no border runs along it."""

COARSE: Final = 0.45
"""Details below that (pixels, side of their area) are left out."""

KEPT: Final = 8
"""Frames whose countries are kept: the same slide is asked for in several forms; 0.5 MB each."""

SMALLEST: Final = 0.15
"""Countries smaller than that (square pixels) are not drawn."""

STEP: Final = 15
"""Degrees between the lines of the graticule."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country in the picture: path data of its area and borders, and the pixels it covers.

    ``inner`` is a point inside what is seen of it, ``box`` left, top, right, bottom of that.
    """

    area: str
    border: str
    size: float
    box: tuple[float, float, float, float]
    inner: tuple[float, float]


@lru_cache(KEPT)
def shapes(frame: Frame) -> Mapping[str, Shape]:
    """Return the countries of which something is seen, by code.

    The borders of neighbours are simplified together (a coverage), so that none part or overlap.
    """
    drawn: dict[str, Shape] = {}
    countries = _countries()
    for copy in frame.copies():
        projected = shapely.transform(
            np.asarray(countries.geometry), lambda points, copy=copy: frame.project(points, copy)
        )
        for iso3, area in _seen(countries["iso3"].to_numpy(), projected, frame):
            drawn[iso3] = _joined(drawn.get(iso3), _shape(area, frame))
    return MappingProxyType(dict(sorted(drawn.items())))


def graticule(frame: Frame) -> str:
    """Return the path data of the parallels and meridians."""
    right, bottom = frame.left + frame.width, frame.top + frame.height
    first = 360.0 * frame.west - 180.0
    last = first + 360.0 * frame.width / frame.world
    meridians = np.arange(np.ceil(first / STEP) * STEP, last, STEP)
    parallels = np.arange(-75.0, 76.0, STEP)
    xs = ((meridians + 180.0) / 360.0 - frame.west) * frame.world + frame.left
    ys = frame.project(np.column_stack([parallels * 0, parallels]))[:, 1]
    lines = [np.array([[x, frame.top], [x, bottom]]) for x in xs]
    lines += [np.array([[frame.left, y], [right, y]]) for y in ys if frame.top < y < bottom]
    return svg.path(lines, closed=False)


@cache
def _countries() -> gpd.GeoDataFrame:
    """Return the shipped outlines as one frame: iso3 and geometry (lon, lat)."""
    known = outlines()
    return gpd.GeoDataFrame({"iso3": list(known)}, geometry=list(known.values()), crs=CRS)


def _seen(
    codes: npt.NDArray[np.object_], areas: npt.NDArray[np.object_], frame: Frame
) -> list[tuple[str, Any]]:
    """Return what lies inside the frame, simplified; empty and tiny ones are left out."""
    edges = (
        frame.left - MARGIN,
        frame.top - MARGIN,
        frame.left + frame.width + MARGIN,
        frame.top + frame.height + MARGIN,
    )
    near = shapely.intersects(shapely.box(*shapely.bounds(areas).T), shapely.box(*edges))
    cut = shapely.clip_by_rect(areas[near], *edges)
    polygons = np.array([_polygons(one) for one in cut], dtype=object)
    large = shapely.area(polygons) > SMALLEST
    smooth = shapely.coverage_simplify(polygons[large], COARSE)
    return list(zip(codes[near][large].tolist(), smooth, strict=True))


def _polygons(geometry: Any) -> Any:
    """Return only the areas of what clipping left."""
    parts = [p for p in shapely.get_parts(geometry) if shapely.get_type_id(p) == 3]
    return shapely.MultiPolygon(parts)


def _shape(area: Any, frame: Frame) -> Shape:
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(area))]
    return Shape(
        svg.path(rings, closed=True),
        svg.path([line for ring in rings for line in _without_seams(ring, frame)], closed=False),
        float(shapely.area(area)),
        tuple(shapely.bounds(area).tolist()),
        shapely.point_on_surface(_largest(area)).coords[0],
    )


def _largest(area: Any) -> Any:
    return max(shapely.get_parts(area), key=shapely.area)


def _without_seams(ring: npt.NDArray[np.float64], frame: Frame) -> list[npt.NDArray[np.float64]]:
    """Return a ring without the stretches that exist only because the world is cut there."""
    world = (ring[:, 0] - frame.left) / frame.world + frame.west
    on_seam = np.abs(world - np.round(world)) < 1e-9
    cuts = np.flatnonzero(on_seam[1:] & on_seam[:-1]) + 1
    return [line for line in np.split(ring, cuts) if len(line) > 1]


def _joined(one: Shape | None, other: Shape) -> Shape:
    """Return a country seen in two copies of the world as one."""
    if one is None:
        return other
    larger = one if one.size >= other.size else other
    whole = one.area + other.area, one.border + other.border, one.size + other.size
    return Shape(*whole, larger.box, larger.inner)
