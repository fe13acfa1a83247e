"""One worksheet (ECMA-376, part 1, 18.3) from a table: header, widths, typed cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exports.defuse import FORMULA
from dashboard.exports.joined import encoded, portions, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HEADER, DAY, TEXT, GUARDED, PROSE = 1, 2, 3, 4, 5
"""Formats of cells, by their place in :data:`dashboard.exports.parts.STYLES`."""

LONGEST: Final = 32_767
"""Most characters a cell may hold."""

EPOCH: Final = date(1899, 12, 30)
"""Day nought of a workbook."""

FIRST_DAY: Final = date(1900, 3, 1)
"""Before it, programs disagree about days (Lotus held 1900 for a leap year): written as text."""

UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""

ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would read as the escape of one character."""


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """A worksheet: its name, its rows and the widths of its columns in characters.

    ``prose``: made for reading, so long texts are broken into lines.
    """

    name: str
    table: pa.Table
    widths: tuple[int, ...]
    prose: bool = False

    @property
    def area(self) -> str:
        """The cells in use, as ``A1:W18``."""
        return f"A1:{letters(self.table.num_columns)}{self.table.num_rows + 1}"


def xml(sheet: Sheet, *, chosen: bool) -> Iterator[bytes]:
    """Return the worksheet as XML, in parts; ``chosen``: whether it is the one seen first."""
    style = PROSE if sheet.prose else TEXT
    yield _head(sheet, chosen=chosen).encode()
    for start, part in portions(sheet.table):
        yield "".join(_rows(part, start + 2, style).to_pylist()).encode()
    filtered = f'<autoFilter ref="{sheet.area}"/>' if sheet.table.num_rows else ""
    yield f"</sheetData>{filtered}</worksheet>".encode()


def letters(number: int) -> str:
    """Return the name of a column, counted from 1: A to Z, AA and so on."""
    first, last = divmod(number - 1, 26)
    return (letters(first) if first else "") + chr(65 + last)


def _head(sheet: Sheet, *, chosen: bool) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(sheet.widths, 1)
    )
    names = "".join(
        f'<c r="{letters(n)}1" t="inlineStr" s="{HEADER}"><is><t>{escape(name)}</t></is></c>'
        for n, name in enumerate(sheet.table.column_names, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{sheet.area}"/><sheetViews>'
        f'<sheetView tabSelected="{int(chosen)}" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols>{widths}</cols><sheetData><row r="1">{names}</row>'
    )


def _rows(table: pa.Table, first: int, style: int) -> Any:
    """Return one text a row; ``first`` is the number of the first, ``style`` that of texts."""
    numbers = pa.array(range(first, first + table.num_rows)).cast(pa.large_string())
    cells = [
        _cells(letters(n), numbers, column, style)
        for n, column in enumerate(table.itercolumns(), 1)
    ]
    return rows('<row r="', numbers, '">', *cells, "</row>")


def _cells(letter: str, numbers: Any, column: Any, style: int) -> Any:
    """Return one column's cells as texts, none where nothing is known."""
    content = encoded(column, _content(column.type, style))
    return pc.fill_null(rows(f'<c r="{letter}', numbers, '"', content), "")


def _content(kind: Any, style: int) -> Callable[[Any], str]:
    """Return what writes the rest of a cell of that type."""
    if pa.types.is_date(kind):
        return _day
    if pa.types.is_boolean(kind):
        return _truth
    if pa.types.is_floating(kind) or pa.types.is_integer(kind):
        return _number
    return partial(_text, style=style)


def _number(value: float) -> str:
    return f"><v>{value!r}</v></c>"


def _truth(value: bool) -> str:  # noqa: FBT001  (the value of a cell)
    return f' t="b"><v>{value:d}</v></c>'


def _day(value: date) -> str:
    if value < FIRST_DAY:
        return _text(value.isoformat(), style=TEXT)
    return f' s="{DAY}"><v>{(value - EPOCH).days}</v></c>'


def _text(value: str, *, style: int) -> str:
    shown = GUARDED if re.match(FORMULA, value) else style
    return f' t="inlineStr" s="{shown}"><is><t xml:space="preserve">{_written(value)}</t></is></c>'


def _written(value: str) -> str:
    """Return a text as XML; a carriage return by number, for readers of XML drop it otherwise."""
    shown = ESCAPE.sub("_x005F_", UNWRITABLE.sub("\ufffd", value[:LONGEST]))
    return escape(shown, {"\r": "&#13;"})
