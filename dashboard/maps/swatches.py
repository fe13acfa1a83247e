"""The legend's pictures as SVG, from numbers and colours of this code only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import taxonomy
from dashboard.maps import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.maps.legend import Entry, Kind


def swatch(entry: Entry, *, theme: look.Theme = "light") -> str:
    """Return the picture of an entry as SVG, 24 by 16 pixels, hidden from screen readers."""
    inside = _PICTURES[entry.kind](entry, look.PALETTES[theme])
    return (
        '<svg width="24" height="16" viewBox="0 0 24 16" aria-hidden="true" focusable="false">'
        f"{inside}</svg>"
    )


_SHAPES: Final = {
    "circle": '<circle cx="12" cy="8" r="5.4" {paint}/>',
    "square": '<rect x="6.9" y="2.9" width="10.2" height="10.2" {paint}/>',
    "triangle": '<path d="M12 1.8 18.2 12.9H5.8Z" {paint}/>',
    "diamond": '<path d="M12 1 19 8 12 15 5 8Z" {paint}/>',
}


def _mark(entry: Entry, palette: look.Palette) -> str:
    fill = entry.colour if entry.solid else palette.surface
    paint = f'fill="{fill}" stroke="{entry.colour}" stroke-width="{0 if entry.solid else 2}"'
    return _SHAPES[entry.shape].format(paint=paint)


def _bubble(_entry: Entry, palette: look.Palette) -> str:
    theme = next(name for name, known in look.PALETTES.items() if known is palette)
    one, other = (look.on_ground(method.colour, theme) for method in taxonomy.METHODS[:2])
    return (
        f'<circle cx="12" cy="8" r="7.5" fill="{palette.surface}"/>'
        f'<path d="M12 1.8A6.2 6.2 0 0 1 12 14.2" fill="none" stroke="{one}" stroke-width="2.4"/>'
        f'<path d="M12 14.2A6.2 6.2 0 0 1 12 1.8" fill="none" stroke="{other}" stroke-width="2.4"/>'
        f"{_figure('3', palette)}"
    )


def _badge(entry: Entry, palette: look.Palette) -> str:
    return (
        f'<rect x="3.5" y="1" width="17" height="14" rx="3.5" fill="{palette.surface}" '
        f'stroke="{entry.colour}" stroke-dasharray="2.6 1.8"/>{_figure("3", palette)}'
    )


def _figure(text: str, palette: look.Palette) -> str:
    return (
        '<text x="12" y="11.2" text-anchor="middle" font-family="system-ui, sans-serif" '
        f'font-size="8.5" font-weight="600" fill="{palette.ink}">{text}</text>'
    )


def _area(entry: Entry, palette: look.Palette) -> str:
    return (
        f'<rect x="2.5" y="2.5" width="19" height="11" fill="{entry.colour}" '
        f'stroke="{palette.border}" stroke-width="0.8"/>'
    )


def _hatch(entry: Entry, palette: look.Palette) -> str:
    lines = "".join(f"M{x} 13.5l11-11" for x in (2.5, 6.5, 10.5))
    corners = "M2.5 9.5l7-7M2.5 5.5l3-3M14.5 13.5l7-7M18.5 13.5l3-3"
    return f'{_ground(palette)}<path d="{lines}{corners}" stroke="{entry.colour}" fill="none"/>'


def _dots(entry: Entry, palette: look.Palette) -> str:
    drawn = "".join(
        f'<circle cx="{x}" cy="{y}" r="1.1" fill="{entry.colour}" stroke="none"/>'
        for x, y in ((6, 5.5), (12, 5.5), (18, 5.5), (9, 10.5), (15, 10.5))
    )
    return f"{_ground(palette)}{drawn}"


def _dashes(entry: Entry, palette: look.Palette) -> str:
    lines = "M4.5 6h5M12.5 6h5M8.5 10h5M16.5 10h3.5"
    return f'{_ground(palette)}<path d="{lines}" stroke="{entry.colour}" fill="none"/>'


def _ground(palette: look.Palette) -> str:
    return (
        f'<rect x="2.5" y="2.5" width="19" height="11" fill="{palette.land}" '
        f'stroke="{palette.border}" stroke-width="0.8"/>'
    )


def _leg(entry: Entry, _palette: look.Palette) -> str:
    faint = 0.5 if entry.shape == "closed" else 1
    dashes = " ".join(f"{0.7 * dash:g}" for dash in look.STROKES[entry.shape])
    return (
        f'<path d="M1 12Q12 3 23 6" fill="none" stroke="{entry.colour}" stroke-width="1.6" '
        f'stroke-linecap="round" stroke-dasharray="{dashes}" opacity="{faint}"/>'
    )


def _journey(entry: Entry, palette: look.Palette) -> str:
    curve = 'd="M1 12Q12 3 23 6" fill="none"'
    return (
        f'<path {curve} stroke="{entry.colour}" stroke-width="3"/>'
        f'<path {curve} stroke="{palette.halo}" stroke-width="1.1"/>'
    )


_CURVE: Final = "M1 12Q12 3 23 6"


def _track(entry: Entry, palette: look.Palette) -> str:
    """Draw a way of an answer with its number; ``shape`` is "bold" for the chosen one."""
    wide, reach = (3.8, 6.6) if entry.shape == "bold" else (1.9, 5.4)
    return (
        f'<path d="{_CURVE}" fill="none" stroke="{entry.colour}" stroke-width="{wide}"/>'
        f'<circle cx="12" cy="7.5" r="{reach}" fill="{entry.colour}" stroke="{palette.halo}"/>'
        '<text x="12" y="10.4" text-anchor="middle" font-family="system-ui, sans-serif" '
        f'font-size="8" font-weight="700" fill="{palette.halo}">1</text>'
    )


def _tracks(_entry: Entry, palette: look.Palette) -> str:
    one, other = palette.tracks[:2]
    return (
        f'<path d="M1 9.8Q12 .8 23 3.8" fill="none" stroke="{one}" stroke-width="1.9"/>'
        f'<path d="M1 13.6Q12 4.6 23 7.6" fill="none" stroke="{other}" stroke-width="1.9"/>'
    )


_PICTURES: Final[dict[Kind, Callable[[Entry, look.Palette], str]]] = {
    "mark": _mark,
    "bubble": _bubble,
    "badge": _badge,
    "area": _area,
    "hatch": _hatch,
    "dots": _dots,
    "dashes": _dashes,
    "leg": _leg,
    "journey": _journey,
    "track": _track,
    "tracks": _tracks,
}
