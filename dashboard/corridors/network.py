"""The dated network of one released data set: every leg, journey and host fact, read once."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from dashboard.corridors import facts, legs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from dashboard.corridors.facts import Fact
    from dashboard.corridors.legs import Leg, Way
    from dashboard.snapshot import Snapshot

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False, slots=True)
class Network:
    """What every question of one data set is answered from; never changed.

    Attributes
    ----------
    graph
        ``networkx.MultiDiGraph``: countries as nodes, one edge a row of the legs, its key the id,
        its attribute ``leg`` the :class:`Leg`, valid in the leg's period.
    ways
        Rows that tell of the same way at different times, the earliest first.
    journeys
        Documented journeys by two countries that follow each other on them.
    facts
        Host facts by country.
    """

    graph: nx.MultiDiGraph[str]
    ways: Mapping[Way, tuple[Leg, ...]]
    journeys: Mapping[Pair, tuple[str, ...]]
    facts: Mapping[str, tuple[Fact, ...]]

    @classmethod
    def of(cls, released: Snapshot) -> Network:
        """Return the network of a released data set."""
        return network(
            released.legs, released.sources, journeys=released.journeys, facts=released.host_facts
        )

    @property
    def origins(self) -> tuple[str, ...]:
        """Countries that a leg leaves, sorted: what can be asked about."""
        return tuple(sorted({way[0] for way in self.ways}))

    def members(self, field: str, day: date) -> frozenset[str]:
        """Return the countries of which ``field`` (``eu``, ``schengen``) says yes on a day."""
        said = {iso3: facts.newest(self.facts[iso3], field, day) for iso3 in self.facts}
        return frozenset(iso3 for iso3, fact in said.items() if fact and fact.value == "yes")


def network(
    table: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    journeys: pd.DataFrame | None = None,
    facts: pd.DataFrame | None = None,
) -> Network:
    """Return the network of released tables, texts empty where missing, rows in any order."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ways: dict[Way, list[Leg]] = {}
    for leg in legs.read(table, sources):
        graph.add_edge(leg.from_iso3, leg.to_iso3, key=leg.id, leg=leg)
        ways.setdefault(leg.way, []).append(leg)
    return Network(
        graph=graph,
        ways={way: tuple(sorted(ways[way], key=_begin)) for way in sorted(ways)},
        journeys={} if journeys is None else _steps(journeys),
        facts={} if facts is None else _facts(facts),
    )


def _begin(leg: Leg) -> tuple[date, str]:
    return leg.since, leg.id


def _facts(table: pd.DataFrame) -> dict[str, tuple[Fact, ...]]:
    by_country: dict[str, list[Fact]] = {}
    for fact in facts.read(table):
        by_country.setdefault(fact.iso3, []).append(fact)
    return {iso3: tuple(found) for iso3, found in by_country.items()}


def _steps(journeys: pd.DataFrame) -> dict[Pair, tuple[str, ...]]:
    """Return the journeys that go from one country to the next, by the two."""
    found: dict[Pair, set[str]] = {}
    for name, stops in zip(journeys["id"], journeys["stops"], strict=True):
        codes = [stop.strip().rpartition("/")[2] for stop in stops.split(";")]
        for one, other in itertools.pairwise(codes):
            if one != other:
                found.setdefault((one, other), set()).add(name)
    return {pair: tuple(sorted(names)) for pair, names in found.items()}
