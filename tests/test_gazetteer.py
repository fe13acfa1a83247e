"""Finding places by the names people write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard import countries, gazetteer
from dashboard.errors import DataError
from dashboard.gazetteer import COLUMNS, SHIPPED, Gazetteer, Place, key, keys

if TYPE_CHECKING:
    from pathlib import Path

NORLAND: Final = pd.DataFrame(
    [
        ("Überfurt", "NOR", "North", 60.0, 10.0, 200_000, 1, "Uberford;Altstadt"),
        ("Altstadt", "NOR", "South", 59.0, 9.0, 20_000, 0, ""),
        ("Saint Olaf", "NOR", "South", 58.0, 8.0, 90_000, 0, "Олаф"),
        ("Saint Olaf", "NOR", "North", 61.0, 11.0, 30_000, 0, ""),
        ("Altstadt", "SWE", "", 58.0, 15.0, 5_000, 0, ""),
    ],
    columns=list(COLUMNS),
)
"""An invented country under a real code."""


@pytest.fixture(scope="module")
def atlas() -> Gazetteer:
    return Gazetteer.read()


@pytest.mark.parametrize("name", ["Überfurt", "ÜBERFURT", " uberfurt", "Ueberfurt", "uberford"])
def test_case_accents_and_other_names_make_no_difference(name: str) -> None:
    found = Gazetteer(NORLAND).find(name, "NOR")
    assert found == Place("Überfurt", "NOR", "North", 60.0, 10.0, 200_000)


def test_the_largest_of_one_name_wins_and_own_names_come_first() -> None:
    places = Gazetteer(NORLAND)
    olaf, old = places.find("St. Olaf", "NOR"), places.find("altstadt", "NOR")
    assert olaf is not None
    assert olaf.population == 90_000
    assert old is not None
    assert old.admin1 == "South"


def test_a_place_is_sought_in_its_country_only() -> None:
    places = Gazetteer(NORLAND)
    assert places.find("Überfurt", "SWE") is None
    assert places.find("", "NOR") is None
    assert places.find("NOR Altstadt", "") is None


def test_region_population_counts_listed_places() -> None:
    places = Gazetteer(NORLAND)
    assert places.admin1_population("NOR", "north") == 230_000
    assert places.admin1_population("NOR", "East") == 0
    assert places.admin1_population("SWE", "") == 0


def test_order_of_rows_never_matters() -> None:
    backwards = Gazetteer(NORLAND.iloc[::-1])
    names = NORLAND["name"].tolist()
    assert [backwards.find(name, "NOR") for name in names] == [
        Gazetteer(NORLAND).find(name, "NOR") for name in names
    ]


def test_written_table_reads_back(tmp_path: Path) -> None:
    gazetteer.write(NORLAND, tmp_path / "places.csv")
    again = Gazetteer.read(tmp_path / "places.csv").places
    pd.testing.assert_frame_equal(again, NORLAND, check_dtype=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "missing"),
        ("name,iso3\nA,NOR\n", "columns"),
        (",".join(COLUMNS) + "\nA,NOR,,north,1.0,5,0,\n", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_a_damaged_table_is_named(tmp_path: Path, text: str | None, said: str) -> None:
    path = tmp_path / "places.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        Gazetteer.read(path)


KNOWN_SIGNS: Final = st.characters(exclude_categories=["Cn", "Cs"])
"""Signs that Python's tables know; Arrow's may be a version ahead."""


@given(st.text(KNOWN_SIGNS, max_size=40))
def test_keys_are_stable(name: str) -> None:
    assert key(key(name)) == key(name)
    assert key(f"  {name} ") == key(name)
    assert keys(pd.Series([name], dtype="str")).tolist() == [key(name)]


@given(st.sampled_from(sorted(set(NORLAND["name"]))), st.sampled_from(["upper", "lower", "title"]))
def test_spelling_of_letters_never_matters(name: str, change: str) -> None:
    places = Gazetteer(NORLAND)
    assert places.find(getattr(name, change)(), "NOR") == places.find(name, "NOR")


@pytest.mark.parametrize(
    ("asked", "iso3", "name"),
    [
        ("Villajoyosa", "ESP", "Villajoyosa"),
        ("Oral", "KAZ", "Oral"),
        ("Uralsk", "KAZ", "Oral"),
        ("Уральск", "KAZ", "Oral"),
        ("Nur-Sultan", "KAZ", "Astana"),
        ("Kyiv", "UKR", "Kyiv"),
        ("Kiev", "UKR", "Kyiv"),
        ("Киев", "UKR", "Kyiv"),
        ("Sevastopol", "UKR", "Sevastopol"),
        ("Lüdenscheid", "DEU", "Lüdenscheid"),
        ("Luedenscheid", "DEU", "Lüdenscheid"),
        ("St Petersburg", "RUS", "Saint Petersburg"),
        ("Saint Petersburg", "RUS", "Saint Petersburg"),
        ("Санкт-Петербург", "RUS", "Saint Petersburg"),
        ("Nizhny Novgorod", "RUS", "Nizhniy Novgorod"),
        ("Tel Aviv", "ISR", "Tel Aviv"),
        ("Tel Aviv-Yafo", "ISR", "Tel Aviv"),
        ("Biarritz", "FRA", "Biarritz"),
        ("Ulaanbaatar", "MNG", "Ulan Bator"),
        ("Ust-Kamenogorsk", "KAZ", "Ust-Kamenogorsk"),
        ("Тбилиси", "GEO", "Tbilisi"),
        ("Ереван", "ARM", "Yerevan"),
        ("Warszawa", "POL", "Warsaw"),
        ("Sao Paulo", "BRA", "São Paulo"),
        ("Hanoi", "VNM", "Hanoi"),
        ("Washington", "USA", "Washington"),
    ],
)
def test_shipped_places_are_found(atlas: Gazetteer, asked: str, iso3: str, name: str) -> None:
    found = atlas.find(asked, iso3)
    assert found is not None
    assert found.name == name


def test_shipped_capitals_are_marked(atlas: Gazetteer) -> None:
    capitals = atlas.places[atlas.places["capital"] == 1].set_index("iso3")["name"]
    assert capitals.index.is_unique
    expected = {
        "GBR": "London",
        "KAZ": "Astana",
        "UKR": "Kyiv",
        "GEO": "Tbilisi",
        "USA": "Washington",
    }
    assert {iso3: capitals[iso3] for iso3 in expected} == expected
    assert not {"ISR", "PSE"} & set(capitals.index)


def test_shipped_places_are_listed_by_size_alone(atlas: Gazetteer) -> None:
    """A village in this file would say where something happened."""
    places = atlas.places
    small = places[(places["population"] < 15_000) & (places["capital"] == 0)]
    assert small.empty
    assert len(places) > 14_000
    assert SHIPPED.stat().st_size < 920_000


def test_shipped_places_lie_in_their_countries(atlas: Gazetteer) -> None:
    shapes = gpd.read_file(SHIPPED.with_name("countries.geojson")).set_index("iso3").geometry
    places = atlas.places[atlas.places["iso3"].isin(shapes.index)]
    points = shapely.points(places["lon"], places["lat"])
    away: Any = shapely.distance(points, shapes.loc[places["iso3"]].to_numpy())
    far = places[away > 0.15]["name"]
    assert set(atlas.places["iso3"]) <= set(countries.CODES)
    # Too small for 1:50m (Ceuta, Melilla, two islands); Ariel is a settlement in the West Bank.
    assert set(far) == {"Ceuta", "Melilla", "Cockburn Town", "Adamstown", "Ariel"}


def test_no_place_in_ukraine_is_listed_under_russia(atlas: Gazetteer) -> None:
    shapes = gpd.read_file(SHIPPED.with_name("countries.geojson")).set_index("iso3").geometry
    russian = atlas.places[atlas.places["iso3"] == "RUS"]
    points = shapely.points(russian["lon"], russian["lat"])
    inner = shapes["UKR"].buffer(-0.1)
    assert russian[shapely.intersects(inner, points)].empty
