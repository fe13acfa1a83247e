"""What each part of a text is: a town, a region, a country, or a name that is none of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.sources.places.names import NOTHING
from dashboard.sources.places.reading import cases, lands, parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.sources.places.names import Names
    from dashboard.sources.places.regions import Regions

TOWN_KINDS = ("", "capital")
"""Kinds of words (``words.AREAS``) with which a name may still be a town's."""


def understood(asked: pd.DataFrame, towns: Names, areas: Regions) -> pd.DataFrame:
    """Return the parts of all texts with what each is.

    Parameters
    ----------
    asked
        ``iso3``, ``place``; distinct labels.

    Returns
    -------
    pandas.DataFrame
        One line a part, those of a text in order: the columns of ``reading.parts`` and ``iso3`` (as
        asked, or the country the text names), ``row`` and ``at`` (town, and address in ``towns``),
        ``area`` (region), ``by_town`` (it is only the region around that town), ``land``
        (country), ``around`` (region by the text's other parts), ``lost`` (none of all these).
    """
    whole = parts(asked["place"])
    iso3, land = _lands(whole, asked["iso3"])
    whole = whole.assign(iso3=iso3)
    row, at = _row(whole, towns)
    whole = _with_areas(whole.assign(row=row, at=at), towns, areas)
    whole = _inside(_names_themselves(whole, towns, areas), towns, areas)
    open_ = (whole["row"] == NOTHING) & (whole["area"] == "") & (land == "")
    land = land.mask(open_, lands(whole["name"][open_]))
    return whole.assign(land=land, lost=open_ & (land == ""))


def first(where: pd.Series[bool], values: pd.Series[str], text: pd.Series[int]) -> pd.Series[str]:
    """Return for every part the first such value of its text, empty where there is none."""
    chosen = values[where].groupby(text[where]).first()
    return text.map(chosen).astype("str").fillna("")


def _lands(whole: pd.DataFrame, given: pd.Series[str]) -> tuple[pd.Series[str], pd.Series[str]]:
    """Return the country each part is looked up in, and the one it names.

    Only where no country is given the parts are asked at once: elsewhere a country's name may be a
    region's (Georgia) and is asked of the parts that are nothing else.
    """
    iso3 = given.loc[whole["text"]].set_axis(whole.index)
    none = iso3 == ""
    land = pd.Series("", index=whole.index, dtype="str").mask(none, lands(whole["name"][none]))
    return iso3.mask(none, first(land != "", land, whole["text"])), land


def _row(whole: pd.DataFrame, towns: Names) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the town of each part and its address, in Russian by any case of its name."""
    row, at = towns.meaning(whole["iso3"], whole["compared"])
    if (row != NOTHING).all():
        return row, at
    forms = cases(whole["compared"][row == NOTHING])
    found, where = towns.meaning(whole["iso3"].loc[forms["at"]], forms["form"])
    good = np.flatnonzero(found != NOTHING)
    likeliest = forms.iloc[good].assign(row=found[good], address=where[good]).drop_duplicates("at")
    places = whole.index.get_indexer(pd.Index(likeliest["at"]))
    row[places], at[places] = likeliest["row"], likeliest["address"]
    return row, at


def _with_areas(whole: pd.DataFrame, towns: Names, areas: Regions) -> pd.DataFrame:
    """Return the parts with their regions; what is worded as one is no town.

    A county that only a town is called after is the region around that town. A district is
    neither: every city has a central one.
    """
    worded, district = ~whole["kind"].isin(TOWN_KINDS), whole["kind"] == "district"
    area = areas.meaning(whole["iso3"], whole["compared"], whole["kind"])
    home = towns.regions_of(whole["row"])
    by_town = worded & ~district & (home != "") & (area == "")
    area = area.mask(by_town, home)
    return whole.assign(area=area, by_town=by_town, row=whole["row"].mask(worded, NOTHING))


def _names_themselves(whole: pd.DataFrame, towns: Names, areas: Regions) -> pd.DataFrame:
    """Return the parts with the words around a name kept where they belong to it.

    The Federal District is a region, not a district called Federal.
    """
    cut = whole[whole["spoken"] != whole["compared"]]
    if cut.empty:
        return whole
    row, at = towns.meaning(cut["iso3"], cut["spoken"])
    area = areas.meaning(cut["iso3"], cut["spoken"], pd.Series("", index=cut.index, dtype="str"))
    named = cut.assign(row=row, at=at, area=area, kind="", near=False, by_town=False)
    named = named[((row != NOTHING) | (area != "")).to_numpy()]
    both: pd.DataFrame = pd.concat([whole.drop(named.index), named])
    return both.reindex(whole.index)


def _inside(whole: pd.DataFrame, towns: Names, areas: Regions) -> pd.DataFrame:
    """Return the parts with towns chosen by the region that the text's other parts name.

    A region said with its word, or a later part that is nothing but a region, is firm: a town
    elsewhere is not the one that is meant. A later part that is a town as well only helps to
    choose.
    """
    area, text = whole["area"], whole["text"]
    worded = (area != "") & ~whole["kind"].isin(TOWN_KINDS)
    later = (area != "") & (whole["position"] > 0)
    said = first(worded, area, text)
    alone = first(later & (whole["row"] == NOTHING), area, text)
    firm = said.mask(said == "", alone)
    around = firm.mask(firm == "", first(later, area, text))
    there = towns.inside(whole["at"].where(around != "", NOTHING).to_numpy(), around)
    home = towns.regions_of(whole["row"])
    away = (home != "") & (firm != "") & ~areas.alike(whole["iso3"], home, firm)
    away &= there == NOTHING
    row = whole["row"].mask(away, NOTHING)
    row = row.mask((there != NOTHING) & (row != NOTHING), pd.Series(there, index=whole.index))
    return whole.assign(row=row, around=firm, area=area.mask(away, ""))
