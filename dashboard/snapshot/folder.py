"""Reading a released folder: bytes to rows to typed frames, every broken rule on the way."""

from __future__ import annotations

import hashlib
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
import pandas as pd

from dashboard import schema
from dashboard.errors import DataError
from dashboard.snapshot import cells
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot.checks import broken, check, reference_problems
from dashboard.snapshot.extras import EXTRAS
from dashboard.snapshot.rules import Rule

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.schema import Column, Table
    from dashboard.snapshot.manifest import Manifest

NUMBER: Final = r"^-?[0-9]{1,15}(?:\.[0-9]{1,9})?$"
INTEGER: Final = r"^-?[0-9]{1,15}$"
DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

MAX_BYTES: Final = 1024 * 1024 * 1024
"""Largest file of a set: about two million incidents."""


def load(folder: Path) -> tuple[Manifest | None, dict[str, pd.DataFrame], list[DataError]]:
    """Read a released folder as far as it can be read.

    Returns
    -------
    The manifest (None when it cannot be read), the typed tables that could be read, and all
    problems found; the set may be shown only when there are none.
    """
    problems: list[DataError] = []
    described = _contents(folder, (manifests.FILE,), problems)
    manifest = _manifest(described.get(manifests.FILE), problems)
    contents = _contents(folder, _files(manifest), problems)
    if manifest is None:
        return None, {}, problems
    changed = _digest(manifest, contents)
    tables = {}
    for table in schema.TABLES:
        file = f"{table.name}.csv"
        if file not in _files(manifest):
            tables[table.name] = pd.DataFrame(columns=list(table.names), dtype="str")
        elif file in contents:
            frame, found = read_table(contents[file], table, manifest, as_released=not changed)
            problems += found
            if frame is not None:
                tables[table.name] = frame
    problems += _references(tables) + changed + _extras(manifest, folder)
    return manifest, tables, problems


def _files(manifest: Manifest | None) -> tuple[str, ...]:
    """Return the table files a set must have: all but those it was made before."""
    return tuple(
        name
        for name in manifests.TABLE_FILES
        if manifest is None
        or name not in manifests.LATER
        or name.removesuffix(".csv") in manifest.rows
    )


def _contents(folder: Path, names: tuple[str, ...], problems: list[DataError]) -> dict[str, bytes]:
    """Return files by name; what cannot be read is added to the problems."""
    contents: dict[str, bytes] = {}
    for name in names:
        try:
            contents[name] = read_bytes(folder / name)
        except DataError as error:
            problems.append(error)
    return contents


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; DataError when it is missing, unreadable or far too large."""
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):  # a pipe or a device would never end
            raise DataError("is not a plain file.", file=path.name)
        if about.st_size > MAX_BYTES:
            limit = f"{MAX_BYTES // 2**30} GB"
            raise DataError(f"is larger than {limit}; use a Parquet file.", file=path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError("is missing from the data folder.", file=path.name) from None
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror}).", file=path.name) from None


def read_table(
    body: bytes, table: Table, manifest: Manifest, *, as_released: bool = False
) -> tuple[pd.DataFrame | None, list[DataError]]:
    """Return one table's typed frame (None when its shape is wrong) and its problems.

    ``as_released``: its digest fits, so the bytes are those that were written.
    """
    file = f"{table.name}.csv"
    frame = cells.quick(body, table.names) if as_released else None
    try:
        frame = cells.careful(body, table, file) if frame is None else frame
    except DataError as error:
        return None, [error]
    stated = manifest.rows.get(table.name)
    problems = []
    if stated != len(frame):
        rule = f"holds {len(frame):,} rows where the manifest says {stated}; it may be cut short."
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
        return manifests.parse(cells.text(body, manifests.FILE))
    except DataError as error:
        problems.append(error)
        return None


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


def _digest(manifest: Manifest, contents: dict[str, bytes]) -> list[DataError]:
    if manifest.digest == manifests.digest(contents):
        return []
    rule = "its digest does not fit the tables; one of them was changed after the release."
    return [DataError(rule, file=manifests.FILE)]


def _extras(manifest: Manifest, folder: Path) -> list[DataError]:
    """Return the other files of the set that are not as they were released."""
    problems: list[DataError] = []
    for name in EXTRAS:
        if name in manifest.files:
            try:
                body = read_bytes(folder / name)
            except DataError as error:
                problems.append(error)
            else:
                problems += _hash(name, body, manifest.files[name])
    return problems


def _hash(name: str, body: bytes, stated: str) -> list[DataError]:
    if hashlib.sha256(body).hexdigest() == stated:
        return []
    rule = f"is not the file that {manifests.FILE} describes; it was changed after the release."
    return [DataError(rule, file=name)]
