"""Which signs of a text may be shown: those that print, and spaces at which no line breaks."""

from __future__ import annotations

from typing import Final

TIES: Final = "\u00a0\u202f"
"""Spaces, wide and narrow, that keep a figure with its unit and French marks with their word."""


def printable(text: str, *, instead: str = " ") -> str:
    r"""Return a text without signs that do not show, which could turn the order of letters round.

    Examples
    --------
    >>> printable("500\u00a0km\u202eabc")
    '500\xa0km abc'
    """
    return "".join(sign if sign.isprintable() or sign in TIES else instead for sign in text)
