"""The vault's own small files: which opaque id a record has, and which were withdrawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import schema, taxonomy
from dashboard.disclosure.identity import FORM
from dashboard.durable import PRIVATE_FILE, replace, told
from dashboard.errors import DataError
from dashboard.vault.layout import Vault
from dashboard.vault.locking import lock
from dashboard.vault.tables import read_table, table_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ID_COLUMNS: Final = ("editorial_id", "id")
WITHDRAWN_COLUMNS: Final = schema.TOMBSTONES.names
"""``id`` (the public one), ``date`` (a day) and ``reason`` (a class)."""


def read_ids(path: Path) -> dict[str, str]:
    """Return the private map of a vault, editorial id to opaque id; without a file it is empty.

    Raises
    ------
    DataError
        The file has other columns, an id that is not of our form, or one of two records.
    """
    file = Vault(path).ids
    if not file.exists():
        return {}
    frame = read_table(file, ID_COLUMNS)
    _refuse(frame["editorial_id"].duplicated(), "stands twice.", file.name, "editorial_id")
    _refuse(frame["id"].duplicated(), "stands twice.", file.name, "id")
    formed = frame["id"].str.fullmatch(FORM.pattern)
    _refuse(~formed, "is not sixteen characters of base32.", file.name, "id")
    return dict(zip(frame["editorial_id"], frame["id"], strict=True))


def write_ids(path: Path, ids: Mapping[str, str]) -> None:
    """Write the private map in one step, sorted by editorial id."""
    rows = pd.DataFrame(sorted(ids.items()), columns=list(ID_COLUMNS), dtype="str")
    with lock(path), told(Vault(path).name):
        replace(Vault(path).ids, table_bytes(rows), mode=PRIVATE_FILE)


def read_withdrawn(path: Path) -> pd.DataFrame:
    """Return what was withdrawn (``WITHDRAWN_COLUMNS``, one row a record), oldest first.

    Raises
    ------
    DataError
        The file has other columns, an id twice, a day that is none or a reason that is no class.
    """
    file = Vault(path).withdrawn
    if not file.exists():
        return pd.DataFrame(columns=list(WITHDRAWN_COLUMNS), dtype="str")
    frame = read_table(file, WITHDRAWN_COLUMNS)
    reasons = taxonomy.codes(schema.WITHDRAWAL_REASONS)
    _refuse(frame["id"] == "", "is empty.", file.name, "id")
    _refuse(frame["id"].duplicated(), "stands twice.", file.name, "id")
    _refuse(~frame["date"].map(_is_day).astype(bool), "is not a day.", file.name, "date")
    one_of = f"is not one of {', '.join(reasons)}."
    _refuse(~frame["reason"].isin(reasons), one_of, file.name, "reason")
    return frame


def write_withdrawn(path: Path, rows: pd.DataFrame) -> None:
    """Write what was withdrawn in one step."""
    with lock(path), told(Vault(path).name):
        body = table_bytes(rows[list(WITHDRAWN_COLUMNS)])
        replace(Vault(path).withdrawn, body, mode=PRIVATE_FILE)


def _refuse(bad: pd.Series[bool], rule: str, file: str, column: str) -> None:
    if bad.any():
        row = int(bad.to_numpy().argmax()) + 2
        raise DataError(rule, file=file, row=row, column=column)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
