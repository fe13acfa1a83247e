"""Writing a released set: the same input gives the same bytes, and a file is whole or not there."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import schema
from dashboard.errors import DataError
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot.descriptor import EXTRAS, descriptor
from dashboard.snapshot.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.disclosure import Released
    from dashboard.schema import Column, Table


def write(released: Released, folder: Path, *, data_version: str, as_of: date) -> Manifest:
    """Write a released set into ``folder``: tables first, the descriptor last.

    Every file is written beside its place, synced to the disk and then moved there in one step, so
    a reader never meets half a file; should the writing stop between two files, the digest says so.
    Other files of the folder are left alone.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    tables = {f"{t.name}.csv": table_bytes(released.tables[t.name], t) for t in schema.TABLES}
    manifest = Manifest(
        data_version=data_version,
        as_of=as_of,
        digest=manifests.digest(tables),
        policy=released.policy,
        rows={table.name: len(released.tables[table.name]) for table in schema.TABLES},
        touched=released.touched,
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        about = descriptor(manifest, tables | _extras(folder), released.k)
        for name, body in tables.items():
            replace(folder / name, body)
        replace(folder / manifests.FILE, json_bytes(about))
    except OSError as error:
        rule = f"cannot be written ({error.strerror}); nothing was half replaced."
        raise DataError(rule, file=folder.name) from None
    return manifest


def table_bytes(frame: pd.DataFrame, table: Table) -> bytes:
    """Return a table as CSV after RFC 4180, UTF-8, lines ending in LF."""
    cells = frame.assign(**{c.name: _texts(frame[c.name], c) for c in table.columns})
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(cells[list(table.names)].itertuples(index=False, name=None))
    return text.getvalue().encode("utf-8")


def json_bytes(content: Mapping[str, object]) -> bytes:
    """Return a descriptor as JSON, keys in the order given."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def replace(path: Path, body: bytes) -> None:
    """Put ``body`` in the place of a file in one step, on the disk before it is named."""
    descriptor_, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor_, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _extras(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in EXTRAS if (folder / name).exists()}


def _texts(cells: pd.Series[str], column: Column) -> pd.Series[str]:
    if pd.api.types.is_float_dtype(cells) and column.kind == "number":
        return cells.map("{:.2f}".format)
    if pd.api.types.is_numeric_dtype(cells):
        return cells.astype("int64").astype("str")
    return cells.fillna("").astype("str")
