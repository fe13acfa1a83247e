"""The legend of a picture: the live map's own entries, set in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.maps.swatches import swatch
from dashboard.pictures import svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.maps.legend import Section
    from dashboard.pictures.style import Style

COLUMN: Final = 196.0
"""Width of a column, pixels."""

NARROW: Final = 142.0
"""Width of a column at least, where several stand beside each other (pixels)."""

GAP: Final = 16.0
TITLE, ENTRY, NOTE = 11.0, 10.5, 9.5
"""Sizes of type, pixels."""

_SWATCH: Final = 31.0


@dataclass(frozen=True, slots=True)
class Block:
    """A section drawn at 0, 0, and how high it is."""

    drawn: str
    height: float


def column(sections: Sequence[Section], style: Style, height: float) -> str:
    """Return one column, made smaller where it would be higher than ``height``."""
    blocks = [_block(section, style, COLUMN - GAP) for section in sections]
    total = sum(block.height + GAP for block in blocks)
    shrink = min(1.0, height / max(total, 1.0))
    scale = None if shrink == 1 else f"scale({svg.number(shrink)})"
    return svg.element("g", _stacked(blocks), transform=scale) if blocks else ""


def columns(sections: Sequence[Section], style: Style, width: float) -> Block:
    """Return columns that take as little height as they can, filled in reading order."""
    most = max(1, min(len(sections), int((width + GAP) / (NARROW + GAP))))
    layouts = [_set(sections, style, width, count) for count in range(1, most + 1)]
    return min(layouts, key=lambda block: block.height)


def _set(sections: Sequence[Section], style: Style, width: float, count: int) -> Block:
    each = (width + GAP) / count
    blocks = [_block(section, style, each - GAP) for section in sections]
    limit = _least(blocks, count)
    drawn = "".join(
        svg.element("g", _stacked(pile), transform=f"translate({svg.number(at * each)} 0)")
        for at, pile in enumerate(_piled(blocks, limit))
    )
    return Block(drawn, limit)


def _least(blocks: Sequence[Block], count: int) -> float:
    """Return the smallest height at which the blocks, in order, fill no more columns than that."""
    heights = sorted(
        sum(block.height + GAP for block in blocks[first:last])
        for first in range(len(blocks))
        for last in range(first + 1, len(blocks) + 1)
    )
    tallest = max((block.height + GAP for block in blocks), default=0.0)
    fits = (high for high in heights if high >= tallest and len(_piled(blocks, high)) <= count)
    return next(fits, tallest)


def _piled(blocks: Sequence[Block], limit: float) -> list[list[Block]]:
    piles: list[list[Block]] = []
    used = limit + 1
    for block in blocks:
        used += block.height + GAP
        if not piles or used > limit + 1e-6:
            piles.append([])
            used = block.height + GAP
        piles[-1].append(block)
    return piles


def _stacked(blocks: Sequence[Block]) -> str:
    found, y = [], 0.0
    for block in blocks:
        place = f"translate(0 {svg.number(y)})"
        found.append(svg.element("g", block.drawn, transform=place))
        y += block.height + GAP
    return "".join(found)


def _block(section: Section, style: Style, width: float) -> Block:
    parts, y = [], 0.0
    for line in svg.wrapped(section.title, TITLE * 1.05, width):
        y += TITLE * 1.25
        parts.append(_text(line, 0.0, y, TITLE, style, bold=True))
    y += 5.0
    for entry in section.entries:
        lines = svg.wrapped(entry.label, ENTRY, width - _SWATCH)
        picture = swatch(entry, theme=style.theme).replace(
            "<svg ", f'<svg x="0" y="{svg.number(y)}" ', 1
        )
        parts.append(picture)
        for at, line in enumerate(lines):
            parts.append(_text(line, _SWATCH, y + 11.5 + at * ENTRY * 1.2, ENTRY, style))
        y += 17.5 + (len(lines) - 1) * ENTRY * 1.2
    for line in svg.wrapped(section.note, NOTE, width) if section.note else ():
        y += NOTE * 1.28
        parts.append(_text(line, 0.0, y, NOTE, style))
    return Block("".join(parts), y)


def _text(text: str, x: float, y: float, size: float, style: Style, *, bold: bool = False) -> str:
    weight = 600 if bold else None
    fill = style.palette.ink if bold else style.palette.country
    return svg.element(
        "text", svg.words(text), x=x, y=y, font_size=size, font_weight=weight, fill=fill
    )
