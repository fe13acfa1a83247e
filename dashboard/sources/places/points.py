"""Coordinates that a file gives: read, cut to two decimals, and held against the country.

They only check a place, or find the town of a row that names none. None of them is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import shapely

from dashboard.gazetteer.outlines import outlines, within
from dashboard.sources.places.words import CRIMEA_BOX

if TYPE_CHECKING:
    from numpy.typing import NDArray

DECIMALS: Final = 2
"""Of a degree, about a kilometre: a point is cut to this before anything is asked of it."""

NUMBER: Final = r"[+-]?(?:[0-9]{1,12}(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,2})?"
"""A coordinate as it may be written; a comma counts as a point."""

FAULTS: Final = (
    "",
    "half",  # one of the two is missing
    "lat_text",  # not a number
    "lon_text",
    "metres",  # beyond degrees, as projected coordinates are
    "lat_range",
    "lon_range",
    "origin",  # 0, 0
    "away",  # not in the country
)
"""What may be wrong with a point; frames have the position, which is faster than the text."""

BEYOND_DEGREES: Final = 360.0
"""From here on a number is no degree of any convention, but metres."""

RUSSIA: Final = "RUS"
UKRAINE: Final = "UKR"


def points(lat: pd.Series[str], lon: pd.Series[str]) -> pd.DataFrame:
    """Return points as numbers.

    Parameters
    ----------
    lat, lon
        Texts, empty where nothing is given.

    Returns
    -------
    pandas.DataFrame
        Same index: ``lat``, ``lon`` (degrees, ``DECIMALS``; NaN where there is no sound point),
        ``fault`` (position in ``FAULTS``), ``north`` and ``east`` (what the texts say, for what may
        be advised).
    """
    north, east = _numbers(lat), _numbers(lon)
    has_lat, has_lon = (lat != "").to_numpy(), (lon != "").to_numpy()
    fault = _faults(north, east, has_lat, has_lon)
    sound = has_lat & has_lon & (fault == 0)
    return pd.DataFrame(
        {
            "lat": np.where(sound, np.round(north, DECIMALS) + 0.0, np.nan),
            "lon": np.where(sound, np.round(east, DECIMALS) + 0.0, np.nan),
            "fault": fault,
            "north": north,
            "east": east,
        },
        index=lat.index,
    )


def _faults(
    north: NDArray[np.float64],
    east: NDArray[np.float64],
    has_lat: NDArray[np.bool_],
    has_lon: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Return what is wrong with each point by itself; the first of several faults counts."""
    both, given = has_lat & has_lon, has_lat | has_lon
    with np.errstate(invalid="ignore"):
        far = np.maximum(np.abs(north), np.abs(east)) > BEYOND_DEGREES
        cases = {
            "half": given & ~both,
            "lat_text": np.isnan(north),
            "lon_text": np.isnan(east),
            "metres": far,
            "lat_range": np.abs(north) > 90,
            "lon_range": np.abs(east) > 180,
            "origin": both & (np.round(north, DECIMALS) == 0) & (np.round(east, DECIMALS) == 0),
        }
    codes = [FAULTS.index(name) for name in cases]
    return np.where(given, np.select(list(cases.values()), codes, 0), 0)


def _numbers(texts: pd.Series[str]) -> NDArray[np.float64]:
    """Return the number each text is, NaN where it is none."""
    code, distinct = pd.factorize(texts)
    written = pd.Series(distinct, dtype="str")
    good = written.str.fullmatch(NUMBER).to_numpy(bool)
    numbers = np.full(len(written), np.nan)
    plain = written[good].str.replace(",", ".", regex=False)
    numbers[good] = pd.to_numeric(plain).to_numpy("float64")
    return numbers[code]


def inside(
    iso3: pd.Series[str], lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which points lie in their country, or within ``outlines.NEAR`` of it.

    Points in Crimea do not lie in Russia, however near. Every point lies in a country without an
    outline, and in no country (an empty code).
    """
    code, distinct = pd.factorize(iso3)
    good = np.ones(len(iso3), dtype=bool)
    for number, name in enumerate(distinct):
        if name in outlines():
            rows = np.flatnonzero(code == number)
            good[rows] = within(str(name), lon[rows], lat[rows])
            if name == RUSSIA:
                good[rows] &= ~in_crimea(lon[rows], lat[rows])
    return good


def spots(
    iso3: pd.Series[str], lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> tuple[NDArray[np.intp], pd.DataFrame]:
    """Return the number of each point among the distinct ones, and these (``iso3``, lon, lat)."""
    land, names = pd.factorize(iso3)
    north, east = np.rint((lat + 90) * 100), np.rint((lon + 180) * 100)
    number = (land * 18_001 + north.astype(np.int64)) * 36_001 + east.astype(np.int64)
    code, distinct = pd.factorize(number)
    first = pd.Series(np.arange(len(code))).groupby(code).first().to_numpy()[: len(distinct)]
    return code, pd.DataFrame(
        {"iso3": pd.Series(names[land[first]], dtype="str"), "lon": lon[first], "lat": lat[first]}
    )


def in_crimea(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which points lie on the peninsula: in its box, and nearer to it than to Russia."""
    west, south, east, north = CRIMEA_BOX
    there = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    rows = np.flatnonzero(there)
    dots = shapely.points(lon[rows], lat[rows])
    away, other = (shapely.distance(dots, outlines()[name]) for name in (UKRAINE, RUSSIA))
    there[rows] = away < other
    return there
