"""Lanes for ways that share legs: each keeps its own line beside the others, as on a metro map.

Ways are put into one order, from left to right as seen when travelling, and on every leg they lie
in that order; so two ways that run together never change sides. Those that part go to the side to
which they turn, so that parting needs no crossing. Where ways from different sides come together
later, or turn back, a crossing may be left: finding the fewest is a hard problem (metro-line
crossing minimisation), and ten short ways do not need it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
"""Longitude and latitude, degrees WGS84."""

STRAIGHT: Final = (0.0, "")
"""Where a way that ends is put among those that go on: between left and right."""

_POLE: Final = 84.0


class Step(NamedTuple):
    """One leg of a way."""

    leg: str
    start: Point
    end: Point


def lanes(ways: Sequence[Sequence[Step]]) -> tuple[tuple[float, ...], ...]:
    """Return the lane of each step of each way.

    Parameters
    ----------
    ways
        All from the same country, no two the same, each of at least one step. Their order is of no
        consequence.

    Returns
    -------
    tuple
        In the shape of ``ways``: how many lanes to the right of the middle of its leg, as seen
        when travelling; 0 for a leg that one way uses alone, -0.5 and 0.5 for two, and so on.
    """
    users: dict[str, list[int]] = defaultdict(list)
    for way in _left_to_right(ways):
        for step in ways[way]:
            users[step.leg].append(way)
    return tuple(
        tuple(_beside(users[step.leg], way) for step in steps) for way, steps in enumerate(ways)
    )


def _beside(users: list[int], way: int) -> float:
    return users.index(way) - (len(users) - 1) / 2


def _left_to_right(ways: Sequence[Sequence[Step]]) -> list[int]:
    """Return the ways by what they turn to, one step after the other."""
    ahead = _mean(_bearing(steps[0]) for steps in ways)

    def turns(way: int) -> list[tuple[float, str]]:
        bearings = [ahead, *(_bearing(step) for step in ways[way])]
        turned = (_turn(one, other) for one, other in pairwise(bearings))
        legs = (step.leg for step in ways[way])
        return [*zip(turned, legs, strict=True), STRAIGHT]

    return sorted(range(len(ways)), key=turns)


def _bearing(step: Step) -> float:
    """Return the direction on the map, clockwise from north, the short way round (degrees)."""
    (lon, lat), (to_lon, to_lat) = step.start, step.end
    east = (to_lon - lon + 180.0) % 360.0 - 180.0
    return math.degrees(math.atan2(east, _northing(to_lat) - _northing(lat)))


def _northing(lat: float) -> float:
    return math.degrees(math.asinh(math.tan(math.radians(max(-_POLE, min(_POLE, lat))))))


def _turn(before: float, after: float) -> float:
    """Return by how much one turns right (degrees, negative: left)."""
    return round((after - before + 180.0) % 360.0 - 180.0, 6)


def _mean(bearings: Iterable[float]) -> float:
    """Return the middle of directions; independent of their order."""
    radians = [math.radians(bearing) for bearing in bearings]
    east, north = math.fsum(map(math.sin, radians)), math.fsum(map(math.cos, radians))
    return math.degrees(math.atan2(east, north))
