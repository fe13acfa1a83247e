"""The policy's screen (:mod:`dashboard.disclosure.screen`) asked of imported columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure import screen

if TYPE_CHECKING:
    from collections.abc import Collection

MASK: Final = "•••"
"""Stands where a report would have repeated what may not be stored."""

FINE: Final = re.compile(r"(\d(?:\.\d\d(?=\d)|,\d\d(?=\d\d)))\d+")
"""Decimals of a coordinate finer than a city's centre; three after a comma are thousands."""

_CUT_TAIL: Final = re.compile(r"\S*[@+\d][\w ()./@+-]*$")
"""What may be half a contact at the end of a text that was cut."""


def tripped(texts: pd.Series[str], codes: Collection[str]) -> pd.Series[str]:
    """Return the code of the first screen rule among ``codes`` each text trips, or empty.

    Each distinct text is asked once.
    """
    if texts.empty:
        return texts
    numbers, distinct = pd.factorize(texts)
    column = pd.Series(distinct.to_numpy(object), dtype="str")
    everywhere = pd.Series(data=True, index=column.index)
    first = screen.tripped(column, everywhere, codes)
    return pd.Series(first.array.take(numbers), index=texts.index)


def masked(texts: pd.Series[str], codes: Collection[str], *, cut: int) -> pd.Series[str]:
    """Return texts that end where one of the rules finds something, coordinates at two decimals.

    What follows an address or a number belongs to it as often as not. A text as long as ``cut`` may
    have lost the end of a contact, by which the rule knows it: what could be its begin goes too.
    """
    long = texts.str.len() >= cut
    ended = texts[long].str.replace(_CUT_TAIL, "…", regex=True)
    whole = texts.where(~long, ended.reindex(texts.index))
    hit = tripped(whole, codes) != ""
    rules = [rule for rule in screen.SCREEN if rule.code in codes]
    shown = whole[hit].map(lambda text: _masked(text, rules)).astype("str")
    return whole.where(~hit, shown.reindex(texts.index))


def _masked(text: str, rules: list[screen.ScreenRule]) -> str:
    text = FINE.sub(r"\1…", screen.compared(text))
    found = (screen.pattern_of(rule).search(text) for rule in rules)
    begins = [match.start() for match in found if match]
    return text[: min(begins)] + MASK if begins else text
