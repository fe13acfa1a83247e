"""Where marks go: the engine's cells and badges in pixels, pushed apart as the live map does it.

The numbers of ``web/incidents.js``, ``web/marks.js`` and ``web/layout.js``; marks far apart stay
at home, and none goes farther from it than its leash.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from dashboard import engine, taxonomy
from dashboard.engine import grid
from dashboard.engine.counts import METHOD_COUNTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from dashboard.filters import Query
    from dashboard.pictures.frame import Frame

ROUNDS: Final = 14
FARTHEST: Final = 26.0
GAP: Final = 1.5
LEASH: Final = 8.0
SMALLEST, LARGEST = 12.0, 26.0
SINGLE: Final = 10.0
SMALL, WHOLE = 0.8, 1024.0
"""Marks are drawn smaller while the world is not wider than that (pixels)."""

EDGE: Final = 10.0
"""Marks nearer to the map's edge than that (pixels) would be cut; they count as outside."""

_METHODS: Final = {t.code: t.method for t in taxonomy.THREAT_TYPES}
_SOLID: Final = {grade.code: grade.solid for grade in taxonomy.EVIDENCE}


@dataclass(slots=True)
class Mark:
    """One mark: what it stands for, and where it is drawn (pixels).

    ``select`` names it as a link of the page does; ``size`` is its radius before ``scale``; only
    single incidents have ``method`` and ``solid``.
    """

    kind: Literal["badge", "cell", "incident"]
    select: str
    n: int
    parts: tuple[int, ...]
    x: float
    y: float
    size: float
    firm: float
    leash: float
    method: str = ""
    solid: bool = True
    scale: float = 1.0
    home: tuple[float, float] = field(default=(0.0, 0.0))

    @property
    def reach(self) -> float:
        """Its radius as drawn."""
        return self.size * self.scale


def marks(incidents: engine.Incidents, query: Query, frame: Frame) -> tuple[list[Mark], int]:
    """Return the marks inside the frame, badges first, and how many incidents lie outside it."""
    cells = engine.cells(incidents, query, frame.zoom)
    badges = engine.badges(incidents, query)
    most = max([1, *cells["n"].tolist(), *badges["n"].tolist()])
    alone = cells["n"] == 1
    every = [
        *(_badge(row, at) for row, at in _rows(badges, frame)),
        *(_cell(row, at, most, frame.zoom) for row, at in _rows(cells[~alone], frame)),
        *(_single(row, at) for row, at in _rows(cells[alone], frame)),
    ]
    inside = frame.holds([mark.x for mark in every], [mark.y for mark in every], EDGE).tolist()
    shown = [mark for mark, there in zip(every, inside, strict=True) if there]
    for mark in shown:
        mark.scale = SMALL if frame.world <= WHOLE else 1.0
    spread(shown)
    rank = {"badge": 0, "cell": 1, "incident": 2}
    shown.sort(key=lambda mark: (rank[mark.kind], -mark.n, mark.select))
    return shown, sum(mark.n for mark in every) - sum(mark.n for mark in shown)


def holding(incidents: engine.Incidents, identifier: str, zoom: int) -> tuple[str, ...]:
    """Return what a record is shown as at a zoom: names of marks, itself or what holds it."""
    record = engine.record(incidents, identifier)
    if record is None:
        return ()
    if record["geo_precision"] != "city":
        return (f"country:{record['iso3']}",)
    x, y = grid.quads(record["lon"], record["lat"])
    side = grid.step(zoom)
    return (f"incident:{identifier}", f"cell:{zoom}/{int(x) // side}/{int(y) // side}")


def short(n: int) -> str:
    """Return a number as a mark has room for it.

    Examples
    --------
    >>> short(950), short(1200), short(35_000), short(1_100_000)
    ('950', '1.2k', '35k', '1.1M')
    """
    if n < 1000:
        return str(n)
    value, unit = (n / 1000, "k") if n < 999_500 else (n / 1e6, "M")
    figure = f"{value:.1f}".removesuffix(".0") if value < 9.95 else f"{value:.0f}"
    return figure + unit


def plate(n: int) -> tuple[float, float]:
    """Return half the width and height of a badge for a number."""
    return 8.5 + 3.6 * len(short(n)), 10.0


def radius(n: int, most: int) -> float:
    """Return the radius of a bubble: its area grows with n, from a size that holds a digit."""
    top = min(LARGEST, SMALLEST + 2 + 5 * math.log10(max(1, most)))
    roomy = SMALLEST + 1.5 * max(0, len(short(n)) - 2)
    return max(roomy, top * math.sqrt(n / max(1, most)))


def spread(items: list[Mark]) -> None:
    """Push overlapping marks apart; the same marks are always laid out the same way."""
    order = sorted(items, key=lambda mark: (mark.x, mark.y, mark.select))
    widest = max((mark.reach for mark in order), default=0.0)
    for mark in order:
        mark.home = (mark.x, mark.y)
    for _ in range(ROUNDS):
        if not _settled(order, widest):
            break


def _settled(order: list[Mark], widest: float) -> bool:
    moved = False
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            if other.home[0] - one.home[0] > one.reach + widest + 2 * FARTHEST:
                break
            moved = _part(one, other) or moved
    return moved


def _part(one: Mark, other: Mark) -> bool:
    wanted = one.reach + other.reach + GAP
    dx, dy = other.x - one.x, other.y - one.y
    if abs(dx) >= wanted or abs(dy) >= wanted:
        return False
    distance = math.hypot(dx, dy)
    if distance >= wanted - 0.1:
        return False
    if distance < 0.5:
        dx, dy, distance = 0.4, -1.0, math.hypot(0.4, 1.0)
    share = 0.5 if other.firm == one.firm else one.firm / (one.firm + other.firm)
    push = (wanted - min(distance, wanted)) / distance
    _shift(other, dx * push * share, dy * push * share)
    _shift(one, -dx * push * (1 - share), -dy * push * (1 - share))
    return True


def _shift(mark: Mark, dx: float, dy: float) -> None:
    x, y = mark.x + dx - mark.home[0], mark.y + dy - mark.home[1]
    far = math.hypot(x, y)
    keep = mark.leash / far if far > mark.leash else 1.0
    mark.x, mark.y = mark.home[0] + x * keep, mark.home[1] + y * keep


def _rows(frame: pd.DataFrame, view: Frame) -> Iterable[tuple[dict[Any, Any], tuple[float, float]]]:
    """Return the rows with their points; two decimals of a degree, as the tiles have them."""
    x, y = view.at(frame["lon"].round(2), frame["lat"].round(2))
    return zip(frame.to_dict("records"), zip(x.tolist(), y.tolist(), strict=True), strict=True)


def _badge(row: dict[Any, Any], at: tuple[float, float]) -> Mark:
    n = int(row["n"])
    return Mark(
        "badge", f"country:{row['iso3']}", n, _parts(row), *at, sum(plate(n)) / 2, 1.0, FARTHEST
    )


def _cell(row: dict[Any, Any], at: tuple[float, float], most: int, zoom: int) -> Mark:
    n, select = int(row["n"]), f"cell:{zoom}/{row['x']}/{row['y']}"
    return Mark("cell", select, n, _parts(row), *at, radius(n, most), 2 + 4 * n / most, LEASH)


def _single(row: dict[Any, Any], at: tuple[float, float]) -> Mark:
    method, solid = _METHODS[row["threat_type"]], _SOLID[row["verification"]]
    select = f"incident:{row['id']}"
    return Mark("incident", select, 1, _parts(row), *at, SINGLE, 3.0, LEASH, method, solid)


def _parts(row: dict[Any, Any]) -> tuple[int, ...]:
    return tuple(int(row[name]) for name in METHOD_COUNTS)
