"""Names of countries: few, none over a mark or another name, largest countries first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.countries import COUNTRIES
from dashboard.pictures import svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.pictures.frame import Frame
    from dashboard.pictures.ground import Shape
    from dashboard.pictures.style import Style

Box = tuple[float, float, float, float]

LEAST: Final = 26.0
"""Countries that take less room than that (pixels, side of their area) are not named."""

MOST: Final = 40
"""Names in a picture at most."""

LIFTS: Final = (0.0, 20.0, -20.0, 32.0, -32.0)
"""How far a name is moved out of the way of marks, pixels, in this order."""

LINE: Final = 1.12
_LONG: Final = 13
_POINTS: Final = {row.iso3: (row.lon, row.lat) for row in COUNTRIES}


def drawn(
    shapes: Mapping[str, Shape],
    frame: Frame,
    style: Style,
    taken: Iterable[Box],
    first: Iterable[str] = (),
) -> str:
    """Return the names as SVG.

    Parameters
    ----------
    taken
        Where marks and other things stand.
    first
        Codes of countries that are named before all others, however small.
    """
    boxes, found = list(taken), list[str]()
    wanted = set(first)
    order = sorted(shapes, key=lambda iso3: (iso3 not in wanted, -shapes[iso3].size, iso3))
    for iso3 in order:
        shape = shapes[iso3]
        if (shape.size**0.5 < LEAST and iso3 not in wanted) or len(found) >= MOST:
            continue
        name = _name(iso3, shape, frame, style, boxes)
        if name:
            found.append(name)
    return "".join(found)


def _name(iso3: str, shape: Shape, frame: Frame, style: Style, boxes: list[Box]) -> str:
    lines = _lines(style.names.get(iso3, iso3))
    room = shape.size**0.5
    size, spacing = (13.5, 1.4) if room > 160 else (12.0, 0.7) if room > 60 else (10.5, 0.3)
    wide = max(svg.width(text, size, bold=True) + spacing * len(text) for text in lines)
    if wide > (shape.box[2] - shape.box[0]) * 1.5 + 24:
        return ""
    leading = size * LINE
    high = leading * len(lines)
    x, y = _point(iso3, shape, frame)
    for lift in LIFTS:
        if abs(lift) > max(LIFTS[1], (shape.box[3] - shape.box[1]) * 0.4):
            continue
        top = y + lift - high / 2
        box = (x - wide / 2 - 2, top - 1, x + wide / 2 + 2, top + high + 1)
        if _inside(box, frame) and not any(_over(box, other) for other in boxes):
            boxes.append(box)
            return "".join(
                _text(text, (x, top + leading * (at + 0.5) + size * 0.36), size, spacing, style)
                for at, text in enumerate(lines)
            )
    return ""


def _point(iso3: str, shape: Shape, frame: Frame) -> tuple[float, float]:
    """Return where a name belongs: its label point, or within what is seen of the country."""
    if iso3 in _POINTS:
        x, y = (float(part) for part in frame.at(*_POINTS[iso3]))
        if bool(frame.holds(x, y)):
            return x, y
    return shape.inner


def _inside(box: Box, frame: Frame) -> bool:
    return bool(frame.holds([box[0], box[2]], [box[1], box[3]]).all())


def _over(box: Box, other: Box) -> bool:
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]


def _lines(name: str) -> list[str]:
    """Return a long name in two balanced lines."""
    words = name.split(" ")
    if len(name) < _LONG or len(words) == 1:
        return [name]
    cuts = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    return min(cuts, key=lambda cut: max(len(part) for part in cut))


def _text(text: str, at: tuple[float, float], size: float, spacing: float, style: Style) -> str:
    return svg.element(
        "text",
        svg.words(text),
        x=at[0],
        y=at[1],
        font_size=size,
        font_weight=600,
        letter_spacing=spacing,
        text_anchor="middle",
        fill=style.palette.country,
        stroke=style.palette.veil,
        stroke_width=3,
        stroke_linejoin="round",
        paint_order="stroke",
    )
