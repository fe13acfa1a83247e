"""How like two records are, from 0 to 100: by their texts, the people named and the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, utils
from rapidfuzz.process import cpdist

from dashboard.gazetteer.spelling import latin
from dashboard.sources.duplicates.words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dashboard.sources.duplicates.records import Records

LIKELY: Final = 75.0
"""Score from which two records are proposed as one."""

SAME_SOURCE: Final = 10.0
"""Added where both give one address as their source."""

SAME_NAME: Final = 10.0
"""Added where both name one person."""

NAMES_ALIKE: Final = 70.0
"""Likeness of two names below which they are two people, and the records two events."""

UNTOLD: Final = 66.0
"""Stands for the likeness of texts where one of them has hardly a word: then name or source and
all else must agree."""

FEWEST: Final = 5
"""Marked words from which a text tells enough to be compared."""

CHUNK: Final = 200_000
"""Pairs scored at a time, so that memory stays small."""

_MARKS: Final = "[\u0300-\u036f]"


def scores(
    records: Records, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the score of each pair of positions; 0 where two people are named.

    Texts are compared by rapidfuzz's ``token_set_ratio`` over folded texts: the order of words does
    not matter, and a report that only says more is as like.
    """
    found = np.zeros(len(one))
    for start in range(0, len(one), CHUNK):
        part = slice(start, start + CHUNK)
        found[part] = _scores(records, one[part], other[part])
    return found


def _scores(
    records: Records, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    text = np.full(len(one), 100.0)
    differ = np.flatnonzero(records.text.whole[one] != records.text.whole[other])
    text[differ] = _likeness(records.texts, one[differ], other[differ])
    fewer = np.minimum(_marked(records, one), _marked(records, other))
    text = np.where(fewer < FEWEST, UNTOLD, text)
    named = (records.name[one] != 0) & (records.name[other] != 0)
    name = np.zeros(len(one))
    name[named] = _likeness(records.names, one[named], other[named], latin)
    source = (records.url[one] == records.url[other]) & (records.url[one] != 0)
    score = text + SAME_SOURCE * source + SAME_NAME * (name >= NAMES_ALIKE)
    return np.where(named & (name < NAMES_ALIKE), 0, np.minimum(score, 100))


def _marked(records: Records, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many words of each text are marked."""
    marked: NDArray[np.int64] = np.bitwise_count(records.text.marks[rows]).sum(
        axis=1, dtype=np.int64
    )
    return marked


def _likeness(
    texts: pd.Series[str],
    one: NDArray[np.int64],
    other: NDArray[np.int64],
    spell: Callable[[pd.Series[str]], pd.Series[str]] | None = None,
) -> NDArray[np.float64]:
    """Return the likeness of the texts at two lists of positions; each text is folded once."""
    rows, place = np.unique(np.concatenate([one, other]), return_inverse=True)
    folded = _folded(texts.iloc[rows])
    told = (spell(folded) if spell else folded).to_numpy(object)[place]
    likeness: NDArray[np.float64] = cpdist(
        told[: len(one)],
        told[len(one) :],
        scorer=fuzz.token_set_ratio,
        dtype=np.float64,
        workers=-1,
    )
    return likeness


def _folded(texts: pd.Series[str]) -> pd.Series[str]:
    """Return texts in small letters without marks and signs, cut to ``LONGEST`` characters."""
    short = texts.str.slice(0, LONGEST)
    accented = ~short.str.isascii()
    plain = short[accented].str.normalize("NFKD").str.replace(_MARKS, "", regex=True)
    whole = short.to_numpy(object, copy=True)
    whole[accented.to_numpy(bool)] = plain.to_numpy(object)
    return pd.Series([utils.default_process(text) for text in whole], dtype="str")
