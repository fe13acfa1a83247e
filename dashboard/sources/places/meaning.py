"""What a named place is: a town, a region, only the country, or nothing that can be taken.

Each distinct pair of country and text is understood once, and by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.gazetteer.spelling import keys
from dashboard.sources.places import findings
from dashboard.sources.places.deciding import decided
from dashboard.sources.places.names import NOTHING, names
from dashboard.sources.places.regions import regions
from dashboard.sources.places.words import LONGEST

if TYPE_CHECKING:
    from dashboard.gazetteer import Gazetteer
    from dashboard.sources.places.names import Names


def meanings(asked: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return what each place is.

    Parameters
    ----------
    asked
        ``iso3`` (empty where the country is not given), ``place``; distinct rows, ``RangeIndex``.

    Returns
    -------
    pandas.DataFrame
        Same index, ``findings.COLUMNS``.
    """
    towns, areas = names(gazetteer), regions(gazetteer)
    named = asked[asked["place"] != ""]
    compared = keys(named["place"].str.slice(0, LONGEST))
    row, at = towns.meaning(named["iso3"], compared)
    whole = findings.towns(named["iso3"], row, at, towns)
    found = [findings.plain(asked["iso3"][asked["place"] == ""], "blank"), whole]
    open_ = compared.index.difference(whole.index, sort=False)
    if len(open_):
        no_word = pd.Series("", index=open_, dtype="str")
        area = areas.meaning(named["iso3"].loc[open_], compared.loc[open_], no_word)
        region = findings.regions(named["iso3"].loc[open_], area)
        rest = asked.loc[open_.difference(region.index, sort=False)]
        found += [region, decided(rest, towns, areas)] if len(rest) else [region]
    return _at_home(pd.concat(found).loc[asked.index], towns)


def _at_home(found: pd.DataFrame, towns: Names) -> pd.DataFrame:
    """Return findings with the country of their town where none was given."""
    world = (found["iso3"] == "") & (found["row"] != NOTHING)
    home = towns.places["iso3"].reindex(found["row"]).set_axis(found.index)
    return found.assign(world=world, iso3=found["iso3"].where(~world, home))
