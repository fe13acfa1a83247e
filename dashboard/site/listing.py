"""What lies at the data path, without reading any of it: names, and stamps that tell a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.snapshot import manifest as manifests
from dashboard.snapshot import shelf
from dashboard.snapshot.extras import EXTRAS

if TYPE_CHECKING:
    from pathlib import Path

Stamp = tuple[int, int, int]
"""A file's number, size and time of change: another file in its place has another stamp."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One data set as it lies on the disk.

    Parameters
    ----------
    name
        Its data version by the shelf it lies on; empty when it lies on none.
    path
        Its folder, or its Parquet file.
    stamp
        Tells when it was released anew: the stamp of its descriptor, which is written last.
    whole
        Tells when any of its files was touched, as for a copy that was not finished.
    """

    name: str
    path: Path
    stamp: Stamp | None
    whole: tuple[Stamp | None, ...]

    def unchanged(self, other: Listed) -> bool:
        """Whether both are the same release at the same place."""
        return self.path == other.path and self.stamp == other.stamp


def listed(path: Path) -> tuple[Listed, ...]:
    """Return the data sets at ``path``, the newest first: those of a shelf, or the one it is.

    Raises
    ------
    OSError
        It cannot be looked at.
    """
    on_shelf = shelf.versions(path) if shelf.is_shelf(path) else ()
    return tuple(_listed(one.data_version, one.folder) for one in on_shelf) or (_listed("", path),)


def _listed(name: str, path: Path) -> Listed:
    if path.suffix == ".parquet":
        own = stamp(path)
        return Listed(name, path, own, (own,))
    files = (manifests.FILE, *manifests.TABLE_FILES, *EXTRAS)
    whole = tuple(stamp(path / file) for file in files)
    return Listed(name, path, whole[0], whole)


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file; None when there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns
