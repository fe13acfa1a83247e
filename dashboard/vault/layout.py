"""Where things lie in a vault, and which folders are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

TABLE_FILES: Final = tuple(f"{name}.csv" for name in RAW_COLUMNS)

BATCH_TABLES: Final = ("incidents", "statistics")
"""Raw tables that imports add to."""

_RELEASED: Final = "datapackage.json"
"""File by which a released set is known."""

_OURS: Final = frozenset({*TABLE_FILES, "imports", "ids.csv", "editors.csv", "withdrawn.csv"})

_PASSED_OVER: Final = frozenset({".lock", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that do not make a folder anybody's: the lock, and what file browsers leave behind."""


@dataclass(frozen=True, slots=True)
class Vault:
    """The places of a vault; nothing is read or made by asking for them."""

    path: Path

    @property
    def name(self) -> str:
        """Name of the folder, as errors give it."""
        return self.path.resolve().name

    @property
    def ids(self) -> Path:
        """The private map: editorial id to opaque id."""
        return self.path / "ids.csv"

    @property
    def editors(self) -> Path:
        """The editors' decisions on single rows."""
        return self.path / "editors.csv"

    @property
    def withdrawn(self) -> Path:
        """What was withdrawn, when and why."""
        return self.path / "withdrawn.csv"

    @property
    def imports(self) -> Path:
        """The batches of imports."""
        return self.path / "imports"

    def check(self) -> None:
        """Refuse a path that is there and cannot be a vault.

        Raises
        ------
        DataError
            It is no folder, has to do with a released data set, or is a folder of other things.
        """
        refuse_hosted(self.path, "the vault")
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise DataError("is a file; a vault is a folder.", file=self.name)
        names = {entry.name for entry in self.path.iterdir()} - _PASSED_OVER
        if names and not names & _OURS:
            raise DataError(
                "is a folder of other things; a vault is a folder of its own: give a new or an"
                " empty one.",
                file=self.name,
            )


def refuse_hosted(folder: Path, what: str) -> None:
    """Refuse a folder that anybody may see into: a released set, a shelf of them, or below a set.

    Parameters
    ----------
    what
        What is private and shall lie in the folder.
    """
    whole = folder.resolve()
    if any(folder.glob(f"*/{_RELEASED}")) or any(
        (one / _RELEASED).exists() for one in (whole, *whole.parents)
    ):
        rule = f"is a released data set; {what} is private and lies elsewhere: give another folder."
        raise DataError(rule, file=whole.name)
