"""The gazetteer behind a release, on the shipped places."""

from __future__ import annotations

import pytest

from dashboard import snapshot
from dashboard.errors import DataError
from dashboard.making.known_places import KnownPlaces

KNOWN = KnownPlaces.read(snapshot.SHIPPED / "places.csv")


def test_a_city_is_found_by_any_of_its_names_at_one_point() -> None:
    city, old = KNOWN.city("Almaty", "KAZ"), KNOWN.city("Alma-Ata", "KAZ")
    assert city == old
    assert city is not None
    assert (round(city.lat, 2), round(city.lon, 2)) == (city.lat, city.lon)
    assert KNOWN.city("Almaty", "DEU") is None


@pytest.mark.parametrize(
    ("name", "iso3", "found"),
    [
        ("Saratov region", "RUS", "Saratov Oblast"),
        ("North Ossetia", "RUS", "North Ossetia–Alania"),
        ("Kyiv region", "UKR", "Kyiv Oblast"),
        ("Kocaeli province", "TUR", "Kocaeli"),
        ("Bavaria", "DEU", "Bavaria"),
    ],
)
def test_a_region_is_found_whatever_it_is_called(name: str, iso3: str, found: str) -> None:
    region = KNOWN.region(name, iso3)
    assert region is not None
    assert region.name == found
    assert region.population > 100_000


def test_what_is_not_known_is_not_guessed() -> None:
    assert KNOWN.region("", "DEU") is None
    assert KNOWN.region("Nowhereland", "DEU") is None
    with pytest.raises(DataError, match="not a country we know"):
        KNOWN.land("XXX")


def test_a_country_s_extent_reaches_its_farthest_border() -> None:
    assert 300_000 < KNOWN.land("AUT").extent_m < 500_000
    assert KNOWN.land("RUS").extent_m > 3_000_000


def test_towns_are_seen_in_a_text_and_months_are_not() -> None:
    text = "Held in New York in March, then moved near Los Angeles by Police."
    assert KNOWN.names_in(text, "USA") == {"New York", "Los Angeles"}
    assert KNOWN.names_in("Held in March and May by the police.", "GBR") == frozenset()
