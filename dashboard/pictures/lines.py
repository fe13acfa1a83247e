"""Legs and journeys as the live map draws them: curves between cities, never routes.

Solid is open, dashed restricted, dotted and faint closed or ended; a journey is a double line.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.maps.look import STROKES
from dashboard.pictures import svg

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy.typing as npt

    from dashboard.maps.base_map import Ways
    from dashboard.maps.corridor_layer import Line
    from dashboard.pictures.frame import Frame
    from dashboard.pictures.style import Style

ARROW: Final = 34.0
"""Lines shorter than that (pixels) have no head."""

DIMMED: Final = 0.3
"""How strong lines are while others stand out."""


def drawn(
    lines: Iterable[Line], frame: Frame, style: Style, bold: Collection[str], ways: Ways | None
) -> str:
    """Return the lines as SVG, the bold ones last.

    Parameters
    ----------
    bold
        What stands out, as ``leg:…`` or ``journey:…``.
    ways
        Of the legs, only those beside the ways of an answer, each in the state it has there (the
        ways themselves are tracks); None for all.
    """
    shown = [line for line in lines if ways is None or _state(line, ways)]
    stressed = {_name(line) for line in shown if _name(line) in bold}
    ordered = sorted(shown, key=lambda line: (_name(line) in stressed, line["id"]))
    dimmed = bool(stressed or (ways and ways["tracks"]))
    return "".join(
        _line(line, frame, style, _look(line, ways), (_name(line) in stressed, dimmed))
        for line in ordered
    )


def ends(lines: Iterable[Line]) -> list[list[float]]:
    """Return every point of lines, as [lat, lon]."""
    return [point for line in lines for part in line["parts"] for point in part]


def _name(line: Line) -> str:
    return f"{line['kind']}:{line['id']}"


def _state(line: Line, ways: Ways) -> str:
    """Return the state that an answer gives a line; "" where it has no part in it."""
    return _own(line) if line["kind"] == "journey" else ways["others"].get(line["id"], "")


def _own(line: Line) -> str:
    return "closed" if line["ended"] else line["status"] or "open"


def _look(line: Line, ways: Ways | None) -> str:
    return _own(line) if ways is None else _state(line, ways)


def _line(line: Line, frame: Frame, style: Style, look: str, stress: tuple[bool, bool]) -> str:
    bold, dimmed = stress
    strength = 1.0 if bold else (DIMMED if dimmed else 1.0) * (0.5 if look == "closed" else 0.75)
    pieces = [
        _part(points, line["kind"], style, look, bold=bold)
        for part in line["parts"]
        for points in on_picture(part, frame)
    ]
    stops = [_stop(at, line["kind"], style, bold=bold) for at in _stops(line, frame)]
    inside = "".join((*pieces, *stops))
    name = {"data_leg": line["id"]} if line["kind"] == "leg" else {"data_journey": line["id"]}
    opacity = None if strength == 1 else strength
    return svg.element("g", inside, **name, opacity=opacity) if inside else ""


def on_picture(part: Sequence[Sequence[float]], frame: Frame) -> list[npt.NDArray[np.float64]]:
    """Return one stretch in pixels, in each copy of the world in which something of it is seen."""
    points = np.asarray(part, dtype=np.float64)[:, ::-1]
    placed = [frame.project(points, copy) for copy in frame.copies()]
    return [line for line in placed if frame.touches(line)]


def _part(
    points: npt.NDArray[np.float64], kind: str, style: Style, look: str, *, bold: bool
) -> str:
    palette, journey = style.palette, kind == "journey"
    colour = palette.selected if bold else getattr(palette, kind)
    wide = (2.8 if journey else 1.3) + (1.2 if bold else 0.0)
    dashes = " ".join(svg.number(dash) for dash in STROKES[look])
    common: dict[str, Any] = {
        "d": smooth(points), "fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round",
    }  # fmt: skip
    found = svg.element("path", **common, stroke=palette.halo, stroke_width=wide + 3) * bold
    found += svg.element(
        "path",
        **common,
        stroke=colour,
        stroke_width=wide + (0.4 if look == "closed" else 0.0),
        stroke_dasharray=dashes or None,
    )
    if journey:
        found += svg.element("path", **common, stroke=palette.halo, stroke_width=wide - 1.8)
    return found + arrow(points, colour, (6.0 if journey else 5.0) + 1.5 * bold)


def smooth(points: npt.NDArray[np.float64]) -> str:
    """Return a stroke through the middles between points."""
    n = svg.number
    (x, y), *inner, (last_x, last_y) = points.tolist()
    following = [*inner[1:], [last_x, last_y]]
    curves = "".join(
        f"Q{n(at[0])} {n(at[1])} {n((at[0] + to[0]) / 2)} {n((at[1] + to[1]) / 2)}"
        for at, to in zip(inner, following, strict=True)
    )
    return f"M{n(x)} {n(y)}{curves}L{n(last_x)} {n(last_y)}"


def arrow(points: npt.NDArray[np.float64], colour: str, size: float) -> str:
    """Return a small head past the middle that says which way."""
    if len(points) < 2 or math.dist(points[0], points[-1]) < ARROW:
        return ""
    at = int(len(points) * 0.6)
    (from_x, from_y), (x, y) = points[at - 1].tolist(), points[at].tolist()
    turn = math.degrees(math.atan2(y - from_y, x - from_x))
    n = svg.number
    outline = (
        f"M{n(size)} 0L{n(-size * 0.7)} {n(size * 0.72)}L{n(-size * 0.3)} 0"
        f"L{n(-size * 0.7)} {n(-size * 0.72)}z"
    )
    place = f"translate({n(x)} {n(y)}) rotate({n(turn)})"
    return svg.element("path", d=outline, transform=place, fill=colour)


def _stops(line: Line, frame: Frame) -> list[tuple[float, float]]:
    stops = np.asarray(line.get("stops") or np.empty((0, 2)), dtype=np.float64)
    x, y = frame.at(stops[:, 1], stops[:, 0])
    return [at for at in zip(x.tolist(), y.tolist(), strict=True) if frame.holds(*at)]


def _stop(at: tuple[float, float], kind: str, style: Style, *, bold: bool) -> str:
    return svg.element(
        "circle",
        cx=at[0],
        cy=at[1],
        r=3.6 if bold else 2.8,
        fill=style.palette.surface,
        stroke=style.palette.selected if bold else getattr(style.palette, kind),
        stroke_width=1.4,
    )
