"""Doubles among the rows of a file, and of what the vault has: found, said, never merged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.sources.duplicates import duplicates

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS: Final = ("row", "column", "rule", "advice", "of")

FIGURE: Final = ("series", "country", "period_start", "period_end", "unit", "source_url")
"""What makes two rows the same figure of the same source."""

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "held": (
        "is a record the vault has",
        "nothing needs doing; a correction is made in the vault itself",
    ),
    "repeated": ("has the identifier of an earlier row", "take one of the two out"),
    "likely": (
        "may be the same event as another record",
        "compare the two; take it in with --keep-likely when they differ",
    ),
    "figure": (
        "gives another value for a figure of the same source and period",
        "compare the two; take it in with --keep-likely when both stand",
    ),
}


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """Doubles, one line a row at most: frames of ``COLUMNS``.

    ``same``: the same record for certain, as the vault or an earlier row of the file has it;
    ``held`` counts those the vault has. ``likely``: proposed.
    """

    same: pd.DataFrame
    likely: pd.DataFrame
    held: int


def doubles(table: str, rows: pd.DataFrame, known: pd.DataFrame, labels: pd.Series[str]) -> Found:
    """Return the doubles among mapped rows.

    Parameters
    ----------
    rows
        Mapped rows that may be taken in.
    known
        The vault's raw rows of the same table.
    labels
        What a report calls each of ``rows``.
    """
    if table == "incidents":
        pairs = duplicates(rows, known, new_labels=labels)
        key, held = rows["id"], known["id"]
    else:
        pairs = _figures(rows, known, labels)
        key, held = _joined(rows), _joined(known)
    same = pairs[pairs["kind"] == "same_id"]
    mine = key.loc[same["row"]].isin(set(held)).to_numpy()
    kinds = pairs["kind"].where(pairs["kind"] != "same_id", "repeated")
    kinds = kinds.mask(pairs["row"].isin(same["row"][mine]), "held")
    lines = pairs.assign(
        column="id" if table == "incidents" else "value",
        rule=kinds.map({kind: rule for kind, (rule, _) in _SAID.items()}).astype("str"),
        advice=kinds.map({kind: advice for kind, (_, advice) in _SAID.items()}).astype("str"),
    )
    certain = lines["kind"] == "same_id"
    return Found(
        same=lines.loc[certain, list(COLUMNS)],
        likely=lines.loc[~certain, list(COLUMNS)],
        held=int(mine.sum()),
    )


def _figures(rows: pd.DataFrame, known: pd.DataFrame, labels: pd.Series[str]) -> pd.DataFrame:
    """Return figures that stand already; with another value they only look like it."""
    both = pd.concat([known, rows])
    names = pd.concat([_named(known), labels])
    first = pd.Series(range(len(both)), index=range(len(both)))
    first = first.groupby(_joined(both).to_numpy()).transform("min")
    again = (first.to_numpy() != range(len(both)))[len(known) :]
    origin = first.to_numpy()[len(known) :][again]
    value = both["value"].to_numpy()
    equal = value[origin] == rows["value"].to_numpy()[again]
    return pd.DataFrame(
        {
            "row": rows.index[again],
            "kind": pd.Series(equal).map({True: "same_id", False: "figure"}).astype("str"),
            "of": names.to_numpy()[origin],
        }
    )


def _joined(rows: pd.DataFrame) -> pd.Series[str]:
    return reduce(lambda left, right: left + "\x1f" + right, (rows[name] for name in FIGURE))


def _named(rows: pd.DataFrame) -> pd.Series[str]:
    return rows["series"] + " " + rows["country"] + " " + rows["period_start"]
