"""Reading a released folder: bytes to rows to typed frames, every broken rule on the way."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
import pandas as pd

from dashboard import schema
from dashboard.errors import DataError
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot.checks import broken, check, reference_problems
from dashboard.snapshot.rules import Rule

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.schema import Column, Table
    from dashboard.snapshot.manifest import Manifest

NUMBER: Final = r"^-?[0-9]{1,15}(?:\.[0-9]{1,9})?$"
INTEGER: Final = r"^-?[0-9]{1,15}$"
DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

MAX_BYTES: Final = 64 * 1024 * 1024
"""Largest table file read as text; larger data sets belong into one Parquet file."""


def load(folder: Path) -> tuple[Manifest | None, dict[str, pd.DataFrame], list[DataError]]:
    """Read a released folder as far as it can be read.

    Returns
    -------
    The manifest (None when it cannot be read), the typed tables that could be read, and all
    problems found; the set may be shown only when there are none.
    """
    contents: dict[str, bytes] = {}
    problems: list[DataError] = []
    for name in (manifests.FILE, *manifests.TABLE_FILES):
        try:
            contents[name] = read_bytes(folder / name)
        except DataError as error:
            problems.append(error)
    manifest = _manifest(contents.pop(manifests.FILE, None), problems)
    tables = {}
    for table in schema.TABLES:
        file = f"{table.name}.csv"
        if manifest is not None and file in contents:
            frame, found = read_table(contents[file], table, manifest)
            problems += found
            if frame is not None:
                tables[table.name] = frame
    problems += _references(tables) + _digest(manifest, contents)
    return manifest, tables, problems


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; DataError when it is missing, unreadable or far too large."""
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = f"{MAX_BYTES // 2**20} MB"
            raise DataError(f"is larger than {limit}; use a Parquet file.", file=path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError("is missing from the data folder.", file=path.name) from None
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror}).", file=path.name) from None


def read_table(
    body: bytes, table: Table, manifest: Manifest
) -> tuple[pd.DataFrame | None, list[DataError]]:
    """Return one table's typed frame (None when its shape is wrong) and its problems."""
    file = f"{table.name}.csv"
    try:
        rows = _rows(body, table, file)
    except DataError as error:
        return None, [error]
    frame = pd.DataFrame(rows, columns=list(table.names), dtype="str")
    stated = manifest.rows.get(table.name)
    problems = []
    if stated != len(rows):
        rule = f"holds {len(rows):,} rows where the manifest says {stated}; it may be cut short."
        problems.append(DataError(rule, file=file))
    untyped = broken(
        nw.from_native(frame, eager_only=True), _typing(table), file=file, first_line=2
    )
    if untyped:
        return None, problems + untyped
    typed = frame.assign(**{c.name: _typed(frame[c.name], c) for c in table.columns})
    asked = nw.from_native(typed, eager_only=True)
    return typed, problems + check(asked, table, file=file, as_of=manifest.as_of)


def _manifest(body: bytes | None, problems: list[DataError]) -> Manifest | None:
    if body is None:
        return None
    try:
        return manifests.parse(_text(body, manifests.FILE))
    except DataError as error:
        problems.append(error)
        return None


def _text(body: bytes, file: str) -> str:
    if body.startswith(codecs.BOM_UTF8):
        raise DataError("begins with a byte order mark; save it as plain UTF-8.", file=file, row=1)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise DataError("is not UTF-8 text; save it as UTF-8.", file=file, row=line) from None


def _rows(body: bytes, table: Table, file: str) -> list[list[str]]:
    """Return the cells below the header; DataError for anything but a rectangle of our columns."""
    text = _text(body, file)
    if not text:
        raise DataError("is empty; it needs at least the header.", file=file)
    if not text.endswith("\n"):
        line = text.count("\n") + 1
        raise DataError("ends in the middle of a line; it was cut short.", file=file, row=line)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise DataError(f"is not CSV ({error}).", file=file, row=reader.line_num) from None
    _same_columns(rows[0], table, file)
    ragged = next((i for i, row in enumerate(rows) if len(row) != len(table.columns)), None)
    if ragged is not None:
        rule = f"has {len(rows[ragged])} cells where the table has {len(table.columns)} columns."
        raise DataError(rule, file=file, row=ragged + 1)
    return rows[1:]


def _same_columns(header: list[str], table: Table, file: str) -> None:
    if missing := [name for name in table.names if name not in header]:
        raise DataError("is missing from the header.", file=file, row=1, column=missing[0])
    if extra := [name for name in header if name not in table.names]:
        rule = "is not a column that may be released; take it out."
        raise DataError(rule, file=file, row=1, column=extra[0][:60])
    if tuple(header) != table.names:
        rule = f"has its columns in another order than {', '.join(table.names)}."
        raise DataError(rule, file=file, row=1)


def _typing(table: Table) -> list[Rule]:
    """Return the rules that texts keep so that numbers and days can be made of them."""
    forms = {
        "number": (NUMBER, "is not a number."),
        "integer": (INTEGER, "is not a whole number."),
        "date": (DATE, "is not a day (write 2024-02-13)."),
    }
    return [
        Rule(c.name, sentence, (nw.col(c.name) != "") & ~nw.col(c.name).str.contains(form))
        for c in table.columns
        if c.kind in forms
        for form, sentence in [forms[c.kind]]
    ]


def _typed(texts: pd.Series[str], column: Column) -> pd.Series[Any]:
    """Return numbers as floats, whole numbers as integers, days as datetimes; texts as they are.

    A day that the calendar does not hold becomes missing, which the rules then report.
    """
    match column.kind:
        case "number":
            return pd.to_numeric(texts.where(texts != ""), errors="coerce").astype("float64")
        case "integer":
            return pd.to_numeric(texts.where(texts != ""), errors="coerce").astype("float64")
        case "date":
            return pd.to_datetime(texts.where(texts != ""), format="%Y-%m-%d", errors="coerce")
        case _:
            return texts


def _references(tables: dict[str, pd.DataFrame]) -> list[DataError]:
    """Return the rows that name a source the sources table does not hold."""
    problems: list[DataError] = []
    for table in schema.TABLES:
        for column in table.columns:
            if column.refers_to in tables and table.name in tables:
                rows = nw.from_native(tables[table.name], eager_only=True)
                known = nw.from_native(tables[column.refers_to], eager_only=True)["id"]
                problems += reference_problems(rows, column, known, file=f"{table.name}.csv")
    return problems


def _digest(manifest: Manifest | None, contents: dict[str, bytes]) -> list[DataError]:
    if manifest is None or manifest.digest == manifests.digest(contents):
        return []
    rule = "its digest does not fit the tables; one of them was changed after the release."
    return [DataError(rule, file=manifests.FILE)]
