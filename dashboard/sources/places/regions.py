"""Which first-level region a name means: by own names, names in reports, and words such as oblast.

"Moscow region" is the oblast and not the city of that name; "Саратовская область" is found by the
stem of the adjective; "Kharkov region" by an old name of its town.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.gazetteer.spelling import keys, latin, sounds
from dashboard.sources.places.words import (
    ADJECTIVE,
    AREAS,
    GENERIC,
    REGIONS,
    STEM_END,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.gazetteer import Gazetteer

KINDS: Final = ("", *AREAS)
"""Kinds of region words; the empty one stands for a name without such a word."""

_VOWELS: Final = r"(?<=...)[aeiou]+$"


@dataclass(frozen=True, eq=False, slots=True)
class Regions:
    """Regions by name.

    ``known`` maps kind of region word, country and sound of a name to the region; ``anywhere`` maps
    the sound of a region's own name to its country, where only one country has it; ``people`` maps
    country and region to the people of its listed places, ``bare`` to its name without words such
    as oblast.
    """

    known: pd.Series[str]
    anywhere: Mapping[str, str]
    people: Mapping[str, int]
    bare: Mapping[str, str]

    def meaning(
        self, iso3: pd.Series[str], compared: pd.Series[str], kind: pd.Series[str]
    ) -> pd.Series[str]:
        """Return the region that each name (as ``gazetteer.keys`` gives it) means, or empty.

        ``kind``: which of ``KINDS`` the name came with.
        """
        bare = _bare(compared).where(kind != "", compared)
        found = self._found(kind, iso3, in_sound(bare))
        left = bare[(found == "") & (kind != "")]
        for stem in _stems(left) if len(left) else ():
            at = left.index[stem != ""]
            by_stem = self._found(kind.loc[at], iso3.loc[at], sounds(stem.loc[at]))
            found = found.where(found != "", by_stem.reindex(found.index).fillna(""))
        return found

    def alike(
        self, iso3: pd.Series[str], one: pd.Series[str], other: pd.Series[str]
    ) -> pd.Series[bool]:
        """Return where two regions are one, or a city and the region around it (Kyiv)."""
        first, second = (iso3 + " " + one).map(self.bare), (iso3 + " " + other).map(self.bare)
        return (one == other) | (first == second)

    def _found(
        self, kind: pd.Series[str], iso3: pd.Series[str], form: pd.Series[str]
    ) -> pd.Series[str]:
        found = self.known.reindex(kind + ":" + iso3 + " " + form)
        return found.set_axis(form.index).fillna("").astype("str")


@lru_cache(maxsize=2)
def regions(gazetteer: Gazetteer) -> Regions:
    """Return the regions of a gazetteer by name."""
    places = gazetteer.places
    named = places[places["admin1"] != ""]
    people = named.groupby(["iso3", "admin1"], sort=True)["population"].sum()
    table = people.rename("people").reset_index()
    table = table.assign(own=keys(table["admin1"])).assign(kind=lambda t: _kind(t["own"]))
    forms = _forms(table, gazetteer)
    address = (table["iso3"] + " " + table["admin1"]).tolist()
    return Regions(
        pd.Series(_known(forms), dtype="str"),
        _anywhere(forms),
        dict(zip(address, table["people"].tolist(), strict=True)),
        dict(zip(address, in_sound(_bare(table["own"])).tolist(), strict=True)),
    )


def _known(forms: pd.DataFrame) -> dict[str, str]:
    """Return the likeliest region by kind of word, country and form."""
    known: dict[str, str] = {}
    for kind in KINDS:
        ordered = forms.assign(other=_strangeness(forms["kind"], kind)).sort_values(
            ["rank", "other", "people", "admin1"] if not kind else ["other", "rank", "people"],
            ascending=[True, True, False, True] if not kind else [True, True, False],
            kind="stable",
        )
        address = kind + ":" + ordered["iso3"] + " " + ordered["form"]
        first = ~address.duplicated()
        known |= dict(zip(address[first], ordered["admin1"][first], strict=True))
    return known


def _forms(table: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return every way to write each region, as it sounds; ``rank`` 0 is the likeliest."""
    bare = _bare(table["own"])
    others = pd.DataFrame(REGIONS, columns=["iso3", "admin1", "form"])
    others = others.assign(form=others["form"].str.split("; ")).explode("form")
    others = others.merge(table, on=["iso3", "admin1"])
    others = others.assign(form=_bare(keys(others["form"].astype("str"))))
    stems = [table.assign(form=stem, rank=3) for stem in _stems(bare)]
    spelt = [
        table.assign(form=table["own"], rank=0),
        others.assign(rank=1),
        table.assign(form=bare, rank=2),
        *stems,
        table.assign(form=latin(bare).str.replace(_VOWELS, "", regex=True), rank=4),
    ]
    whole = pd.concat([*spelt, _by_town(table.assign(form=bare), gazetteer)])
    whole = whole.assign(form=sounds(latin(whole["form"])))
    return whole[whole["form"] != ""].reset_index(drop=True)


def _by_town(table: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return regions by all the names of the town they are called after."""
    aliases = gazetteer.aliases
    towns = aliases.drop_duplicates(["iso3", "key"])
    called = table.merge(towns, left_on=["iso3", "form"], right_on=["iso3", "key"])
    names = called.drop(columns=["form", "key", "rank", "alias"]).merge(
        aliases[["row", "key"]], on="row"
    )
    return names.assign(form=_bare(names["key"]), rank=5).drop(columns=["row", "key"])


def _bare(compared: pd.Series[str]) -> pd.Series[str]:
    plain = compared.str.replace(GENERIC, " ", regex=True)
    return plain.str.replace(" +", " ", regex=True).str.strip()


def _kind(own: pd.Series[str]) -> pd.Series[str]:
    """Return the kind of word in each region's own name."""
    kind = pd.Series("", index=own.index, dtype="str")
    for name, word in AREAS.items():
        kind = kind.mask(own.str.contains(rf"\b(?:{word})\b", regex=True), name)
    return kind


def _strangeness(kind: pd.Series[str], asked: str) -> pd.Series[int]:
    """Return 0 where a region is of the kind asked for, 1 where its name says none, else 2.

    Without a word, a region without one is likeliest, and a city that is a region the least.
    """
    if not asked:
        return (kind != "").astype("int64") + (kind == "capital")
    return (kind != asked).astype("int64") + ((kind != asked) & (kind != "")).astype("int64")


def _stems(compared: pd.Series[str]) -> tuple[pd.Series[str], ...]:
    """Return what an adjective is made of: Saratovskaya gives saratovsk, saratov; else empty."""
    parts = latin(compared).str.extract(ADJECTIVE)
    stem = parts["stem"].fillna("").astype("str")
    whole = (stem + parts["sk"].fillna("").astype("str")).astype("str")
    return whole, stem, stem.str.replace(STEM_END, "", regex=True)


def _anywhere(forms: pd.DataFrame) -> dict[str, str]:
    own = forms[forms["rank"] <= 1].drop_duplicates(["iso3", "form"])
    alone = own[~own["form"].duplicated(keep=False)]
    return dict(zip(alone["form"], alone["iso3"] + " " + alone["admin1"], strict=True))


def in_sound(compared: pd.Series[str]) -> pd.Series[str]:
    """Return names as the keys of ``Regions.anywhere`` write them."""
    return sounds(latin(compared))
