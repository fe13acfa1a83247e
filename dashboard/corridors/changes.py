"""The same question on two days: which ways opened, closed, got riskier, and what did it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from dashboard import topics
from dashboard.corridors import exposure
from dashboard.corridors.asking import ask
from dashboard.corridors.reasons import in_points, of_hop
from dashboard.corridors.search import search
from dashboard.corridors.terrain import survey
from dashboard.in_words import country, partial_date, partial_period
from dashboard.risk.grades import GRADES
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import pandas as pd

    from dashboard.corridors.answer import Answer, Exposure, Hop
    from dashboard.corridors.facts import Fact
    from dashboard.corridors.legs import Way
    from dashboard.corridors.network import Network
    from dashboard.corridors.question import Question
    from dashboard.corridors.terrain import Terrain

Turn = Literal["opened", "closed", "riskier", "less_risky"]
Path = tuple[str, ...]

TURNS: Final[tuple[Turn, ...]] = ("opened", "closed", "riskier", "less_risky")
"""Every kind of change, in the order they are told."""

NOTICEABLE: Final = 0.01
"""Smallest change of risk that is told, a point of 100: reports also fade a little every day."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The dated leg or host fact behind a change.

    ``record`` is the leg's or fact's identifier, ``source_id`` its source; both are empty where
    no dated row explains it.
    """

    words: str
    record: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the way through ``countries``."""

    turn: Turn
    countries: Path
    words: str
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The answers on both days, and what changed between them."""

    before: Answer
    after: Answer
    changes: tuple[Change, ...]


class _Side(NamedTuple):
    """One of the two days."""

    day: date
    terrain: Terrain
    risks: Mapping[str, Exposure]
    paths: frozenset[Path]


def changes(
    network: Network,
    question: Question,
    day_before: date,
    day_after: date,
    *,
    risks_before: pd.DataFrame,
    risks_after: pd.DataFrame,
) -> Changes:
    """Return what changed for a question between two days.

    A way is a chain of countries: it counts as open on a day when each step of it has a leg that
    can be used on the terms of the question, by whichever means. Only ways that no other outdoes
    on one of the two days are told of.

    Parameters
    ----------
    question
        What is asked; its own day does not count.
    risks_before, risks_after
        As for :func:`dashboard.corridors.ask`, each for its day.
    """
    before, after = replace(question, day=day_before), replace(question, day=day_after)
    one, other = _side(network, before, risks_before), _side(network, after, risks_after)
    paths = sorted(one.paths | other.paths)
    told = [_change(path, one, other, network) for path in paths]
    found = [change for change in told if change is not None]
    found.extend(_of_legs(paths, one, other))
    found.sort(key=lambda change: (TURNS.index(change.turn), len(change.countries)))
    return Changes(
        ask(network, before, risks_before), ask(network, after, risks_after), tuple(found)
    )


def _side(network: Network, question: Question, frame: pd.DataFrame) -> _Side:
    terrain, risks = survey(network, question), exposure.risks_of(frame)
    chains = search(terrain, question, risks).chains
    paths = {
        (question.origin, *(hop.leg.to_iso3 for hop in found.hops))
        for each in chains.values()
        for found in each
    }
    return _Side(question.day, terrain, risks, frozenset(paths))


def _change(path: Path, one: _Side, other: _Side, network: Network) -> Change | None:
    was, is_ = _open(path, one.terrain), _open(path, other.terrain)
    if was and is_:
        return _of_risk(path, one, other, network)
    if is_:
        steps = [pair for pair in _steps(path) if not _open(pair, one.terrain)]
        causes = [cause for pair in steps for cause in _opening(pair, one, other)]
        return Change("opened", path, say("corridor.changed.opened"), tuple(causes))
    steps = [pair for pair in _steps(path) if not _open(pair, other.terrain)]
    causes = [cause for pair in steps for cause in _closing(pair, one, other)]
    return Change("closed", path, say("corridor.changed.closed"), tuple(causes))


def _of_legs(paths: list[Path], one: _Side, other: _Side) -> Iterator[Change]:
    """Yield legs gained or lost between countries with a usable leg on both days."""
    for pair in sorted({pair for path in paths for pair in _steps(path)}):
        if _open(pair, one.terrain) and _open(pair, other.terrain):
            gained, lost = tuple(_opening(pair, one, other)), tuple(_closing(pair, one, other))
            if gained:
                yield Change("opened", pair, say("corridor.changed.leg_opened"), gained)
            if lost:
                yield Change("closed", pair, say("corridor.changed.leg_closed"), lost)


def _steps(path: Path) -> list[Path]:
    return [path[n : n + 2] for n in range(len(path) - 1)]


def _open(path: Path, terrain: Terrain) -> bool:
    return all(to in terrain.usable.get(of, {}) for of, to in _steps(path))


def _opening(pair: Path, one: _Side, other: _Side) -> Iterator[Cause]:
    """Yield for each leg that can be used now, and could not be before, why it could not."""
    was = {hop.leg.way for hop in one.terrain.usable.get(pair[0], {}).get(pair[1], ())}
    for hop in other.terrain.usable[pair[0]][pair[1]]:
        if hop.leg.way in was:
            continue
        before = one.terrain.obstacles.get(hop.leg.way)
        if before is None:
            begin = partial_date(hop.leg.valid_from)
            words = say("corridor.cause.first", begin=begin, what=_leg(hop))
        else:
            told = "; ".join(obstacle.words for obstacle in before)
            words = say("corridor.cause.before", what=_leg(hop), told=told)
        yield Cause(words, hop.leg.id, hop.leg.source_id)


def _closing(pair: Path, one: _Side, other: _Side) -> Iterator[Cause]:
    """Yield for each leg that could be used before what stands in its way now."""
    for hop in one.terrain.usable[pair[0]][pair[1]]:
        way: Way = hop.leg.way
        if way not in other.terrain.hops:  # the second day is the earlier one
            words = say("corridor.cause.not_yet", what=_leg(hop))
            yield Cause(words, hop.leg.id, hop.leg.source_id)
        for obstacle in other.terrain.obstacles.get(way, ()):
            now = other.terrain.hops[way].leg
            words = say("corridor.cause.now", what=_leg(hop), told=obstacle.words)
            yield Cause(words, obstacle.record or now.id, obstacle.source_id or now.source_id)


def _leg(hop: Hop) -> str:
    leg = hop.leg
    ends = say("corridor.leg", start=country(leg.from_iso3), end=country(leg.to_iso3))
    return f"{ends} · {of_hop(hop)[0]}"


def _of_risk(path: Path, one: _Side, other: _Side, network: Network) -> Change | None:
    was, is_ = (_compared(path, side.risks) for side in (one, other))
    moved = [n for n, (a, b) in enumerate(zip(was, is_, strict=True)) if abs(a - b) >= NOTICEABLE]
    if not moved:
        return None
    first = moved[0]
    turn: Turn = "riskier" if is_[first] > was[first] else "less_risky"
    causes = [cause for iso3 in path[1:] for cause in _moving(iso3, one, other, network)]
    words = say(f"corridor.changed.{turn}")
    return Change(turn, path, words, tuple(causes))


def _compared(path: Path, risks: Mapping[str, Exposure]) -> tuple[float, float, float]:
    """Return highest risk, risk of the last country and exposure on the way, as compared."""
    entered = [exposure.risk_in(risks, iso3) for iso3 in path[1:]]
    weights = sum(exposure.weight(each) for each in entered[:-1]) / exposure.FINE
    return max(each.compared for each in entered), entered[-1].compared, weights


def _moving(iso3: str, one: _Side, other: _Side, network: Network) -> Iterator[Cause]:
    """Yield the facts that began or ended between the days where a country's risk moved."""
    was, is_ = (exposure.risk_in(side.risks, iso3) for side in (one, other))
    if abs(was.compared - is_.compared) < NOTICEABLE:
        return
    points = {"was": in_points(was), "now": in_points(is_), "country": country(iso3)}
    first, last = min(one.day, other.day), max(one.day, other.day)
    dated = [fact for fact in network.facts.get(iso3, ()) if _between(fact, first, last)]
    if not dated:
        yield Cause(say("corridor.cause.reports", **points))
    for fact in dated:
        period = partial_period(fact.valid_from, fact.valid_to)
        label = topics.field(fact.field).label
        words = say("corridor.cause.fact", **points, label=label, value=fact.value, period=period)
        yield Cause(words, fact.id, fact.source_id)


_GRADED: Final = frozenset(row.field for row in GRADES if row.read is not None)


def _between(fact: Fact, first: date, last: date) -> bool:
    """Whether a fact that is graded began or ended after the first day and by the last."""
    if fact.field not in _GRADED:
        return False
    begun = fact.since is not None and first < fact.since <= last
    return begun or (fact.until is not None and first <= fact.until < last)
