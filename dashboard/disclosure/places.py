"""Where: every shown point is a city's centre or a country's label point, never anything finer.

Coordinates come from the gazetteer alone, whatever the raw row holds; nothing is ever moved at
random (repeated releases would average a random shift away).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final, Protocol

import pandas as pd

from dashboard.disclosure.policy import CITY_UNCERTAINTY, LEVELS, PEOPLE_PER_KM2, Level, Policy

ASSUMED: Final = (
    r"\b(?:city (?:=|is|was) (?:assumed|only assumed|inferred|guessed|seat|hospital)"
    r"|city = |seat (?:of the (?:body|group)|\([A-Z]+\) used)|used as place|placed in)"
)
"""Words by which compilers say that the city is their own guess or only somebody's seat."""


@dataclass(frozen=True, slots=True)
class City:
    """A city or town as the gazetteer knows it; the centre in degrees WGS84, two decimals."""

    name: str
    region: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level region and the people of its listed towns."""

    name: str
    population: int


@dataclass(frozen=True, slots=True)
class Land:
    """A country's label point (degrees WGS84) and the metres from it to its farthest border."""

    lat: float
    lon: float
    extent_m: int


class Geography(Protocol):
    """What a release must know of places; see ``dashboard.making.known_places``."""

    def city(self, name: str, iso3: str) -> City | None:
        """Return the city or town called ``name``, or None."""

    def region(self, name: str, iso3: str) -> Region | None:
        """Return the first-level region called ``name``, or None."""

    def land(self, iso3: str) -> Land:
        """Return the country; DataError for one we do not know."""

    def names_in(self, text: str, iso3: str) -> frozenset[str]:
        """Return the towns and regions of the country that ``text`` names."""


PLACE_COLUMNS: Final = (
    "admin1",
    "place",
    "lat",
    "lon",
    "geo_precision",
    "uncertainty_m",
)


def city_uncertainty(population: int) -> int:
    """Return a city's radius in metres, at least ``CITY_UNCERTAINTY``, in whole kilometres.

    The built-up area is taken as a disc that holds everybody at ``PEOPLE_PER_KM2``.
    """
    kilometres = math.sqrt(population / PEOPLE_PER_KM2 / math.pi)
    return max(CITY_UNCERTAINTY, 1000 * math.ceil(kilometres))


def shown_places(
    raw: pd.DataFrame, finest: pd.Series[str], geography: Geography, policy: Policy
) -> pd.DataFrame:
    """Return where each raw row is shown.

    Parameters
    ----------
    raw
        Columns ``country``, ``place``, ``place_precision``.
    finest
        The finest level each row may have (``city``, ``region``, ``country``), same index.

    Returns
    -------
    pandas.DataFrame
        Same index; ``PLACE_COLUMNS`` and ``place_rule`` (what was made less exact, or empty).
    """
    columns = {"place": "raw_place", "place_precision": "raw_precision"}
    asked = raw[["country", *columns]].rename(columns=columns).assign(finest=finest)
    distinct = asked.drop_duplicates()
    records = [
        _shown(*values, geography=geography, policy=policy)
        for values in distinct.itertuples(index=False, name=None)
    ]
    columns_shown = [*PLACE_COLUMNS, "place_rule"]
    known = distinct.join(pd.DataFrame(records, index=distinct.index, columns=columns_shown))
    merged = asked.merge(known, on=list(asked.columns), how="left", validate="many_to_one")
    return merged.set_axis(raw.index)[columns_shown]


def _shown(
    iso3: str,
    place: str,
    precision: str,
    finest: Level,
    *,
    geography: Geography,
    policy: Policy,
) -> dict[str, Any]:
    city = geography.city(place, iso3) if place and precision == "city" else None
    region = _region(place, iso3, city, geography) if place else None
    if city and finest == "city" and city.population >= policy.city_floor:
        return _at_city(city)
    land = geography.land(iso3)
    point = {"lat": land.lat, "lon": land.lon, "uncertainty_m": land.extent_m, "place": ""}
    if region and finest != "country" and region.population >= policy.region_floor:
        rule = "place_to_region" if precision == "city" else ""
        return {**point, "admin1": region.name, "geo_precision": "region", "place_rule": rule}
    rule = "place_to_country" if precision != "country" else ""
    return {**point, "admin1": "", "geo_precision": "country", "place_rule": rule}


def _region(place: str, iso3: str, city: City | None, geography: Geography) -> Region | None:
    """Return the region of a town, or the region that ``place`` itself names."""
    if city:
        return geography.region(city.region, iso3)
    if found := geography.region(place, iso3):
        return found
    town = geography.city(place, iso3)
    return geography.region(town.region, iso3) if town else None


def _at_city(city: City) -> dict[str, Any]:
    return {
        "admin1": city.region,
        "place": city.name,
        "lat": city.lat,
        "lon": city.lon,
        "geo_precision": "city",
        "uncertainty_m": city_uncertainty(city.population),
        "place_rule": "",
    }


def finest_levels(
    raw: pd.DataFrame, allowed: pd.Series[str], home: pd.Series[bool]
) -> pd.Series[str]:
    """Return the finest level of each row.

    That is what its status allows, and the country where a place is a home, a seat or a guess.

    Parameters
    ----------
    raw
        Column ``summary``: compilers say in it that a city is their guess.
    allowed
        Level by status, same index.
    home
        Where the place is only where a living person lives or works.
    """
    assumed = raw["summary"].str.contains(ASSUMED, case=False, regex=True)
    return allowed.mask(home | assumed, LEVELS[-1])


def end_point(
    place: str, iso3: str, geography: Geography, policy: Policy
) -> tuple[str, float, float]:
    """Return one end of a leg as (place or empty, lat, lon).

    A city above the floor, or the country's label point.
    """
    city = geography.city(place, iso3) if place else None
    if city and city.population >= policy.city_floor:
        return city.name, city.lat, city.lon
    land = geography.land(iso3)
    return "", land.lat, land.lon
