"""The site: the data a process serves, shared by page and server, renewed without a restart."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from dashboard import snapshot
from dashboard.site.holdings import LOOK_EVERY, Holdings, State
from dashboard.site.kept import Kept
from dashboard.site.opened import FORM, Site

__all__ = [
    "DATA_VARIABLE",
    "FORM",
    "LOOK_EVERY",
    "Site",
    "State",
    "close_site",
    "data_path",
    "held_sites",
    "is_ready",
    "look",
    "open_site",
    "state",
]

DATA_VARIABLE: Final = "EXILE_ATLAS_DATA"
"""Environment variable that names another released data set: a folder, a Parquet file, a shelf."""


def data_path() -> Path:
    """Return where the data to serve lie."""
    return Path(os.environ.get(DATA_VARIABLE) or snapshot.SHIPPED)


def open_site(version: str = "") -> Site:
    """Return the newest good data set of :func:`data_path`, or the one of a version.

    A set is read once, however many ask; a newer one takes its place by itself. Whoever answers one
    request or draws one page asks once, so that nothing is ever a mixture.

    Parameters
    ----------
    version
        A data version (``2026.11.1``), or that with the begin of the digest as addresses have it
        (:attr:`Site.version`), that the answer must be about; empty: the newest.

    Raises
    ------
    DataError
        No data set can be opened; says which file, row, column and rule.
    QueryError
        That version is not held here.
    """
    holdings = _holdings()
    return holdings.named(version) if version else holdings.newest()


def held_sites() -> tuple[Site, ...]:
    """Return the data sets in memory, the newest first; never reads any."""
    return _holdings().in_memory()


def is_ready(version: str) -> bool:
    """Whether :func:`open_site` would answer at once: false when it would read files first."""
    return not version or _holdings().is_ready(version)


def look() -> None:
    """Look at the disk now, in the background, instead of in a few seconds."""
    _holdings().look()


def state() -> State:
    """Return how the site is: what is shown since when, and why not something newer."""
    return _holdings().state()


def close_site() -> None:
    """Forget all data; the next :func:`open_site` reads them anew."""
    _open.clear()


def _holdings() -> Holdings:
    return _open.get(data_path())


_open: Final = Kept(Holdings, capacity=1)
