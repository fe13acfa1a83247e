"""Which town a name means in a country: by its spellings, the people of each, and its region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.gazetteer.outlines import metres_between
from dashboard.gazetteer.spelling import latin, sounds
from dashboard.units import Metres

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.gazetteer import Gazetteer

RIVAL: Final = 5
"""A name means the largest of several towns only where that has at least so many times the people
of the next."""

SAME_TOWN: Final = Metres(30_000)
"""Two entries of one name no farther apart are one town, listed twice."""

SHORTEST_SOUND: Final = 4
"""Letters of a name below which only its spelling counts, not how it sounds."""

NOTHING: Final = -1
SEVERAL: Final = -2
"""In place of a row of the gazetteer: no town has the name; several have it."""


@dataclass(frozen=True, eq=False)
class Names:
    """Towns by how they are written.

    Parameters
    ----------
    places
        The gazetteer's rows with ``shown`` (the name by which ``find`` gives the row, empty where
        it gives another) by position.
    aliases
        ``row``, ``iso3``, ``latin``, ``sound``: every way to write a town.
    addresses
        Spelling, country and form, in one text; distinct. The country is empty where the whole
        world is asked.
    meant
        For each address a row, or ``SEVERAL``.
    starts, rows, ranks
        All rows of an address, the likeliest first: ``rows[starts[i]:starts[i + 1]]``, and whether
        the name is their own (0) or another (1).
    """

    places: pd.DataFrame
    aliases: pd.DataFrame
    addresses: pd.Index[str]
    meant: NDArray[np.int64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    ranks: NDArray[np.int64]

    @cached_property
    def people(self) -> NDArray[np.int64]:
        """People of each town."""
        return self.places["population"].to_numpy("int64")

    @cached_property
    def lands(self) -> NDArray[np.object_]:
        """Country of each town."""
        return self.places["iso3"].to_numpy(object)

    @cached_property
    def calls(self) -> NDArray[np.object_]:
        """Name of each town, with its region."""
        both = self.places["name"].str.cat(self.places["admin1"], sep=", ")
        return both.str.removesuffix(", ").to_numpy(object)

    def meaning(
        self, iso3: pd.Series[str], compared: pd.Series[str]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for each name (as ``gazetteer.keys`` gives it) what it means and its address.

        The first spelling that any town of the country has decides: letters as they are, Cyrillic
        in Latin letters, then the schemes of transliteration.
        """
        at = np.full(len(iso3), NOTHING, dtype=np.int64)
        lands, forms = iso3.reset_index(drop=True), compared.reset_index(drop=True)
        for spelling, spell in (("k", None), ("l", latin), ("s", sounds)):
            forms = forms if spell is None else spell(forms)
            sought = spelling + lands.loc[forms.index] + " " + forms
            at[forms.index] = self.addresses.get_indexer(pd.Index(sought))
            forms = forms[at[forms.index] == NOTHING]
        return _taken(self.meant, at), at

    def inside(self, at: NDArray[np.int64], regions: pd.Series[str]) -> NDArray[np.int64]:
        """Return what each address means among the towns of a region.

        Parameters
        ----------
        at
            Addresses as :meth:`meaning` gives them.
        regions
            Names of first-level regions, as the gazetteer has them.
        """
        known = np.flatnonzero(at != NOTHING)
        sizes = (self.starts[at[known] + 1] - self.starts[at[known]]).astype(np.int64)
        asked = np.repeat(known, sizes)
        spans = _spans(self.starts[at[known]], sizes)
        rows = self.rows[spans]
        there = self.places["admin1"].to_numpy()[rows] == regions.to_numpy()[asked]
        found = np.full(len(at), NOTHING, dtype=np.int64)
        if there.any():
            kept = pd.DataFrame({"address": asked, "row": rows, "rank": self.ranks[spans]})
            first, meant = _meant(kept[there], self.places)
            found[first] = meant
        return found

    def likeliest(self, at: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the first row of each address, whether or not others are as likely."""
        return _taken(self.rows[self.starts[:-1]], at)

    def regions_of(self, rows: pd.Series[int]) -> pd.Series[str]:
        """Return the region of each town (same index), empty for ``NOTHING`` and ``SEVERAL``."""
        names = self.places["admin1"].reindex(rows)
        return names.set_axis(rows.index).fillna("").astype("str")

    def candidates(self, at: int) -> NDArray[np.int64]:
        """Return the rows that an address may mean, the likeliest first."""
        return self.rows[self.starts[at] : self.starts[at + 1]]


@lru_cache(maxsize=2)
def names(gazetteer: Gazetteer) -> Names:
    """Return the towns of a gazetteer by how they are written."""
    places = gazetteer.places.reset_index(drop=True)
    places = places.assign(shown=gazetteer.shown_names.where(gazetteer.findable, ""))
    aliases = gazetteer.aliases
    aliases = aliases[aliases["key"] != ""].assign(latin=lambda names: latin(names["key"]))
    aliases = aliases.assign(sound=sounds(aliases["latin"]))
    listed = _addressed(aliases)
    order = ["address", "rank", "population", "name", "iso3", "admin1", "lat", "lon"]
    falling = [name != "population" for name in order]
    facts = places[order[2:]].iloc[listed["row"]].set_axis(listed.index)
    listed = listed.join(facts).sort_values(order, ascending=falling, kind="stable")
    number, addresses = pd.factorize(listed["address"])
    rows = pd.DataFrame(
        {"address": number, "row": listed["row"].to_numpy(), "rank": listed["rank"].to_numpy()}
    )
    _, meant = _meant(rows, places)
    return Names(
        places=places,
        aliases=aliases[["row", "iso3", "latin", "sound"]].reset_index(drop=True),
        addresses=pd.Index(addresses),
        meant=meant,
        starts=np.append(np.unique(number, return_index=True)[1], len(number)).astype(np.int64),
        rows=rows["row"].to_numpy(np.int64),
        ranks=rows["rank"].to_numpy(np.int64),
    )


def _addressed(aliases: pd.DataFrame) -> pd.DataFrame:
    """Return one line for each town and way to write it: address, rank and row.

    In the whole world old names count as much as own ones: Odessa is the city in Ukraine before
    it is the town in Texas.
    """
    long = aliases["sound"].str.len() >= SHORTEST_SOUND
    world = aliases.assign(iso3="", rank=0)
    spelt = [
        part.assign(address=spelling + part["iso3"] + " " + part[form])
        for spelling, form, part in (
            ("k", "key", aliases),
            ("l", "latin", aliases),
            ("s", "sound", aliases[long]),
            ("k", "key", world),
            ("l", "latin", world),
        )
    ]
    listed = pd.concat(spelt)[["address", "rank", "row"]].sort_values("rank", kind="stable")
    return listed.drop_duplicates(["address", "row"]).reset_index(drop=True)


def _meant(
    listed: pd.DataFrame, places: pd.DataFrame
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each address of ``listed`` once, and its town or ``SEVERAL``.

    Parameters
    ----------
    listed
        ``address`` (whole numbers, in runs), ``rank``, ``row``; the likeliest of an address first.
    """
    best = listed.drop_duplicates("address")
    one = listed["address"].map(best.set_index("address")["row"]).to_numpy(np.int64)
    rank = listed["address"].map(best.set_index("address")["rank"])
    lon, lat = places["lon"].to_numpy(), places["lat"].to_numpy()
    other = listed["row"].to_numpy(np.int64)
    away = metres_between(lon[one], lat[one], lon[other], lat[other]) > SAME_TOWN
    people = places["population"].to_numpy("int64")[other]
    rivals = np.where(away & (listed["rank"] == rank), people, 0)
    most = pd.Series(rivals).groupby(listed["address"].to_numpy()).max()
    rows = best["row"].to_numpy(np.int64)
    clear = most.loc[best["address"]].to_numpy() * RIVAL <= places["population"].to_numpy()[rows]
    return best["address"].to_numpy(np.int64), np.where(clear, rows, SEVERAL)


def _taken(values: NDArray[np.int64], at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the value at each position, ``NOTHING`` for ``NOTHING``."""
    found = np.full(len(at), NOTHING, dtype=np.int64)
    found[at != NOTHING] = values[at[at != NOTHING]]
    return found


def _spans(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the whole numbers of the spans, one after the other."""
    if not sizes.size:
        return np.empty(0, dtype=np.int64)
    ends = np.cumsum(sizes)
    spans: NDArray[np.int64] = np.arange(ends[-1]) + np.repeat(starts - (ends - sizes), sizes)
    return spans
