"""The release's geography: gazetteer, country points and country outlines behind one protocol."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from pyproj import Geod
from shapely import get_coordinates

from dashboard import countries
from dashboard.disclosure import City, Land, Region
from dashboard.errors import DataError
from dashboard.gazetteer import Gazetteer, key, keys
from dashboard.snapshot.near import outlines

if TYPE_CHECKING:
    from pathlib import Path

GENERIC: Final = re.compile(
    r"\b(?:region|province|oblast|oblasti|oblisi|republic|respublika|county|krai|kray|state"
    r"|voivodeship|governorate|alania|skaya)\b"
)
"""Words of a region's name that compilers add or leave out."""

ALSO_PLACES: Final = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "kazakh",
        "police",
        "memorial",
    ]
)
"""Words that are towns somewhere and never meant as such."""

WORDS: Final = re.compile(r"[^\W\d_][\w’'-]*(?: [A-ZÀ-ŽА-Я][\w’'-]*){0,2}")


class KnownPlaces:
    """Cities and regions of the gazetteer, and countries with their outlines."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @classmethod
    def read(cls, path: Path) -> KnownPlaces:
        """Read ``places.csv``."""
        return cls(Gazetteer.read(path))

    def city(self, name: str, iso3: str) -> City | None:
        """Return the city or town called ``name``, or None."""
        found = self._gazetteer.find(name, iso3)
        if found is None:
            return None
        lat, lon = round(found.lat, 2), round(found.lon, 2)
        return City(found.name, found.admin1, lat, lon, found.population)

    def region(self, name: str, iso3: str) -> Region | None:
        """Return the first-level region called ``name``; words such as "oblast" do not matter."""
        known = self._regions.get(iso3, {})
        shown = known.get(key(name)) or known.get(_bare(key(name)))
        if not name or shown is None:
            return None
        return Region(shown, self._gazetteer.admin1_population(iso3, shown))

    def land(self, iso3: str) -> Land:
        """Return a country's label point and the metres from it to its farthest border."""
        return _land(iso3)

    def names_in(self, text: str, iso3: str) -> frozenset[str]:
        """Return the towns and regions of the country that ``text`` names.

        Every run of up to three words that begins with a capital is looked up.
        """
        found = set()
        for run in WORDS.finditer(text):
            words = run.group(0).split(" ")
            for length in range(1, len(words) + 1):
                for start in range(len(words) - length + 1):
                    name = " ".join(words[start : start + length])
                    if self._names(name, iso3):
                        found.add(name)
        return frozenset(found)

    def _names(self, name: str, iso3: str) -> bool:
        if not name[:1].isupper() or len(name) < 3 or name.casefold() in ALSO_PLACES:
            return False
        return bool(self.city(name, iso3) or self.region(name, iso3))

    @cached_property
    def _regions(self) -> dict[str, dict[str, str]]:
        """Country to region names by what they are compared by, own words before bare ones."""
        pairs = self._gazetteer.places[["iso3", "admin1"]].drop_duplicates()
        pairs = pairs[pairs["admin1"] != ""].sort_values(["iso3", "admin1"])
        own = keys(pairs["admin1"])
        regions: dict[str, dict[str, str]] = {}
        for iso3, name, bare in zip(pairs["iso3"], pairs["admin1"], own.map(_bare), strict=True):
            regions.setdefault(iso3, {}).setdefault(bare, name)
        for iso3, name, whole in zip(pairs["iso3"], pairs["admin1"], own, strict=True):
            regions[iso3][whole] = name
        return regions


@cache
def _land(iso3: str) -> Land:
    try:
        country = countries.country(iso3)
    except KeyError:
        raise DataError(f"{iso3} is not a country we know.", file="countries") from None
    outline = outlines().get(iso3)
    corners = (
        get_coordinates(outline)
        if outline is not None
        else [(country.west, country.south), (country.east, country.north)]
    )
    lons, lats = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    here = [country.lon] * len(lons), [country.lat] * len(lats)
    _, _, metres = Geod(ellps="WGS84").inv(*here, lons, lats)
    return Land(country.lat, country.lon, int(-(-max(metres) // 1000) * 1000))


def _bare(compared: str) -> str:
    return " ".join(GENERIC.sub(" ", compared).split())
