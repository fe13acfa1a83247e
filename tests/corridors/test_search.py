"""The search finds what listing every chain and comparing each with each finds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from dashboard.corridors import Question, ask
from dashboard.corridors.exposure import risks_of
from dashboard.corridors.search import Frontier, search
from dashboard.corridors.terrain import survey
from tests.corridors import by_hand
from tests.corridors.lands import (
    FACTS,
    GENEROUS,
    LANDS,
    QUESTIONS,
    RISKS,
    WORLDS,
    Row,
    leg,
    net,
    question,
    risks,
)

Levels = Mapping[str, float | tuple[float, float]]


def frontier(legs: list[Row], facts: list[Row], asked: Question, levels: Levels) -> Frontier:
    return search(survey(net(legs, facts), asked), asked, risks_of(risks(levels)))


def chains(found: Frontier, origin: str = "RUS") -> set[by_hand.Chain]:
    return {
        ((origin, *(hop.leg.to_iso3 for hop in one.hops)), tuple(one.cost))
        for each in found.chains.values()
        for one in each
    }


def told_apart(legs: list[Row]) -> list[Row]:
    """Leave out rows of one way that began together: which one decides is a rule of its own."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in legs:
        key = (row["from_iso3"], row["to_iso3"], row["mode"], row["documents"], row["valid_from"])
        seen.setdefault(key, row)
    return list(seen.values())


@settings(max_examples=200, deadline=None)
@given(WORLDS, FACTS, some.one_of(QUESTIONS, GENEROUS), RISKS)
def test_the_same_chains_as_by_hand(
    legs: list[Row], facts: list[Row], asked: Question, levels: Levels
) -> None:
    legs = told_apart(legs)
    found = frontier(legs, facts, asked, levels)
    assert not found.bounded
    assert chains(found) == by_hand.best_chains(legs, facts, asked, risks(levels))


_ENDS = some.tuples(some.sampled_from(LANDS), some.sampled_from(LANDS[1:]))
_DENSE = some.lists(
    some.tuples(
        _ENDS.filter(lambda ends: ends[0] != ends[1]),
        some.sampled_from(["open", "restricted"]),
        some.sampled_from(["2024-06-30", "2024-05-01", "2024-01-01"]),
    ),
    min_size=15,
    max_size=56,
    unique_by=lambda one: (one[0], one[1]),
)


@settings(max_examples=100, deadline=None)
@given(_DENSE, RISKS)
def test_the_same_chains_as_by_hand_where_nearly_all_are_joined(
    drawn: list[tuple[tuple[str, str], str, str]], levels: Levels
) -> None:
    legs = [
        leg(*ends, status=status, told=told, mode="land" if status == "open" else "air")
        for ends, status, told in drawn
    ]
    asked = question(longest=5, restricted=True)
    assert chains(frontier(legs, [], asked, levels)) == by_hand.best_chains(
        legs, [], asked, risks(levels)
    )


def test_a_chain_outdone_only_in_a_maximum_may_draw_level_later() -> None:
    legs = [leg("RUS", "KAZ"), leg("RUS", "GEO"), leg("KAZ", "TUR"), leg("GEO", "TUR")]
    legs += [leg("TUR", "FRA", told="2024-01-01")]
    legs[1] = leg("RUS", "GEO", told="2024-05-01")
    found = frontier(legs, [], question(destinations={"FRA"}), {})
    assert {countries[1] for countries, _ in chains(found)} == {"KAZ", "GEO"}


def test_a_search_cut_short_says_so_and_gives_what_it_has() -> None:
    legs = [leg(a, b) for a in LANDS for b in LANDS if a != b]
    short = ask(net(legs), question(), risks(), effort=20)
    assert short.bounded
    assert "20 chains" in short.limit
    assert {len(one.hops) for one in short.corridors} <= {1, 2}
    assert len(short.corridors) >= 7
    whole = ask(net(legs), question(), risks())
    assert not whole.bounded
    assert whole.limit == ""


@pytest.mark.parametrize("effort", [0, 1])
def test_a_search_without_effort_never_calls_its_answer_whole(effort: int) -> None:
    assert ask(
        net([leg("RUS", "KAZ"), leg("RUS", "GEO")]), question(), risks(), effort=effort
    ).bounded


@given(WORLDS, RISKS)
@settings(max_examples=30, deadline=None)
def test_at_most_ten_are_shown_and_the_rest_is_counted(legs: list[Row], levels: Levels) -> None:
    asked = question(longest=6, restricted=True, stale=True)
    answer = ask(net(legs), asked, risks(levels))
    assert len(answer.corridors) <= 10
    every = frontier(legs, [], asked, levels)
    assert len(answer.corridors) + answer.more == sum(map(len, every.chains.values()))
    assume(answer.corridors)
    first = [one.countries[-1] for one in answer.corridors]
    assert len(set(first)) == min(len(every.chains), len(first))
