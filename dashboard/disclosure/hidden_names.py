"""Names that are withheld wherever they stand, not only beside the row they were withheld in.

A name withheld in one row gives the person away in the title of a page that another row cites, too,
and in another row's text. Only whole names count here (two telling words at least): a first name
alone says nothing of somebody else's row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.disclosure.screen import folded, tokens

if TYPE_CHECKING:
    from collections.abc import Collection


def hidden(raw: pd.Series[str], shown: pd.Series[str]) -> frozenset[str]:
    """Return the names of raw rows that no row shows."""
    told = {folded(name) for name in shown}
    return frozenset(name for name in raw.unique() if folded(name) not in told)


def says_any(texts: pd.Series[str], names: Collection[str]) -> pd.Series[bool]:
    """Return which texts hold all telling words of one of the names (same index)."""
    whole = [words for words in map(tokens, names) if len(words) > 1]
    by_word: dict[str, list[frozenset[str]]] = {}
    for words in whole:
        by_word.setdefault(max(words, key=lambda word: (len(word), word)), []).append(words)
    if not by_word:
        return pd.Series(data=False, index=texts.index)
    return texts.map(lambda text: _holds(text, by_word)).astype(bool)


def _holds(text: str, by_word: dict[str, list[frozenset[str]]]) -> bool:
    words = set(folded(text).split())
    return any(name <= words for word in words & by_word.keys() for name in by_word[word])
