"""Whether a row is shown less exactly than it was before.

Asked of a whole row: what one column no longer says, another may no longer say either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import dates, taxonomy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.schema import Column

MARKS: Final = ("generalisations", "withheld")
"""Columns of codes that say what the release left out; one more of them is less to see."""

RANKS: Final[Mapping[str, int]] = {
    code: rank for rank, code in enumerate(taxonomy.codes(taxonomy.GEO_PRECISIONS))
}


def fell(
    was: pd.DataFrame, now: pd.DataFrame, columns: Sequence[Column], linked: frozenset[str]
) -> pd.Series[bool]:
    """Return which rows show less than they did.

    A row does when it has a new mark of the release, a coarser place or date, a text or a protected
    date that is no longer there, or fewer sources with their address.

    Parameters
    ----------
    was, now
        The same rows before and after (same index), texts never missing.
    columns
        The columns both have.
    linked
        Ids of the sources that are shown with their address.
    """
    less = pd.Series(data=False, index=was.index)
    for column in columns:
        less |= _column_fell(was[column.name], now[column.name], column, linked)
    return less


def _column_fell(
    was: pd.Series[str], now: pd.Series[str], column: Column, linked: frozenset[str]
) -> pd.Series[bool]:
    if column.name in MARKS:
        return _of_pairs(was, now, _marked)
    if column.name == "geo_precision":
        return now.map(RANKS) > was.map(RANKS)
    if column.refers_to == "sources":
        return _of_pairs(was, now, lambda one, other: _shown(other, linked) < _shown(one, linked))
    less = pd.Series(data=False, index=was.index)
    if column.kind == "partial_date":
        less |= _of_pairs(was, now, _coarser)
    if column.kind == "string" or column.sensitivity != "public":
        less |= (was != "") & (now == "")
    return less


def _of_pairs(
    was: pd.Series[str], now: pd.Series[str], less: Callable[[str, str], bool]
) -> pd.Series[bool]:
    texts = zip(was, now, strict=True)
    return pd.Series([less(one, other) for one, other in texts], index=was.index, dtype=bool)


def _marked(was: str, now: str) -> bool:
    return not set(now.split(";")) <= {"", *was.split(";")}


def _coarser(was: str, now: str) -> bool:
    if not dates.is_date(was) or not dates.is_date(now):
        return False
    return dates.ORDER.index(dates.precision(now)) > dates.ORDER.index(dates.precision(was))


def _shown(cited: str, linked: frozenset[str]) -> int:
    return sum(one in linked for one in cited.split(";"))
