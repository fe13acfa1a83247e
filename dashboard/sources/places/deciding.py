"""Texts that are more than a name: what is taken of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.gazetteer.spelling import latin
from dashboard.sources.places import findings
from dashboard.sources.places.names import NOTHING
from dashboard.sources.places.regions import in_sound
from dashboard.sources.places.slips import slips
from dashboard.sources.places.understanding import understood
from dashboard.sources.places.words import CRIMEA

if TYPE_CHECKING:
    from dashboard.sources.places.names import Names
    from dashboard.sources.places.regions import Regions

KNOWN_ABROAD: Final = 100_000
"""People of a place from which a row that puts it into another country contradicts itself; there
may be a village of any smaller town's name."""


def decided(asked: pd.DataFrame, towns: Names, areas: Regions) -> pd.DataFrame:
    """Return findings for texts that are not simply a name.

    In this order: a part that names another country; the first part that is a town; a town spelt
    nearly so; the first part that is a region; the country; a place of another country; unknown.
    """
    known = understood(asked, towns, areas)
    given = known.drop_duplicates("text").set_index("text")["iso3"]
    iso3 = given.reindex(asked.index).fillna(asked["iso3"]).astype("str")
    found = pd.concat([_foreign(known, iso3, areas), _town(known, iso3, towns)])
    left = iso3.drop(found.index.unique())
    near = _likenesses(known, left, towns)
    rest = (
        _slip(near, left),
        _region(known, left),
        _country(known, left),
        _elsewhere(known, left, towns, areas),
        findings.plain(left, "unknown", about=near["like"].reindex(left.index).fillna("")),
    )
    whole = pd.concat([found, *rest])
    return whole[~whole.index.duplicated()]


def _chosen(known: pd.DataFrame, where: pd.Series[bool], iso3: pd.Series[str]) -> pd.DataFrame:
    """Return the first such part of each text of ``iso3`` that has one, by text."""
    some = known[where & known["text"].isin(iso3.index)]
    return some.drop_duplicates("text").set_index("text")


def _before(known: pd.DataFrame, chosen: pd.DataFrame) -> pd.Series[bool]:
    """Return for each chosen part whether a name before it was lost."""
    lost = known[known["lost"]].groupby("text")["position"].min()
    return lost.reindex(chosen.index).fillna(np.inf) < chosen["position"]


def _foreign(known: pd.DataFrame, iso3: pd.Series[str], areas: Regions) -> pd.DataFrame:
    """Return the texts that name another country, or behind a name a region only it has."""
    sound = in_sound(known["compared"])
    known_as = sound.map(areas.anywhere).astype("str").fillna("")
    other = known_as.str.slice(0, 3).where(known["lost"] & (known["position"] > 0), "")
    land = known["land"].mask(known["land"] == "", other)
    strange = (land != "") & (known["iso3"] != "") & (land != known["iso3"])
    chosen = _chosen(known.assign(land=land, area=known_as.str.slice(4)), strange, iso3)
    about = findings.country_names(chosen["land"]) + _crimea(chosen["land"], chosen["area"])
    return findings.plain(iso3.loc[chosen.index], "foreign", about=about)


def _town(known: pd.DataFrame, iso3: pd.Series[str], towns: Names) -> pd.DataFrame:
    chosen = _chosen(known, known["row"] != NOTHING, iso3)
    row, at = chosen["row"].to_numpy(), chosen["at"].to_numpy()
    found = findings.towns(iso3.loc[chosen.index], row, at, towns)
    return found.assign(near=chosen["near"], instead=_before(known, chosen))


def _likenesses(known: pd.DataFrame, left: pd.Series[str], towns: Names) -> pd.DataFrame:
    """Return what the first lost name of each text is like: ``row``, ``like``, ``near``."""
    chosen = _chosen(known, known["lost"] & (known["kind"] == ""), left)
    found = slips(left.loc[chosen.index], latin(chosen["compared"]), towns)
    fits = (chosen["around"] == "") | (chosen["around"] == towns.regions_of(found["row"]))
    return found.assign(row=found["row"].where(fits, NOTHING), near=chosen["near"])


def _slip(near: pd.DataFrame, left: pd.Series[str]) -> pd.DataFrame:
    good = near[near["row"] != NOTHING]
    found = findings.plain(left.loc[good.index], "town", row=good["row"].to_numpy())
    return found.assign(slip=True, near=good["near"])


def _region(known: pd.DataFrame, left: pd.Series[str]) -> pd.DataFrame:
    chosen = _chosen(known, known["area"] != "", left)
    found = findings.regions(left.loc[chosen.index], chosen["area"])
    return found.assign(near=chosen["near"], instead=_before(known, chosen) | chosen["by_town"])


def _country(known: pd.DataFrame, left: pd.Series[str]) -> pd.DataFrame:
    chosen = _chosen(known, known["land"] != "", left)
    only = chosen.index[~chosen.index.isin(known["text"][known["lost"]])]
    return findings.plain(left.loc[only], "country")


def _elsewhere(
    known: pd.DataFrame, left: pd.Series[str], towns: Names, areas: Regions
) -> pd.DataFrame:
    """Return the texts whose place is large, and in another country alone."""
    lost = known["lost"] & (known["kind"] != "district") & (known["iso3"] != "")
    chosen = _chosen(known, lost, left)
    _, at = towns.meaning(pd.Series("", index=chosen.index, dtype="str"), chosen["compared"])
    row = towns.likeliest(at)
    town = towns.places.reindex(row).set_axis(chosen.index)
    large = (town["population"] >= KNOWN_ABROAD).to_numpy()
    region = in_sound(chosen["compared"]).map(areas.anywhere).astype("str").fillna("")
    many = region.map(areas.people).fillna(0) >= KNOWN_ABROAD
    home = town["iso3"].where(large, region.str.slice(0, 3).where(many, "")).astype("str")
    area = town["admin1"].where(large, region.str.slice(4)).astype("str")
    some = home != ""
    about = findings.country_names(home) + _crimea(home, area)
    return findings.plain(left.loc[chosen.index[some]], "elsewhere", about=about[some])


def _crimea(home: pd.Series[str], area: pd.Series[str]) -> pd.Series[str]:
    there = (home == "UKR") & area.isin(CRIMEA)
    return there.map({True: findings.CRIMEA_IS_UKRAINE, False: ""}).astype("str")
