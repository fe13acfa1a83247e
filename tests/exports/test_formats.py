"""Every format: what was asked comes back, with its sources and all that is said of it."""

from __future__ import annotations

import io
import json
import math
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import engine, exports, schema
from dashboard.exports import FORMATS, citation
from dashboard.exports.tables import INCIDENTS, SOURCES
from dashboard.filters import Query
from dashboard.site import open_site
from tests import strategies, worlds
from tests.exports import bundles, reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.exports import Bundle, Format

by_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.code)
geographic = pytest.mark.parametrize("code", ["geojson", "gpkg", "parquet"])

QUERIES = (
    Query(),
    Query(countries=("KAZ",)),
    Query(text="London"),
    Query(text="nobody ever wrote this"),
    Query(threat_types=("killing", "poisoning")),
    Query(area=(5.0, 45.0, 20.0, 56.0)),
)


def bundle_of(name: str) -> Bundle:
    stories: dict[str, Callable[[], Bundle]] = {
        "shipped": bundles.shipped,
        "empty": lambda: bundles.shipped(Query(text="nobody ever wrote this")),
        "nothing": lambda: bundles.invented(worlds.NOTHING),
        "hostile": lambda: bundles.invented(bundles.hostile_story()),
        "vague": lambda: bundles.invented(worlds.VAGUE),
        "edges": lambda: bundles.invented(worlds.EDGES),
        "alphabets": lambda: bundles.invented(worlds.ALPHABETS),
    }
    return stories[name]()


def assert_reads_back(format_: Format, bundle: Bundle) -> None:
    records, sources, about = reading.READERS[format_.code](format_.write(bundle))
    pd.testing.assert_frame_equal(
        reading.comparable(records, INCIDENTS), reading.expected(bundle, INCIDENTS)
    )
    if sources is not None:
        pd.testing.assert_frame_equal(
            reading.comparable(sources, SOURCES), reading.expected(bundle, SOURCES)
        )
    assert about["question"] == bundle.about.question


@by_format
@pytest.mark.parametrize(
    "name", ["shipped", "empty", "nothing", "hostile", "vague", "edges", "alphabets"]
)
def test_what_is_written_reads_back_equal(format_: Format, name: str) -> None:
    assert_reads_back(format_, bundle_of(name))


ANY_TEXT = some.text(some.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30)


@by_format
@settings(max_examples=25)
@given(given_rows=some.lists(some.tuples(strategies.rows(), ANY_TEXT, ANY_TEXT), max_size=6))
def test_any_text_reads_back_equal(format_: Format, given_rows: list[Any]) -> None:
    rows = worlds.story(
        *(
            {**row, "summary": summary, "public_name": name, "source_ids": "s1;s3"}
            for row, summary, name in given_rows
        )
    )
    assert_reads_back(format_, bundles.invented(rows))


@by_format
@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_every_file_holds_as_many_records_as_the_page_counts(format_: Format, query: Query) -> None:
    site = open_site()
    records, _, about = reading.READERS[format_.code](format_.write(bundles.shipped(query)))
    n = engine.count(site.incidents, query)
    assert len(records) == n == int(about["records"])
    assert int(about["records_in_all"]) == site.snapshot.manifest.rows["incidents"]


@by_format
def test_records_come_in_the_order_of_the_page(format_: Format) -> None:
    site = open_site()
    records, _, _ = reading.READERS[format_.code](format_.write(bundles.shipped()))
    shown = engine.records(site.incidents, Query(), limit=None)
    assert records["id"].tolist() == shown["id"].tolist()


@by_format
def test_only_cities_have_a_point(format_: Format) -> None:
    records, _, _ = reading.READERS[format_.code](format_.write(bundles.shipped()))
    shown = reading.comparable(records, schema.INCIDENTS)
    city = shown["geo_precision"] == "city"
    assert 0 < city.sum() < len(shown)
    assert (shown["lat"].notna() == city).all()
    assert (shown["lon"].notna() == city).all()
    if isinstance(records, gpd.GeoDataFrame):
        assert (records.geometry.notna() == city).all()
        points = records.geometry[city]
        assert points.x.tolist() == shown["lon"][city].tolist()
        assert points.y.tolist() == shown["lat"][city].tolist()


@geographic
@pytest.mark.parametrize("name", ["shipped", "empty", "vague"])
def test_geometry_is_in_degrees_of_wgs84(code: str, name: str) -> None:
    format_ = next(format_ for format_ in FORMATS if format_.code == code)
    records, _, _ = reading.READERS[code](format_.write(bundle_of(name)))
    assert isinstance(records, gpd.GeoDataFrame)
    assert records.crs == "EPSG:4326"
    assert set(records.geom_type.dropna()) <= {"Point"}


@by_format
def test_every_file_says_what_it_is(format_: Format) -> None:
    bundle = bundles.shipped(Query(countries=("KAZ",)))
    _, _, about = reading.READERS[format_.code](format_.write(bundle))
    manifest = open_site().snapshot.manifest
    assert about["question"] == "Incidents: in Kazakhstan."
    assert about["address"] == f"{bundles.ADDRESS}?country=KAZ&data={manifest.data_version}"
    assert about["data_version"] == manifest.data_version
    assert about["digest"] == f"sha256:{manifest.digest}"
    assert about["as_of"] == manifest.as_of.isoformat()
    assert about["policy"] == manifest.policy
    assert about["licence"] == "CC-BY-4.0"
    assert about["attribution"].startswith("Exile Atlas contributors")
    assert "data/README.md" in about["codebook"]
    assert f"{bundles.ADDRESS}api/v1/" in about["codebook"]


@by_format
def test_caveats_and_citation_travel_along(format_: Format) -> None:
    bundle = bundles.shipped(Query(countries=("KAZ",)))
    said = all_text(format_, format_.write(bundle))
    assert citation.text(bundle.about) in said
    for caveat in bundle.about.caveats:
        assert caveat in said


def all_text(format_: Format, body: bytes) -> str:
    """Everything a file says outside of its records."""
    if format_.code == "csv":
        with zipfile.ZipFile(io.BytesIO(body)) as zipped:
            return zipped.read("README.txt").decode("utf-8")
    if format_.code == "xlsx":
        sheet = pd.read_excel(io.BytesIO(body), sheet_name="About")
        return "\n".join(sheet["text"].astype(str))
    _, _, about = reading.READERS[format_.code](body)
    caveats = about["caveats"]
    listed = json.loads(caveats) if isinstance(caveats, str) else caveats
    return "\n".join([about["citation"], *listed])


@by_format
def test_the_same_question_gives_the_same_bytes(format_: Format) -> None:
    for name in ("shipped", "nothing", "hostile"):
        assert format_.write(bundle_of(name)) == format_.write(bundle_of(name))


def test_zipped_files_are_dated_by_the_data() -> None:
    for code in ("csv", "xlsx"):
        format_ = next(format_ for format_ in FORMATS if format_.code == code)
        with zipfile.ZipFile(io.BytesIO(format_.write(bundles.invented(worlds.VAGUE)))) as zipped:
            assert {entry.date_time for entry in zipped.infolist()} == {(2024, 5, 6, 0, 0, 0)}


@by_format
def test_sources_travel_along(format_: Format) -> None:
    bundle = bundles.invented(bundles.hostile_story())
    records, sources, _ = reading.READERS[format_.code](format_.write(bundle))
    if sources is not None:
        assert sources["id"].tolist() == ["s1", "s2", "s3"]
    lines = reading.comparable(records, INCIDENTS)
    both = lines[lines["source_ids"] == "s2;s1"].iloc[0]
    assert both["source_publishers"] == "Вторая газета; «дело»; First Paper (2024-02)"
    assert both["source_urls"] == "https://example.org/a,b"
    assert (both["source_publisher"], both["source_url"]) == ("Вторая газета; «дело»", "")
    one = lines[lines["source_ids"] == "s1"].iloc[0]
    assert one["source_publisher"] == "First Paper"
    assert one["source_date"] == "2024-02"
    assert one["source_url"] == "https://example.org/a,b"


@by_format
def test_a_set_without_sources_is_written_all_the_same(format_: Format) -> None:
    released = bundles.snapshot(worlds.ONE_CITY)
    prepared = engine.prepare(worlds.polars_frame(worlds.ONE_CITY))
    bundle = exports.bundle(released, prepared, Query(), address="")
    records, sources, about = reading.READERS[format_.code](format_.write(bundle))
    assert len(records) == 4
    assert sources is None or len(sources) == 0
    assert about["address"] == "?data=2024.5.1"


IN_A_CELL = """
import resource, sys
from tests.exports import bundles
from dashboard.exports import FORMATS
from dashboard.exports.risk_shown import RiskShown
from tests.exports.test_countries import made as countries
made = (
    bundles.invented(bundles.hostile_story()), bundles.shipped(), countries(RiskShown("composite"))
)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
print(sum(len(format_.write(bundle)) for format_ in FORMATS for bundle in made))
"""


def test_nothing_is_written_to_any_disk(tmp_path: Path) -> None:
    """No process may write a byte to a file in there, and the folder for such files stays empty."""
    done = subprocess.run(
        [sys.executable, "-c", IN_A_CELL],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 1_000_000
    assert list(tmp_path.iterdir()) == []


@by_format
@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_the_size_is_about_what_is_said(format_: Format, query: Query) -> None:
    bundle = bundles.shipped(query)
    ratio = format_.size.of(len(bundle)) / len(format_.write(bundle))
    assert abs(math.log2(ratio)) < 1


def test_formats_have_names_of_their_own() -> None:
    for names in zip(*((f.code, f.label, f.ending) for f in FORMATS), strict=True):
        assert len(set(names)) == len(FORMATS)
    assert exports.format_called("xlsx") is not None
    assert exports.format_called("exe") is None
