"""Batches of imports: a folder that is there whole, or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING, Final

from dashboard.durable import PRIVATE_FOLDER, new_file, sync, told
from dashboard.vault.layout import Vault
from dashboard.vault.locking import lock
from dashboard.vault.tables import write_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

_NUMBER: Final = re.compile(r"\d{4,}")


def batches(path: Path) -> tuple[Path, ...]:
    """Return the folders of a vault's batches, in order of their numbers."""
    imports = Vault(path).imports
    entries = imports.iterdir() if imports.is_dir() else ()
    named = [entry for entry in entries if _NUMBER.fullmatch(entry.name) and entry.is_dir()]
    return tuple(sorted(named, key=lambda folder: int(folder.name)))


def next_batch(path: Path) -> str:
    """Return the number that the next batch gets (if the caller holds the vault until then)."""
    held = batches(path)
    return f"{int(held[-1].name) + 1 if held else 1:04d}"


def add_batch(
    path: Path,
    tables: Mapping[str, pd.DataFrame],
    files: Mapping[str, bytes],
    about: Mapping[str, object],
) -> Path:
    """Add one batch to a vault and return its folder ``imports/NNNN``.

    All of it is written and synced in a folder whose name readers pass over, which is then renamed
    in one step. What an interrupted import left behind is cleared away first.

    Parameters
    ----------
    tables
        Raw tables by name, columns as in ``RAW_COLUMNS``.
    files
        Other files by name: the reports.
    about
        What ``about.json`` says of the batch.

    Raises
    ------
    DataError
        It cannot be written; then nothing was changed.
    """
    with lock(path), told(Vault(path).name):
        imports = _swept(path)
        number = next_batch(path)
        aside = imports / f".{number}.{os.getpid()}.new"
        try:
            _fill(aside, tables, files, about)
            folder = aside.rename(imports / number)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        sync(imports)
    return folder


def _fill(
    folder: Path,
    tables: Mapping[str, pd.DataFrame],
    files: Mapping[str, bytes],
    about: Mapping[str, object],
) -> None:
    folder.mkdir(mode=PRIVATE_FOLDER)
    for name, frame in tables.items():
        with new_file(folder / f"{name}.csv") as file:
            write_table(frame, file)
    text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    for name, body in {**files, "about.json": text.encode("utf-8")}.items():
        with new_file(folder / name) as file:
            file.write(body)
    sync(folder)


def _swept(path: Path) -> Path:
    """Return the folder of batches, without what was being written when a process was ended."""
    imports = Vault(path).imports
    if not imports.exists():
        imports.mkdir(mode=PRIVATE_FOLDER)
        sync(path)
    for left in imports.glob(".*.new"):
        shutil.rmtree(left, ignore_errors=True)
    return imports
