"""The zip of CSV tables: a sound Data Package, and a read-me that says all of it."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from frictionless import Package

from dashboard.exports import csv_zip
from dashboard.exports.tables import INCIDENTS, SOURCES
from dashboard.filters import Query
from tests import worlds
from tests.exports import bundles

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.exports import Bundle


def unpacked(bundle: Bundle, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(csv_zip.write(bundle))) as zipped:
        assert zipped.namelist() == [
            "incidents.csv",
            "sources.csv",
            "datapackage.json",
            "README.txt",
        ]
        zipped.extractall(folder)
    return folder


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("text", ["", "London", "nobody ever wrote this"])
def test_it_is_a_valid_data_package(tmp_path: Path, text: str) -> None:
    folder = unpacked(bundles.shipped(Query(text=text)), tmp_path)
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]


def test_plain_pandas_reads_it(tmp_path: Path) -> None:
    folder = unpacked(bundles.invented(bundles.hostile_story()), tmp_path)
    frame = pd.read_csv(folder / "incidents.csv", dtype={"event_date": str})
    assert list(frame.columns) == list(INCIDENTS.names)
    assert len(frame) == len(bundles.HOSTILE)
    assert frame["lat"].dtype == "float64"
    assert frame["uncertainty_m"].dtype == "int64"


def test_numbers_are_not_taken_for_formulas(tmp_path: Path) -> None:
    folder = unpacked(bundles.invented(worlds.EDGES), tmp_path)
    assert pd.read_csv(folder / "incidents.csv")["lat"].min() == -90
    assert "'-" not in (folder / "incidents.csv").read_text(encoding="utf-8")


def test_the_read_me_says_every_column_and_code(tmp_path: Path) -> None:
    said = (unpacked(bundles.shipped(), tmp_path) / "README.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in said.splitlines()]
    for table in (INCIDENTS, SOURCES):
        for column in table.columns:
            assert any(line.startswith(f"{column.name}: ") for line in lines), column.name
            for code in column.vocabulary:
                assert any(line.startswith(f"{code}: ") for line in lines), code


def test_a_point_is_described_as_it_is_exported(tmp_path: Path) -> None:
    folder = unpacked(bundles.invented(worlds.VAGUE), tmp_path)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in descriptor["resources"][0]["schema"]["fields"]}
    assert "empty where no city is shown" in fields["lat"]["description"]
    assert "required" not in fields["lat"].get("constraints", {})
    assert pd.read_csv(folder / "incidents.csv")["lat"].isna().all()
