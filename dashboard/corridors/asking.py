"""A question answered: what can be used, the search, the ranking, and what is blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.corridors import assembly, near
from dashboard.corridors.answer import Answer, Blocked, NearMiss
from dashboard.corridors.exposure import risks_of
from dashboard.corridors.search import EFFORT, by_cost, search
from dashboard.corridors.terrain import reached, survey
from dashboard.wording import number, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from dashboard.corridors.answer import Corridor, Exposure
    from dashboard.corridors.network import Network
    from dashboard.corridors.question import Question
    from dashboard.corridors.search import Found, Frontier
    from dashboard.corridors.terrain import Terrain

SHOWN: Final = 10
"""Most corridors in an answer."""


def ask(
    network: Network,
    question: Question,
    risks: pd.DataFrame,
    *,
    effort: int = EFFORT,
    near_effort: int = near.EFFORT,
) -> Answer:
    """Return the answer to a question.

    Parameters
    ----------
    network
        The legs, journeys and host facts of a released data set.
    question
        What is asked.
    risks
        Columns ``iso3``, ``value``, ``low``, ``high`` (0 to 1), ``observed``, for the day of the
        question and the weights of its person (:func:`dashboard.risk.composite.bounds`).
    effort
        Chains looked at before the search gives up and the answer says so.
    near_effort
        The same for what comes nearest, where nothing is known.
    """
    terrain, known = survey(network, question), risks_of(risks)
    frontier = search(terrain, question, known, effort)
    ranked = _ranked(frontier.chains)
    corridors = tuple(
        _corridor(found, frontier, question=question, known=known, terrain=terrain, network=network)
        for found in ranked[:SHOWN]
    )
    nearest = near.Nearest((), bounded=False)
    if not corridors:
        nearest = near.nearest(terrain, question, near_effort)
    return Answer(
        question=question,
        corridors=corridors,
        more=len(ranked) - len(corridors),
        order=say("corridor.order"),
        blocked=tuple(_blocked(terrain, question)),
        near=_reasoned(nearest.misses),
        bounded=frontier.bounded,
        limit=say("corridor.limit", n=number(effort)) if frontier.bounded else "",
        considered=frontier.considered,
        near_limit=say("corridor.near.limit", n=number(near_effort)) if nearest.bounded else "",
    )


def _ranked(chains: Mapping[str, tuple[Found, ...]]) -> list[Found]:
    """Return the first chain to each country, then the second ones, each by cost and legs."""
    numbered = [(turn, found) for each in chains.values() for turn, found in enumerate(each)]
    return [found for _, found in sorted(numbered, key=lambda one: (one[0], *by_cost(one[1])))]


def _corridor(
    found: Found,
    frontier: Frontier,
    *,
    question: Question,
    known: Mapping[str, Exposure],
    terrain: Terrain,
    network: Network,
) -> Corridor:
    bare = assembly.corridor(found, question, known)
    rivals = frontier.chains[bare.countries[-1]]
    return assembly.told(bare, rivals, question=question, terrain=terrain, network=network)


def _blocked(terrain: Terrain, question: Question) -> Iterator[Blocked]:
    """Yield the ways not used out of every country reached, those nearest the origin first.

    Out of the country left all are told; further on only those into countries not reached.
    """
    steps = reached(terrain, question)
    for iso3 in sorted(steps, key=lambda code: (steps[code], code)):
        if steps[iso3] == question.longest:
            break
        for way in terrain.leaving.get(iso3, ()):
            told = iso3 == question.origin or way[1] not in steps
            if told and way in terrain.obstacles:
                hop = assembly.reasoned(terrain.hops[way])
                yield Blocked(hop, terrain.obstacles[way], steps[iso3])


def _reasoned(misses: tuple[NearMiss, ...]) -> tuple[NearMiss, ...]:
    return tuple(
        NearMiss(tuple(assembly.reasoned(hop) for hop in one.hops), one.countries, one.obstacles)
        for one in misses
    )
