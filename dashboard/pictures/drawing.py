"""One picture: ground, colours, lines, marks and names, then what stands around the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.filters import Query
from dashboard.maps import track_legend
from dashboard.maps.legend import sections
from dashboard.pictures import colours, frame, legend, mapped, svg
from dashboard.pictures.asked import Asked, fitted
from dashboard.pictures.style import Style
from dashboard.pictures.words import spoken

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from dashboard import engine
    from dashboard.maps.base_map import Ways
    from dashboard.maps.legend import Section
    from dashboard.pictures.colours import Fills
    from dashboard.pictures.frame import Bounds
    from dashboard.snapshot import Snapshot

HEADING: Final = 20.0
LEAST: Final = 12.0
"""Sizes of the title, pixels: at most and at least."""

_INSET: Final = 14.0


def picture(
    released: Snapshot,
    incidents: engine.Incidents,
    query: Query | None = None,
    *,
    layers: Sequence[str] = ("incidents", "totals"),
    coloured: Mapping[str, Any] | None = None,
    as_of: date | None = None,
    ways: Ways | None = None,
    stressed: Collection[str] = (),
    bounds: Bounds | None = None,
    style: Style | None = None,
) -> str:
    """Return a picture of a view as one SVG document that refers to nothing outside itself.

    Parameters
    ----------
    released, incidents
        The data (``Site.snapshot``, ``Site.incidents``).
    query
        Which incidents are asked for; all by default.
    layers
        What is drawn, of ``incidents``, ``totals``, ``legs`` and ``journeys``.
    coloured
        The risk layer, or the change of one, that colours the countries in place of counts while
        ``totals`` is drawn: what ``Site.risks.coloured`` or ``Site.changes.coloured`` answer.
    as_of
        The day the legs are drawn for; by default that of the data.
    ways
        Only these legs, the chosen ones bold; None for all.
    stressed
        What stands out: ``incident:…``, ``country:KAZ``, ``leg:…``, ``journey:…``, as links of
        the page name them. An incident among others is stressed by what holds it.
    bounds
        West, south, east, north in degrees; by default what the data asked for need.
    style
        Size, type, theme, title, legend, names.
    """
    day = min(as_of or released.manifest.as_of, released.manifest.as_of)
    given = style or Style()
    asked = Asked(
        released, incidents, query or Query(), tuple(layers), coloured, day, ways,
        tuple(sorted(stressed)), given,
    )  # fmt: skip
    width, height = given.width / given.scale, given.height / given.scale
    return _document(asked, _contents(asked, width, height, bounds), width, height)


def _contents(asked: Asked, width: float, height: float, bounds: Bounds | None) -> str:
    """Return the map, its title and its legend."""
    style, fills = asked.style, _fills(asked)
    top = HEADING * 2 if style.title else 0.0
    shown = _sections(asked, fills)
    right = legend.COLUMN + _INSET if style.legend == "right" and shown else 0.0
    below = None
    if style.legend == "below" and shown:
        below = legend.columns(shown, style, width - 2 * _INSET)
    under = below.height + _INSET if below else 0.0
    drawn = asked.lines()
    box = (0.0, top, width - right, height - top - under)
    view = frame.fitted(bounds, box, pad=0.0) if bounds else fitted(asked, drawn, box)
    parts = [mapped.drawn(asked, view, fills, drawn)]
    if style.title:
        parts.append(_title(style, width))
    if right:
        parts.append(
            _moved(legend.column(shown, style, height - top - 10), view.width + _INSET, top + 10)
        )
    if below:
        parts.append(_moved(below.drawn, _INSET, height - under + _INSET))
    return "".join(parts)


def _sections(asked: Asked, fills: Fills) -> tuple[Section, ...]:
    """Return the legend; the ways of an answer have one of their own."""
    theme = asked.style.theme
    every = sections(asked.layers, theme=theme, breaks=fills.breaks, scored=fills.scored)
    if asked.ways is None:
        return every
    found = bool(asked.ways["tracks"])
    tracks = track_legend.section(theme=theme, found=found, printed=True)
    return tuple(tracks if section.layer == "legs" else section for section in every)


def _document(asked: Asked, contents: str, width: float, height: float) -> str:
    style = asked.style
    told = spoken(
        asked.incidents,
        asked.query,
        names=style.names,
        layers=asked.layers,
        coloured=asked.coloured,
    )
    ground_ = svg.element("rect", width=width, height=height, fill=style.palette.surface)
    title = svg.element("title", svg.words(style.title)) if style.title else ""
    said = svg.element("desc", svg.words(told))
    defs = svg.element("defs", colours.patterns(style.palette, mapped.prefix(style)))
    return svg.element(
        "svg",
        title + said + defs + ground_ + contents,
        xmlns="http://www.w3.org/2000/svg",
        width=style.width,
        height=style.height,
        viewBox=f"0 0 {svg.number(width)} {svg.number(height)}",
        role="img",
        aria_label=told,
        font_family=style.font,
    )


def _fills(asked: Asked) -> colours.Fills:
    if "totals" not in asked.layers:
        return colours.Fills()
    if asked.coloured is not None:
        return colours.layered(asked.coloured, asked.style.theme)
    return colours.counted(asked.incidents, asked.query, asked.style.palette)


def _title(style: Style, width: float) -> str:
    """Return the title on one line, smaller where it is long, cut where it is too long for that."""
    text, room = style.title, width - 2 * _INSET
    size = min(HEADING, max(LEAST, room / max(svg.width(text, 1.0, bold=True), 1.0)))
    while text and svg.width(f"{text}…", size, bold=True) > room + size:
        text = text[:-1]
    shown = text if text == style.title else f"{text.rstrip()}…"
    return svg.element(
        "text",
        svg.words(shown),
        x=_INSET,
        y=HEADING * 1.35,
        font_size=size,
        font_weight=600,
        fill=style.palette.ink,
    )


def _moved(drawn: str, x: float, y: float) -> str:
    return svg.element("g", drawn, transform=f"translate({svg.number(x)} {svg.number(y)})")
