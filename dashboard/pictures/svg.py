"""Writing SVG: elements with escaped texts and short numbers, and how wide a text comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from dashboard.wording.signs import printable

if TYPE_CHECKING:
    import numpy.typing as npt

FONT: Final = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
"""The reader's own typeface; whoever embeds one of its own gives that (:class:`.Look`)."""

_NARROW: Final = frozenset("iIl.,:;'’|!()[]fjrt -·")
_WIDE: Final = frozenset("mwMWшщжюмыфШЩЖЮМЫФ%@")


def element(name: str, inside: str = "", /, **attributes: object) -> str:
    """Return an element; ``_`` in a name is written ``-``, None leaves an attribute out.

    Parameters
    ----------
    inside
        Markup, taken as it is: texts go through :func:`text_of` or :func:`words`.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def number(value: object) -> str:
    """Return a number with two decimals at most, as short as it goes; a text as it is."""
    if not isinstance(value, float | np.floating):
        return str(value)
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def words(text: str) -> str:
    """Return a text as it may stand in an element: escaped, without what XML does not hold."""
    return escape(printable(text, instead=""))


def path(lines: list[npt.NDArray[np.float64]], *, closed: bool) -> str:
    """Return path data of lines or rings in tenths of a pixel, written as steps.

    Parameters
    ----------
    lines
        Arrays of shape (k, 2), pixels; a ring repeats its first point.
    """
    return "".join(_traced(line, closed=closed) for line in lines)


def _traced(line: npt.NDArray[np.float64], *, closed: bool) -> str:
    tenths = np.rint(line * 10).astype(np.int64)
    steps = np.diff(tenths, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    if closed:
        steps = steps[:-1]
    if not len(steps):
        return ""
    x, y = tenths[0].tolist()
    taken = " ".join(f"{_tenth(dx)} {_tenth(dy)}" for dx, dy in steps.tolist())
    return f"M{_tenth(x)} {_tenth(y)}l{taken}{'z' if closed else ''}"


def _tenth(value: int) -> str:
    whole, part = divmod(abs(value), 10)
    digits = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{digits}" if value < 0 else digits


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in pixels: no font is asked, so a little too wide."""
    return sum(map(_units, text)) * size * (1.06 if bold else 1.0)


def _units(letter: str) -> float:
    if letter in _NARROW:
        return 0.35
    if letter in _WIDE:
        return 0.92
    return 0.72 if letter.isupper() else 0.62


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Return a text in lines that are at most ``room`` pixels wide, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]
