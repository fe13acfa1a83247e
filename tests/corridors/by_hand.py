"""The same answers the long way: every simple path of a plain graph, compared with every other.

Shares with the code under test only what a leg costs and what is written in the rules; which row
decides, what may be used and which chains stand out are worked out here anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from dashboard import dates
from dashboard.corridors.exposure import level, risk_in, risks_of, weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from dashboard.corridors import Question
    from tests.corridors.lands import Row

Chain = tuple[tuple[str, ...], tuple[int, ...]]
"""Countries, and (highest, stay, transit, borders, restricted, age)."""

STATUS: Final = ("open", "restricted", "closed")
CARRIES: Final = {
    "internal_passport": [{"internal_passport"}, {"passport"}, {"passport_old"}],
    "passport": [{"passport"}, {"passport_old"}],
    "visa": [{"visa", "passport"}, {"visa", "passport_old"}],
    "humanitarian_visa": [{"humanitarian_visa"}],
    "asylum_claim": [{"asylum_claim"}],
}


def best_chains(
    legs: Iterable[Row], facts: Iterable[Row], asked: Question, risks: pd.DataFrame
) -> set[Chain]:
    """Return countries and cost of every chain that no other to the same country outdoes."""
    every = set(all_chains(legs, list(facts), asked, risks))
    best = set()
    for countries, cost in every:
        rivals = (other for path, other in every if path[-1] == countries[-1])
        if not any(o != cost and all(map(int.__le__, o, cost)) for o in rivals):
            best.add((countries, cost))
    return best


def all_chains(
    legs: Iterable[Row], facts: list[Row], asked: Question, risks: pd.DataFrame
) -> list[Chain]:
    """Return every simple chain of legs that may be used, with its cost."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(asked.origin)
    for row in standing_rows(legs, asked):
        if usable(row, facts, asked):
            graph.add_edge(row["from_iso3"], row["to_iso3"], row=row)
    known = risks_of(risks)
    found: list[Chain] = []
    for end in sorted(set(graph) - {asked.origin} - asked.avoid - asked.except_):
        if asked.destinations is not None and end not in asked.destinations:
            continue
        for path in nx.all_simple_edge_paths(graph, asked.origin, end, cutoff=asked.longest):
            rows = [graph.edges[edge]["row"] for edge in path]
            countries = (asked.origin, *(row["to_iso3"] for row in rows))
            met = [risk_in(known, code) for code in countries[1:]]
            cost = (
                max(level(one) for one in met),
                level(met[-1]),
                sum(weight(one) for one in met[:-1]),
                len(rows),
                sum(row["status"] == "restricted" for row in rows),
                max(row["age"] for row in rows),
            )
            found.append((countries, cost))
    return found


def standing_rows(legs: Iterable[Row], asked: Question) -> list[dict[str, Any]]:
    """Return the row of each way that speaks for the day, with its ``age``."""
    ways: dict[tuple[str, ...], list[Row]] = {}
    for row in legs:
        begins, ends = dates.first_day(row["valid_from"]), row.get("valid_to")
        if begins <= asked.day and (not ends or asked.day <= dates.last_day(ends)):
            key = (row["from_iso3"], row["to_iso3"], row["mode"], row["documents"])
            ways.setdefault(key, []).append(row)
    found = []
    for rows in ways.values():
        rows.sort(key=lambda r: (dates.first_day(r["valid_from"]), STATUS.index(r["status"])))
        status = rows[-1]["status"]
        told = max(dates.first_day(r["told"]) for r in rows if r["status"] == status)
        found.append({**rows[-1], "age": max((asked.day - told).days, 0)})
    # The note of rows that began together with the same status is not told apart by the rules.
    return found


def usable(row: Mapping[str, Any], facts: list[Row], asked: Question) -> bool:
    """Whether a row may be used on the terms of a question."""
    if row["status"] == "closed" or {row["from_iso3"], row["to_iso3"]} & asked.avoid:
        return False
    if row["status"] == "restricted" and not asked.restricted:
        return False
    if row["age"] > 365 and not asked.stale:
        return False
    held = set(asked.documents)
    if newest(facts, row["to_iso3"], "accepts_nonbiometric_passport", asked) == "no":
        held.discard("passport_old")
    if not any(needed <= held for needed in CARRIES[row["documents"]]):
        return False
    if "wanted" in asked.circumstances and (
        "wanted" in row.get("note", "").lower()
        or held_fact(facts, row["from_iso3"], "shared_wanted_database", asked)
    ):
        return False
    draft = held_fact(facts, row["from_iso3"], "exit_ban_after_draft_summons", asked)
    return not ("summons" in asked.circumstances and draft)


def newest(facts: list[Row], iso3: str, field: str, asked: Question) -> str | None:
    """Return the newest value of a field that holds on the day."""
    held = [row for row in facts if (row["iso3"], row["field"]) == (iso3, field)]
    held = [row for row in held if holds(row, asked)]
    held.sort(key=lambda row: row["valid_from"] or "0")
    return held[-1]["value"] if held else None


def held_fact(facts: list[Row], iso3: str, field: str, asked: Question) -> bool:
    """Whether any fact of the field says yes on the day."""
    rows = [row for row in facts if (row["iso3"], row["field"]) == (iso3, field)]
    return any(row["value"] == "yes" and holds(row, asked) for row in rows)


def holds(row: Row, asked: Question) -> bool:
    """Whether a fact holds on the day."""
    since, until = row.get("valid_from"), row.get("valid_to")
    begun = not since or dates.first_day(since) <= asked.day
    return begun and (not until or asked.day <= dates.last_day(until))
