"""Every format gives the same rows; each has its own ways with kinds, points and numbers."""

from __future__ import annotations

import datetime as dt
import decimal
import json
import sqlite3
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
from shapely.geometry import MultiPoint, Point

from dashboard.errors import DataError
from dashboard.sources.reading import FORMATS, read_file
from dashboard.sources.rows import POINT_COLUMNS
from tests.sources.hostile import (
    HONEST,
    PLACES,
    ROWS,
    collection,
    csv_bytes,
    feature,
    frame_of_points,
    geojson_bytes,
    package,
    point,
    write_workbook,
    write_zip,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EXPECTED = pd.DataFrame(ROWS, dtype="str")
SPATIAL = [name for name in HONEST if name.startswith("points")]


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def places(rows: pd.DataFrame) -> list[tuple[float, float] | None]:
    """Return the points of rows as numbers."""
    pairs = zip(*(rows[name] for name in POINT_COLUMNS), strict=True)
    return [(float(x), float(y)) if x else None for x, y in pairs]


@pytest.mark.parametrize("name", HONEST)
def test_every_format_gives_the_rows_that_were_written(name: str, tmp_path: Path) -> None:
    HONEST[name](tmp_path / name)
    found = read_file(tmp_path / name)
    pd.testing.assert_frame_equal(found.rows[list(EXPECTED.columns)], EXPECTED)
    assert found.rows.index.equals(pd.RangeIndex(3))
    assert (found.rows.dtypes == "str").all()
    assert not found.rows.isna().to_numpy().any()
    assert found.file == name
    assert found.form in {form.code for form in FORMATS}
    extra = list(POINT_COLUMNS) if name in SPATIAL else []
    assert list(found.rows.columns) == [*EXPECTED.columns, *extra]


def test_every_format_has_an_honest_file_and_a_code_of_its_own(tmp_path: Path) -> None:
    forms = set()
    for name, make in HONEST.items():
        make(tmp_path / name)
        forms.add(read_file(tmp_path / name).form)
    assert forms == {form.code for form in FORMATS}
    assert len({form.code for form in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("name", SPATIAL)
def test_points_come_out_in_degrees(name: str, tmp_path: Path) -> None:
    HONEST[name](tmp_path / name)
    found = read_file(tmp_path / name)
    assert places(found.rows) == list(PLACES)
    assert found.rows["point_lon"].iloc[0] == "30.5"
    assert found.first == 1


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:32636", "EPSG:4284"])
@pytest.mark.parametrize("name", ["a.gpkg", "a.parquet"])
def test_any_coordinate_system_with_a_code_is_made_degrees(
    crs: str, name: str, tmp_path: Path
) -> None:
    frame = frame_of_points(crs)
    (frame.to_parquet if name.endswith("parquet") else frame.to_file)(tmp_path / name)
    for found, expected in zip(places(read_file(tmp_path / name).rows), PLACES, strict=True):
        assert (found is None) == (expected is None)
        if found and expected:
            assert found == pytest.approx(expected, abs=0.002)


def test_old_geojson_may_name_its_coordinate_system(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    path = written(tmp_path, "a.geojson", collection(feature(point(3_395_244, 6_499_838)), crs=crs))
    (found,) = places(read_file(path).rows)
    assert found == pytest.approx((30.5, 50.3083), abs=0.001)
    crs["properties"]["name"] = "urn:ogc:def:crs:OGC:1.3:CRS84"  # type: ignore[index]
    path = written(tmp_path, "b.geojson", collection(feature(point(30.5, 50.25)), crs=crs))
    assert places(read_file(path).rows) == [(30.5, 50.25)]


def test_a_parquet_file_without_a_coordinate_system_is_in_degrees(tmp_path: Path) -> None:
    frame_of_points().set_crs(None, allow_override=True).to_parquet(tmp_path / "a.parquet")
    assert places(read_file(tmp_path / "a.parquet").rows) == list(PLACES)
    metres = frame_of_points("EPSG:3857").set_crs(None, allow_override=True)
    metres.to_parquet(tmp_path / "b.parquet")
    with pytest.raises(DataError, match="row 1 has coordinates that are not degrees"):
        read_file(tmp_path / "b.parquet")


@pytest.mark.parametrize("name", ["a.gpkg", "a.parquet", "a.geojson"])
def test_points_may_have_heights_and_be_multipoints_of_one(name: str, tmp_path: Path) -> None:
    shapes = [Point(1, 2, 300), MultiPoint([(3, 4)]), MultiPoint([(5, 6, 7)])]
    if name.endswith("geojson"):
        made = collection(
            *(feature(shape.__geo_interface__, id=i) for i, shape in enumerate(shapes))
        )
        written(tmp_path, name, made)
    else:
        frame = gpd.GeoDataFrame({"id": [1, 2, 3]}, geometry=shapes, crs="EPSG:4326")
        (frame.to_parquet if name.endswith("parquet") else frame.to_file)(tmp_path / name)
    assert places(read_file(tmp_path / name).rows) == [(1, 2), (3, 4), (5, 6)]


@pytest.mark.parametrize("name", ["a.gpkg", "a.parquet"])
@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_coordinates_that_are_no_numbers_are_refused(name: str, bad: float, tmp_path: Path) -> None:
    shapes = [struct.pack("<BIdd", 1, 1, 1.0, value) for value in (2.0, bad)]
    if name.endswith("parquet"):
        frame_of_points().iloc[:2].to_parquet(tmp_path / name)
        table = pq.read_table(tmp_path / name)
        at = table.column_names.index("geometry")
        pq.write_table(table.set_column(at, "geometry", pa.array(shapes)), tmp_path / name)
    else:
        package()(tmp_path / name)
        with sqlite3.connect(tmp_path / name) as database:
            blob = b"GP\x00\x01" + struct.pack("<i", 4326) + shapes[1]
            database.execute("UPDATE points SET geom = ? WHERE id = 'a2'", [blob])
        database.close()
    with pytest.raises(DataError, match="not a number") as caught:
        read_file(tmp_path / name)
    assert caught.value.row == 2


@pytest.mark.parametrize("name", ["a.gpkg", "a.parquet", "a.geojson"])
def test_points_alone_are_rows_too(name: str, tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame(geometry=[Point(1, 2), Point(3, 4)], crs="EPSG:4326")
    if name.endswith("geojson"):
        written(tmp_path, name, collection(feature(point(1, 2)), feature(point(3, 4))))
    else:
        (frame.to_parquet if name.endswith("parquet") else frame.to_file)(tmp_path / name)
    rows = read_file(tmp_path / name).rows
    assert list(rows.columns) == list(POINT_COLUMNS)
    assert places(rows) == [(1, 2), (3, 4)]


def test_json_values_become_texts(tmp_path: Path) -> None:
    objects = [
        {"id": 7, "n": 1.50, "ok": True, "none": None, "tags": ["a", {"b": 1}], "text": "ё"},
        {"id": "x", "late": 1e20, "n": 3.0, "empty": {}},
    ]
    found = read_file(written(tmp_path, "events.json", json.dumps(objects)))
    assert (found.form, found.first) == ("json", 1)
    assert found.rows.to_dict("records") == [
        {"id": "7", "n": "1.5", "ok": "true", "none": "", "tags": '["a",{"b":1}]', "text": "ё",
         "late": "", "empty": ""},
        {"id": "x", "n": "3", "ok": "", "none": "", "tags": "", "text": "", "late": "1e+20",
         "empty": "{}"},
    ]  # fmt: skip


def test_json_may_begin_with_a_mark_hold_any_space_and_be_long(tmp_path: Path) -> None:
    objects = [{"id": i, "text": 'brackets ]}," and \\" marks' * (i % 9)} for i in range(30_000)]
    text = "\ufeff \n[" + ",\n ".join(json.dumps(item) for item in objects) + " ]\n "
    rows = read_file(written(tmp_path, "events.json", text)).rows
    assert rows["id"].tolist() == [str(i) for i in range(30_000)]
    assert rows["text"].tolist() == [item["text"] for item in objects]


def test_a_features_own_id_is_kept(tmp_path: Path) -> None:
    one = {**feature(None, name="a"), "id": 5}
    two = {**feature(None, name="b", id="own"), "id": 6}
    rows = read_file(written(tmp_path, "a.json", collection(one, two))).rows
    assert rows["id"].tolist() == ["5", "own"]
    assert rows["feature_id"].tolist() == ["", "6"]
    assert rows["point_lon"].tolist() == ["", ""]


def test_long_geojson_is_read_in_parts_with_its_members_anywhere(tmp_path: Path) -> None:
    features = [feature(point(i / 1000, 5), n=i, text="x" * 100) for i in range(20_000)]
    listed = json.dumps(features)
    text = f'{{"name": "a,b", "features": {listed}, "type": "FeatureCollection", "bbox": [1, 2]}}'
    rows = read_file(written(tmp_path, "a.geojson", text)).rows
    assert rows["n"].tolist() == [str(i) for i in range(20_000)]
    assert places(rows)[12_345] == (12.345, 5)


def values_of(kind: pa.DataType, values: Sequence[Any], folder: Path) -> list[str]:
    """Return the texts that a Parquet column of some kind gives."""
    table = pa.table({"value": pa.array(values, kind), "last": ["."] * len(values)})
    pq.write_table(table, folder / "kind.parquet")
    found: list[str] = read_file(folder / "kind.parquet").rows["value"].tolist()
    return found


def test_parquet_kinds_become_plain_texts(tmp_path: Path) -> None:
    day, moment = dt.date(2024, 2, 13), dt.datetime(2024, 2, 13, 10, 30, 5, 250_000)  # noqa: DTZ001
    zoned = dt.datetime(2024, 2, 12, 23, 30, tzinfo=dt.UTC)
    midnight = dt.datetime(2024, 2, 13)  # noqa: DTZ001
    for kind, values, texts in (
        (pa.int64(), [-5, None], ["-5", ""]),
        (pa.uint8(), [255], ["255"]),
        (pa.float64(), [1.5, 3.0, -0.0, 123_456_789_012.0, float("nan"), 0.1],
         ["1.5", "3", "0", "123456789012", "", "0.1"]),
        (pa.float32(), [1.1, 2.0], ["1.1", "2"]),
        (pa.decimal128(5, 2), [decimal.Decimal("1.20")], ["1.20"]),
        (pa.bool_(), [True, False, None], ["true", "false", ""]),
        (pa.date32(), [day], ["2024-02-13"]),
        (pa.timestamp("us"), [moment, midnight], ["2024-02-13T10:30:05.25", "2024-02-13"]),
        (pa.timestamp("ns"), [midnight], ["2024-02-13"]),
        (pa.timestamp("us", "Europe/Moscow"), [zoned], ["2024-02-13T02:30:00"]),
        (pa.time32("s"), [dt.time(10, 30)], ["10:30:00"]),
        (pa.null(), [None], [""]),
        (pa.dictionary(pa.int32(), pa.string()), ["a", None, "a"], ["a", "", "a"]),
    ):  # fmt: skip
        assert values_of(kind, values, tmp_path) == texts, str(kind)


def test_long_parquet_is_read_in_parts(tmp_path: Path) -> None:
    table = pa.table({"n": range(50_000), "text": ["same"] * 50_000})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=7_000)
    rows = read_file(tmp_path / "a.parquet").rows
    assert rows["n"].tolist() == [str(i) for i in range(50_000)]
    assert set(rows["text"]) == {"same"}


def test_workbook_values_become_texts_and_rows_keep_excels_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    moment = dt.datetime(2024, 2, 13, 10, 30)  # noqa: DTZ001
    for row in (
        [],
        ["id", "day", "n", "flag"],
        [1, dt.date(2024, 2, 13), 2.5, True],
        [],
        ["007", moment, 3.0],
        [None, None, None, None],
        ["'=x", dt.time(10, 30), 10**15],
        ["", None],
    ):
        sheet.append(row)
    sheet["A7"].data_type = "s"
    book.create_sheet("hidden").append(["secret"])
    book["hidden"].sheet_state = "hidden"
    book.create_sheet("blank")
    book.save(tmp_path / "a.xlsx")
    found = read_file(tmp_path / "a.xlsx")
    assert found.first == 3
    assert found.rows.to_numpy().tolist() == [
        ["1", "2024-02-13", "2.5", "true"],
        ["", "", "", ""],
        ["007", "2024-02-13T10:30:00", "3", ""],
        ["", "", "", ""],
        ["'=x", "10:30:00", "1000000000000000", ""],
    ]


def test_a_text_that_begins_with_an_equals_sign_is_no_formula(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id"])
    book.active["A2"] = "=1+1"
    book.active["A2"].data_type = "s"
    book.save(tmp_path / "a.xlsx")
    assert read_file(tmp_path / "a.xlsx").rows["id"].tolist() == ["=1+1"]


def test_a_workbooks_word_on_its_own_size_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"A1:D4", b"A1:XFD1048576")
    write_zip(path, parts | {"xl/worksheets/sheet1.xml": sheet})
    assert read_file(path).rows.shape == (3, 4)


def test_an_archive_may_hold_other_files_beside_its_table(tmp_path: Path) -> None:
    members = {
        "data/": b"",
        "data/table.tsv": csv_bytes("\t"),
        "readme.txt": b"hello",
        "__MACOSX/._table.csv": b"\0",
    }
    write_zip(tmp_path / "a.zip", members)
    found = read_file(tmp_path / "a.zip")
    assert (found.form, found.file, found.first) == ("zip", "a.zip", 2)
    assert found.rows["place"].tolist() == EXPECTED["place"].tolist()


def test_a_geopackage_keeps_a_row_number_that_is_someones_id(tmp_path: Path) -> None:
    frame_of_points().to_file(tmp_path / "a.gpkg", layer="points", FID="number")
    rows = read_file(tmp_path / "a.gpkg").rows
    assert rows["number"].tolist() == ["1", "2", "3"]


def test_a_geopackage_without_geometry_is_a_table(tmp_path: Path) -> None:
    pyogrio.write_dataframe(pd.DataFrame({"id": ["a"], "n": [2.0]}), tmp_path / "a.gpkg")
    rows = read_file(tmp_path / "a.gpkg").rows
    assert rows.to_dict("records") == [{"id": "a", "n": "2"}]


def test_an_empty_layer_beside_the_filled_one_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    frame_of_points().to_file(path, layer="points")
    frame_of_points().iloc[:0].to_file(path, layer="nothing")
    assert len(read_file(path).rows) == 3


def test_a_geopackage_in_use_elsewhere_is_refused(tmp_path: Path) -> None:
    package()(tmp_path / "a.gpkg")
    (tmp_path / "a.gpkg-wal").write_bytes(b"x")
    with pytest.raises(DataError, match="open in another program"):
        read_file(tmp_path / "a.gpkg")


def test_reading_a_geopackage_changes_nothing_beside_it(tmp_path: Path) -> None:
    HONEST["points.gpkg"](tmp_path / "a.gpkg")
    before = (tmp_path / "a.gpkg").read_bytes()
    read_file(tmp_path / "a.gpkg")
    assert (tmp_path / "a.gpkg").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.gpkg"]


def test_a_name_in_capitals_will_do(tmp_path: Path) -> None:
    assert len(read_file(written(tmp_path, "A.GEOJSON", geojson_bytes())).rows) == 3
