"""What is said of places: one line for each thing a row's reader should know or mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd

from dashboard.gazetteer.outlines import metres_between
from dashboard.sources.places.findings import VERDICTS, country_names
from dashboard.sources.places.names import NOTHING
from dashboard.sources.places.nearby import reaches
from dashboard.sources.places.point_saying import lines_of_points, pairs
from dashboard.sources.rows import no_troubles, troubles
from dashboard.units import Metres

if TYPE_CHECKING:
    from dashboard.gazetteer import Gazetteer
    from dashboard.sources.rows import Level

APART: Final = Metres(25_000)
"""How far beyond a town's reach a point may lie before it is said not to fit the name."""

SMALL: Final = "towns of fewer than 15,000 people are mostly not listed: write a larger one near it"


class Saying(NamedTuple):
    """One thing that may be said of a name.

    ``rule`` and ``advice`` are filled with the columns of a meaning: ``taken`` (what is shown),
    ``land`` (the country in words), ``about``; ``advice_alone`` stands where ``about`` is empty.
    """

    verdict: str
    flag: str
    level: Level
    column: str
    rule: str
    advice: str
    advice_alone: str = ""


SAYINGS: Final = (
    Saying(
        *("", "unsaid", "warning", "country", "is empty; the place is taken to be in {land}"),
        "write the country",
    ),
    Saying(
        *("", "near", "warning", "place", "is only near {taken}, and is shown as {taken}"),
        "leave it so, or name the region alone to show it less exactly",
    ),
    Saying(
        *("town", "instead", "warning", "place", "is not a listed place; {taken} is taken"),
        "check that it belongs to {taken}",
    ),
    Saying(
        *("region", "instead", "warning", "place", "is not a listed place; {taken} is taken"),
        "check that it lies in this region",
    ),
    Saying(
        *("", "slip", "warning", "place", "is not a listed place; {taken}, spelt nearly so, is"),
        "write {taken}, or another place",
    ),
    Saying(
        *("several", "", "rejected", "place", "is the name of several places"),
        "write one of these, with its region: {about}",
    ),
    Saying(
        *("foreign", "", "rejected", "place", "names {about}, and the country is {land}"),
        "correct the place or the country",
    ),
    Saying(
        *("elsewhere", "", "rejected", "place", "is in {about}, not in {land}"),
        "correct the place or the country",
    ),
    Saying(
        *("unknown", "", "warning", "place", "is not a listed place of {land}"),
        f"check the spelling (listed names most like it: {{about}}); {SMALL}",
        f"check the spelling; {SMALL}",
    ),
)
"""All that is said of names. Without a verdict it holds for all that are not rejected, without a
flag for every name of the verdict."""


def sayings(
    texts: pd.DataFrame, rows: pd.DataFrame, meant: pd.DataFrame, gazetteer: Gazetteer
) -> pd.DataFrame:
    """Return all troubles (``rows.TROUBLE_COLUMNS``; ``row`` counts from 0).

    Parameters
    ----------
    texts
        ``iso3``, ``place``, ``lat``, ``lon`` as asked.
    rows, meant
        As :func:`dashboard.sources.places.locating.located` makes them.
    """
    town = gazetteer.places["name"].reset_index(drop=True).reindex(meant["row"])
    town = town.set_axis(meant.index).fillna("").astype("str")
    given = texts["iso3"].groupby(rows["code"].to_numpy()).first()
    named = meant.assign(
        taken=town.mask(town == "", meant["region"]),
        land=country_names(meant["iso3"]),
        unsaid=(given == "") & (meant["iso3"] != "") & (meant["verdict"] != "several"),
    )
    lines = [_line(saying, texts, rows, named) for saying in SAYINGS]
    lines += [_homeless(texts, rows), _stood(texts, rows, gazetteer)]
    lines += [_apart(texts, rows, gazetteer), *lines_of_points(texts, rows)]
    said = [line for line in lines if len(line)]
    return pd.concat(said, ignore_index=True) if said else no_troubles()


def _line(
    saying: Saying, texts: pd.DataFrame, rows: pd.DataFrame, named: pd.DataFrame
) -> pd.DataFrame:
    code = rows["code"].to_numpy()
    where = np.ones(len(rows), dtype=bool)
    if saying.verdict:
        where &= (rows["verdict"] == VERDICTS.index(saying.verdict)).to_numpy()
    if saying.flag:
        where &= named[saying.flag].to_numpy(bool)[code]
    if not saying.verdict:
        where &= (named["taken"] != "").to_numpy()[code] | (saying.column == "country")
    if saying.verdict == "unknown":
        where &= ~rows["stood"].to_numpy() & (rows["iso3"] != "").to_numpy()
    if not where.any():
        return no_troubles()
    said = np.unique(code[where])
    told = named.loc[said]
    names = [
        {"taken": taken, "land": land, "about": about}
        for taken, land, about in zip(told["taken"], told["land"], told["about"], strict=True)
    ]
    rule = [saying.rule.format(**name) for name in names]
    alone = saying.advice_alone or saying.advice
    advice = [(saying.advice if name["about"] else alone).format(**name) for name in names]
    at = np.searchsorted(said, code[where])
    return troubles(
        pd.Series(where, dtype="bool"),
        level=saying.level,
        column=saying.column,
        values=texts["iso3" if saying.column == "country" else saying.column],
        rule=_spread(rule, at, where),
        advice=_spread(advice, at, where),
    )


def _spread(said: list[str], at: np.ndarray, where: np.ndarray) -> pd.Series[str]:
    return pd.Series(pd.array(said, dtype="str").take(at), index=np.flatnonzero(where))


def _homeless(texts: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that neither give a country nor a place that tells it."""
    unclear = (rows["iso3"] == "") & (rows["verdict"] != VERDICTS.index("several"))
    return troubles(
        unclear,
        level="rejected",
        column="country",
        values=texts["iso3"],
        rule="is empty, and the place does not tell it",
        advice="write the country",
    )


def _stood(texts: pd.DataFrame, rows: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the rows whose place is not listed, and whose point is."""
    where = rows["stood"] & (rows["verdict"] == VERDICTS.index("unknown"))
    town = _towns(rows, where, gazetteer)
    return troubles(
        where,
        level="warning",
        column="place",
        values=texts["place"],
        rule="is not a listed place; " + town + ", where its point lies, is taken",
        advice="check that it lies there",
    )


def _apart(texts: pd.DataFrame, rows: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the rows whose point lies far from the town they name."""
    at = np.flatnonzero(rows["sound"] & ~rows["stood"] & (rows["town"] != NOTHING))
    town, circles = rows["town"].to_numpy()[at], reaches(gazetteer)
    lon, lat = rows["lon"].to_numpy()[at], rows["lat"].to_numpy()[at]
    away = metres_between(lon, lat, circles.lon[town], circles.lat[town])
    far = away > circles.reach[town] + APART
    where = pd.Series(np.isin(np.arange(len(rows)), at[far]))
    tens = pd.Series(np.rint(away[far] / 10_000).astype(int) * 10, index=at[far]).astype("str")
    return troubles(
        where,
        level="warning",
        column="lat",
        values=pairs(texts, where),
        rule="lies about " + tens + " km from " + _towns(rows, where, gazetteer)
        + "; the place that is named counts",
        advice="check the place and the coordinates",
    )  # fmt: skip


def _towns(rows: pd.DataFrame, where: pd.Series[bool], gazetteer: Gazetteer) -> pd.Series[str]:
    names = gazetteer.places["name"].reset_index(drop=True)
    town = rows["town"][where]
    return names.reindex(town).set_axis(town.index).astype("str")
