"""What passes through an import: rows of a file, rows of ours, and what is wrong with each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

Level = Literal["rejected", "warning"]

TROUBLE_COLUMNS: Final = ("row", "level", "column", "value", "rule", "advice")
"""``row``: label of the row in the file's frame; ``level``: ``rejected`` or ``warning``; ``column``
and ``value``: as the file has them, the value cut to ``VALUE_LENGTH``; ``rule``: what is wrong, a
clause without its subject (``is not a date``); ``advice``: what to do, a clause in the imperative
(``write it as 2024-02-13``)."""

VALUE_LENGTH: Final = 60
"""Most characters of a value that a report repeats."""

RAW_EXTRA: Final = "their_id"
"""Column of mapped rows: the identifier the file gives, empty when it gives none."""


@dataclass(frozen=True, eq=False, slots=True)
class FileRows:
    """One file as read: nothing understood yet.

    Parameters
    ----------
    rows
        Every column as text (``dtype="str"``), empty where the file has nothing; ``RangeIndex``
        from 0. Points of spatial formats stand in ``POINT_COLUMNS``, in degrees WGS84.
    file
        Name of the file, without its folder.
    form
        Code of the format it was read as (``csv``, ``xlsx`` …).
    first
        Number a reader knows row 0 by: 2 below a header, 1 for features of spatial formats.
    """

    rows: pd.DataFrame
    file: str
    form: str
    first: int


POINT_COLUMNS: Final = ("point_lon", "point_lat")
"""Columns that hold the points of spatial formats, as texts in decimal degrees."""


@dataclass(frozen=True, eq=False, slots=True)
class Mapped:
    """A file's rows in the columns of one raw table (``disclosure.raw.RAW_COLUMNS``).

    Parameters
    ----------
    table
        ``incidents`` or ``statistics``.
    rows
        Raw columns and ``RAW_EXTRA``, all text; same index as ``FileRows.rows``. Rows with a
        rejecting trouble are still here (their cells may be anything).
    troubles
        Frame of ``TROUBLE_COLUMNS``; a row may have several.
    """

    table: str
    rows: pd.DataFrame
    troubles: pd.DataFrame

    @property
    def rejected(self) -> pd.Series[bool]:
        """Which rows have a rejecting trouble."""
        bad = self.troubles["row"][self.troubles["level"] == "rejected"]
        return pd.Series(self.rows.index.isin(bad), index=self.rows.index)


@cache
def no_troubles() -> pd.DataFrame:
    """Return a frame of troubles without rows; always the same one, as no frame is ever changed."""
    return pd.DataFrame({name: pd.Series(dtype=_dtype(name)) for name in TROUBLE_COLUMNS})


def troubles(
    where: pd.Series[bool],
    *,
    level: Level,
    column: str,
    values: pd.Series[str],
    rule: str | pd.Series[str],
    advice: str | pd.Series[str],
) -> pd.DataFrame:
    """Return one trouble for every row where ``where`` is true."""
    chosen = where.to_numpy(bool)
    if not chosen.any():
        return no_troubles()
    at = where.index[chosen]
    cells: Mapping[str, object] = {
        "row": at.to_numpy(),
        "level": level,
        "column": column,
        "value": values.loc[at].str.slice(0, VALUE_LENGTH).to_numpy(),
        "rule": rule if isinstance(rule, str) else rule.loc[at].to_numpy(),
        "advice": advice if isinstance(advice, str) else advice.loc[at].to_numpy(),
    }
    frame = pd.DataFrame(cells, index=range(len(at)))
    return frame.astype({name: _dtype(name) for name in TROUBLE_COLUMNS})


def _dtype(name: str) -> str:
    return "int64" if name == "row" else "str"
