"""Every chain that no other outdoes: an exact search by several criteria at once.

Labels are built up one leg at a time from the country left, after Martins (1984, *On a
multicriteria shortest path problem*, European Journal of Operational Research 16), level by level
because the number of legs is itself a criterion. A label at a country is what a chain has cost so
far; one that another there outdoes is dropped, for whatever follows costs both the same.

With criteria that add up that is exact. With those that are a maximum (highest risk, age of
evidence) it is not, quite: a chain that is outdone only there may draw level later, when both meet
something worse, and two chains that cost the same are both to be shown. So a label is dropped only
if another is at least as good in all and *better in one that adds up* (compare Gandibleux, Beugnies
and Randriamasy 2006, 4OR 4); the rest is settled at the end. A chain that comes back to a country
is outdone by its own beginning, so every chain left is simple.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.corridors import exposure
from dashboard.corridors.answer import Cost
from dashboard.corridors.question import LONGEST
from dashboard.corridors.terrain import choices, legs_ahead, restricted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dashboard.corridors.answer import Exposure, Hop
    from dashboard.corridors.question import Question
    from dashboard.corridors.terrain import Terrain

EFFORT: Final = 60_000
"""Chains that are looked at before a search gives up and says so."""


class Label(NamedTuple):
    """A chain up to ``node``: what it has cost, and how it came there.

    ``transit`` is the exposure of the countries left behind; that of ``node`` is not in it.
    """

    highest: int
    transit: int
    restricted: int
    age: int
    node: str
    hop: Hop | None
    before: Label | None

    def hops(self) -> tuple[Hop, ...]:
        """Return the legs of the chain in order."""
        if self.hop is None or self.before is None:
            return ()
        return (*self.before.hops(), self.hop)


class Found(NamedTuple):
    """One chain to a country, with its cost."""

    cost: Cost
    hops: tuple[Hop, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Frontier:
    """What the search found.

    Attributes
    ----------
    chains
        By destination, those that no other to the same destination outdoes; sorted by cost.
    bounded
        Whether the search gave up before the end.
    considered
        How many chains were looked at.
    """

    chains: Mapping[str, tuple[Found, ...]]
    bounded: bool
    considered: int


class _Edge(NamedTuple):
    to: str
    highest: int
    restricted: int
    age: int
    hop: Hop


def search(
    terrain: Terrain, question: Question, risks: Mapping[str, Exposure], effort: int = EFFORT
) -> Frontier:
    """Return every chain that no other to the same country outdoes, by :class:`Cost`."""
    return _Search(terrain, question, risks, effort).run()


class _Search:
    """One search; the labels kept at each country, and how many were made."""

    def __init__(
        self, terrain: Terrain, question: Question, risks: Mapping[str, Exposure], effort: int
    ) -> None:
        self._question, self._effort = question, effort
        risk = {iso3: exposure.risk_in(risks, iso3) for iso3 in _countries(terrain, question)}
        self._weight = {iso3: exposure.weight(one) for iso3, one in risk.items()}
        self._level = {iso3: exposure.level(one) for iso3, one in risk.items()}
        self._edges = {iso3: self._leaving(terrain, iso3) for iso3 in terrain.usable}
        pairs = ((iso3, edge.to) for iso3, edges in self._edges.items() for edge in edges)
        self._ahead = legs_ahead(pairs, question)
        self._kept: dict[str, list[tuple[int, Label]]] = {}
        self._considered, self._bounded = 0, False

    def run(self) -> Frontier:
        start = Label(0, 0, 0, 0, self._question.origin, None, None)
        self._kept[start.node] = [(0, start)]
        labels = [start]
        for borders in range(1, self._question.longest + 1):
            labels = self._level_of(labels, borders)
            if not labels or self._bounded:
                break
        chains = {iso3: self._chains(iso3) for iso3 in sorted(self._kept)}
        return Frontier(
            {iso3: found for iso3, found in chains.items() if found},
            self._bounded,
            self._considered,
        )

    def _level_of(self, labels: list[Label], borders: int) -> list[Label]:
        """Return the labels with one leg more, those outdone left out."""
        reached: dict[str, list[Label]] = {}
        for label in self._extended(labels, self._question.longest - borders):
            reached.setdefault(label.node, []).append(label)
        made = []
        for node in sorted(reached):
            kept = self._kept.setdefault(node, [])
            for label in sorted(reached[node], key=_costs):
                if not _outdone(label, borders, kept):
                    kept.append((borders, label))
                    made.append(label)
        return sorted(made, key=_costs)

    def _extended(self, labels: list[Label], left: int) -> Iterator[Label]:
        """Yield chains with one leg more from which ``left`` further legs can reach an end."""
        origin, ahead = self._question.origin, self._ahead
        for label in labels:
            here = label.node
            passed = label.transit + (self._weight[here] if here != origin else 0)
            for edge in self._edges.get(here, ()):
                if ahead.get(edge.to, LONGEST) > left:
                    continue
                if self._considered >= self._effort:
                    self._bounded = True
                    return
                self._considered += 1
                yield Label(
                    max(label.highest, edge.highest),
                    passed,
                    label.restricted + edge.restricted,
                    max(label.age, edge.age),
                    edge.to,
                    edge.hop,
                    label,
                )

    def _leaving(self, terrain: Terrain, iso3: str) -> tuple[_Edge, ...]:
        return tuple(
            _Edge(to, self._level[to], restricted(hop), hop.age, hop)
            for to, hops in terrain.usable[iso3].items()
            if to != self._question.origin
            for hop in choices(hops)
        )

    def _chains(self, iso3: str) -> tuple[Found, ...]:
        """Return the chains to a country that no other there outdoes."""
        if not self._question.ends_in(iso3):
            return ()
        stay = self._level[iso3]
        found = [
            Found(
                Cost(one.highest, stay, one.transit, borders, one.restricted, one.age), one.hops()
            )
            for borders, one in self._kept[iso3]
        ]
        return tuple(sorted(not_outdone(found), key=by_cost))


def not_outdone(found: Iterable[Found]) -> list[Found]:
    """Return the chains that no other is at least as good as in all and better in one."""
    every = list(found)
    best: list[Cost] = []
    for cost in sorted({one.cost for one in every}):  # what outdoes a cost is sorted before it
        if not any(outdoes(other, cost) for other in best):
            best.append(cost)
    kept = set(best)
    return [one for one in every if one.cost in kept]


def outdoes(one: Cost, other: Cost) -> bool:
    """Whether a cost is at least as good as another in all and better in one."""
    return (
        one[0] <= other[0]
        and one[1] <= other[1]
        and one[2] <= other[2]
        and one[3] <= other[3]
        and one[4] <= other[4]
        and one[5] <= other[5]
        and one != other
    )


def by_cost(found: Found) -> tuple[Cost, tuple[str, ...]]:
    """Sort key: the stated order, then the ids of the legs."""
    return found.cost, tuple(hop.leg.id for hop in found.hops)


def _outdone(label: Label, borders: int, kept: list[tuple[int, Label]]) -> bool:
    """Whether a label kept is at least as good in all and better in something that adds up."""
    highest, transit, limits, age = label[:4]
    for level, other in kept:
        if (
            other[0] <= highest
            and other[1] <= transit
            and other[2] <= limits
            and other[3] <= age
            and (level < borders or other[1] < transit or other[2] < limits)
        ):
            return True
    return False


def _costs(label: Label) -> tuple[int, int, int, int, str]:
    return label[1], label[2], label[0], label[3], label.hop.leg.id if label.hop else ""


def _countries(terrain: Terrain, question: Question) -> set[str]:
    ends = {to for legs in terrain.usable.values() for to in legs}
    return {question.origin, *terrain.usable, *ends}
