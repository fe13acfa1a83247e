"""Excel workbooks (.xlsx): the values of one sheet, by openpyxl."""

from __future__ import annotations

import warnings
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pyarrow as pa

from dashboard.sources.reading.archives import archive
from dashboard.sources.reading.cells import TEXT, column_names, file_rows, texts
from dashboard.sources.reading.content import OLE, ZIP
from dashboard.sources.reading.preferred import preferred
from dashboard.sources.reading.source import CHUNK, foreign
from dashboard.sources.rows import VALUE_LENGTH

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    from dashboard.sources.reading.source import Source
    from dashboard.sources.rows import FileRows

CODE: Final = "xlsx"
ENDINGS: Final = (".xlsx",)

_LINKS: Final = ("xl/externalLinks/", "xl/connections.xml", "xl/queryTables/")
_MACROS: Final = ("xl/vbaProject", "xl/macrosheets/", "xl/activeX/", "xl/embeddings/")
_BATCH: Final = 5_000
_ESCAPED: Final = "_x005F_"
"""An underscore that begins no escape (ECMA-376, 22.9.2.19); openpyxl leaves it in texts that stand
in the cell itself."""
_ERROR: Final = "e"
_FORMULA: Final = "f"


def sniff(head: bytes) -> bool:
    """Return whether the bytes can begin a workbook, also an old or encrypted one."""
    return head.startswith((ZIP, OLE))


def read(source: Source) -> FileRows:
    """Read the visible sheet that holds anything; its first row that is not empty is the header.

    Hidden sheets are left alone. Blank rows count and stay, so that row numbers are Excel's own.

    Raises
    ------
    DataError
        Formulas (their kept values may be stale or false), errors, links to other files, macros,
        several sheets with content; or the archive is not to be trusted.
    """
    if source.bytes_at(0, len(OLE)) == OLE:
        rule = "is an old (.xls) or encrypted workbook; save it as .xlsx without a password."
        raise source.refused(rule)
    with archive(source) as parts:
        _refuse_parts(parts, source)
    with foreign(source, "an Excel workbook"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(source.stream, read_only=True, rich_text=False)
        try:
            table, first = _table(_rows(_sheet(book.worksheets, source), source), source)
        finally:
            book.close()
    return file_rows(table, source, CODE, first=first)


def _refuse_parts(parts: zipfile.ZipFile, source: Source) -> None:
    names = parts.namelist()
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise source.refused("is no Excel workbook; save it as .xlsx.")
    if any(name.startswith(_LINKS) for name in names):
        raise source.refused(
            "takes values from other files; copy the sheet and paste it as values."
        )
    if any(name.startswith(_MACROS) for name in names):
        raise source.refused("holds macros or other files; save the sheet alone as .xlsx.")
    with foreign(source, "an Excel workbook"):
        for name in names:
            if name.endswith((".xml", ".rels")) and _declares_entities(parts, name):
                raise source.refused("holds XML with definitions of its own; save it again.")


def _declares_entities(parts: zipfile.ZipFile, name: str) -> bool:
    """Return whether a part could define entities, or hides whether it does."""
    with parts.open(name) as stream:
        before = stream.read(4)
        if b"\0" in before or before[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return True
        while chunk := stream.read(CHUNK):
            if b"<!DOCTYPE" in before + chunk or b"<!ENTITY" in before + chunk:
                return True
            before = chunk[-16:]
    return False


def _sheet(sheets: Sequence[ReadOnlyWorksheet], source: Source) -> ReadOnlyWorksheet:
    """Return the visible sheet that is not empty; of our own exports the one of incidents."""
    filled = []
    for sheet in sheets:
        # What a sheet says of its own size is not to be trusted.
        sheet.reset_dimensions()
        if sheet.sheet_state == "visible" and next(_rows(sheet, source), None):
            filled.append(sheet)
    chosen = preferred([sheet.title for sheet in filled])
    if chosen is not None:
        return filled[chosen]
    if not filled:
        raise source.refused("holds no visible sheet with content; export it again.")
    names = ", ".join(sheet.title[:VALUE_LENGTH] for sheet in filled[:3])
    raise source.refused(f"holds several sheets with content ({names}); save one alone.")


def _rows(sheet: ReadOnlyWorksheet, source: Source) -> Iterator[tuple[int, list[Any]]]:
    """Return number and values of each row, the blank ones at the start and the end left out."""
    blanks: list[tuple[int, list[Any]]] = []
    started, cells = False, 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells += len(row)
        if number > source.limits.rows or cells > source.limits.workbook_cells:
            rule = f"holds more than {source.limits.workbook_cells:,} cells; save it as CSV."
            raise source.refused(rule)
        values = _values(row, source, number)
        if values:
            yield from blanks if started else ()
            yield number, values
            started, blanks = True, []
        elif started:
            blanks.append((number, []))


def _values(row: Sequence[ReadOnlyCell], source: Source, number: int) -> list[Any]:
    """Return the values of a row up to the last that is not empty."""
    values = []
    for cell in row:
        if cell.value is not None and cell.data_type in (_FORMULA, _ERROR):
            what = "a formula" if cell.data_type == _FORMULA else f"the error {cell.value}"[:30]
            rule = f"cell {cell.coordinate} holds {what}; paste the column as values."
            raise source.refused(rule, row=number)
        value = cell.value
        values.append(value.replace(_ESCAPED, "_") if isinstance(value, str) else value)
    while values and values[-1] in (None, ""):
        values.pop()
    return values


def _table(rows: Iterator[tuple[int, list[Any]]], source: Source) -> tuple[pa.Table, int]:
    """Return the rows below the header, and the number of the first of them."""
    header_row, header = next(rows)
    names = column_names(
        ["" if name is None else str(name) for name in header], source, row=header_row
    )
    batches = [pa.table([pa.array([], TEXT)] * len(names), names=names)]
    while batch := list(islice(rows, _BATCH)):
        for number, values in batch:
            if len(values) > len(names):
                rule = f"has {len(values)} cells where the header has {len(names)}; name them all."
                raise source.refused(rule, row=number)
        full = [values + [None] * (len(names) - len(values)) for _, values in batch]
        columns = [texts(column) for column in zip(*full, strict=True)]
        batches.append(pa.table(columns, names=names))
    return pa.concat_tables(batches), header_row + 1
