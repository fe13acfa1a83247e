"""Which of a file's texts are taken for which field, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.errors import DataError
from dashboard.sources.mapping.crosswalk import MISSING, Choice, Crosswalk
from dashboard.sources.mapping.meanings import cut
from dashboard.sources.mapping.nearness import did_you_mean
from dashboard.sources.rows import POINT_COLUMNS
from dashboard.sources.values import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from dashboard.sources.rows import FileRows


PLAIN_TEXT: Final = ("csv", "zip")
"""Forms of files in which a cell is nothing but its text."""

_MEANT: Final = {"country": frozenset({"na"}), "coordinate": frozenset({"nan"})}
"""Marks for nothing that mean something in a field of this kind: Namibia, and a broken point."""

GUARDED: Final = r"^'('*[=+\-@\t\r\n])"
"""How a cell begins that our exports guarded: one apostrophe more than it had of its own."""


@dataclass(frozen=True, eq=False, slots=True)
class Picked:
    """The texts a field may take: trimmed, empty where the file has nothing or a mark for nothing.

    Parameters
    ----------
    name
        What a report calls the column: the file's own name, several joined by a stroke.
    options
        One or more columns, the best first.
    """

    name: str
    options: tuple[pd.Series[str], ...]

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Rows for which any option has a text."""
        masks = ((option != "").to_numpy(bool) for option in self.options)
        return reduce(np.logical_or, masks)

    @property
    def first(self) -> pd.Series[str]:
        """The first text of each row."""
        return reduce(lambda before, next_: before.where(before != "", next_), self.options)


def pick(crosswalk: Crosswalk, rows: FileRows) -> dict[str, Picked]:
    """Return the texts of every field the crosswalk takes from the file.

    Points of spatial formats are taken where the crosswalk names no filled columns of coordinates.

    Raises
    ------
    DataError
        A column that must be there is not.
    """
    held = _Columns(rows)
    picked = {}
    for name, choice in _with_points(crosswalk, rows).items():
        certain = choice.certain or choice.joint is not None or _needed(crosswalk, name)
        columns = held.present(choice.columns, field=name, certain=certain, joint=choice.joint)
        if columns:
            texts = rows.rows[columns]
            bare = _unguarded(texts) if crosswalk.guarded and rows.form in PLAIN_TEXT else texts
            picked[name] = _picked(crosswalk, name, choice, bare)
    return picked


def _unguarded(texts: pd.DataFrame) -> pd.DataFrame:
    """Return columns without the apostrophes that our exports put before formulas."""
    some = [name for name in texts.columns if texts[name].str.startswith("'").any()]
    bare = {name: texts[name].str.replace(GUARDED, r"\1", regex=True) for name in some}
    return texts.assign(**bare)


def _needed(crosswalk: Crosswalk, name: str) -> bool:
    return crosswalk.fields[name].required and name not in crosswalk.defaults


def _with_points(crosswalk: Crosswalk, rows: FileRows) -> Mapping[str, Choice]:
    points = dict(zip(("lon", "lat"), POINT_COLUMNS, strict=True))
    added = {
        name: Choice((*_columns_of(crosswalk, name), column))
        for name, column in points.items()
        if name in crosswalk.fields
        and name not in crosswalk.constants
        and column in rows.rows.columns
    }
    return {**crosswalk.columns, **added}


def _columns_of(crosswalk: Crosswalk, name: str) -> tuple[str, ...]:
    choice = crosswalk.columns.get(name)
    return choice.columns if choice else ()


def _picked(crosswalk: Crosswalk, name: str, choice: Choice, frame: pd.DataFrame) -> Picked:
    marks = (MISSING | crosswalk.missing) - _MEANT.get(crosswalk.fields[name].kind, frozenset())
    options = tuple(_trimmed(frame[column], marks) for column in frame.columns)
    if choice.joint is not None:
        options = (reduce(lambda left, right: _joined(left, right, choice.joint or ""), options),)
    return Picked(" / ".join(map(str, frame.columns)), options)


def _trimmed(texts: pd.Series[str], marks: frozenset[str]) -> pd.Series[str]:
    """Return texts without spaces around them; the column itself when there is nothing to do."""
    whole = texts.fillna("") if texts.hasnans else texts
    plain = whole.str.strip()
    kept = whole if (plain.str.len() == whole.str.len()).all() else plain
    begins = plain.str.slice(0, max(map(len, marks)) + 1).str.lower()
    nothing = begins.isin(list(marks))
    return kept.mask(nothing, "") if nothing.any() else kept


def _joined(left: pd.Series[str], right: pd.Series[str], joint: str) -> pd.Series[str]:
    both = (left != "") & (right != "")
    return (left + joint + right).where(both, left + right)


class _Columns:
    """A file's columns by name, case and spaces forgiven where that is unmistakable."""

    def __init__(self, rows: FileRows) -> None:
        self.file, self.names = rows.file, [str(name) for name in rows.rows.columns]
        self.by_folded: dict[str, str] = {}
        for name in reversed(self.names):
            self.by_folded[folded(name)] = name

    def present(
        self, asked: Iterable[str], *, field: str, certain: bool, joint: str | None
    ) -> list[str]:
        """Return the columns that are there, in the order asked for."""
        names = tuple(asked)
        found = {name: self._find(name) for name in names}
        absent = [name for name, column in found.items() if column is None]
        if certain and absent and (joint is not None or len(absent) == len(names)):
            near = did_you_mean(absent[0], map(cut, self.names)) or f"it has {self._listed()}"
            rule = f"has no column {' or '.join(map(cut, absent))}, needed for {field}; {near}."
            raise DataError(rule, file=self.file)
        return list(dict.fromkeys(column for column in found.values() if column is not None))

    def _find(self, name: str) -> str | None:
        return name if name in self.names else self.by_folded.get(folded(name))

    def _listed(self) -> str:
        rest = len(self.names) - 20
        shown = ", ".join(map(cut, self.names[:20]))
        return f"{shown} and {rest} more" if rest > 0 else shown
