"""Where rows happened: looked up in the gazetteer, and never finer than the file itself claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.sources.places import located

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dashboard.gazetteer import Gazetteer

LEVELS: Final = ("city", "region", "country")
"""From fine to coarse."""


def placed(
    rows: pd.DataFrame,
    names: Mapping[str, str],
    refused: NDArray[np.bool_],
    *,
    gazetteer: Gazetteer,
) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """Return rows with place, city centre and precision, and what the gazetteer finds wrong.

    A place that the file calls a region, or only a country, is not made a city: its coordinates
    stand for an area and are not looked at. Where the file gives no country the place may tell it.

    Parameters
    ----------
    rows
        ``country``, ``place``, ``lat``, ``lon``, ``place_precision`` (what the file claims, or
        empty).
    names
        What the file calls each of them.
    refused
        Rows whose country was refused: they are placed nowhere.
    """
    claimed = rows["place_precision"]
    area = claimed.isin(LEVELS[1:])
    asked = pd.DataFrame(
        {
            "iso3": rows["country"],
            "place": rows["place"].mask(claimed == LEVELS[2], ""),
            "lat": rows["lat"].mask(area, ""),
            "lon": rows["lon"].mask(area, ""),
        }
    )
    found, faults = located(asked[~refused], gazetteer=gazetteer)
    whole = found.reindex(rows.index, fill_value="").astype("str")
    told = faults["column"].map(lambda name: names.get(name, name)).astype("str")
    return rows.assign(**_kept(whole, claimed)), [faults.assign(column=told)]


def _kept(found: pd.DataFrame, claimed: pd.Series[str]) -> dict[str, pd.Series[str]]:
    """Return what is kept of what was found, at the coarser of its precision and the claimed."""
    rank = {level: at for at, level in enumerate(LEVELS)}
    ranks = np.maximum(
        found["place_precision"].map(rank | {"": len(LEVELS) - 1}).to_numpy("int64"),
        claimed.map(rank | {"": 0}).to_numpy("int64"),
    )
    level = pd.Series(pd.array(LEVELS, dtype="str").take(ranks), index=found.index)
    city = level == LEVELS[0]
    return {
        "country": found["iso3"],
        "place": found["place"].where(level != LEVELS[2], ""),
        "lat": found["lat"].where(city, ""),
        "lon": found["lon"].where(city, ""),
        "place_precision": level,
    }
