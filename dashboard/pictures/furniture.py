"""What stands on the map's edge: the scale, whose map it is, how much lies outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.pictures import svg
from dashboard.wording import counted, number, say

if TYPE_CHECKING:
    from dashboard.pictures.frame import Frame
    from dashboard.pictures.style import Style

LONGEST: Final = 110.0
"""Pixels the scale is long at most."""

SIZE: Final = 9.5
_INSET: Final = 8.0


def scale(frame: Frame, style: Style) -> tuple[str, tuple[float, float, float, float]]:
    """Return the scale, which holds for the middle latitude of the map, and the box it takes."""
    kilometre = frame.kilometre()
    steps = [step * 10.0**power for power in range(5) for step in (1, 2, 5)]
    long = max((km for km in steps if km * kilometre <= LONGEST), default=1.0)
    wide = float(long * kilometre)
    latitude = round(abs(frame.middle()))
    words = (
        say("picture.scale.north", km=number(round(long)), latitude=latitude)
        if frame.middle() >= 0
        else say("picture.scale.south", km=number(round(long)), latitude=latitude)
    )
    left, bottom = frame.left + _INSET, frame.top + frame.height - _INSET
    n = svg.number
    tick = svg.element(
        "path",
        d=f"M{n(left)} {n(bottom - 4)}v4h{n(wide)}v-4",
        fill="none",
        stroke=style.palette.country,
        stroke_width=1.2,
    )
    box = (left, bottom - 18, left + max(wide, svg.width(words, SIZE)), bottom)
    return tick + _line(words, left, bottom - 8, "start", style), box


def credit(words: str, frame: Frame, style: Style) -> tuple[str, tuple[float, float, float, float]]:
    """Return the line that says whose map it is, at the lower right, and the box it takes."""
    right, bottom = frame.left + frame.width - _INSET, frame.top + frame.height - _INSET
    wide = svg.width(words, SIZE)
    return _line(words, right, bottom, "end", style), (right - wide, bottom - SIZE, right, bottom)


def outside(n: int, frame: Frame, style: Style) -> tuple[str, tuple[float, float, float, float]]:
    """Return how many incidents are not on the map, at its upper right, and the box it takes."""
    words = counted("picture.outside", n)
    right, top = frame.left + frame.width - _INSET, frame.top + _INSET + SIZE
    wide = svg.width(words, SIZE)
    return _line(words, right, top, "end", style), (right - wide, top - SIZE, right, top)


def _line(words: str, x: float, y: float, anchor: str, style: Style) -> str:
    return svg.element(
        "text",
        svg.words(words),
        x=x,
        y=y,
        font_size=SIZE,
        text_anchor=anchor,
        fill=style.palette.country,
        stroke=style.palette.veil,
        stroke_width=2.6,
        stroke_linejoin="round",
        paint_order="stroke",
    )
