"""Reading a released set: every broken rule is one sentence with file, line and column."""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import polars as pl
import pytest

from dashboard import schema, snapshot
from dashboard.errors import DataError
from dashboard.snapshot import command, csvw, manifest, writing
from tests.raw_worlds import AS_OF, raw, released

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = [
    {"id": "a"},
    {"id": "b", "outcome": "detained", "date_end": "2024-07-20"},
    {"id": "c", "place": "Market"},
]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A released set of invented facts, written once."""
    folder = tmp_path_factory.mktemp("original") / "set"
    made = released(raw(incidents=ROWS))
    snapshot.write(made, folder, data_version="2026.11.1", as_of=AS_OF)
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A copy of it to damage."""
    shutil.copytree(original, tmp_path / "set")
    return tmp_path / "set"


def signed(folder: Path) -> Path:
    """Bring the manifest's digest in line with tables changed on purpose."""
    path = folder / manifest.FILE
    about = json.loads(path.read_text("utf-8"))
    contents = {name: (folder / name).read_bytes() for name in manifest.TABLE_FILES}
    about["digest"] = manifest.digest(contents)
    path.write_text(json.dumps(about), encoding="utf-8")
    return folder


def put(folder: Path, column: str, value: str, *, table: str = "incidents", row: int = 0) -> Path:
    """Write one cell of a table."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    lines[row + 1][lines[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)
    return signed(folder)


def shown(folder: Path) -> gpd.GeoDataFrame:
    """Return the incidents of a folder that has no problem."""
    incidents = snapshot.read(folder).incidents
    assert isinstance(incidents, gpd.GeoDataFrame)
    return incidents


def sentences(path: Path) -> list[str]:
    return [str(problem) for problem in snapshot.problems(path)]


def test_what_was_written_is_read_back(folder: Path) -> None:
    made = released(raw(incidents=ROWS))
    seen = snapshot.read(folder)
    assert isinstance(seen.incidents, gpd.GeoDataFrame)
    assert seen.incidents.crs == "EPSG:4326"
    assert seen.incidents["id"].tolist() == made.tables["incidents"]["id"].tolist()
    assert seen.incidents.geometry.x.tolist() == seen.incidents["lon"].tolist()
    assert seen.manifest.rows["incidents"] == len(seen.incidents) == 3
    assert (seen.manifest.data_version, seen.manifest.as_of) == ("2026.11.1", date(2026, 11, 23))
    assert seen.manifest.touched["status:S5"] == 3
    assert snapshot.problems(folder) == []


def test_texts_are_never_missing_and_numbers_and_days_are_typed(folder: Path) -> None:
    seen = snapshot.read(folder)
    for table in schema.TABLES:
        shown: pd.DataFrame = getattr(seen, table.name)
        for column in table.columns:
            kind = shown[column.name].dtype
            if column.kind in ("number", "integer"):
                assert kind == "float64"
            elif column.kind == "date":
                assert pd.api.types.is_datetime64_any_dtype(kind)
            else:
                assert kind == "str"
                assert not shown[column.name].isna().any()


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        made = released(raw(incidents=ROWS))
        snapshot.write(made, tmp_path / name, data_version="2026.11.1", as_of=AS_OF)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_files_are_plain_utf_8_with_short_line_ends(folder: Path) -> None:
    for path in folder.iterdir():
        body = path.read_bytes()
        assert b"\r" not in body
        assert body.endswith(b"\n")
        assert not body.startswith(b"\xef\xbb\xbf")
        body.decode("utf-8")


def test_an_interrupted_write_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "incidents.csv").read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    made = released(raw(incidents=ROWS[:1]))
    with pytest.raises(DataError, match="No space left"):
        snapshot.write(made, folder, data_version="2026.11.2", as_of=AS_OF)
    assert (folder / "incidents.csv").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [manifest.FILE, csvw.FILE, *manifest.TABLE_FILES]
    )


BROKEN = [
    ("iso3", "XXX", "line 2, column iso3: is not a country code (ISO 3166-1 alpha-3)."),
    ("iso3", "", "line 2, column iso3: is empty, and must not be."),
    ("threat_type", "robbery", "column threat_type: is not one of the codes: killing,"),
    ("threat_type", "killing;assault", "column threat_type: is not one of the codes"),
    ("generalisations", "place_to_region;nonsense", "column generalisations: is not one of"),
    ("event_date", "2024-02-30", "column event_date: is not a date"),
    ("event_date", "2031-05", "column event_date: lies after the day this set was made"),
    ("date_from", "2024-13-01", "column date_from: is empty, and must not be."),
    ("date_from", "yesterday", "column date_from: is not a day (write 2024-02-13)."),
    ("date_from", "2020-01-01", "column date_from: is not the first day of event_date."),
    ("date_to", "2020-01-01", "column date_to: lies before date_from."),
    ("date_precision", "year", "column date_precision: does not fit the form of event_date."),
    ("lat", "12.5", "column lat: lies more than 50 km outside the country of iso3"),
    ("lat", "95.0", "column lat: is outside -90..90 degrees."),
    ("lat", "48.001", "column lat: is finer than two decimals"),
    ("lon", "nan", "column lon: is not a number."),
    ("lon", "", "column lon: is empty, and must not be."),
    ("uncertainty_m", "0", "column uncertainty_m: is not above zero."),
    ("place", "{{ 7*7 }}", "column place: holds a character that is never released"),
    ("place", "turn\u202eed", "column place: holds a character that is never released"),
    ("summary", "x" * 241, "column summary: is longer than 240 characters."),
    ("source_ids", "nosuchrow", "column source_ids: names a row that sources.csv does not hold."),
    ("id", "has space", "column id: is not an identifier"),
]


@pytest.mark.parametrize(("column", "value", "said"), BROKEN)
def test_a_broken_cell_is_named(folder: Path, column: str, value: str, said: str) -> None:
    found = sentences(put(folder, column, value))
    assert any(said in one and one.startswith("incidents.csv, line 2") for one in found), found
    with pytest.raises(DataError):
        snapshot.read(folder)


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("legs", "status", "safe", "legs.csv, line 2, column status: is not one of the codes"),
        ("legs", "source_id", "zzz", "column source_id: names a row that sources.csv does not"),
        ("host_facts", "valid_to", "2019", "column valid_to: lies before valid_from."),
        ("statistics", "value", "many", "statistics.csv, line 2, column value: is not a number."),
        ("sources", "url", "javascript:x", "column url: is not a web address (http or https)."),
        ("sources", "languages", "english", "is not a list of two-letter language codes."),
        ("journeys", "stops", "", "journeys.csv, line 2, column stops: is empty"),
    ],
)
def test_every_table_is_checked(
    folder: Path, table: str, column: str, value: str, said: str
) -> None:
    assert any(said in one for one in sentences(put(folder, column, value, table=table)))


def test_an_id_that_stands_twice_is_named_on_both_lines(folder: Path) -> None:
    first = shown(folder)["id"].iloc[0]
    found = sentences(put(folder, "id", first, row=1))
    assert [one for one in found if "stands twice" in one] == [
        "incidents.csv, line 2, column id: stands twice.",
        "incidents.csv, line 3, column id: stands twice.",
    ]


def _rewrite(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        path = folder / name
        path.write_bytes(change(path.read_bytes()))

    return apply


DAMAGED = [
    (lambda f: (f / "legs.csv").unlink(), "legs.csv: is missing from the data folder."),
    (lambda f: (f / manifest.FILE).unlink(), "datapackage.json: is missing"),
    (lambda f: (f / csvw.FILE).unlink(), "csv-metadata.json: is missing from the data folder."),
    (_rewrite("legs.csv", lambda _: b""), "legs.csv: is empty"),
    (_rewrite("legs.csv", lambda b: b"\xef\xbb\xbf" + b), "legs.csv, line 1: begins with a byte"),
    (_rewrite("legs.csv", lambda b: b[:-20]), "ends in the middle of a line; it was cut short."),
    (_rewrite("legs.csv", lambda b: b"".join(b.splitlines(keepends=True)[:-1])), "cut short"),
    (
        _rewrite("legs.csv", lambda b: b.replace(b"Direct", "Dirécte".encode("cp1252"))),
        "legs.csv, line 2: is not UTF-8 text",
    ),
    (_rewrite("legs.csv", lambda b: b"PK\x03\x04\xff\xfe" * 50), "legs.csv, line 1: is not UTF-8"),
    (_rewrite("legs.csv", lambda b: b.replace(b"mode,", b"")), "column mode: is missing from"),
    (
        _rewrite("legs.csv", lambda b: b.replace(b"note,", b"note,street,")),
        "legs.csv, line 1, column street: is not a column that may be released",
    ),
    (_rewrite("legs.csv", lambda b: b.replace(b"air,", b'"air,')), "legs.csv, line"),
    (_rewrite("legs.csv", lambda b: b.replace(b"air,", b"air,,")), "legs.csv, line 2: has 17"),
    (
        _rewrite("legs.csv", lambda b: b.replace(b"Direct", b"Indirect")),
        "datapackage.json: its digest does not fit the tables",
    ),
    (_rewrite(manifest.FILE, lambda _: b"{"), "datapackage.json: this is not a descriptor"),
    (_rewrite(manifest.FILE, lambda _: b"[" * 100_000), "datapackage.json: this is not a"),
    (_rewrite(manifest.FILE, lambda _: b"{}"), "datapackage.json: the key 'data_version'"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGED)
def test_a_damaged_folder_is_refused_in_words(
    folder: Path, damage: Callable[[Path], object], said: str
) -> None:
    damage(folder)
    assert any(said in one for one in sentences(folder)), sentences(folder)
    with pytest.raises(DataError):
        snapshot.read(folder)


def test_many_broken_lines_are_named_first_and_then_counted(tmp_path: Path) -> None:
    made = released(raw(incidents=[{"id": f"row-{n}"} for n in range(30)]))
    snapshot.write(made, tmp_path, data_version="1", as_of=AS_OF)
    path = tmp_path / "incidents.csv"
    path.write_text(path.read_text("utf-8").replace("detention", "robbery"), encoding="utf-8")
    found = [one for one in sentences(signed(tmp_path)) if "threat_type" in one]
    assert len(found) == 21
    assert found[-1].endswith("So do 10 more lines.")


def test_a_path_that_is_no_data_set_is_refused(tmp_path: Path) -> None:
    for name in ("nothing", "note.txt"):
        with pytest.raises(DataError, match="neither a folder nor a file"):
            snapshot.read(tmp_path / name)


# One Parquet file


@pytest.fixture
def parquet(folder: Path, tmp_path: Path) -> Path:
    """The incidents of a released set as one Parquet file."""
    return parquet_of(folder, tmp_path / "incidents.parquet")


def parquet_of(folder: Path, path: Path, **changed: pl.Expr) -> Path:
    seen = shown(folder).drop(columns="geometry")
    frame = pl.from_pandas(pd.DataFrame(seen))
    frame = frame.with_columns(pl.col("date_from", "date_to").cast(pl.Date))
    frame.with_columns(**changed).write_parquet(path)
    return path


def test_a_parquet_file_is_read_with_the_same_columns(parquet: Path, folder: Path) -> None:
    seen = snapshot.read(parquet)
    assert isinstance(seen.incidents, pl.DataFrame)
    assert tuple(seen.incidents.columns) == schema.INCIDENTS.names
    assert seen.incidents["date_from"].dtype == pl.Date
    assert seen.incidents["id"].to_list() == shown(folder)["id"].tolist()
    assert seen.legs.empty
    assert tuple(seen.legs.columns) == schema.LEGS.names
    assert seen.manifest.rows == {"incidents": 3}
    assert seen.folder is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"iso3": pl.lit("XXX")}, "incidents.parquet, line 1, column iso3: is not a country code"),
        ({"lat": pl.lit(12.5)}, "column lat: lies more than 50 km outside"),
        ({"lat": pl.lit(48.0012)}, "column lat: is finer than two decimals"),
        ({"lat": pl.lit(None, pl.Float64)}, "column lat: is empty"),
        ({"threat_type": pl.lit(None, pl.String)}, "column threat_type: is empty"),
        ({"id": pl.lit("same")}, "column id: stands twice."),
        ({"lon": pl.lit("east")}, "holds values of another type"),
        ({"street": pl.lit("x")}, "column street: is not a column that may be released"),
    ],
)
def test_a_broken_parquet_file_is_refused(
    folder: Path, tmp_path: Path, changed: dict[str, pl.Expr], said: str
) -> None:
    path = parquet_of(folder, tmp_path / "incidents.parquet", **changed)
    assert any(said in one for one in sentences(path)), sentences(path)


def test_a_file_that_only_claims_to_be_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "junk.parquet"
    path.write_bytes(b"PAR1" + bytes(200))
    assert sentences(path) == ["junk.parquet: is not a Parquet file we can read."]
    assert sentences(tmp_path / "none.parquet") == ["none.parquet: does not exist."]


def test_codes_may_be_stored_as_categories(folder: Path, tmp_path: Path) -> None:
    path = parquet_of(
        folder, tmp_path / "c.parquet", threat_type=pl.col("threat_type").cast(pl.Categorical)
    )
    assert snapshot.read(path).incidents["threat_type"].dtype == pl.String


# The command


def test_check_prints_every_problem_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(_options(folder)) == 0
    assert "3 incidents" in capsys.readouterr().out
    put(folder, "iso3", "XXX")
    put(folder, "threat_type", "robbery", row=1)
    assert command.run(_options(folder)) == 1
    said = capsys.readouterr().err
    assert "line 2, column iso3" in said
    assert "line 3, column threat_type" in said
    assert said.rstrip().endswith("2 problems; the data set is not shown.")


def test_check_looks_at_every_version_on_a_shelf(
    original: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("2026.11.1", "2026.12.1"):
        shutil.copytree(original, tmp_path / name)
    (tmp_path / ".2027.1.1.9.new").mkdir()
    assert command.run(_options(tmp_path)) == 1
    said = capsys.readouterr()
    assert said.out.startswith("2026.11.1 as of 2026-11-23: 3 incidents")
    assert said.err.splitlines() == [
        "2026.12.1/datapackage.json: says version 2026.11.1, unlike its folder's name.",
        "2026.12.1/1 problem; the data set is not shown.",
    ]
    shutil.rmtree(tmp_path / "2026.12.1")
    assert command.run(_options(tmp_path)) == 0
    put(tmp_path / "2026.11.1", "iso3", "XXX")
    assert command.run(_options(tmp_path)) == 1
    assert "2026.11.1/incidents.csv, line 2, column iso3" in capsys.readouterr().err


def test_a_file_that_is_far_too_large_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.snapshot.folder.MAX_BYTES", 100)
    assert "legs.csv: is larger than 0 GB; use a Parquet file." in sentences(folder)


def _options(path: Path) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.declare(parser)
    return parser.parse_args([str(path)])


def test_numbers_are_written_with_two_decimals() -> None:
    made = released(raw())
    body = writing.table_bytes(made.tables["incidents"], schema.INCIDENTS).decode()
    assert ",48.00,67.00,city,10000," in body
