"""What is said of coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.gazetteer.outlines import NEAR, countries_of
from dashboard.sources.places.findings import country_names
from dashboard.sources.places.points import FAULTS, RUSSIA, in_crimea, inside
from dashboard.sources.rows import troubles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

DEGREES: Final = "write decimal degrees with a full stop, as in 41.69"
SWAP: Final = "lat and lon seem swapped: swap them"

PLAIN: Final[Mapping[str, tuple[str, str, str]]] = {
    "lat_text": ("lat", "is not a number", DEGREES),
    "lon_text": ("lon", "is not a number", DEGREES),
    "metres": (
        "lat",
        "are no degrees; the coordinates seem projected, in metres",
        "convert them to longitude and latitude (EPSG:4326)",
    ),
    "origin": ("lat", "is a point in the sea that stands for no place", "leave both empty"),
    "lat_range": ("lat", "is not between -90 and 90", DEGREES),
    "lon_range": ("lon", "is not between -180 and 180", DEGREES),
}
"""Column, rule and advice by fault."""

PAIRED: Final = ("metres", "origin")
"""Faults that are shown with both coordinates."""


def lines_of_points(texts: pd.DataFrame, rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Return all troubles of points (``row`` counts from 0)."""
    if not rows["fault"].any():
        return []
    halves = [_halves(texts, rows, "lat", "lon"), _halves(texts, rows, "lon", "lat")]
    return [*halves, *(_plain(texts, rows, fault) for fault in PLAIN), _away(texts, rows)]


def pairs(texts: pd.DataFrame, where: pd.Series[bool]) -> pd.Series[str]:
    """Return both coordinates as the file has them, of the rows where ``where``."""
    return texts["lat"][where] + ", " + texts["lon"][where]


def _halves(texts: pd.DataFrame, rows: pd.DataFrame, column: str, other: str) -> pd.DataFrame:
    return troubles(
        (rows["fault"] == FAULTS.index("half")) & (texts[column] != ""),
        level="warning",
        column=column,
        values=texts[column],
        rule=f"stands without {other}, and is not used",
        advice="give both or neither",
    )


def _plain(texts: pd.DataFrame, rows: pd.DataFrame, fault: str) -> pd.DataFrame:
    column, rule, advice = PLAIN[fault]
    where = rows["fault"] == FAULTS.index(fault)
    return troubles(
        where,
        level="rejected",
        column=column,
        values=pairs(texts, where) if fault in PAIRED else texts[column],
        rule=rule,
        advice=_advice(rows[where], advice),
    )


def _away(texts: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    where = rows["fault"] == FAULTS.index("away")
    some = rows[where]
    lon, lat = some["lon"].to_numpy(), some["lat"].to_numpy()
    land = country_names(pd.Series(countries_of(lon, lat), index=some.index, dtype="str"))
    there = "; it lies in " + land
    crimea = (some["iso3"] == RUSSIA) & in_crimea(lon, lat)
    rule = f"lies more than {NEAR // 1000} km outside " + country_names(some["iso3"])
    rule = (rule + there.where(land != "", "")).mask(
        crimea, "lies in Crimea: Crimea is Ukraine, not Russia"
    )
    advice = pd.Series("correct the country or the coordinates", index=some.index, dtype="str")
    return troubles(
        where,
        level="rejected",
        column="lat",
        values=pairs(texts, where),
        rule=rule.astype("str"),
        advice=_swapped(some, advice).mask(crimea, "write UKR as the country"),
    )


def _advice(some: pd.DataFrame, advice: str) -> pd.Series[str]:
    return _swapped(some, pd.Series(advice, index=some.index, dtype="str"))


def _swapped(some: pd.DataFrame, advice: pd.Series[str]) -> pd.Series[str]:
    """Return the advice, or ``SWAP`` where the point turned round lies in the country."""
    lon, lat = some["north"].to_numpy(), some["east"].to_numpy()
    fits = (np.abs(lat) <= 90) & (np.abs(lon) <= 180) & (some["iso3"] != "").to_numpy()
    turned = np.zeros(len(some), dtype=bool)
    turned[fits] = _inside(some["iso3"][fits], lon[fits], lat[fits])
    return advice.mask(turned, SWAP)


def _inside(
    iso3: pd.Series[str], lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> NDArray[np.bool_]:
    return inside(iso3, np.round(lon, 2), np.round(lat, 2))
