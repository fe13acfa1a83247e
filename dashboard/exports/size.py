"""The size of a file in words."""

from __future__ import annotations

from dashboard.wording import number, say

KILO, MEGA = 1_000, 1_000_000


def in_words(size: int) -> str:
    """Return about how large ``size`` bytes are: to two figures, for more is not known."""
    if size < MEGA:
        return say("size.kb", n=_rounded(size / KILO))
    return say("size.mb", n=_rounded(size / MEGA))


def _rounded(value: float) -> str:
    """Return a number to two figures, without a zero at the end."""
    return number(float(f"{value:.2g}"), ",g")
