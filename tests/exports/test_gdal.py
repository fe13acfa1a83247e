"""A real reader of geographic files, Debian's ``ogrinfo``, opens what is exported."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from dashboard.exports import FORMATS
from dashboard.filters import Query
from tests.exports import bundles

if TYPE_CHECKING:
    from pathlib import Path

NEED = "EXILE_ATLAS_NEED_GDAL"
DRIVERS = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "geojson": "GeoJSON",
    "gpkg": "GPKG",
    "parquet": "Parquet",
}
QUERIES = (Query(), Query(countries=("KAZ",)), Query(text="nobody ever wrote this"))


@pytest.fixture(scope="module")
def ogrinfo() -> str:
    """Where ogrinfo is; skips the test, or fails it where it is required."""
    found = shutil.which("ogrinfo")
    if found is None and os.environ.get(NEED):
        pytest.fail(f"ogrinfo is not installed, and {NEED} asks for it (Debian: gdal-bin).")
    if found is None:
        pytest.skip("ogrinfo is not installed; install gdal-bin to have a GIS read the exports.")
    return found


def told(ogrinfo: str, *arguments: str) -> str:
    """What ogrinfo says; a warning or an error of its own fails the test."""
    done = subprocess.run([ogrinfo, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr, done.stderr
    assert "Warning" not in done.stderr, done.stderr
    return done.stdout


def counts(said: str) -> dict[str, int]:
    names = re.findall(r"^Layer name: (.+)$", said, re.MULTILINE)
    numbers = re.findall(r"^Feature Count: (\d+)$", said, re.MULTILINE)
    return dict(zip(names, map(int, numbers), strict=True))


@pytest.mark.parametrize("code", DRIVERS)
@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_gis_counts_the_same_records(
    ogrinfo: str, tmp_path: Path, code: str, query: Query
) -> None:
    if not re.search(rf"^\s*{DRIVERS[code]} -", told(ogrinfo, "--formats"), re.MULTILINE):
        pytest.skip(f"this ogrinfo was built without its {DRIVERS[code]} driver.")
    format_ = next(format_ for format_ in FORMATS if format_.code == code)
    bundle = bundles.shipped(query)
    path = tmp_path / f"incidents.{format_.ending}"
    path.write_bytes(format_.write(bundle))
    expected = {"incidents": len(bundle)}
    options = ["-ro", "-al", "-so"]
    if code == "csv":
        with zipfile.ZipFile(path) as zipped:
            zipped.extractall(tmp_path)
        path = tmp_path / "incidents.csv"
    if code == "xlsx":
        options += ["--config", "OGR_XLSX_HEADERS", "FORCE"]
        # A sheet of nothing but a header counts as one row there, whatever is set.
        rows = {"Records": len(bundle), "Sources": bundle.sources.num_rows}
        expected = {name: max(1, number) for name, number in rows.items()}
    if code == "gpkg":
        expected["sources"] = bundle.sources.num_rows
    found = counts(told(ogrinfo, *options, str(path)))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("code", ["geojson", "gpkg"])
def test_a_gis_sees_points_dates_and_numbers(ogrinfo: str, tmp_path: Path, code: str) -> None:
    format_ = next(format_ for format_ in FORMATS if format_.code == code)
    path = tmp_path / f"incidents.{format_.ending}"
    path.write_bytes(format_.write(bundles.shipped()))
    said = told(ogrinfo, "-ro", "-so", str(path), "incidents")
    assert "Geometry: Point" in said
    assert 'GEOGCRS["WGS 84"' in said
    assert re.search(r"^date_from: Date", said, re.MULTILINE)
    assert re.search(r"^lat: Real", said, re.MULTILINE)
    assert re.search(r"^uncertainty_m: Integer", said, re.MULTILINE)
    assert re.search(r"^event_date: String", said, re.MULTILINE)


def test_a_gis_shows_what_the_file_says_of_itself(ogrinfo: str, tmp_path: Path) -> None:
    format_ = next(format_ for format_ in FORMATS if format_.code == "gpkg")
    bundle = bundles.shipped(Query(countries=("KAZ",)))
    path = tmp_path / "incidents.gpkg"
    path.write_bytes(format_.write(bundle))
    said = told(ogrinfo, "-ro", str(path))
    assert f"question={bundle.about.question}" in said
    assert f"address={bundle.about.address}" in said
    assert f"digest=sha256:{bundle.about.digest}" in said
    caveats = re.search(r"^\s*caveats=(.*)$", said, re.MULTILINE)
    assert caveats is not None
    assert json.loads(caveats[1]) == list(bundle.about.caveats)
    described = told(ogrinfo, "-ro", "-so", str(path), "incidents")
    assert "domain name=incidents_threat_type" in described
