"""The network on the day and on the terms of one question: what can be used, what cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import taxonomy
from dashboard.corridors.obstacles import Borders, obstacles
from dashboard.corridors.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.corridors.answer import Hop, Obstacle
    from dashboard.corridors.legs import Way
    from dashboard.corridors.network import Network
    from dashboard.corridors.question import Question

_DOCUMENTS = {code: rank for rank, code in enumerate(taxonomy.codes(taxonomy.DOCUMENTS))}
_MODES = {code: rank for rank, code in enumerate(taxonomy.codes(taxonomy.MODES))}


@dataclass(frozen=True, eq=False, slots=True)
class Terrain:
    """What one question is answered from.

    Attributes
    ----------
    hops
        Every way that had a row by the day.
    obstacles
        What stands in its way; no entry: it can be used.
    leaving
        Ways out of each country.
    usable
        By country left and entered: every leg that can be used.
    """

    hops: Mapping[Way, Hop]
    obstacles: Mapping[Way, tuple[Obstacle, ...]]
    leaving: Mapping[str, tuple[Way, ...]]
    usable: Mapping[str, Mapping[str, tuple[Hop, ...]]]


def survey(network: Network, question: Question) -> Terrain:
    """Return the terrain of a question."""
    borders = Borders(network.facts, question)
    hops = standing(network, question.day)
    blocked: dict[Way, tuple[Obstacle, ...]] = {}
    leaving: dict[str, list[Way]] = {}
    usable: dict[str, dict[str, list[Hop]]] = {}
    for way, hop in hops.items():
        leaving.setdefault(way[0], []).append(way)
        found = obstacles(hop, question, borders)
        if found:
            blocked[way] = found
        else:
            usable.setdefault(way[0], {}).setdefault(way[1], []).append(hop)
    return Terrain(
        hops,
        blocked,
        {iso3: tuple(ways) for iso3, ways in leaving.items()},
        {
            iso3: {to: tuple(sorted(legs, key=_rank)) for to, legs in sorted(ends.items())}
            for iso3, ends in usable.items()
        },
    )


def reached(terrain: Terrain, question: Question) -> dict[str, int]:
    """Return the fewest legs to each country that can be reached, 0 to the one left."""
    steps = {question.origin: 0}
    layer = [question.origin]
    for legs in range(1, question.longest + 1):
        ends = (to for iso3 in layer for to in terrain.usable.get(iso3, ()))
        layer = [to for to in dict.fromkeys(ends) if to not in steps]
        steps.update(dict.fromkeys(layer, legs))
    return steps


def legs_ahead(pairs: Iterable[tuple[str, str]], question: Question) -> dict[str, int]:
    """Return the fewest legs from each country to one where a chain may end, 0 at such a one.

    ``pairs`` are the steps there are, countries left and entered; a country from which none leads
    to an end is left out.
    """
    entering: dict[str, list[str]] = {}
    for start, end in pairs:
        entering.setdefault(end, []).append(start)
    ahead = {iso3: 0 for iso3 in entering if question.ends_in(iso3)}
    layer = list(ahead)
    while layer:
        before = [(start, ahead[end] + 1) for end in layer for start in entering.get(end, ())]
        fresh = {start: legs for start, legs in before if start not in ahead}
        ahead.update(fresh)
        layer = list(fresh)
    return ahead


def choices(hops: Iterable[Hop]) -> tuple[Hop, ...]:
    """Return the legs between two countries worth choosing between: fresher or less restricted.

    ``hops`` as :attr:`Terrain.usable` holds them, the least restricted and freshest first.
    What other legs there are between the two is no criterion of the search, so one that is neither
    is listed beside, not searched with.
    """
    kept: list[Hop] = []
    for hop in hops:
        if not kept or hop.age < kept[-1].age:
            kept.append(hop)
    return tuple(kept)


def restricted(hop: Hop) -> int:
    """Return 1 for a leg open only to some, 0 for an open one."""
    return int(hop.leg.status == "restricted")


def _rank(hop: Hop) -> tuple[int, int, int, int, str]:
    leg = hop.leg
    return restricted(hop), hop.age, _DOCUMENTS[leg.document], _MODES[leg.mode], leg.id
