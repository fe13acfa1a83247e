"""The bytes of a released table as texts, one for each cell."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from dashboard.errors import DataError

if TYPE_CHECKING:
    from dashboard.schema import Table


def quick(body: bytes, columns: tuple[str, ...]) -> pd.DataFrame | None:
    """Return the cells below the header ``columns``, by Arrow; None when anything is odd.

    Arrow reads a million rows in a second or two, but is lenient with quotes: it is asked only of
    bytes whose digest fits, and what it cannot read :func:`careful` explains.
    """
    header = f"{','.join(columns)}\n".encode()
    if not body.startswith(header) or not body.endswith(b"\n"):
        return None
    try:
        cells = arrow_csv.read_csv(
            pa.py_buffer(body),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(columns, pa.large_string()),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    frame: pd.DataFrame = cells.to_pandas()
    return frame.astype("str")


def careful(body: bytes, table: Table, file: str) -> pd.DataFrame:
    """Return the cells of a table, row by row.

    Raises
    ------
    DataError
        It is anything but a rectangle of our columns: says in which line, and why.
    """
    content = text(body, file)
    if not content:
        raise DataError("is empty; it needs at least the header.", file=file)
    if not content.endswith("\n"):
        line = content.count("\n") + 1
        raise DataError("ends in the middle of a line; it was cut short.", file=file, row=line)
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise DataError(f"is not CSV ({error}).", file=file, row=reader.line_num) from None
    _same_columns(rows[0], table, file)
    ragged = next((i for i, row in enumerate(rows) if len(row) != len(table.columns)), None)
    if ragged is not None:
        rule = f"has {len(rows[ragged])} cells where the table has {len(table.columns)} columns."
        raise DataError(rule, file=file, row=ragged + 1)
    return pd.DataFrame(rows[1:], columns=list(table.names), dtype="str")


def text(body: bytes, file: str) -> str:
    """Return bytes as text; DataError for anything but plain UTF-8."""
    if body.startswith(codecs.BOM_UTF8):
        raise DataError("begins with a byte order mark; save it as plain UTF-8.", file=file, row=1)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise DataError("is not UTF-8 text; save it as UTF-8.", file=file, row=line) from None


def _same_columns(header: list[str], table: Table, file: str) -> None:
    if missing := [name for name in table.names if name not in header]:
        raise DataError("is missing from the header.", file=file, row=1, column=missing[0])
    if extra := [name for name in header if name not in table.names]:
        rule = "is not a column that may be released; take it out."
        raise DataError(rule, file=file, row=1, column=extra[0][:60])
    if tuple(header) != table.names:
        rule = f"has its columns in another order than {', '.join(table.names)}."
        raise DataError(rule, file=file, row=1)
