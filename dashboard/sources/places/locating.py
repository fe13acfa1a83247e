"""Rows to places: the named place decides; a point checks it, or stands in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.sources.places import points
from dashboard.sources.places.findings import VERDICTS
from dashboard.sources.places.meaning import meanings
from dashboard.sources.places.names import NOTHING
from dashboard.sources.places.nearby import reaches
from dashboard.sources.places.saying import sayings

if TYPE_CHECKING:
    from dashboard.gazetteer import Gazetteer

LOCATED: Final = ("place", "lat", "lon", "place_precision", "admin1", "iso3")
"""Columns of what is located; ``iso3`` is as asked, or the country found where none was given."""

BY_POINT: Final = ("blank", "country", "unknown", "elsewhere")
"""Verdicts on a name with which a point in the country is taken instead."""

REFUSED: Final = ("several", "foreign", "elsewhere")
"""Verdicts on a name with which the row is rejected."""

HARMLESS: Final = ("", "half")
"""Faults of a point with which the row is not rejected."""


def located(asked: pd.DataFrame, *, gazetteer: Gazetteer) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return where each row happened, and what is wrong with what it says.

    Coordinates that are given are never passed on: what comes out is a centre of the gazetteer.
    What is found for a row depends on nothing but the row.

    Parameters
    ----------
    asked
        ``iso3``, ``place``, ``lat``, ``lon``: texts, empty where nothing is given; distinct labels.

    Returns
    -------
    located : pandas.DataFrame
        Same index, columns ``LOCATED``, all texts: ``place`` (a name by which
        ``Gazetteer.find`` gives the town, or a first-level region, or empty), ``lat`` and ``lon``
        (degrees WGS84 with two decimals for a town, else empty), ``place_precision`` (``city``,
        ``region``, ``country``), ``admin1``. Rows with a rejecting trouble are at the country.
    troubles : pandas.DataFrame
        ``rows.TROUBLE_COLUMNS``; columns are ``place``, ``lat``, ``lon`` and ``country``.
    """
    columns = ["iso3", "place", "lat", "lon"]
    texts = asked[columns].astype("str").fillna("").reset_index(drop=True)
    texts = texts.assign(**{name: texts[name].str.strip() for name in columns})
    code = texts.groupby(["iso3", "place"], sort=False).ngroup().to_numpy()
    distinct = texts.loc[~texts.duplicated(["iso3", "place"]), ["iso3", "place"]]
    meant = meanings(distinct.reset_index(drop=True), gazetteer)
    rows = _rows(texts, code, meant, gazetteer)
    said = sayings(texts, rows, meant, gazetteer)
    said = said.assign(row=asked.index.to_numpy()[said["row"].to_numpy()])
    found = _written(rows, meant, gazetteer).set_axis(asked.index)
    return found, said.sort_values("row", kind="stable", ignore_index=True)


def _rows(
    texts: pd.DataFrame, code: np.ndarray, meant: pd.DataFrame, gazetteer: Gazetteer
) -> pd.DataFrame:
    """Return what is known of each row.

    ``code`` (line of ``meant``), ``iso3``, ``verdict`` (position in ``VERDICTS``), ``town`` (row of
    the gazetteer), ``stood`` (the town is that of the point), the columns of ``points.points``,
    ``refused`` (the row is rejected).
    """
    given = points.points(texts["lat"], texts["lon"])
    iso3 = pd.Series(meant["iso3"].array.take(code))
    verdict = meant["verdict"].map({name: at for at, name in enumerate(VERDICTS)}).to_numpy()[code]
    open_ = np.isin(verdict, [VERDICTS.index(name) for name in BY_POINT])
    fault, near = _placed(iso3, given, open_, gazetteer)
    sound = given["lat"].notna().to_numpy() & (fault == 0)
    strange = open_ & sound & (verdict == VERDICTS.index("elsewhere"))
    verdict = np.where(strange, VERDICTS.index("unknown"), verdict)
    harmless = np.isin(fault, [points.FAULTS.index(name) for name in HARMLESS])
    named_away = np.isin(verdict, [VERDICTS.index(name) for name in REFUSED])
    return given.assign(
        code=code,
        iso3=iso3,
        verdict=verdict,
        town=np.where(open_ & sound, near, meant["row"].to_numpy()[code]),
        stood=open_ & sound & (near != NOTHING),
        fault=fault,
        sound=sound,
        refused=named_away | ~harmless | (iso3 == "").to_numpy(),
    )


def _placed(
    iso3: pd.Series[str], given: pd.DataFrame, open_: np.ndarray, gazetteer: Gazetteer
) -> tuple[np.ndarray, np.ndarray]:
    """Return the fault of each point, now that its country is known, and the town it lies in.

    Towns are sought where ``open_``; the others are ``NOTHING``.
    """
    fault, near = given["fault"].to_numpy(copy=True), np.full(len(given), NOTHING)
    at = np.flatnonzero(given["lat"].notna() & (iso3 != ""))
    lon, lat = given["lon"].to_numpy()[at], given["lat"].to_numpy()[at]
    number, spots = points.spots(iso3.iloc[at], lon, lat)
    inside = points.inside(spots["iso3"], spots["lon"].to_numpy(), spots["lat"].to_numpy())
    fault[at[~inside[number]]] = points.FAULTS.index("away")
    asked = np.zeros(len(spots), dtype=bool)
    asked[number[open_[at]]] = True
    some = spots[asked & inside]
    town = np.full(len(spots), NOTHING)
    town[some.index] = reaches(gazetteer).town_at(
        some["iso3"], some["lon"].to_numpy(), some["lat"].to_numpy()
    )
    near[at] = town[number]
    return fault, near


def _written(rows: pd.DataFrame, meant: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the columns ``LOCATED``."""
    places, refused = gazetteer.places, rows["refused"].to_numpy()
    town = np.where(refused, NOTHING, rows["town"].to_numpy())
    area = (rows["verdict"] == VERDICTS.index("region")).to_numpy() & ~refused & (town == NOTHING)
    at = np.where(area, len(places) + rows["code"].to_numpy(), town)
    regions = meant["region"].tolist()

    def chosen(texts: list[str], others: list[str]) -> pd.Series[str]:
        return pd.Series(pd.array([*texts, *others, ""], dtype="str").take(at))

    centre = {
        name: chosen([f"{degrees:.2f}" for degrees in places[name]], [""] * len(regions))
        for name in ("lat", "lon")
    }
    level = np.where(town != NOTHING, 0, np.where(area, 1, 2))
    levels = pd.array(["city", "region", "country"], dtype="str")
    return pd.DataFrame(
        {
            "place": chosen(gazetteer.shown_names.tolist(), regions),
            **centre,
            "place_precision": levels.take(level),
            "admin1": chosen(places["admin1"].tolist(), regions),
            "iso3": rows["iso3"],
        }
    )[list(LOCATED)]
