"""Chains of legs made into corridors, with exposure, reasons, caveats and journeys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard import taxonomy
from dashboard.corridors import exposure, reasons
from dashboard.corridors.answer import Corridor
from dashboard.corridors.caveats import caveats
from dashboard.corridors.terrain import restricted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.corridors.answer import Exposure, Hop
    from dashboard.corridors.network import Network
    from dashboard.corridors.question import Question
    from dashboard.corridors.search import Found
    from dashboard.corridors.terrain import Terrain


def corridor(found: Found, question: Question, risks: Mapping[str, Exposure]) -> Corridor:
    """Return a chain as a corridor, not yet with its words."""
    countries = (question.origin, *(hop.leg.to_iso3 for hop in found.hops))
    entered = {iso3: exposure.risk_in(risks, iso3) for iso3 in countries[1:]}
    worst = max(countries[1:], key=lambda iso3: entered[iso3].compared)
    asked = {hop.leg.document for hop in found.hops}
    oldest = min(found.hops, key=lambda hop: hop.verified)
    return Corridor(
        hops=found.hops,
        countries=countries,
        highest_in=worst,
        highest=entered[worst],
        transit=exposure.joint(entered[iso3] for iso3 in countries[1:-1]),
        stay=entered[countries[-1]],
        borders=len(found.hops),
        documents=tuple(code for code in taxonomy.codes(taxonomy.DOCUMENTS) if code in asked),
        oldest=oldest.verified,
        oldest_on=oldest.verified_on,
        restricted=sum(restricted(hop) for hop in found.hops),
        stale=sum(hop.stale for hop in found.hops),
        cost=found.cost,
        journeys=tuple(sorted({name for hop in found.hops for name in hop.journeys})),
    )


def told(
    bare: Corridor,
    rivals: Iterable[Found],
    *,
    question: Question,
    terrain: Terrain,
    network: Network,
) -> Corridor:
    """Return a corridor with its reasons, its caveats and the other legs of each hop."""
    return replace(
        bare,
        hops=tuple(_with_others(hop, terrain) for hop in bare.hops),
        reasons=reasons.of_corridor(bare, rivals),
        caveats=caveats(bare.hops, question, network.facts),
    )


def _with_others(hop: Hop, terrain: Terrain) -> Hop:
    beside = terrain.usable[hop.leg.from_iso3][hop.leg.to_iso3]
    others = tuple(reasoned(one) for one in beside if one.leg.id != hop.leg.id)
    return replace(reasoned(hop), others=others)


def reasoned(hop: Hop) -> Hop:
    """Return a leg with what there is to say of it."""
    return replace(hop, reasons=reasons.of_hop(hop))
