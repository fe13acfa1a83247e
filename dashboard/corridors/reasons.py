"""Why a corridor stands where it does, in sentences; figures in points of 100."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import taxonomy
from dashboard.corridors.standing import STALE_AFTER
from dashboard.in_words import country, partial_date, partial_period
from dashboard.wording import counted, joined, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.corridors.answer import Corridor, Cost, Exposure, Hop
    from dashboard.corridors.search import Found

CRITERIA: Final = ("highest", "transit", "borders", "restricted", "age")
"""What a chain can be best at among those to the same country."""


def in_points(exposure: Exposure, named: str = "") -> str:
    """Return a risk in points of 100 with its range; where not observed, only the range.

    ``named`` is the country that the sentence has just named.
    """
    low, high = round(100 * exposure.low), round(100 * exposure.high)
    if exposure.value is None and exposure.unobserved == (named,):
        return say("corridor.points.unknown", low=low, high=high)
    if exposure.value is None:
        names = joined([country(code) for code in exposure.unobserved], last="and")
        return say("corridor.points.unobserved", low=low, high=high, countries=names)
    return say("corridor.points", value=round(100 * exposure.value), low=low, high=high)


def of_hop(hop: Hop) -> tuple[str, ...]:
    """Return what there is to say of one leg: its status, terms and evidence."""
    leg = hop.leg
    status = taxonomy.label(taxonomy.LEG_STATUSES, leg.status)
    period = partial_period(leg.valid_from, leg.valid_to)
    document = taxonomy.label(taxonomy.DOCUMENTS, leg.document)
    day = partial_date(hop.verified_on)
    told = [
        say("corridor.hop.status", status=status, period=period),
        say("corridor.hop.document", document=document),
    ]
    if leg.status == "restricted":
        told.append(say("corridor.hop.restricted"))
    if hop.stale:
        told.append(say("corridor.hop.stale", day=day, days=STALE_AFTER))
    else:
        told.append(say("corridor.hop.verified", day=day))
    if leg.note:
        told.append(say("corridor.hop.note", note=leg.note))
    if hop.journeys:
        told.append(counted("corridor.hop.journeys", len(hop.journeys)))
    return tuple(told)


def at_a_glance(corridor: Corridor) -> str:
    """Return what there is to say of a corridor at a glance: borders, papers, age of evidence."""
    labels = {term.code: term.label for term in taxonomy.DOCUMENTS}
    needed = joined([labels[code] for code in corridor.documents], last="and")
    said = [
        counted("ask.borders", corridor.borders),
        say("ask.needs", documents=needed),
        say("ask.oldest", day=partial_date(corridor.oldest_on)),
    ]
    if corridor.journeys:
        said.append(counted("ask.journeys", len(corridor.journeys)))
    return " · ".join(said)


def of_corridor(corridor: Corridor, rivals: Iterable[Found]) -> tuple[str, ...]:
    """Return why a corridor stands here, ``rivals`` being all chains to the same country."""
    last = country(corridor.countries[-1])
    told = [
        _best(corridor.cost, [one.cost for one in rivals], last),
        say(
            "corridor.why.highest",
            country=country(corridor.highest_in),
            points=in_points(corridor.highest, corridor.highest_in),
        ),
        _on_the_way(corridor),
        say(
            "corridor.why.stay",
            country=last,
            points=in_points(corridor.stay, corridor.countries[-1]),
        ),
        counted("corridor.why.borders", corridor.borders),
        say("corridor.why.oldest", day=partial_date(corridor.oldest_on)),
    ]
    if corridor.restricted:
        told.append(counted("corridor.why.restricted", corridor.restricted))
    if corridor.stale:
        told.append(counted("corridor.why.stale", corridor.stale, days=STALE_AFTER))
    if corridor.journeys:
        told.append(counted("corridor.why.journeys", len(corridor.journeys)))
    return tuple(told)


def _on_the_way(corridor: Corridor) -> str:
    passed = corridor.countries[1:-1]
    if not passed:
        return say("corridor.why.direct")
    names = joined([country(code) for code in passed], last="and")
    return say("corridor.why.transit", countries=names, points=in_points(corridor.transit))


def _best(cost: Cost, rivals: list[Cost], last: str) -> str:
    """Return at what a chain is best, or that it is the only one to its country."""
    if len(rivals) == 1:
        return say("corridor.best.only", country=last)
    best = [say(f"corridor.best.{name}") for name in CRITERIA if _leads(cost, rivals, name)]
    if not best:
        return say("corridor.best.balance", country=last)
    return say("corridor.best", country=last, what=joined(best, last="and"))


def _leads(cost: Cost, rivals: list[Cost], name: str) -> bool:
    """Whether a chain has the least of a criterion, and not all have the same."""
    figures = {getattr(other, name) for other in rivals}
    return len(figures) > 1 and getattr(cost, name) == min(figures)
