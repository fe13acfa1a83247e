"""Doubles among new incidents: of a record that is known, or of an earlier row of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.sources.duplicates.likeness import LIKELY, scores
from dashboard.sources.duplicates.neighbours import pairs
from dashboard.sources.duplicates.records import records

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOUND: Final = ("row", "kind", "of", "score")
"""``row``: label of the new row; ``kind``: ``same_id`` or ``likely``; ``of``: id of the known
record, or what the earlier row is called; ``score``: 0 to 100, with one decimal."""


def duplicates(
    new: pd.DataFrame, known: pd.DataFrame, *, new_labels: pd.Series[str]
) -> pd.DataFrame:
    """Return the new rows that tell of what is told already: proposed, nothing is merged.

    A row is *the same record* when its id is that of a known record or of an earlier row. It is
    *likely the same event* as another when country, method, time, place and target group go
    together (see ``neighbours``) and the texts are alike (see ``likeness``).

    Parameters
    ----------
    new, known
        Raw incidents (columns as in ``disclosure.raw.RAW_COLUMNS``, all texts). The index of
        ``new`` (whole numbers) is its order in the file: of two rows the later is the double.
    new_labels
        What each row of ``new`` is called (same index).

    Returns
    -------
    pandas.DataFrame
        Columns ``FOUND``, one line a row at most (its best match), by row.

    Notes
    -----
    A row that is the same record as another is compared with nothing more, and nothing with it.
    Each record meets a bounded number of others, so that a million rows end in seconds; what is
    missed by that is said in ``neighbours``.
    """
    ordered = new.sort_index(kind="stable")
    names = new_labels.loc[ordered.index]
    same = _same_ids(ordered, known, names)
    left = ordered[~ordered.index.isin(same["row"])]
    found = pd.concat([same, _likely(left, known, names.loc[left.index])])
    return found.sort_values("row", kind="stable", ignore_index=True)


def likely_pairs(
    new: pd.DataFrame, known: pd.DataFrame
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return positions and scores of all pairs that are likely one event.

    Positions count through ``known`` and then ``new``; the first of a pair is the earlier.
    """
    both = records(known, new)
    one, other = pairs(both)
    score = np.round(scores(both, one, other), 1)
    good = score >= LIKELY
    return one[good], other[good], score[good]


def _same_ids(new: pd.DataFrame, known: pd.DataFrame, names: pd.Series[str]) -> pd.DataFrame:
    """Return the rows whose id is that of a known record, or of an earlier row."""
    code, ids = pd.factorize(pd.concat([known["id"], new["id"]], ignore_index=True))
    first = np.full(len(ids), len(code))
    np.minimum.at(first, code, np.arange(len(code)))
    mine = np.arange(len(known), len(code))
    origin = first[code[mine]]
    again = (origin < mine) & (new["id"] != "").to_numpy()
    called = np.concatenate([known["id"].to_numpy(object), names.to_numpy(object)])
    return _frame(new.index[again], "same_id", called[origin[again]], 100.0)


def _likely(new: pd.DataFrame, known: pd.DataFrame, names: pd.Series[str]) -> pd.DataFrame:
    one, other, score = likely_pairs(new, known)
    called = np.concatenate([known["id"].to_numpy(object), names.to_numpy(object)])
    tie = np.empty(len(called), np.int64)
    tie[np.argsort(called[: len(known)], kind="stable")] = np.arange(len(known))
    tie[len(known) :] = np.arange(len(known), len(called))
    # The best match of a row: of equals a known record, by its id, before the earliest row.
    best = np.lexsort((tie[one], -score, other))
    best = best[np.append(True, np.diff(other[best]) != 0)[: len(best)]]
    rows = new.index[other[best] - len(known)]
    return _frame(rows, "likely", called[one[best]], score[best])


def _frame(
    rows: pd.Index[int],
    kind: str,
    of: NDArray[np.object_],
    score: float | NDArray[np.float64],
) -> pd.DataFrame:
    frame = pd.DataFrame({"row": rows.to_numpy(), "of": of})
    frame = frame.assign(kind=kind, score=score)[list(FOUND)]
    return frame.astype({"row": "int64", "kind": "str", "of": "str", "score": "float64"})
