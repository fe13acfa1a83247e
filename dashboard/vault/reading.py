"""The raw tables of a vault: the base tables and every batch, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.disclosure.raw import RAW_COLUMNS, Raw
from dashboard.errors import DataError
from dashboard.vault.batches import batches
from dashboard.vault.layout import BATCH_TABLES, Vault
from dashboard.vault.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path


def read_raw(path: Path) -> Raw:
    """Read the raw tables of a vault (columns of ``RAW_COLUMNS``, all as text).

    Raises
    ------
    DataError
        There is no such folder, a file is not a table of ours, or two rows have one id.
    """
    if not path.is_dir():
        raise DataError("is not there; give the folder of a vault.", file=Vault(path).name)
    tables = {name: _table(path, name) for name in RAW_COLUMNS if name != "organisations"}
    listed = (path / "organisations.csv").is_file()
    return Raw(**tables, organisations=_table(path, "organisations") if listed else None)


def _table(path: Path, name: str) -> pd.DataFrame:
    homes = (path, *(batches(path) if name in BATCH_TABLES else ()))
    files = [file for home in homes if (file := home / f"{name}.csv").is_file()]
    frames = [_read(file, path, name) for file in files]
    empty = pd.DataFrame(columns=list(RAW_COLUMNS[name]), dtype="str")
    whole = pd.concat([empty, *frames], ignore_index=True)
    if "id" in whole.columns:
        _check_ids(
            whole["id"], [(_place(f, path), len(r)) for f, r in zip(files, frames, strict=True)]
        )
    return whole


def _read(file: Path, path: Path, name: str) -> pd.DataFrame:
    try:
        return read_table(file, RAW_COLUMNS[name])
    except DataError as error:
        place = _place(file, path)
        raise DataError(error.rule, file=place, row=error.row, column=error.column) from None


def _check_ids(ids: pd.Series[str], files: list[tuple[str, int]]) -> None:
    """Refuse two rows with one id, naming both."""
    again = ids.duplicated()
    if not again.any():
        return
    second = int(again.to_numpy().argmax())
    first = int((ids == ids.iloc[second]).to_numpy().argmax())
    (file, row), (other, line) = _line(files, second), _line(files, first)
    rule = f"{ids.iloc[second]} stands in {other}, line {line}, too; take one of the two out."
    raise DataError(rule, file=file, row=row, column="id")


def _line(files: list[tuple[str, int]], row: int) -> tuple[str, int]:
    """Return the file and line of a row of all files one below the other."""
    for file, length in files:
        if row < length:
            return file, row + 2
        row -= length
    raise IndexError(row)


def _place(file: Path, path: Path) -> str:
    return file.relative_to(path).as_posix()
