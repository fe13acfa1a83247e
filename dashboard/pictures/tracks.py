"""The ways of an answer as tracks side by side, each with its number, as the live map draws them.

The numbers here are those of ``maps/web/tracks.js``.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.maps.look import STROKES
from dashboard.pictures import lines, svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from dashboard.maps.base_map import Track, Ways
    from dashboard.maps.corridor_layer import Line
    from dashboard.pictures.frame import Box, Frame
    from dashboard.pictures.style import Style

LANE: Final = 5.5
THIN, BOLD = 2.6, 5.0
BADGE: Final = 8.5
SPOTS: Final = (0.44, 0.32, 0.56, 0.7, 0.22, 0.82)


def drawn(flows: Iterable[Line], frame: Frame, style: Style, ways: Ways) -> str:
    """Return the tracks as SVG, the chosen one over the others, then stations and numbers."""
    known = {line["id"]: line for line in flows if line["kind"] == "leg"}
    ordered = sorted(ways["tracks"], key=lambda track: (track["chosen"], -track["rank"]))
    strokes = {track["id"]: _strokes(track, known, frame) for track in ordered}
    return "".join(
        (
            *(_track(track, strokes[track["id"]], style) for track in ordered),
            _stations(ways, known, frame, style),
            *(_number(track, at, style) for track, at in _places(ordered, strokes)),
        )
    )


def boxes(flows: Iterable[Line], frame: Frame, ways: Ways) -> list[Box]:
    """Return what the numbers take up, so that names keep out of it."""
    known = {line["id"]: line for line in flows if line["kind"] == "leg"}
    strokes = {track["id"]: _strokes(track, known, frame) for track in ways["tracks"]}
    places = (at for _, at in _places(list(ways["tracks"]), strokes))
    reach = BADGE + 2
    return [(x - reach, y - reach, x + reach, y + reach) for x, y in places]


def legs(ways: Ways, *, chosen: bool) -> set[str]:
    """Return the legs of the chosen way, or of all ways and beside them."""
    picked = (track for track in ways["tracks"] if track["chosen"] or not chosen)
    used = {run["leg"] for track in picked for run in track["runs"]}
    return used if chosen else used | set(ways["others"])


def aside(points: npt.NDArray[np.float64], far: float) -> npt.NDArray[np.float64]:
    """Return a stroke moved to the right of its direction by some pixels."""
    ahead = np.vstack((points[1:], points[-1:])) - np.vstack((points[:1], points[:-1]))
    length = np.maximum(np.hypot(ahead[:, 0], ahead[:, 1]), 1e-9)
    return points + np.column_stack((-ahead[:, 1], ahead[:, 0])) / length[:, None] * far


Strokes = list[tuple[str, str, list["npt.NDArray[np.float64]"]]]
"""Of one way: leg, its state, and what of it is seen."""


def _strokes(track: Track, known: dict[str, Line], frame: Frame) -> Strokes:
    return [
        (
            run["leg"],
            run["state"],
            [
                aside(points, run["lane"] * LANE)
                for part in known[run["leg"]]["parts"]
                for points in lines.on_picture(part, frame)
            ],
        )
        for run in track["runs"]
        if run["leg"] in known
    ]


def _colour(track: Track, style: Style) -> str:
    colours = style.palette.tracks
    return colours[(track["rank"] - 1) % len(colours)]


def _track(track: Track, strokes: Strokes, style: Style) -> str:
    wide = BOLD if track["chosen"] else THIN
    return "".join(
        svg.element(
            "g",
            "".join(_stroke(points, state, wide, _colour(track, style), style) for points in seen),
            data_leg=leg,
            data_track=track["rank"],
        )
        for leg, state, seen in strokes
        if seen
    )


def _stroke(
    points: npt.NDArray[np.float64], state: str, wide: float, colour: str, style: Style
) -> str:
    outline = {"d": lines.smooth(points), "fill": "none", "stroke_linejoin": "round"}
    dashes = " ".join(svg.number(dash * max(1.0, wide / 2)) for dash in STROKES[state])
    halo = svg.element("path", **outline, stroke=style.palette.halo, stroke_width=wide + 2)
    line = svg.element(
        "path", **outline, stroke=colour, stroke_width=wide, stroke_dasharray=dashes or None
    )
    return halo + line + lines.arrow(points, colour, 6.5 if wide == BOLD else 5.0)


def _stations(ways: Ways, known: dict[str, Line], frame: Frame, style: Style) -> str:
    """Return a ring where legs begin and end that holds all lanes."""
    reach: dict[tuple[float, float], float] = {}
    for run in (run for track in ways["tracks"] for run in track["runs"] if run["leg"] in known):
        parts = known[run["leg"]]["parts"]
        for lat, lon in (parts[0][0], parts[-1][-1]):
            x, y = frame.at(lon, lat)
            wide = 3.4 + abs(run["lane"]) * LANE
            reach[float(x), float(y)] = max(reach.get((float(x), float(y)), 0.0), wide)
    palette = style.palette
    return "".join(
        svg.element(
            "circle", cx=x, cy=y, r=r, fill=palette.surface, stroke=palette.ink, stroke_width=1.6
        )
        for (x, y), r in sorted(reach.items())
        if frame.holds(x, y)
    )


def _places(
    ordered: list[Track], strokes: dict[str, Strokes]
) -> list[tuple[Track, tuple[float, float]]]:
    """Return where each number stands: where no other does, on a leg of its own if it has one."""
    taken: list[tuple[float, float]] = []
    users = Counter(leg for runs in strokes.values() for leg, *_ in runs)
    found = []
    for track in sorted(ordered, key=lambda track: (not track["chosen"], track["rank"])):
        spots = _spots(strokes[track["id"]], users)
        if spots:
            free = (at for at in spots if all(math.dist(at, one) > 2 * BADGE + 1 for one in taken))
            at = next(free, spots[0])
            taken.append(at)
            found.append((track, at))
    return found[::-1]


def _spots(strokes: Strokes, users: Mapping[str, int]) -> list[tuple[float, float]]:
    last_first = [(users[leg] > 1, -place, seen) for place, (leg, _, seen) in enumerate(strokes)]
    order = [seen for _, _, seen in sorted(last_first, key=lambda run: run[:2]) if seen]
    longest = (max(seen, key=lambda points: math.dist(points[0], points[-1])) for seen in order)
    return [
        tuple(points[round(share * (len(points) - 1))].tolist())
        for points in longest
        for share in SPOTS
    ]


def _number(track: Track, at: tuple[float, float], style: Style) -> str:
    (x, y), halo = at, style.palette.halo
    reach = BADGE + (2 if track["chosen"] else 0)
    disc = svg.element(
        "circle", cx=x, cy=y, r=reach, fill=_colour(track, style), stroke=halo, stroke_width=1.8
    )
    size = reach + 2.5
    figure = svg.element(
        "text",
        str(int(track["rank"])),
        x=x,
        y=y + 0.35 * size,
        fill=halo,
        font_family=style.font,
        font_size=size,
        font_weight=700,
        text_anchor="middle",
    )
    return svg.element("g", disc + figure, class_="track-number")
