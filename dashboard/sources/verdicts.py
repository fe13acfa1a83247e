"""What is made of one text of a file, and of a column: distinct texts are judged once each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Verdict(NamedTuple):
    """What a text says in our words (``value``), or what is ``rule``-breaking about it.

    ``advice`` goes with a rule; both are clauses as in ``rows.TROUBLE_COLUMNS``.
    """

    value: str
    rule: str = ""
    advice: str = ""


Judge = Callable[[str], Verdict]
"""A text that is not empty to its verdict."""

HIDDEN: Final = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters nobody sees: control characters (but tab and line breaks), characters of no width,
fillers, and those that turn the direction of a text. Unicode: General_Category Cc and Cf and
Default_Ignorable_Code_Point."""

_HIDDEN: Final = re.compile(HIDDEN)

TAKE_OUT: Final = "take it out: it can hide or turn round what the text says"


def shown(text: str) -> str:
    """Return a text with its hidden characters spelt out, fit for a report."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def hidden_rule(text: str) -> str:
    """Return the rule a text with a hidden character breaks, or empty."""
    found = _HIDDEN.search(text)
    if found is None:
        return ""
    name = unicodedata.name(found.group(), "a control character").lower()
    return f"holds a character that cannot be seen (U+{ord(found.group()):04X}, {name})"


class Judged(NamedTuple):
    """A column's verdicts: ``code`` of each row, and the verdict of each code."""

    code: NDArray[np.intp]
    verdicts: Sequence[Verdict]

    @property
    def refused(self) -> NDArray[np.bool_]:
        """Which rows break a rule."""
        bad = np.fromiter((bool(verdict.rule) for verdict in self.verdicts), bool)
        spread: NDArray[np.bool_] = bad[self.code]
        return spread

    def values(self, index: pd.Index[int]) -> pd.Series[str]:
        """Return each row's value (empty where a rule is broken)."""
        return self._spread([verdict.value for verdict in self.verdicts], index)

    def rules(self, index: pd.Index[int]) -> pd.Series[str]:
        """Return each row's broken rule, or empty."""
        return self._spread([verdict.rule for verdict in self.verdicts], index)

    def advice(self, index: pd.Index[int]) -> pd.Series[str]:
        """Return each row's advice, or empty."""
        return self._spread([verdict.advice for verdict in self.verdicts], index)

    def _spread(self, texts: list[str], index: pd.Index[int]) -> pd.Series[str]:
        return pd.Series(pd.array(texts, dtype="str").take(self.code), index=index)


def judged(texts: pd.Series[str], judge: Judge) -> Judged:
    """Return the verdicts on a column: each distinct text is judged once.

    An empty text is left as it is; one with a hidden character is refused before it is judged.
    """
    code, distinct = pd.factorize(texts)
    return Judged(code, [_judged(str(text), judge) for text in distinct])


def _judged(text: str, judge: Judge) -> Verdict:
    if not text:
        return Verdict("")
    rule = hidden_rule(text)
    return Verdict("", rule, TAKE_OUT) if rule else judge(text)


def once_each(texts: pd.Series[str], function: Callable[[str], str]) -> pd.Series[str]:
    """Return ``function`` of every text, asked once for each distinct one (same index)."""
    code, distinct = pd.factorize(texts)
    answers = pd.array([function(str(text)) for text in distinct], dtype="str")
    return pd.Series(answers.take(code), index=texts.index)
