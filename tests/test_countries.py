"""The list of countries and the shapes the map draws: complete, valid, and as the files say."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pytest
import shapely

from dashboard import countries
from dashboard.making import nations

DATA: Final = Path(__file__).resolve().parents[1] / "data"
SHAPES: Final = DATA / "countries.geojson"

HOSTS: Final = (
    "ALB ARE ARG ARM AUT AZE BEL BGR BIH BLR BRA CAN CHE CHN CUB CYP CZE DEU DNK EGY ESP EST ETH "
    "FIN FRA GBR GEO GRC HRV HUN IDN IND IRL IRN ISL ISR ITA JPN KAZ KGZ KOR LKA LTU LUX LVA MAR "
    "MDA MDV MEX MKD MLT MNE MNG NLD NOR POL PRT QAT ROU RUS SRB SVK SVN SWE THA TJK TKM TUN TUR "
    "UKR USA UZB VNM"
)
"""Countries the compiled facts speak of."""


@pytest.fixture(scope="module")
def shapes() -> Any:
    return gpd.read_file(SHAPES).set_index("iso3").geometry


def holders(shapes: Any, lon: float, lat: float) -> list[str]:
    return list(shapes.index[shapely.intersects(shapes.to_numpy(), shapely.Point(lon, lat))])


def test_codes_are_sorted_unique_and_looked_up() -> None:
    assert list(countries.CODES) == sorted(set(countries.CODES))
    assert set(countries.NAMES) == set(countries.CODES)
    assert len(set(countries.NAMES.values())) == len(countries.CODES)
    assert all(countries.country(code).iso3 == code for code in countries.CODES)
    with pytest.raises(KeyError):
        countries.country("XXX")


def test_all_of_iso_3166_and_kosovo_are_listed() -> None:
    assert len(countries.CODES) == 249 + 1
    assert {"XKX", "PSE", "TWN", "ESH", "GIB", "SSD", "VAT"} <= set(countries.CODES)
    assert not {"SOL", "CYN", "KAS", "IOA", "ATC"} & set(countries.CODES)


def test_every_country_of_the_facts_is_listed_and_drawn(shapes: Any) -> None:
    assert set(HOSTS.split()) <= set(shapes.index)


def test_names_are_whole_words_readers_know() -> None:
    assert not [name for name in countries.NAMES.values() if "." in name or name != name.strip()]
    known = {"GBR": "United Kingdom", "USA": "United States", "CZE": "Czechia", "RUS": "Russia"}
    known |= {"TUR": "Türkiye", "BIH": "Bosnia and Herzegovina", "KGZ": "Kyrgyzstan"}
    assert {code: countries.NAMES[code] for code in known} == known


def test_shapes_and_codes_agree_but_for_the_documented(shapes: Any) -> None:
    assert shapes.index.is_unique
    assert list(shapes.index) == [row for row in countries.CODES if row not in nations.SHAPELESS]
    names = gpd.read_file(SHAPES).set_index("iso3")["name"].to_dict()
    assert names == {code: countries.NAMES[code] for code in shapes.index}


def test_file_is_plain_geojson_on_the_grid() -> None:
    text = SHAPES.read_text(encoding="utf-8")
    assert text.endswith("]}\n")
    content = json.loads(text)
    assert set(content) == {"type", "features"}
    for feature in content["features"]:
        assert set(feature) == {"type", "properties", "geometry"}
        assert set(feature["properties"]) == {"iso3", "name"}
    xy = shapely.get_coordinates(gpd.read_file(SHAPES).geometry.to_numpy())
    assert np.array_equal(xy, np.round(xy, 2))


def test_file_is_small_enough_for_a_first_visit() -> None:
    assert len(gzip.compress(SHAPES.read_bytes(), 9)) < 262_000


def test_geometries_are_valid_and_in_range(shapes: Any) -> None:
    assert shapes.is_valid.all()
    assert (shapes.geom_type == "MultiPolygon").all()
    assert tuple(shapes.total_bounds) == (-180.0, -90.0, 180.0, 83.6)
    rings = shapely.get_exterior_ring(shapely.get_parts(shapes.to_numpy()))
    assert shapely.is_ccw(rings).all()


def test_neighbours_share_borders_exactly(shapes: Any) -> None:
    """A valid coverage has no overlap and no mismatched border at all, so no bound is needed."""
    assert shapely.coverage_is_valid(shapes.to_numpy())


def test_the_only_hole_in_the_land_is_the_caspian_sea(shapes: Any) -> None:
    """Slivers between neighbours would show as more holes (lakes are not cut out of countries)."""
    land = shapely.get_parts(shapely.union_all(shapes.to_numpy()))
    holes = [shapely.Polygon(ring) for part in land for ring in part.interiors]
    assert len(holes) == 1
    assert holes[0].contains(shapely.Point(51.0, 41.0))


def test_nothing_is_drawn_across_the_world(shapes: Any) -> None:
    """Bands: a ring that jumps from 180 to -180. Only Antarctica really spans all longitudes."""
    parts = shapes.explode()
    wide = parts[parts.bounds["maxx"] - parts.bounds["minx"] > 180]
    assert set(wide.index) == {"ATA"}
    xy, ring = shapely.get_coordinates(shapely.boundary(parts.to_numpy()), return_index=True)
    step = np.abs(np.diff(xy, axis=0))[np.diff(ring) == 0]
    at_pole = (xy[1:, 1] == -90)[np.diff(ring) == 0]
    assert step[~at_pole, 0].max() < 40


@pytest.mark.parametrize("iso3", ["RUS", "FJI"])
def test_countries_on_the_antimeridian_lie_on_both_sides(shapes: Any, iso3: str) -> None:
    west, _, east, _ = shapes[iso3].bounds
    assert (west, east) == (-180.0, 180.0)


@pytest.mark.parametrize(
    ("place", "lon", "lat", "iso3"),
    [
        ("Crimea", 34.2, 45.2, "UKR"),
        ("Simferopol", 34.1, 44.95, "UKR"),
        ("Sevastopol", 33.6, 44.65, "UKR"),
        ("Kerch", 36.3, 45.3, "UKR"),
        ("Dzhankoi", 34.39, 45.71, "UKR"),
        ("Donetsk", 37.8, 48.0, "UKR"),
        ("Luhansk", 39.3, 48.57, "UKR"),
        ("Mariupol", 37.55, 47.12, "UKR"),
        ("Melitopol", 35.37, 46.85, "UKR"),
        ("Krasnodar", 39.0, 45.04, "RUS"),
        ("Kaliningrad", 20.5, 54.7, "RUS"),
        ("Iturup", 147.9, 45.05, "RUS"),
        ("Sukhumi", 41.05, 43.05, "GEO"),
        ("Tskhinvali", 43.96, 42.22, "GEO"),
        ("Tiraspol", 29.6, 46.85, "MDA"),
        ("Stepanakert", 46.75, 39.8, "AZE"),
        ("Pristina", 21.15, 42.67, "XKX"),
        ("Northern Nicosia", 33.33, 35.22, "CYP"),
        ("Famagusta", 33.9, 35.14, "CYP"),
        ("Hargeisa", 44.06, 9.56, "SOM"),
        ("Golan", 35.8, 33.0, "SYR"),
        ("Quneitra", 35.82, 33.13, "SYR"),
        ("Tiberias", 35.53, 32.79, "ISR"),
        ("Ramallah", 35.2, 31.9, "PSE"),
        ("Gaza", 34.4, 31.45, "PSE"),
        ("Laayoune", -13.0, 27.0, "ESH"),
        ("Siachen", 77.1, 35.4, "IND"),
        ("Taipei", 121.5, 25.0, "TWN"),
        ("Baikonur", 63.3, 45.95, "KAZ"),
        ("Vatican", 12.455, 41.905, "VAT"),
        ("Monaco", 7.41, 43.75, "MCO"),
    ],
)
def test_places_are_in_the_country_the_map_says(
    shapes: Any, place: str, lon: float, lat: float, iso3: str
) -> None:
    assert holders(shapes, lon, lat) == [iso3], place


def test_label_points_are_inside_and_in_view(shapes: Any) -> None:
    for row in countries.COUNTRIES:
        assert row.west <= row.lon <= row.east, row.iso3
        assert row.south <= row.lat <= row.north, row.iso3
        if row.iso3 in shapes.index:
            assert shapes[row.iso3].intersects(shapely.Point(row.lon, row.lat)), row.iso3


def test_views_lie_in_the_world() -> None:
    for row in countries.COUNTRIES:
        assert -180 <= row.west < row.east <= 180, row.iso3
        assert -90 <= row.south < row.north <= 90, row.iso3


@pytest.mark.parametrize(
    ("iso3", "inside", "outside"),
    [
        ("FRA", (9.0, 42.0), (-53.0, 4.0)),
        ("USA", (-80.0, 26.0), (-150.0, 64.0)),
        ("NOR", (28.0, 70.0), (16.0, 78.5)),
        ("ESP", (3.0, 39.6), (-16.0, 28.0)),
        ("RUS", (170.0, 66.0), (-175.0, 66.0)),
        ("MYS", (101.7, 3.1), (90.0, 3.0)),
        ("NLD", (5.0, 52.0), (-68.3, 12.2)),
    ],
)
def test_the_opening_view_is_the_main_body(
    iso3: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    row = countries.country(iso3)
    view = shapely.box(row.west, row.south, row.east, row.north)
    assert view.contains(shapely.Point(inside))
    assert not view.contains(shapely.Point(outside))
