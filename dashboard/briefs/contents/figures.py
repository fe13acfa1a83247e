"""Key figures as ranges: how many incidents, by how well established they have to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard import engine, taxonomy
from dashboard.briefs.blocks import Bar, Bars
from dashboard.engine.counts import METHOD_COUNTS
from dashboard.in_words import country
from dashboard.wording import number, say

if TYPE_CHECKING:
    from dashboard.filters import Query

COUNTRIES: Final = 8
"""Countries listed at most."""

GRADES: Final = taxonomy.codes(taxonomy.EVIDENCE)
SOLID: Final = tuple(grade.code for grade in taxonomy.EVIDENCE if grade.solid)


def up_to(incidents: engine.Incidents, query: Query) -> tuple[tuple[str, int], ...]:
    """Return for each grade how many incidents are at least so well established.

    Only grades that the question asks for count; the last number is that of all.
    """
    counts = engine.facet_counts(incidents, query, "evidence")
    asked = query.evidence or GRADES
    total, found = 0, []
    for grade in GRADES:
        if grade in asked:
            total += counts[grade]
            found.append((grade, total))
    return tuple(found)


def solid(query: Query) -> Query | None:
    """Return the question for well established incidents only; None where it asks for none."""
    grades = tuple(grade for grade in SOLID if grade in (query.evidence or GRADES))
    return replace(query, evidence=grades) if grades else None


def ladder(incidents: engine.Incidents, query: Query) -> Bars:
    """Return how many incidents there are, the stricter the fewer."""
    steps = up_to(incidents, query)
    most = max(steps[-1][1], 1)
    rows = []
    before = 0
    for at, (grade, total) in enumerate(steps):
        label = taxonomy.label(taxonomy.EVIDENCE, grade)
        words = say("brief.ladder.first", grade=label) if at == 0 else _and(label)
        rows.append(Bar(words, number(total), before / most, total / most))
        before = total
    return Bars(say("brief.ladder"), tuple(rows), say("brief.ladder.note"))


def by_method(incidents: engine.Incidents, query: Query) -> Bars:
    """Return each method's incidents, from the well established to all."""
    every, firm = (_methods(incidents, asked) for asked in (query, solid(query)))
    most = max([1, *every])
    rows = tuple(
        Bar(method.label, _between(low, high), low / most, high / most)
        for method, low, high in zip(taxonomy.METHODS, firm, every, strict=True)
        if high
    )
    return Bars(say("brief.by_method"), rows, say("brief.between.note"))


def by_country(incidents: engine.Incidents, query: Query) -> Bars:
    """Return the countries with most incidents, from the well established to all."""
    every, firm = (_countries(incidents, asked) for asked in (query, solid(query)))
    ordered = sorted(every, key=lambda iso3: (-every[iso3], country(iso3)))
    most = max([1, *every.values()])
    rows = tuple(
        Bar(
            country(iso3),
            _between(firm.get(iso3, 0), every[iso3]),
            firm.get(iso3, 0) / most,
            every[iso3] / most,
        )
        for iso3 in ordered[:COUNTRIES]
    )
    shown, of = len(rows), len(every)
    note = say("brief.by_country.note", n=number(shown), of=number(of)) if shown < of else ""
    return Bars(say("brief.by_country"), rows, note)


def _methods(incidents: engine.Incidents, query: Query | None) -> list[int]:
    if query is None:
        return [0] * len(METHOD_COUNTS)
    totals = engine.totals(incidents, query)
    return [int(totals[name].sum()) for name in METHOD_COUNTS]


def _countries(incidents: engine.Incidents, query: Query | None) -> dict[str, int]:
    if query is None:
        return {}
    totals = engine.totals(incidents, query)
    return dict(zip(totals["iso3"].tolist(), totals["n"].tolist(), strict=True))


def _between(low: int, high: int) -> str:
    if low == high:
        return number(high)
    return say("brief.between", low=number(low), high=number(high))


def _and(label: str) -> str:
    return say("brief.ladder.then", grade=label)
