"""The tables described after the W3C's CSV on the Web."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard import schema, snapshot
from dashboard.snapshot import csvw
from tests.raw_worlds import AS_OF, raw, released

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = released(raw(incidents=[{"id": "a"}, {"id": "b", "date_end": "2024-07-20"}]))
    snapshot.write(made, tmp_path, data_version="2026.11.1", as_of=AS_OF)
    return tmp_path


@pytest.fixture
def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / csvw.FILE).read_text("utf-8"))
    return found


def test_every_table_and_column_is_described(described: dict[str, Any]) -> None:
    tables = {table["url"]: table["tableSchema"] for table in described["tables"]}
    for table in schema.TABLES:
        columns = tables[f"{table.name}.csv"]["columns"]
        assert [column["name"] for column in columns] == list(table.names)
        for column, told in zip(table.columns, columns, strict=True):
            assert told["titles"] == column.name
            assert told["dc:description"].startswith(column.meaning)
            assert told.get("required", False) == column.required
            assert ("separator" in told) == (column.many or column.name == "stops")
        assert tables[f"{table.name}.csv"]["primaryKey"] == table.key


def test_references_lead_to_tables_that_are_described(described: dict[str, Any]) -> None:
    urls = {table["url"] for table in described["tables"]}
    keys = [
        key for table in described["tables"] for key in table["tableSchema"].get("foreignKeys", [])
    ]
    assert {key["columnReference"] for key in keys} == {"source_id", "risk_source_id"}
    assert {key["reference"]["resource"] for key in keys} == {"sources.csv"} <= urls


def test_values_are_of_the_types_that_are_told(folder: Path, described: dict[str, Any]) -> None:
    for table in described["tables"]:
        rows = pd.read_csv(folder / table["url"], dtype="str", keep_default_na=False)
        for column in table["tableSchema"]["columns"]:
            cells = rows[column["name"]]
            if "separator" in column:
                cells = cells.str.split(column["separator"]).explode()
            cells = cells[cells != ""]
            assert cells.map(lambda text, told=column: fits(text, told["datatype"])).all(), column


def fits(text: str, datatype: str | dict[str, Any]) -> bool:
    told: dict[str, Any] = {"base": datatype} if isinstance(datatype, str) else datatype
    match told["base"]:
        case "decimal" | "integer":
            least, most = told.get("minimum", -1e15), told.get("maximum", 1e15)
            return least <= float(text) <= most and (told["base"] != "integer" or "." not in text)
        case "date":
            return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text))
        case _:
            return bool(re.fullmatch(told.get("format", ".*"), text))


def test_columns_carry_the_terms_of_darwin_core(described: dict[str, Any]) -> None:
    columns = described["tables"][0]["tableSchema"]["columns"]
    terms = {one["name"]: one["propertyUrl"] for one in columns if "propertyUrl" in one}
    start = "http://rs.tdwg.org/dwc/terms/"
    assert terms["uncertainty_m"] == f"{start}coordinateUncertaintyInMeters"
    assert terms["generalisations"] == f"{start}dataGeneralizations"
    assert terms["withheld"] == f"{start}informationWithheld"
    assert {terms["lat"], terms["lon"]} == {f"{start}decimalLatitude", f"{start}decimalLongitude"}
    for name, columns_ in csvw.TERMS.items():
        assert set(columns_) <= set(schema.table(name).names)


def test_licence_version_and_dialect_are_told(described: dict[str, Any]) -> None:
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert described["schema:version"] == "2026.11.1"
    assert described["dc:modified"]["@value"] == "2026-11-23"
    assert described["dialect"]["delimiter"] == ","
    assert described["dialect"]["lineTerminators"] == ["\n"]


def test_a_changed_description_is_refused(folder: Path) -> None:
    path = folder / csvw.FILE
    path.write_bytes(path.read_bytes().replace(b"WGS84", b"WGS72"))
    (problem,) = snapshot.problems(folder)
    assert str(problem).startswith("csv-metadata.json: is not the file")


def test_the_shipped_description_fits_the_shipped_tables() -> None:
    about = json.loads((snapshot.SHIPPED / csvw.FILE).read_text("utf-8"))
    for table in about["tables"]:
        header = (snapshot.SHIPPED / table["url"]).read_text("utf-8").partition("\n")[0]
        assert header.split(",") == [one["name"] for one in table["tableSchema"]["columns"]]
