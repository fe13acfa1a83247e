"""The map of a picture: sea, countries, lines, marks and names, cut at its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.in_words import day as day_in_words
from dashboard.pictures import furniture, ground, labels, lines, svg, tracks
from dashboard.pictures import marks as mark_shapes
from dashboard.pictures.placing import holding, marks
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.maps.corridor_layer import Line
    from dashboard.pictures.asked import Asked
    from dashboard.pictures.colours import Fills
    from dashboard.pictures.frame import Frame
    from dashboard.pictures.style import Style


def drawn(asked: Asked, view: Frame, fills: Fills, flows: list[Line]) -> str:
    """Return the map itself, cut at its edges."""
    style, palette = asked.style, asked.style.palette
    shapes = ground.shapes(view)
    shown, out = (
        marks(asked.incidents, asked.query, view) if "incidents" in asked.layers else ([], 0)
    )
    stressed = _stressed(asked, view.zoom)
    bar, bar_box = furniture.scale(view, style)
    credit, credit_box = furniture.credit(_credit(asked), view, style)
    elsewhere, elsewhere_box = furniture.outside(out, view, style) if out else ("", bar_box)
    taken = [*map(mark_shapes.box, shown), bar_box, credit_box, elsewhere_box]
    taken += tracks.boxes(flows, view, asked.ways) if asked.ways else []
    chosen = [name[8:] for name in asked.stressed if name.startswith("country:")]
    parts = [
        svg.element("rect", fill=palette.sea, **_box(view)),
        _graticule(view, style),
        _countries(shapes, fills, style),
        _outlined([shapes[iso3] for iso3 in chosen if iso3 in shapes], style),
        lines.drawn(flows, view, style, stressed, asked.ways),
        tracks.drawn(flows, view, style, asked.ways) if asked.ways else "",
        labels.drawn(shapes, view, style, taken, chosen),
        "".join(
            mark_shapes.drawn(mark, style, emphasised=mark.select in stressed)
            for mark in sorted(shown, key=lambda mark: mark.select in stressed)
        ),
        bar, credit, elsewhere,
    ]  # fmt: skip
    return svg.element("svg", "".join(parts), **_box(view), viewBox=_view_box(view))


def _graticule(view: Frame, style: Style) -> str:
    stroke = style.palette.graticule
    return svg.element(
        "path", d=ground.graticule(view), fill="none", stroke=stroke, stroke_width=0.5
    )


def _countries(shapes: Mapping[str, ground.Shape], fills: Fills, style: Style) -> str:
    palette = style.palette
    areas = "".join(
        svg.element(
            "path", d=shape.area, data_iso3=iso3, fill=fills.of(iso3, palette, prefix(style))
        )
        for iso3, shape in shapes.items()
    )
    borders = "".join(shape.border for shape in shapes.values())
    return svg.element("g", areas, class_="countries", fill_rule="evenodd") + svg.element(
        "path",
        d=borders,
        fill="none",
        stroke=palette.border,
        stroke_width=0.7,
        stroke_linejoin="round",
    )


def _outlined(chosen: Sequence[ground.Shape], style: Style) -> str:
    return "".join(
        svg.element(
            "path", d=shape.border, fill="none", stroke=style.palette.selected, stroke_width=2.2,
            stroke_linejoin="round",
        )
        for shape in chosen
    )  # fmt: skip


def _stressed(asked: Asked, zoom: int) -> frozenset[str]:
    """Return what stands out, records by the marks that hold them, countries by their outline."""
    found: set[str] = set()
    for name in asked.stressed:
        kind, _, identifier = name.partition(":")
        if kind == "incident":
            found.update(holding(asked.incidents, identifier, zoom))
        elif kind != "country":
            found.add(name)
    return frozenset(found)


def prefix(style: Style) -> str:
    """Return what names of parts begin with: pictures of both themes may stand on one page."""
    return f"atlas-{style.theme}"


def _credit(asked: Asked) -> str:
    manifest = asked.released.manifest
    day = day_in_words(manifest.as_of)
    return say("picture.credit", version=manifest.data_version, day=day)


def _box(view: Frame) -> dict[str, float]:
    return {"x": view.left, "y": view.top, "width": view.width, "height": view.height}


def _view_box(view: Frame) -> str:
    return " ".join(svg.number(side) for side in _box(view).values())
