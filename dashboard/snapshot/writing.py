"""Writing a released set: the same input gives the same bytes, and a file is whole or not there."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import schema
from dashboard.durable import replace
from dashboard.errors import DataError
from dashboard.snapshot import csvw
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot.descriptor import descriptor
from dashboard.snapshot.extras import geography
from dashboard.snapshot.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

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
    made = contents(released, data_version=data_version, as_of=as_of, extras=geography(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in made.items():
            replace(folder / name, body)
    except OSError as error:
        rule = f"cannot be written ({error.strerror}); nothing was half replaced."
        raise DataError(rule, file=folder.name) from None
    return manifests.parse(made[manifests.FILE].decode("utf-8"))


def contents(
    released: Released, *, data_version: str, as_of: date, extras: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the files of a released set by name, the descriptor last.

    Parameters
    ----------
    extras
        The files of ``extras.GEOGRAPHY`` that lie in the folder: described, but not returned.
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
    columns = json_bytes(csvw.described(manifest, extras))
    described = {**tables, csvw.FILE: columns}
    about = descriptor(manifest, {**described, **extras}, released.k)
    return {**described, manifests.FILE: json_bytes(about)}


def table_bytes(frame: pd.DataFrame, table: Table) -> bytes:
    """Return a table as CSV after RFC 4180, UTF-8, lines ending in LF."""
    cells = {c.name: _texts(frame[c.name], c) for c in table.columns}
    return text_bytes(pd.DataFrame(cells, index=frame.index))


def text_bytes(frame: pd.DataFrame) -> bytes:
    """Return a frame of texts as CSV, its columns as they are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(zip(*(frame[name].tolist() for name in frame.columns), strict=True))
    return text.getvalue().encode("utf-8")


def json_bytes(content: Mapping[str, object]) -> bytes:
    """Return a descriptor as JSON, keys in the order given."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _texts(cells: pd.Series[str], column: Column) -> pd.Series[str]:
    if pd.api.types.is_float_dtype(cells) and column.kind == "number":
        return cells.map("{:.2f}".format)
    if pd.api.types.is_numeric_dtype(cells):
        return cells.astype("int64").astype("str")
    return cells.fillna("").astype("str")
