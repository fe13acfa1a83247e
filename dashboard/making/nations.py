"""Rows of ``countries.py``: English names, label points and opening views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from dashboard.units import MAX_LATITUDE

if TYPE_CHECKING:
    import geopandas as gpd

Degrees = npt.NDArray[np.float64]

REACH: Final = 3.0
"""Degrees: parts within this of the main body, directly or by stepping stones, belong to it."""

GREAT: Final = 0.5
"""A part with this share of the largest part's area belongs to the main body (Malaysia)."""

NAMES: Final = {
    "AIA": "Anguilla",
    "ALA": "Åland Islands",
    "ARE": "United Arab Emirates",
    "ATF": "French Southern Territories",
    "ATG": "Antigua and Barbuda",
    "BES": "Caribbean Netherlands",
    "BIH": "Bosnia and Herzegovina",
    "BLM": "Saint Barthélemy",
    "BVT": "Bouvet Island",
    "CAF": "Central African Republic",
    "CCK": "Cocos (Keeling) Islands",
    "COD": "DR Congo",
    "COG": "Congo",
    "COK": "Cook Islands",
    "CPV": "Cabo Verde",
    "CXR": "Christmas Island",
    "CYM": "Cayman Islands",
    "DOM": "Dominican Republic",
    "ESH": "Western Sahara",
    "FLK": "Falkland Islands",
    "FRO": "Faroe Islands",
    "GIB": "Gibraltar",
    "GLP": "Guadeloupe",
    "GNQ": "Equatorial Guinea",
    "GUF": "French Guiana",
    "HMD": "Heard Island and McDonald Islands",
    "IOT": "British Indian Ocean Territory",
    "KNA": "Saint Kitts and Nevis",
    "MAF": "Saint Martin",
    "MHL": "Marshall Islands",
    "MNP": "Northern Mariana Islands",
    "MTQ": "Martinique",
    "MYT": "Mayotte",
    "PCN": "Pitcairn Islands",
    "PYF": "French Polynesia",
    "REU": "Réunion",
    "SGS": "South Georgia and the South Sandwich Islands",
    "SJM": "Svalbard and Jan Mayen",
    "SLB": "Solomon Islands",
    "SPM": "Saint Pierre and Miquelon",
    "SSD": "South Sudan",
    "STP": "São Tomé and Príncipe",
    "SWZ": "Eswatini",
    "SXM": "Sint Maarten",
    "TCA": "Turks and Caicos Islands",
    "TKL": "Tokelau",
    "TUR": "Türkiye",
    "UMI": "United States Minor Outlying Islands",
    "USA": "United States",
    "VAT": "Vatican City",
    "VCT": "Saint Vincent and the Grenadines",
    "VGB": "British Virgin Islands",
    "VIR": "United States Virgin Islands",
    "VNM": "Vietnam",
    "WLF": "Wallis and Futuna",
}
"""Names where the source abbreviates, is out of date or has none: short names as the United Nations
use them, or the everyday English form where that is what readers know."""

SHAPELESS: Final = {
    "BES": (-68.27, 12.18, -68.42, 12.02, -68.19, 12.31),
    "BVT": (3.36, -54.42, 3.28, -54.46, 3.44, -54.38),
    "CCK": (96.83, -12.17, 96.81, -12.21, 96.93, -11.82),
    "GIB": (-5.35, 36.14, -5.37, 36.10, -5.33, 36.16),
    "GLP": (-61.58, 16.25, -61.81, 15.83, -61.00, 16.52),
    "GUF": (-53.13, 3.93, -54.61, 2.11, -51.63, 5.75),
    "MTQ": (-61.02, 14.65, -61.23, 14.39, -60.81, 14.88),
    "MYT": (45.15, -12.82, 45.02, -13.01, 45.30, -12.64),
    "REU": (55.53, -21.12, 55.22, -21.39, 55.84, -20.87),
    "SJM": (16.0, 78.5, 10.4, 76.4, 33.5, 80.8),
    "TKL": (-171.85, -9.2, -172.52, -9.44, -171.18, -8.53),
    "UMI": (166.62, 19.29, 166.58, 19.26, 166.66, 19.33),
}
"""Codes of ISO 3166-1 without a shape of their own at 1:50m (the overseas departments of France,
Svalbard and Bonaire are inside the shapes of France, Norway and the Netherlands): label point lon,
lat and view west, south, east, north, in degrees, from general geographic knowledge."""


def rows(shapes: gpd.GeoDataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Return one row per country for ``countries.py``.

    Parameters
    ----------
    shapes
        Columns iso3, geometry (MultiPolygon, degrees).
    names
        English names of the source by its codes.

    Returns
    -------
    pandas.DataFrame
        Columns iso3, name, lon, lat, west, south, east, north (degrees, 2 decimals); sorted by
        iso3; the codes of ``SHAPELESS`` included.
    """
    drawn = [(*label_point(shape), *view(shape)) for shape in shapes.geometry]
    columns = ["lon", "lat", "west", "south", "east", "north"]
    table = pd.DataFrame(drawn, index=shapes["iso3"].to_numpy(), columns=columns)
    table = pd.concat([table, pd.DataFrame.from_dict(SHAPELESS, orient="index", columns=columns)])
    table.insert(0, "name", [{**names, **NAMES}[iso3] for iso3 in table.index])
    return table.sort_index().rename_axis("iso3").reset_index()


def label_point(shape: shapely.Geometry) -> tuple[float, float]:
    """Return the pole of inaccessibility of the largest part, (lon, lat) with 2 decimals.

    It is sought in Web Mercator, the projection the label is drawn in, so that it is the middle of
    what the reader sees.
    """
    parts = shapely.get_parts(shape)
    largest = shapely.transform(parts[np.argmax(_areas(parts))], _mercator)
    centre = shapely.Point(shapely.maximum_inscribed_circle(largest, tolerance=0.005).coords[0])
    lon, lat = shapely.get_coordinates(shapely.transform(centre, _degrees))[0]
    return round(float(lon), 2), round(float(lat), 2)


def view(shape: shapely.Geometry) -> tuple[float, float, float, float]:
    """Return west, south, east, north of the main body, degrees with 2 decimals.

    The main body is the largest part, what lies within ``REACH`` of it by stepping stones, and
    parts of comparable size (``GREAT``): France without Guiana, the United States without Alaska,
    Malaysia with both halves.
    """
    parts = shapely.get_parts(shape)
    areas = _areas(parts)
    zones = shapely.get_parts(shapely.union_all(shapely.buffer(parts, REACH / 2)))
    home = zones[shapely.intersects(zones, parts[np.argmax(areas)])]
    main = shapely.intersects(parts, home[0]) | (areas > GREAT * areas.max())
    west, south, east, north = (round(float(side), 2) for side in shapely.total_bounds(parts[main]))
    return west, south, east, north


def by_area(shapes: gpd.GeoDataFrame) -> list[str]:
    """Return the codes of ``shapes``, the largest country first."""
    areas = pd.Series(_areas(shapes.geometry.to_numpy()), index=shapes["iso3"].to_numpy())
    return [str(iso3) for iso3 in areas.sort_values(ascending=False, kind="stable").index]


def _areas(parts: npt.NDArray[np.object_]) -> Degrees:
    """Areas on the sphere, in units of the cylindrical equal-area projection."""
    flat = shapely.transform(
        parts, lambda xy: np.c_[xy[:, 0], np.degrees(np.sin(np.radians(xy[:, 1])))]
    )
    return np.asarray(shapely.area(flat))


def _mercator(xy: Degrees) -> Degrees:
    lat = np.radians(np.clip(xy[:, 1], -MAX_LATITUDE, MAX_LATITUDE))
    return np.column_stack([xy[:, 0], np.degrees(np.arctanh(np.sin(lat)))])


def _degrees(xy: Degrees) -> Degrees:
    return np.column_stack([xy[:, 0], np.degrees(np.arcsin(np.tanh(np.radians(xy[:, 1]))))])
