"""Where a built set goes: a shelf of versions, or one folder that stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import snapshot
from dashboard.errors import DataError
from dashboard.making.known_places import KnownPlaces
from dashboard.snapshot import as_written, placing, shelf
from dashboard.snapshot import manifest as manifests

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

PRIVATE: Final = ("ids.csv", "editors.csv", "withdrawn.csv", "imports", "hosts.csv")
"""Names that only lie in a vault."""


@dataclass(frozen=True, slots=True)
class Target:
    """A folder to build into; ``shelved``: each version gets a folder of its own in it."""

    path: Path
    shelved: bool

    @classmethod
    def of(cls, path: Path, *, shelved: bool, private: tuple[Path, ...]) -> Target:
        """Return the target at ``path``; it becomes a shelf when it is one or shall be one.

        Parameters
        ----------
        private
            Folders of the vault, which the target may neither hold nor lie in.

        Raises
        ------
        DataError
            It is a vault, has to do with one, or is something else than was asked for.
        """
        name = path.resolve().name
        if path.exists() and not path.is_dir():
            raise DataError("is a file; a data set is a folder.", file=name)
        if any((path / one).exists() for one in PRIVATE):
            rule = "is a vault: what lies there is private; build into another folder."
            raise DataError(rule, file=name)
        if any(_nested(path, one) for one in private):
            rule = "and the vault lie one in the other; build into a folder outside of it."
            raise DataError(rule, file=name)
        if shelved and (path / manifests.FILE).exists():
            raise DataError("is a data set and no shelf; give another folder.", file=name)
        return cls(path, shelved or shelf.is_shelf(path))

    def held(self) -> tuple[shelf.Shelved, ...]:
        """Return the versions that are there, newest first."""
        if self.shelved:
            return shelf.versions(self.path)
        if not (self.path / manifests.FILE).exists():
            return ()
        return (shelf.Shelved(as_written.manifest_of(self.path).data_version, self.path),)

    def before(self, version: str) -> Mapping[str, pd.DataFrame]:
        """Return the tables that a build of ``version`` follows; none for the first.

        On a shelf these are the newest of an earlier version, so that a version built twice is
        built from the same. A folder that stands alone holds nothing but itself.

        Raises
        ------
        DataError
            They are not as they were released.
        """
        held = self.held()
        if self.shelved:
            held = tuple(
                one for one in held if shelf.order(one.data_version) < shelf.order(version)
            )
        return as_written.read(held[0].folder)[1] if held else {}

    def known_places(self) -> KnownPlaces:
        """Return the gazetteer: the target's own, or the one that is shipped."""
        own = self.path / "places.csv"
        return KnownPlaces.read(own if own.exists() else snapshot.SHIPPED / own.name)

    def put(self, version: str, contents: Mapping[str, bytes]) -> Path:
        """Put a set in its place and return its folder."""
        if self.shelved:
            return placing.shelve(self.path, version, contents)
        placing.settle(self.path, version, contents)
        return self.path


def _nested(one: Path, other: Path) -> bool:
    one, other = one.resolve(), other.resolve()
    return one.is_relative_to(other) or other.is_relative_to(one)
