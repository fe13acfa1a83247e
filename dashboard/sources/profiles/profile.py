"""A profile: one form of file that is known, and the crosswalk that leads from it to our tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard.sources.mapping import Crosswalk, read_crosswalk
from dashboard.sources.mapping.applying import mapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from dashboard.gazetteer import Gazetteer
    from dashboard.sources.rows import FileRows, Mapped

SHIPPED: Final = Path(__file__).parent
"""Folder of the mapping files that come with the atlas: examples for anyone's own."""


def as_it_is(rows: FileRows) -> FileRows:
    """Return a file's rows as they are."""
    return rows


@dataclass(frozen=True, slots=True)
class Profile:
    """One form of file.

    Parameters
    ----------
    name
        What it is asked for by; begins the ids of imported rows.
    forms
        Returns its crosswalks, one for each variant of the form.
    unfold
        Makes one row of each record before the crosswalk is applied (a table with one column a
        year has several records a row); a file unfolded already stays as it is.
    """

    name: str
    forms: Callable[[], tuple[Crosswalk, ...]]
    unfold: Callable[[FileRows], FileRows] = as_it_is

    def fit(self, rows: FileRows) -> int:
        """Return how many columns speak for this form, 0 when it is another."""
        return max(form.fit(self.unfold(rows).rows.columns) for form in self.forms())

    def crosswalk(self, columns: Iterable[str]) -> Crosswalk:
        """Return the crosswalk of the variant that fits these columns best."""
        held = tuple(columns)
        return max(self.forms(), key=lambda form: form.fit(held))

    def map(self, rows: FileRows, *, gazetteer: Gazetteer, day: date) -> Mapped:
        """Return a file's rows in the columns of a raw table, and what is wrong with each.

        The index is that of ``unfold(rows)``: for most forms that of ``rows``.

        Raises
        ------
        DataError
            The file lacks a column that the form needs.
        """
        unfolded = self.unfold(rows)
        crosswalk = self.crosswalk(unfolded.rows.columns)
        return mapped(crosswalk, unfolded, gazetteer=gazetteer, day=day)


@cache
def shipped(name: str) -> tuple[Crosswalk, ...]:
    """Return the crosswalk of a mapping file that comes with the atlas."""
    return (read_crosswalk(SHIPPED / f"{name}.toml"),)


def from_file(path: Path) -> Profile:
    """Return the profile of anybody's mapping file.

    Raises
    ------
    DataError
        The file's first mistake.
    """
    crosswalk = read_crosswalk(path)
    return Profile(crosswalk.name, lambda: (crosswalk,))
