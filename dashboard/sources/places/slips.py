"""Names that no town has: the one town that is spelt nearly so, and the names most like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from dashboard.sources.places.names import NOTHING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.sources.places.names import Names

ONE_SLIP, TWO_SLIPS = 6, 11
"""Letters of a name from which one slip is forgiven, and two: a letter wrong, missing, too many, or
changed with its neighbour (optimal string alignment). In shorter names a slip makes another name.
The first letter must be right."""

NEAREST: Final = 3
"""Names that are proposed."""

CELLS: Final = 4_000_000
"""Pairs of names compared at a time."""


def slips(iso3: pd.Series[str], written: pd.Series[str], known: Names) -> pd.DataFrame:
    """Return the town each name is a slip for, and the towns most like it.

    A name is a slip only where a single town is within the slips forgiven.

    Parameters
    ----------
    iso3, written
        Country and name (as ``gazetteer.latin`` writes it); distinct labels.

    Returns
    -------
    pandas.DataFrame
        Same index; ``row`` of the town or ``NOTHING``, ``like`` (up to ``NEAREST`` names joined by
        commas, the likeliest first).
    """
    block = iso3 + " " + written.str.slice(0, 1)
    choices = _choices(known)
    sought = choices["iso3"] + " " + choices["latin"].str.slice(0, 1)
    blocks, spelt = sought.groupby(sought).indices, choices["latin"].to_numpy(object)
    towns, words = choices["row"].to_numpy(), written.to_numpy(object)
    found = pd.DataFrame({"row": NOTHING, "like": ""}, index=iso3.index)
    found = found.astype({"row": "int64", "like": "str"})
    rows, like = found["row"].to_numpy(copy=True), found["like"].to_numpy(object, copy=True)
    for name, asked in block.groupby(block).indices.items():
        if name not in blocks:
            continue
        offered = blocks[name]
        size = max(1, CELLS // len(offered))
        for start in range(0, len(asked), size):
            at = asked[start : start + size]
            rows[at], like[at] = _nearest(words[at], spelt[offered], towns[offered], known)
    return found.assign(row=rows, like=pd.Series(like, index=found.index, dtype="str"))


def _choices(known: Names) -> pd.DataFrame:
    """Return all ways to write towns, the names of a town together, the largest town first."""
    order = ["population", "name", "admin1", "lat", "lon"]
    falling = [name != "population" for name in order]
    place = known.places.sort_values(order, ascending=falling, kind="stable").index
    listed = known.aliases[["row", "iso3", "latin"]].drop_duplicates()
    return listed.iloc[np.argsort(np.argsort(place)[listed["row"]], kind="stable")]


def _nearest(
    asked: NDArray[np.object_],
    spelt: NDArray[np.object_],
    rows: NDArray[np.int64],
    known: Names,
) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Return the row and the like names of each name of one country and first letter."""
    starts = np.flatnonzero(np.diff(rows, prepend=NOTHING))
    towns = rows[starts]
    apart = cdist(asked, spelt, scorer=OSA.distance, dtype=np.uint8)
    by_town = np.minimum.reduceat(apart, starts, axis=1)
    letters = np.fromiter(map(len, asked), np.int64)
    forgiven = (letters >= ONE_SLIP).astype(np.uint8) + (letters >= TWO_SLIPS)
    close = by_town <= forgiven[:, None]
    single = (close.sum(axis=1) == 1) & (forgiven > 0)
    row = np.where(single, towns[close.argmax(axis=1)], NOTHING)
    return row.astype(np.int64), _like(by_town, known.places["name"].to_numpy(object)[towns])


def _like(by_town: NDArray[np.uint8], shown: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the nearest names of each line of distances; larger towns come first."""
    left, lines = by_town.astype(np.int16), np.arange(len(by_town))
    best = np.empty((len(by_town), min(NEAREST, by_town.shape[1])), dtype=np.int64)
    for place in range(best.shape[1]):
        best[:, place] = left.argmin(axis=1)
        left[lines, best[:, place]] = np.iinfo(np.int16).max
    return np.array([", ".join(dict.fromkeys(line)) for line in shown[best]], dtype=object)
