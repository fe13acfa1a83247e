"""A shelf: a folder whose subfolders are released sets, each named by its data version.

``SHELF/2026.11.1/datapackage.json``. A version, once there, is never changed (but for withdrawn
records, see ``dashboard.making.purge``). Folders whose names begin with a dot are unfinished work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.errors import DataError
from dashboard.snapshot import manifest as manifests

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

VERSION: Final = re.compile(r"[0-9]{4}\.(?:[1-9]|1[0-2])\.[1-9][0-9]{0,5}")
"""Form of a data version: year, month and number of the release, as in ``2026.11.1``."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One released set on a shelf."""

    data_version: str
    folder: Path


def is_shelf(path: Path) -> bool:
    """Whether ``path`` is a shelf that holds a version; a released set is none itself."""
    return not (path / manifests.FILE).exists() and bool(versions(path))


def versions(path: Path) -> tuple[Shelved, ...]:
    """Return the versions on a shelf, newest first; none when there is no such folder.

    A folder named by a version counts even if what it holds is damaged: reading it says so.
    """
    if not path.is_dir():
        return ()
    named = [entry for entry in path.iterdir() if VERSION.fullmatch(entry.name) and entry.is_dir()]
    newest_first = sorted(named, key=lambda entry: order(entry.name), reverse=True)
    return tuple(Shelved(entry.name, entry) for entry in newest_first)


def folder_of(path: Path, version: str) -> Path | None:
    """Return the folder of a version on a shelf; None when it is not there."""
    return next((one.folder for one in versions(path) if one.data_version == version), None)


def order(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by; DataError when it is not written as one."""
    if not VERSION.fullmatch(version):
        rule = f"{version[:40]!r} is not a data version; write year, month and number: 2026.11.1."
        raise DataError(rule, file="version")
    return tuple(int(part) for part in version.split("."))


def next_version(held: Iterable[str], day: date) -> str:
    """Return the version after those that are held, for a set made on ``day``."""
    this_month = [order(one)[2] for one in held if order(one)[:2] == (day.year, day.month)]
    return f"{day.year}.{day.month}.{max(this_month, default=0) + 1}"
