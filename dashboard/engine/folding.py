"""How texts are compared: without case, accents and width, literally, never as a pattern."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MARKS: Final = re.compile("[\u0300-\u036f]+")
"""Combining marks of Latin, Greek and Cyrillic."""


def fold(text: str) -> str:
    """Return ``text`` as compared.

    Unicode NFKD without its combining marks, then full case folding: ``ß`` is ``ss``, ``İ`` is
    ``i``, ``Ё`` is ``е``; a typographic apostrophe is a plain one. Each character is folded by
    itself, so a part of a text folds to a part of the folded text.
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return MARKS.sub("", apart).casefold()


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a search, longest first, without those another one implies."""
    kept: list[str] = []
    for word in sorted(set(fold(text).split()), key=lambda word: (-len(word), word)):
        if not any(word in longer for longer in kept):
            kept.append(word)
    return tuple(kept)
