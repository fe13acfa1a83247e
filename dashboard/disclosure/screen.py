"""Free text is screened by the rules of :mod:`dashboard.disclosure.screen_rules`.

*Hard* rules hold for everybody and no editor can lift them. *Soft* rules hold for people who are
not public; a text that trips one is replaced unless an editor has read it and written another.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard import taxonomy
from dashboard.disclosure.screen_rules import (
    CHARACTER,
    CONTACT,
    DAY,
    MONTH,
    SCREEN,
    ScreenRule,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

__all__ = [
    "CONTACT",
    "DAY",
    "MONTH",
    "SCREEN",
    "ScreenRule",
    "compared",
    "folded",
    "hard_codes",
    "in_codes",
    "plain",
    "tokens",
    "tripped",
]


def plain(texts: pd.Series[str]) -> pd.Series[str]:
    """Return texts in NFC with single spaces and none of the characters that are never shown."""
    return texts.map(_plain).astype("str")


def _plain(text: str) -> str:
    tidy = unicodedata.normalize("NFC", text).translate(_REPLACED)
    return " ".join(_UNSAFE.sub(" ", tidy).split())


_REPLACED: Final = str.maketrans({"{": "(", "}": ")", "<": "‹", ">": "›", "`": "'", "\\": "/"})

_UNSAFE: Final = re.compile(CHARACTER.pattern)


def tripped(
    texts: pd.Series[str], private: pd.Series[bool], codes: Collection[str] | None = None
) -> pd.Series[str]:
    """Return the code of the first screen rule each text trips, or empty (same index).

    A rule's sign is looked for in the whole column first, so a million texts take seconds as long
    as few of them trip anything.

    Parameters
    ----------
    texts
        Texts that are meant to be shown, in any writing; they are compared as ``compared`` gives
        them.
    private
        Where the soft rules hold too.
    codes
        The rules to ask; None for all.
    """
    written = _column(texts)
    column = _compared(written)
    found = np.full(len(texts), "", dtype=object)
    closed = private.to_numpy(dtype=bool)
    for rule in SCREEN:
        if codes is not None and rule.code not in codes:
            continue
        asked = written if rule is CHARACTER else column
        hit = _has_sign(asked, rule) & (found == "") & (closed | rule.hard)
        rows = np.flatnonzero(hit)
        exact = pattern_of(rule)
        words = asked.take(pa.array(rows)).to_pylist()
        found[rows[[exact.search(text) is not None for text in words]]] = rule.code
    return pd.Series(found, index=texts.index, dtype="str")


def _column(texts: pd.Series[str]) -> pa.LargeStringArray:
    """Return the texts in one piece, as the column engine wants them."""
    column = pa.array(texts, pa.large_string())
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def compared(text: str) -> str:
    """Return a text as the rules read it: NFKC, digits of all scripts as 0 to 9."""
    return unicodedata.normalize("NFKC", text).translate(_digits())


def _compared(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Return a column of texts as ``compared`` gives them."""
    other = pc.invert(pc.string_is_ascii(texts))
    if not pc.any(other).as_py():
        return texts
    normal = pc.utf8_normalize(texts.filter(other), form="NFKC")
    foreign = pc.match_substring_regex(normal, _foreign_digits())
    numbers = [text.translate(_digits()) for text in normal.filter(foreign).to_pylist()]
    normal = pc.replace_with_mask(normal, foreign, pa.array(numbers, pa.large_string()))
    return pc.replace_with_mask(texts, other, normal)


@cache
def _digits() -> dict[int, str]:
    """Return every decimal digit that is not ASCII, and the ASCII one for it."""
    signs = (chr(code) for code in range(128, sys.maxunicode + 1))
    return {ord(c): str(unicodedata.decimal(c)) for c in signs if unicodedata.category(c) == "Nd"}


@cache
def _foreign_digits() -> str:
    zeros = [code for code, digit in _digits().items() if digit == "0"]
    return "[" + "".join(rf"\x{{{zero:x}}}-\x{{{zero + 9:x}}}" for zero in zeros) + "]"


def _has_sign(texts: pa.LargeStringArray, rule: ScreenRule) -> NDArray[np.bool_]:
    sign = rule.sign or rule.pattern
    hit = pc.match_substring_regex(texts, sign, ignore_case=rule.ignore_case)
    return np.asarray(hit.to_numpy(zero_copy_only=False), dtype=bool)


@cache
def pattern_of(rule: ScreenRule) -> re.Pattern[str]:
    """Return a rule's pattern, compiled."""
    return re.compile(rule.pattern, re.IGNORECASE if rule.ignore_case else re.NOFLAG)


def hard_codes() -> frozenset[str]:
    """Return the codes of the rules that no editor can lift."""
    return frozenset(rule.code for rule in SCREEN if rule.hard)


def tokens(name: str) -> frozenset[str]:
    """Return the words of a name that would give it away, as compared: small plain letters."""
    return frozenset(word for word in folded(name).split() if len(word) > 3)


def folded(text: str) -> str:
    """Return text without case, accents and punctuation, for comparing names."""
    base = unicodedata.normalize("NFKD", text.casefold())
    letters = (c if c.isalnum() else " " for c in base if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def in_codes(incidents: pd.DataFrame) -> pd.Series[str]:
    """Return a sentence made of codes alone: what stands where a summary cannot be shown."""
    kind = incidents["threat_type"].map(_labels(taxonomy.THREAT_TYPES))
    group = incidents["target_group"].map(_labels(taxonomy.TARGET_GROUPS))
    outcome = incidents["outcome"].map(_labels(taxonomy.OUTCOMES))
    return (
        kind
        + ". Target: "
        + group.str.lower()
        + ". At the last report: "
        + outcome.str.lower()
        + "."
    )


def _labels(vocabulary: tuple[taxonomy.Term, ...]) -> dict[str, str]:
    return {term.code: term.label for term in vocabulary}
