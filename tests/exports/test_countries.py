"""Countries by a risk layer: every format gives back the same tables, outlines and words."""

from __future__ import annotations

import dataclasses
import io
import json
import math
import re
import shutil
import tempfile
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package

from dashboard import countries, engine, exports, risk, schema
from dashboard.exports import FORMATS, citation
from dashboard.exports.defuse import restored
from dashboard.exports.risk_shown import RiskShown
from dashboard.exports.risk_tables import COMPOSITE, COUNTRIES, SINGLE
from dashboard.filters import Query
from dashboard.server import views
from dashboard.site import open_site
from dashboard.site.risk_answers import NO_HOSTS, RiskAsked
from tests.exports import bundles
from tests.exports.reading import comparable
from tests.exports.test_gdal import counts, told

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.exports import Bundle, Format
    from dashboard.schema import Table

by_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.code)

OWN = "exposure:3,entry:1"
VIEWS = (
    *(RiskShown(layer.code) for layer in risk.LAYERS),
    RiskShown("composite", None, OWN),
    RiskShown("composite", date(2023, 6, 1)),
    RiskShown("entry", date(1990, 1, 1)),
)
by_view = pytest.mark.parametrize("shown", VIEWS, ids=str)


def made(shown: RiskShown, query: Query | None = None) -> Bundle:
    site, question = open_site(), query or Query()
    found = views.found(site, question, shown)
    return exports.countries_bundle(
        site.snapshot, site.incidents, question, found, address=bundles.ADDRESS
    )


def tables_in(code: str, body: bytes, bundle: Bundle) -> dict[str, pd.DataFrame]:
    """Read every table of a file with the libraries its readers use."""
    names = [table.name for table in bundle.tables]
    if code == "csv":
        with zipfile.ZipFile(io.BytesIO(body)) as zipped:
            files = {name: io.BytesIO(zipped.read(f"{name}.csv")) for name in names}
        return {table.name: _plain_csv(files[table.name], table) for table in bundle.tables}
    if code == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(body))
        return {name: _sheet(book[name.capitalize()]) for name in names}
    if code == "geojson":
        whole = json.loads(body)
        others = {n: pd.DataFrame(whole[n]).reindex(columns=_names(bundle, n)) for n in names[1:]}
        return {names[0]: gpd.read_file(io.BytesIO(body)), **others}
    if code == "gpkg":
        with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
            file.write(body)
            file.flush()
            return {name: gpd.read_file(file.name, layer=name) for name in names}
    return _unnested(gpd.read_parquet(io.BytesIO(body)), bundle)


def _names(bundle: Bundle, name: str) -> list[str]:
    return next(list(table.names) for table in bundle.tables if table.name == name)


def _plain_csv(file: io.BytesIO, table: Table) -> pd.DataFrame:
    found = pd.read_csv(file, dtype="str", keep_default_na=False)
    texts = [c.name for c in table.columns if c.kind not in ("number", "integer", "boolean")]
    return found.assign(**{name: found[name].map(restored) for name in texts})


def _sheet(sheet: Any) -> pd.DataFrame:
    head, *lines = sheet.iter_rows(values_only=True)
    return pd.DataFrame(lines, columns=list(head), dtype="object")


def _unnested(found: gpd.GeoDataFrame, bundle: Bundle) -> dict[str, pd.DataFrame]:
    """Take the lists within the countries apart."""
    tables = {"countries": found}
    sources: dict[str, Any] = {}
    for name in ("parts", "evidence"):
        rows = [
            {"iso3": iso3, **row}
            for iso3, listed in zip(found["iso3"], found[name], strict=True)
            for row in listed
        ]
        for row in rows:
            cited = row.pop("sources", ())
            sources |= {source["id"]: source for source in cited}
            row["source_ids"] = ";".join(source["id"] for source in cited)
        tables[name] = pd.DataFrame(rows).reindex(columns=_names(bundle, name))
    ordered = [sources[identifier] for identifier in sorted(sources)]
    tables["sources"] = pd.DataFrame(ordered, columns=list(schema.SOURCES.names))
    return tables


def alike(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a frame to compare: truths as texts, whatever a program calls them."""
    truths = [column.name for column in table.columns if column.kind == "boolean"]
    words = {name: frame[name].astype("str").str.lower() for name in truths}
    return comparable(frame.assign(**words), table)


@by_format
@by_view
def test_what_is_written_reads_back_equal(format_: Format, shown: RiskShown) -> None:
    bundle = made(shown)
    found = tables_in(format_.code, format_.write(bundle), bundle)
    assert list(found) == ["countries", "parts", "evidence", "sources"]
    for table, rows in bundle.parts:
        written = pd.DataFrame({name: rows[name].to_pylist() for name in table.names})
        pd.testing.assert_frame_equal(
            alike(found[table.name], table), alike(written, table), obj=table.name
        )


@by_view
def test_the_figures_are_those_of_the_layer_in_its_unit(shown: RiskShown) -> None:
    site = open_site()
    day = shown.day(site.snapshot.manifest.as_of)
    scores = site.risks.scores(RiskAsked(shown.layer, Query(), day, shown.used))
    expected = scores.countries.set_index("iso3").drop(index=list(NO_HOSTS)).sort_index()
    rows = made(shown).records.to_pandas().set_index("iso3")
    assert rows.index.tolist() == expected.index.tolist()
    factor = 100 if risk.layer(shown.layer).scale == "index" else 1
    for name in ("value", "low", "high"):
        np.testing.assert_allclose(rows[name], factor * expected[name], atol=1e-6)
    assert rows["observed"].tolist() == expected["observed"].tolist()
    assert (rows["name"] == rows.index.map(countries.NAMES)).all()
    assert set(rows["as_of"]) == {day}


@by_view
def test_what_is_not_observed_is_empty_and_never_nought(shown: RiskShown) -> None:
    rows = made(shown).records.to_pandas()
    missing = rows[~rows["observed"]]
    assert len(missing) > 0
    assert missing[["value", "low", "high"]].isna().all(axis=None)
    assert rows.loc[rows["observed"], "value"].notna().all()
    with zipfile.ZipFile(io.BytesIO(FORMATS[0].write(made(shown)))) as zipped:
        lines = zipped.read("countries.csv").decode().splitlines()
    unit = risk.layer(shown.layer).unit
    assert f'"ABW","Aruba","{shown.layer}","{unit}",,,,false,,,' in "\n".join(lines)


@by_view
def test_parts_add_up_to_the_value(shown: RiskShown) -> None:
    hosts, parts, *_ = (part.rows.to_pandas() for part in made(shown).parts)
    sums = parts.groupby("iso3")["contribution"].sum()
    seen = hosts[hosts["observed"]].set_index("iso3")["value"]
    np.testing.assert_allclose(sums.reindex(seen.index), seen, atol=1e-4)


def test_only_the_composite_has_ranks_and_weights() -> None:
    bundle = made(RiskShown("composite", None, OWN))
    rows = bundle.records.to_pandas()
    assert bundle.tables[0] is COUNTRIES
    assert set(rows["weights"]) == {OWN}
    ranked = rows[rows["observed"]]
    assert ranked["rank"].min() == 1
    assert (ranked["rank_low"] <= ranked["rank_high"]).all()
    assert rows.loc[~rows["observed"], "rank"].isna().all()
    plain = made(RiskShown("entry"))
    assert plain.tables[0] is SINGLE
    assert not {c.name for c in COMPOSITE} & set(plain.records.column_names)
    usual = made(RiskShown("composite")).records["weights"].unique().to_pylist()
    assert usual == ["weighted:5,exposure:3,conduct:5,entry:3,protection:4"]


_WORDS = {"incidents": "summary", "host_facts": "value", "statistics": "unit"}


@by_view
def test_evidence_is_of_released_records_and_names_their_sources(shown: RiskShown) -> None:
    site = open_site()
    _, _, evidence, sources = (part.rows.to_pandas() for part in made(shown).parts)
    for name, rows in evidence.groupby("table"):
        held = (
            engine.records(site.incidents, Query(), limit=None)
            if name == "incidents"
            else getattr(site.snapshot, str(name))
        ).set_index("id")
        column = "source_ids" if name == "incidents" else "source_id"
        assert rows["source_ids"].tolist() == held.loc[rows["record"], column].tolist()
        assert rows["iso3"].tolist() == held.loc[rows["record"], "iso3"].tolist()
        words = held.loc[rows["record"], _WORDS[str(name)]].tolist()
        assert all(word in said for word, said in zip(words, rows["statement"], strict=True))
    cited = {one for text in evidence["source_ids"] for one in text.split(";")}
    assert set(sources["id"]) == cited
    told_ = sources.set_index("id")
    pd.testing.assert_frame_equal(
        told_, site.snapshot.sources.set_index("id").loc[told_.index].replace("", None),
        check_dtype=False, check_index_type=False,
    )  # fmt: skip


def test_a_day_in_the_past_knows_nothing_later() -> None:
    day = date(2023, 6, 1)
    bundle = made(RiskShown("composite", day))
    hosts, parts, evidence, _ = (part.rows.to_pandas() for part in bundle.parts)
    for column in (hosts["newest"], parts["newest"], evidence["since"]):
        assert column.dropna().max() <= day


@pytest.mark.parametrize("code", ["geojson", "gpkg", "parquet"])
def test_countries_are_areas_and_never_points(code: str) -> None:
    bundle = made(RiskShown("entry"))
    format_ = next(format_ for format_ in FORMATS if format_.code == code)
    found = tables_in(code, format_.write(bundle), bundle)["countries"]
    assert isinstance(found, gpd.GeoDataFrame)
    assert found.crs == "EPSG:4326"
    assert set(found.geom_type.dropna()) == {"MultiPolygon"}
    kazakhstan = found[found["iso3"] == "KAZ"].geometry.iloc[0]
    assert kazakhstan.is_valid
    assert kazakhstan.contains(gpd.points_from_xy([67], [48])[0])
    assert found.geometry.isna().sum() == len(countries.NAMES) - 238


@by_format
@pytest.mark.parametrize("shown", [RiskShown("composite", None, OWN), RiskShown("reported")])
def test_the_same_view_gives_the_same_bytes(format_: Format, shown: RiskShown) -> None:
    assert format_.write(made(shown)) == format_.write(made(shown))


@by_format
@by_view
def test_the_size_is_about_what_is_said(format_: Format, shown: RiskShown) -> None:
    bundle = made(shown)
    evidence = bundle.parts[2].rows.num_rows
    ratio = format_.size_of_countries.of(evidence) / len(format_.write(bundle))
    assert abs(math.log2(ratio)) < 1.2, "sources are many or few, whatever the evidence"


@by_format
def test_every_file_says_what_it_is(format_: Format) -> None:
    bundle = made(RiskShown("composite", date(2024, 6, 1), OWN), Query(countries=("KAZ",)))
    body = format_.write(bundle)
    about = bundle.about
    assert about.title == "Exile Atlas: host countries by “Composite host risk”"
    assert about.question == (
        "Incidents: in Kazakhstan. Countries by “Composite host risk” as of 1 June 2024; weights of"
        " the reader: Legal exposure to Russia 75 % and Entry and stay 25 %."
    )
    assert about.address.startswith(
        f"{bundles.ADDRESS}?country=KAZ&risk=composite&as_of=2024-06-01&weights={OWN}&data="
    )
    words = _all_words(format_.code, body)
    for said in (about.question, about.address, about.digest, citation.text(about), *about.caveats):
        assert said in words
    assert "docs/risk-method.md" in words
    assert f"{bundles.ADDRESS}api/v1/risk" in words


def _all_words(code: str, body: bytes) -> str:
    if code == "csv":
        with zipfile.ZipFile(io.BytesIO(body)) as zipped:
            return zipped.read("README.txt").decode("utf-8")
    if code == "xlsx":
        return "\n".join(pd.read_excel(io.BytesIO(body), sheet_name="About")["text"].astype(str))
    if code == "parquet":
        known = json.loads(pq.read_schema(io.BytesIO(body)).metadata[b"exile_atlas"])
        return "\n".join(str(value) for value in [*known.values(), *known["caveats"]])
    text = body.decode("utf-8", errors="replace")
    return text.replace("&amp;", "&").replace("&quot;", '"').replace('\\"', '"')


@by_format
def test_a_title_is_cited_apart_from_the_records_of_the_same_view(format_: Format) -> None:
    shown = RiskShown("entry")
    site = open_site()
    countries_ = made(shown).about
    records = exports.bundle(
        site.snapshot, site.incidents, Query(), address=bundles.ADDRESS, shown=shown
    ).about
    assert countries_.address == records.address
    assert citation.key(countries_) != citation.key(records)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("shown", [VIEWS[0], VIEWS[-3], VIEWS[-1]], ids=str)
def test_it_is_a_valid_data_package(tmp_path: Path, shown: RiskShown) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS[0].write(made(shown)))) as zipped:
        zipped.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]


def test_sheets_have_typed_cells_and_no_formula() -> None:
    body = FORMATS[1].write(made(RiskShown("composite", None, OWN)))
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert book.sheetnames == ["Countries", "Parts", "Evidence", "Sources", "About", "Codebook"]
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert kinds <= {"s", "n", "d", "b", "inlineStr"}
    sheet = book["Countries"]
    truths = sheet.cell(2, COUNTRIES.names.index("observed") + 1)
    assert truths.value is False
    assert truths.data_type == "b"
    lines = pd.read_excel(io.BytesIO(body), sheet_name="Codebook", keep_default_na=False)
    here = lines[(lines["sheet"] == "Countries") & (lines["code"] == "")]
    assert tuple(here["column"]) == COUNTRIES.names


def test_a_reason_that_looks_like_a_formula_stays_text() -> None:
    site, shown = open_site(), RiskShown("entry")
    found = views.found(site, Query(), shown)
    evidence = found.scores.evidence.assign(reason="=1+1")
    hostile = dataclasses.replace(
        found, scores=dataclasses.replace(found.scores, evidence=evidence)
    )
    bundle = exports.countries_bundle(site.snapshot, site.incidents, Query(), hostile, address="")
    with zipfile.ZipFile(io.BytesIO(FORMATS[0].write(bundle))) as zipped:
        assert b',"\'=1+1",' in zipped.read("evidence.csv")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS[1].write(bundle)))
    cells = [cell for row in book["Evidence"] for cell in row if cell.value == "=1+1"]
    assert len(cells) == len(evidence)
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


@pytest.mark.parametrize("code", ["csv", "xlsx", "geojson", "gpkg"])
def test_a_gis_opens_it(tmp_path: Path, code: str) -> None:
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip("ogrinfo is not installed; install gdal-bin to have a GIS read the exports.")
    bundle = made(RiskShown("composite", None, OWN))
    format_ = next(format_ for format_ in FORMATS if format_.code == code)
    path = tmp_path / f"countries.{format_.ending}"
    path.write_bytes(format_.write(bundle))
    if code == "csv":
        with zipfile.ZipFile(path) as zipped:
            zipped.extractall(tmp_path / "tables")
        path = tmp_path / "tables"
        (path / "README.txt").unlink()
        (path / "datapackage.json").unlink()
    options = ["--config", "OGR_XLSX_HEADERS", "FORCE"] if code == "xlsx" else []
    said = told(ogrinfo, "-ro", "-al", "-so", *options, str(path))
    found = {name.lower(): n for name, n in counts(said).items()}
    rows = {part.table.name: part.rows.num_rows for part in bundle.parts}
    expected = {"countries": len(bundle)} if code == "geojson" else rows
    assert {name: found[name] for name in expected} == expected
    if code in ("geojson", "gpkg"):
        assert "Geometry: Multi Polygon" in said
        assert re.search(r"^observed: Integer\(Boolean\)", said, re.MULTILINE)
        assert re.search(r"^value: Real", said, re.MULTILINE)
        assert re.search(r"^as_of: Date", said, re.MULTILINE)
