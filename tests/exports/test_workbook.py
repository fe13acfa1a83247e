"""The workbook as spreadsheets see it: typed cells, no formula, a frozen header, its codebook."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

from dashboard.exports import sheets, workbook
from dashboard.exports.tables import INCIDENTS, SOURCES
from tests import worlds
from tests.exports import bundles


def opened(body: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(body))


@pytest.fixture(scope="module")
def hostile() -> bytes:
    return workbook.write(bundles.invented(bundles.hostile_story()))


def test_no_cell_is_a_formula(hostile: bytes) -> None:
    kinds = {cell.data_type for sheet in opened(hostile) for row in sheet for cell in row}
    assert kinds == {"s", "n", "d"} | ({"inlineStr"} & kinds)
    with zipfile.ZipFile(io.BytesIO(hostile)) as zipped:
        for name in zipped.namelist():
            assert not re.search(rb"<f[ >]|externalLink|vbaProject|oleObject", zipped.read(name))


def test_what_begins_like_a_formula_is_marked_as_text(hostile: bytes) -> None:
    sheet = opened(hostile)["Records"]
    column = INCIDENTS.names.index("summary") + 1
    cells = [sheet.cell(row, column) for row in range(2, sheet.max_row + 1)]
    marked = {cell.value for cell in cells if cell.quotePrefix}
    assert marked == {t for t in bundles.HOSTILE if re.match(r"'*[=+\-@\t\r\n]", t)}


def test_cells_have_the_type_of_their_column() -> None:
    sheet = opened(workbook.write(bundles.shipped()))["Records"]
    types = {
        column.name: {
            type(value)
            for (value,) in sheet.iter_rows(2, None, place, place, values_only=True)
            if value is not None
        }
        for place, column in enumerate(INCIDENTS.columns, 1)
    }
    assert types["date_from"] == types["date_to"] == {datetime}
    assert types["lat"] <= {float, int}
    assert types["uncertainty_m"] == {int}
    assert all(
        types[column.name] <= {str}
        for column in INCIDENTS.columns
        if column.kind not in ("date", "number", "integer")
    )


def test_sheets_are_fit_to_be_read(hostile: bytes) -> None:
    book = opened(hostile)
    assert book.sheetnames == ["Records", "Sources", "About", "Codebook"]
    assert book.active.title == "Records"
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.dimensions == sheet.auto_filter.ref
    widths = book["Records"].column_dimensions
    assert widths[sheets.letters(INCIDENTS.names.index("summary") + 1)].width == 80


def test_an_empty_sheet_opens() -> None:
    book = opened(workbook.write(bundles.invented(worlds.NOTHING)))
    assert [cell.value for cell in book["Records"][1]] == list(INCIDENTS.names)
    assert book["Records"].max_row == 1
    assert book["Records"].auto_filter.ref is None


def test_the_codebook_has_every_column_and_code() -> None:
    body = workbook.write(bundles.invented(worlds.ONE_CITY))
    lines = pd.read_excel(io.BytesIO(body), sheet_name="Codebook", keep_default_na=False)
    for name, table in zip(("Records", "Sources"), (INCIDENTS, SOURCES), strict=True):
        here = lines[lines["sheet"] == name]
        assert here.loc[here["code"] == "", "column"].tolist() == list(table.names)
        for column in table.columns:
            codes = here.loc[(here["column"] == column.name) & (here["code"] != ""), "code"]
            assert tuple(codes) == column.vocabulary
    assert (lines["meaning"] != "").all()


def test_it_is_dated_by_the_data_and_says_what_it_is(hostile: bytes) -> None:
    properties = opened(hostile).properties
    assert properties.created == properties.modified == datetime(2024, 5, 6)  # noqa: DTZ001
    assert properties.creator == "Exile Atlas contributors"
    assert properties.version == "2024.5.1"
    assert "All incidents." in properties.description


def test_every_part_is_sound_xml_and_named(hostile: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(hostile)) as zipped:
        names = set(zipped.namelist())
        parsed = {name: ET.fromstring(zipped.read(name)) for name in names}  # noqa: S314
    types = parsed["[Content_Types].xml"]
    named = {one.attrib["PartName"][1:] for one in types if "PartName" in one.attrib}
    assert named == {n for n in names if not n.endswith(".rels")} - {"[Content_Types].xml"}


def one_cell(value: Any, kind: Any) -> Any:
    sheet = sheets.Sheet("One", pa.table({"c": pa.array([value], kind)}), (10,))
    xml = b"".join(sheets.xml(sheet, chosen=True))
    return ET.fromstring(xml).findall(".//{*}row")[1][0]  # noqa: S314


def test_days_before_march_1900_are_texts() -> None:
    assert one_cell(date(1900, 2, 28), pa.date32()).attrib["t"] == "inlineStr"
    assert one_cell(date(1900, 3, 1), pa.date32()).findtext("{*}v") == "61"
    assert one_cell(date(2024, 2, 29), pa.date32()).findtext("{*}v") == "45351"


def test_what_a_cell_cannot_hold_is_replaced_or_cut() -> None:
    assert one_cell("a\x00b\x0bc", pa.string()).findtext(".//{*}t") == "a\ufffdb\ufffdc"
    assert len(one_cell("x" * 40_000, pa.string()).findtext(".//{*}t")) == sheets.LONGEST
    assert one_cell("_x0041_", pa.string()).findtext(".//{*}t") == "_x005F_x0041_"


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_letters(number: int, name: str) -> None:
    assert sheets.letters(number) == name
