"""The site: the one data set a process serves, opened once and shared by page and server."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard import engine, snapshot
from dashboard.errors import QueryError
from dashboard.filters import Query
from dashboard.site import assets
from dashboard.site.kept import Kept
from dashboard.site.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.site.assets import Asset

DATA_VARIABLE: Final = "EXILE_ATLAS_DATA"
"""Environment variable that names another released data set: a folder or one Parquet file."""

_FIRST_ZOOMS: Final = range(2, 6)


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """What is being served.

    Parameters
    ----------
    snapshot
        The released tables.
    incidents
        The incidents made ready for the engine's questions.
    tiles
        The map's answers, kept.
    files
        What a browser may fetch below ``lib/``, by name.
    """

    snapshot: snapshot.Snapshot
    incidents: engine.Incidents
    tiles: Tiles
    files: Mapping[str, Asset]

    @property
    def version(self) -> str:
        """The data as addresses name them: their version and the begin of their digest.

        Browsers keep what carries it for good, so two sets must never share it.
        """
        manifest = self.snapshot.manifest
        return f"{manifest.data_version}-{manifest.digest[:8]}"

    def asset_version(self, name: str) -> str:
        """Return the content hash of a file below ``lib/``; KeyError when there is none."""
        return self.files[name].version

    def warm(self) -> None:
        """Work out what every visitor asks first, so that the first one does not wait."""
        for zoom in _FIRST_ZOOMS:
            self.tiles.views.get((Query(), zoom))
        self.tiles.totals.get(Query())


def data_path() -> Path:
    """Return where the data set to serve lies."""
    return Path(os.environ.get(DATA_VARIABLE) or snapshot.SHIPPED)


def open_site(version: str = "") -> Site:
    """Return the site of :func:`data_path`, opened once per process.

    Parameters
    ----------
    version
        A data version (``2026.11.1``) that the answer must be about; empty: the newest.

    Raises
    ------
    DataError
        The data set breaks a rule; says which file, row, column and rule.
    QueryError
        That version is not held here.
    """
    site = _sites.get(data_path())
    if version not in ("", site.snapshot.manifest.data_version):
        raise QueryError(f"data: version {version[:20]!r} is not held here.", parameter="data")
    return site


def close_site() -> None:
    """Forget the open site; the next :func:`open_site` reads it anew."""
    _sites.clear()


def _read(path: Path) -> Site:
    released = snapshot.read(path)
    incidents = engine.prepare(released.incidents)
    folders = [folder for folder in (released.folder, snapshot.SHIPPED) if folder]
    return Site(
        released, incidents, Tiles(incidents), {**assets.code(), **assets.geography(folders)}
    )


_sites: Final = Kept(_read, capacity=1)
