"""Which row of one released set is which row of another.

Incidents and journeys keep their random ids for as long as they are held. The id of every other row
is made of what the row shows, so a corrected row has another id: it is known again by the columns
that say what it is about, where these fit one row on either side and no more. Several rows that fit
are told as removed and added, because any pairing of them would be a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

LEG_ENDS: Final = ("from_iso3", "from_place", "to_iso3", "to_place")

KNOWN_AGAIN_BY: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "host_facts": (
        ("iso3", "field", "valid_from", "source_id"),
        ("iso3", "field", "valid_from"),
    ),
    "legs": (
        (*LEG_ENDS, "mode", "documents", "valid_from"),
        ("from_iso3", "to_iso3", "mode", "documents", "valid_from"),
    ),
    "statistics": (
        ("series", "iso3", "period_start", "period_end", "unit", "source_id"),
        ("series", "iso3", "period_start", "period_end"),
    ),
    "organisations": (("name",),),
    "sources": (("url",), ("title", "publisher")),
}
"""Columns by which a row with an id by content is known again, the surest first. A row whose first
such column is empty is not asked."""


def pairs(name: str, old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return which rows are the same ones: columns ``was`` and ``now``, the ids on either side.

    Parameters
    ----------
    name
        Name of the table.
    old, new
        Its rows, texts never missing; ids stand once.
    """
    same = old["id"][held(old["id"], new["id"])]
    found = pd.DataFrame({"was": same, "now": same}, dtype="str")
    for columns in KNOWN_AGAIN_BY.get(name, ()):
        left = _alone(old[~held(old["id"], found["was"])], columns)
        right = _alone(new[~held(new["id"], found["now"])], columns)
        again = left.merge(right, on=list(columns), suffixes=("_was", "_now"))
        again = again.rename(columns={"id_was": "was", "id_now": "now"})
        found = pd.concat([found, again[["was", "now"]]])
    return found.reset_index(drop=True)


def held(ids: pd.Series[str], others: pd.Series[str]) -> pd.Series[bool]:
    """Return which ids are among others, where each id stands once.

    ``Series.isin`` asks for every text singly, which takes seconds for a million of them.
    """
    return pd.Series(pd.Index(others).get_indexer(pd.Index(ids)) >= 0, index=ids.index)


def _alone(rows: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return id and ``columns`` of the rows that no other row is like in ``columns``."""
    asked = rows.loc[rows[columns[0]] != "", ["id", *columns]]
    return asked.drop_duplicates(list(columns), keep=False)
