"""When nothing is known: the chains with the fewest obstacles, worked out, not guessed.

Each leg is given what stands in its way; a chain has all of them together, each once, for a visa
ticked opens every leg that asks for one. Labels carry that set; one is dropped when another at the
same country needs no other obstacle and no more legs. So the first chains that arrive are those
with the fewest obstacles.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.corridors.answer import NearMiss
from dashboard.corridors.obstacles import too_long
from dashboard.corridors.question import LONGEST
from dashboard.corridors.terrain import legs_ahead

if TYPE_CHECKING:
    from dashboard.corridors.answer import Hop, Obstacle
    from dashboard.corridors.question import Question
    from dashboard.corridors.terrain import Terrain

SHOWN: Final = 5
"""How many near misses are given; each with other obstacles than the ones before."""

EFFORT: Final = 5_000
"""Labels taken up before the search for near misses stops."""

Obstacles = frozenset["Obstacle"]


class _Label(NamedTuple):
    """A chain: how many obstacles, how many of them no choice of the reader, its legs."""

    many: int
    facts: int
    borders: int
    legs: tuple[str, ...]
    node: str
    obstacles: Obstacles
    hops: tuple[Hop, ...]


class Nearest(NamedTuple):
    """What comes nearest, and whether the search gave up before it had looked at everything."""

    misses: tuple[NearMiss, ...]
    bounded: bool


def nearest(terrain: Terrain, question: Question, effort: int = EFFORT) -> Nearest:
    """Return up to :data:`SHOWN` chains that end where asked, those with fewest obstacles first.

    Equal ones are ordered by how many of the obstacles no choice of the reader would remove, then
    by the number of legs. Each has a set of obstacles that holds none of the sets before it.
    """
    ahead = legs_ahead((way[:2] for way in terrain.hops), question)
    heap = [_Label(0, 0, 0, (), question.origin, frozenset(), ())]
    kept: dict[str, list[_Label]] = {}
    found: list[_Label] = []
    taken = 0
    while heap and len(found) < SHOWN and taken < effort:
        taken += 1
        label = heapq.heappop(heap)
        if _needless(label, kept.setdefault(label.node, []), found):
            continue
        kept[label.node].append(label)
        if question.ends_in(label.node):
            found.append(label)
            continue
        for longer in _extended(label, terrain, question):
            if longer.borders + ahead.get(longer.node, LONGEST) <= LONGEST:
                heapq.heappush(heap, longer)
    misses = tuple(_miss(label, question) for label in found)
    return Nearest(misses, bounded=bool(heap) and len(found) < SHOWN)


def _extended(label: _Label, terrain: Terrain, question: Question) -> list[_Label]:
    if label.borders == LONGEST:
        return []
    ways = (way for way in terrain.leaving.get(label.node, ()) if way[1] != question.origin)
    return [
        _with(label, terrain.hops[way], terrain.obstacles.get(way, ()), question) for way in ways
    ]


def _with(label: _Label, hop: Hop, obstacles: tuple[Obstacle, ...], question: Question) -> _Label:
    borders = label.borders + 1
    extra = (too_long(question),) if borders > question.longest else ()
    every = label.obstacles.union(obstacles, extra)
    facts = sum(not one.chosen for one in every)
    legs = (*label.legs, hop.leg.id)
    return _Label(len(every), facts, borders, legs, hop.leg.to_iso3, every, (*label.hops, hop))


def _needless(label: _Label, kept: list[_Label], found: list[_Label]) -> bool:
    """Whether a chain that was kept or found does with the same obstacles or fewer."""
    return any(
        one.obstacles <= label.obstacles and one.borders <= label.borders for one in kept
    ) or any(one.obstacles <= label.obstacles for one in found)


def _miss(label: _Label, question: Question) -> NearMiss:
    countries = (question.origin, *(hop.leg.to_iso3 for hop in label.hops))
    ordered = sorted(label.obstacles, key=lambda one: (one.chosen, one.kind, one.subject))
    return NearMiss(label.hops, countries, tuple(ordered))
