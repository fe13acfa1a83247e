"""One mark as SVG: shape as well as colour tells the method, filled or hollow the evidence.

A dashed plate says that something is known, or shown, only to the country; nothing is a pin.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from dashboard import taxonomy
from dashboard.maps.look import on_ground
from dashboard.pictures import svg
from dashboard.pictures.placing import plate, short

if TYPE_CHECKING:
    from dashboard.pictures.placing import Mark
    from dashboard.pictures.style import Style

RING: Final = 3.5
_SHAPES: Final = {method.code: method.shape for method in taxonomy.METHODS}


def drawn(mark: Mark, style: Style, *, emphasised: bool) -> str:
    """Return a mark as a group of its own, with what it counts (``data-n``)."""
    inside = {"badge": _badge, "cell": _bubble, "incident": _single}[mark.kind](mark, style)
    ring = _emphasis(mark, style) if emphasised else ""
    place = f"translate({svg.number(mark.x)} {svg.number(mark.y)})"
    scale = "" if mark.scale == 1 else f" scale({svg.number(mark.scale)})"
    return svg.element("g", ring + inside, class_=mark.kind, data_n=mark.n, transform=place + scale)


def box(mark: Mark) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of a mark (pixels)."""
    wide, high = plate(mark.n) if mark.kind == "badge" else (mark.size, mark.size)
    wide, high = wide * mark.scale, high * mark.scale
    return mark.x - wide, mark.y - high, mark.x + wide, mark.y + high


def _bubble(mark: Mark, style: Style) -> str:
    r, text = mark.size, short(mark.n)
    size = min(14.0, max(10.5, r * 1.9 / max(2.0, len(text) * 0.9)))
    shadow = svg.element("circle", cy=1, r=r + 2, fill=style.palette.shadow, opacity=0.4)
    ground = svg.element("circle", r=r + 1, fill=style.palette.surface)
    return shadow + ground + _ring(mark, style) + _figure(text, style, size)


def _ring(mark: Mark, style: Style) -> str:
    """Return the ring of shares, starting at twelve o'clock, with fine gaps between them."""
    middle = mark.size - RING / 2
    shares = [
        (on_ground(method.colour, style.theme), n)
        for method, n in zip(taxonomy.METHODS, mark.parts, strict=True)
        if n
    ]
    if len(shares) == 1:
        return svg.element("circle", r=middle, fill="none", stroke=shares[0][0], stroke_width=RING)
    found, begin = [], -math.pi / 2
    for colour, n in shares:
        end = begin + 2 * math.pi * n / mark.n
        line = _arc(middle, begin, end)
        found.append(svg.element("path", d=line, fill="none", stroke=colour, stroke_width=RING))
        found.append(_gap(mark.size, end, style))
        begin = end
    return "".join(found)


def _arc(r: float, begin: float, end: float) -> str:
    ends = [(r * math.cos(angle), r * math.sin(angle)) for angle in (begin, end)]
    (x, y), (to_x, to_y) = ((svg.number(a), svg.number(b)) for a, b in ends)
    large = int(end - begin > math.pi)
    return f"M{x} {y}A{svg.number(r)} {svg.number(r)} 0 {large} 1 {to_x} {to_y}"


def _gap(r: float, angle: float, style: Style) -> str:
    x, y = math.cos(angle), math.sin(angle)
    return svg.element(
        "line",
        x1=(r - RING) * x,
        y1=(r - RING) * y,
        x2=r * x,
        y2=r * y,
        stroke=style.palette.surface,
        stroke_width=1,
    )


def _single(mark: Mark, style: Style) -> str:
    method = next(m for m in taxonomy.METHODS if m.code == mark.method)
    colour, r = on_ground(method.colour, style.theme), mark.size - 3.5
    halo = 3.5 if mark.solid else 5.5
    outline = _outline(mark.method, r)
    name, shape = outline
    return svg.element(
        name, **shape, fill=style.palette.halo, stroke=style.palette.halo, stroke_width=halo,
        stroke_linejoin="round",
    ) + svg.element(
        name,
        **shape,
        fill=colour if mark.solid else style.palette.surface,
        stroke=None if mark.solid else colour,
        stroke_width=None if mark.solid else 2,
        stroke_linejoin="round",
    )  # fmt: skip


def _outline(method: str, r: float) -> tuple[str, dict[str, object]]:
    """Return the element and attributes of a method's shape."""
    n = svg.number
    match _SHAPES[method]:
        case "circle":
            return "circle", {"r": r}
        case "square":
            return "rect", {"x": -r * 0.89, "y": -r * 0.89, "width": r * 1.78, "height": r * 1.78}
        case "triangle":
            corner = f"{n(r * 1.13)} {n(r * 0.82)}"
            return "path", {"d": f"M0 {n(-r * 1.2)}L{corner}L{n(-r * 1.13)} {n(r * 0.82)}z"}
        case _:
            far = n(r * 1.27)
            return "path", {"d": f"M0 -{far}L{far} 0L0 {far}L-{far} 0z"}


def _badge(mark: Mark, style: Style) -> str:
    wide, high = plate(mark.n)
    frame: dict[str, object] = {"width": 2 * wide, "height": 2 * high, "rx": 5}
    shadow = svg.element(
        "rect", x=-wide - 0.5, y=-high + 1, **frame, fill=style.palette.shadow, opacity=0.4
    )
    plain = svg.element(
        "rect",
        x=-wide,
        y=-high,
        **frame,
        fill=style.palette.surface,
        stroke=style.palette.dash,
        stroke_width=1.2,
        stroke_dasharray="3 2.2",
    )
    return shadow + plain + _figure(short(mark.n), style, 11.5, -1.5) + _bar(mark, style)


def _bar(mark: Mark, style: Style) -> str:
    """Return the bar of shares under a badge's number."""
    wide, high = plate(mark.n)
    long = 2 * (wide - 5)
    begin, found = -long / 2, []
    for method, n in zip(taxonomy.METHODS, mark.parts, strict=True):
        part = long * n / mark.n
        colour = on_ground(method.colour, style.theme)
        if n:
            found.append(
                svg.element("rect", x=begin, y=high - 5.2, width=part, height=2.4, fill=colour)
            )
        begin += part
    return "".join(found)


def _figure(text: str, style: Style, size: float, lift: float = 0.0) -> str:
    return svg.element(
        "text",
        svg.words(text),
        y=lift + size * 0.36,
        font_size=size,
        font_weight=600,
        text_anchor="middle",
        fill=style.palette.ink,
    )


def _emphasis(mark: Mark, style: Style) -> str:
    found = ""
    for colour, width in ((style.palette.halo, 5.0), (style.palette.selected, 2.2)):
        if mark.kind == "badge":
            wide, high = (side + 3 for side in plate(mark.n))
            found += svg.element(
                "rect", x=-wide, y=-high, width=2 * wide, height=2 * high, rx=7,
                fill="none", stroke=colour, stroke_width=width,
            )  # fmt: skip
        else:
            found += svg.element(
                "circle", r=mark.size + 3, fill="none", stroke=colour, stroke_width=width
            )
    return found
