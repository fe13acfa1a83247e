"""What must hold of any answer, whatever the legs, facts and risks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as some

from dashboard.corridors import PAPERS, Answer, Corridor, Question, ask
from dashboard.corridors.exposure import risks_of
from dashboard.corridors.search import outdoes, search
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
    net,
    risks,
)

if TYPE_CHECKING:
    import random

    import pandas as pd

Levels = Mapping[str, float | tuple[float, float]]
LIGHT = settings(max_examples=50, deadline=None)
ASKED = some.one_of(QUESTIONS, GENEROUS)


def answered(legs: list[Row], facts: list[Row], asked: Question, levels: Levels) -> Answer:
    return ask(net(legs, facts), asked, risks(levels))


def chains(
    legs: list[Row], facts: list[Row], asked: Question, frame: pd.DataFrame
) -> dict[tuple[str, ...], tuple[tuple[str, ...], tuple[int, ...]]]:
    """Every chain that stands out, by its legs: countries and cost."""
    found = search(survey(net(legs, facts), asked), asked, risks_of(frame))
    return {
        tuple(hop.leg.id for hop in one.hops): (
            (asked.origin, *(hop.leg.to_iso3 for hop in one.hops)),
            tuple(one.cost),
        )
        for each in found.chains.values()
        for one in each
    }


@LIGHT
@given(WORLDS, FACTS, ASKED, RISKS)
def test_no_answer_uses_what_must_not_be_used(
    legs: list[Row], facts: list[Row], asked: Question, levels: Levels
) -> None:
    for corridor in answered(legs, facts, asked, levels).corridors:
        assert corridor.borders == len(corridor.hops) <= asked.longest
        assert len(set(corridor.countries)) == len(corridor.countries)
        assert asked.ends_in(corridor.countries[-1])
        assert not asked.avoid & set(corridor.countries)
        held = set(asked.documents)
        for hop in corridor.hops:
            assert hop.leg.covers(asked.day)
            assert hop.leg.status == "open" or (asked.restricted and hop.leg.status != "closed")
            assert asked.stale or not hop.stale
            assert any(needed <= held for needed in by_hand.CARRIES[hop.leg.document])
            if "wanted" in asked.circumstances:
                assert "Wanted" not in hop.leg.note
            for other in hop.others:
                assert other.leg.covers(asked.day)
                assert (other.leg.from_iso3, other.leg.to_iso3) == hop.leg.way[:2]


@LIGHT
@given(WORLDS, FACTS, ASKED, RISKS, some.tuples(some.sampled_from(LANDS[1:]), some.floats(0, 0.9)))
def test_a_riskier_country_improves_no_way_through_it_and_removes_none_around_it(
    legs: list[Row], facts: list[Row], asked: Question, levels: Levels, rise: tuple[str, float]
) -> None:
    iso3, raised = rise
    frame = risks(levels)
    was = risks_of(frame)[iso3].compared
    assume(raised >= was)
    above = risks({**levels, iso3: raised})
    before, after = (chains(legs, facts, asked, one) for one in (frame, above))
    around = {ids: one for ids, one in before.items() if iso3 not in one[0]}
    assert around.items() <= after.items()
    costs = dict(by_hand.all_chains(legs, facts, asked, frame))
    for countries, cost in after.values():
        if iso3 in countries and countries in costs:
            rivals = [one for path, one in before.values() if path == countries]
            assert not any(outdoes_plain(cost, rival) for rival in rivals)


def outdoes_plain(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one != other and all(map(int.__le__, one, other))


@LIGHT
@given(WORLDS, FACTS, ASKED, RISKS, some.sampled_from([row.code for row in PAPERS]))
def test_one_more_document_takes_no_answer_away(
    legs: list[Row], facts: list[Row], asked: Question, levels: Levels, paper: str
) -> None:
    more = Question(
        **{
            **{name: getattr(asked, name) for name in Question.__dataclass_fields__},
            "documents": asked.documents | {paper},
        }
    )
    frame = risks(levels)
    before, after = chains(legs, facts, asked, frame), chains(legs, facts, more, frame)
    possible = {chain for chain, _ in by_hand.all_chains(legs, facts, more, frame)}
    for countries, cost in before.values():
        assert countries in possible
        same = [one for path, one in after.values() if path[-1] == countries[-1]]
        assert any(one == cost or outdoes_plain(one, cost) for one in same)
    assert {one[0][-1] for one in before.values()} <= {one[0][-1] for one in after.values()}


@LIGHT
@given(WORLDS, FACTS, ASKED, RISKS, some.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(
    legs: list[Row], facts: list[Row], asked: Question, levels: Levels, chance: random.Random
) -> None:
    numbered = [{"id": f"l{n:04d}", "source_id": f"s{n:04d}", **row} for n, row in enumerate(legs)]
    known = [{"id": f"h{n:04d}", **row} for n, row in enumerate(facts)]
    frame = risks(levels)
    one = ask(net(numbered, known), asked, frame)
    for rows in (numbered, known):
        chance.shuffle(rows)
    assert ask(net(numbered, known), asked, frame.sample(frac=1, random_state=1)) == one


@LIGHT
@given(WORLDS, FACTS, ASKED, RISKS)
def test_what_blocks_a_way_is_always_said_and_what_is_used_is_not_blocked(
    legs: list[Row], facts: list[Row], asked: Question, levels: Levels
) -> None:
    answer = answered(legs, facts, asked, levels)
    assert all(blocked.obstacles for blocked in answer.blocked)
    assert all(one.words for blocked in answer.blocked for one in blocked.obstacles)
    used = {hop.leg.id for corridor in answer.corridors for hop in corridor.hops}
    assert not used & {blocked.hop.leg.id for blocked in answer.blocked}
    out = {way for way in survey(net(legs, facts), asked).hops if way[0] == asked.origin}
    told = {blocked.hop.leg.way for blocked in answer.blocked}
    usable = survey(net(legs, facts), asked).usable.get(asked.origin, {})
    assert out == {w for w in told if w[0] == asked.origin} | {
        hop.leg.way for hops in usable.values() for hop in hops
    }


@LIGHT
@given(WORLDS, FACTS, ASKED, RISKS)
def test_figures_are_what_the_formula_gives(
    legs: list[Row], facts: list[Row], asked: Question, levels: Levels
) -> None:
    known = risks_of(risks(levels))
    for corridor in answered(legs, facts, asked, levels).corridors:
        entered = [known[code] for code in corridor.countries[1:]]
        assert corridor.highest.compared == max(one.compared for one in entered)
        clear = 1.0
        for one in entered[:-1]:
            clear *= 1 - one.high
        assert abs(corridor.transit.high - (1 - clear)) < 1e-9
        assert corridor.stay == entered[-1]
        assert corridor.oldest == min(hop.verified for hop in corridor.hops)
        _says_what_is_not_observed(corridor, levels)


def _says_what_is_not_observed(corridor: Corridor, levels: Levels) -> None:
    unseen = {code for code in corridor.countries[1:] if isinstance(levels.get(code), tuple)}
    said = any("not enough reporting" in words for words in corridor.reasons)
    assert said == bool(unseen & {corridor.highest_in, *corridor.countries[1:]})
    if set(corridor.countries[1:-1]) & unseen:
        assert corridor.transit.value is None
        assert set(corridor.transit.unobserved) == set(corridor.countries[1:-1]) & unseen


@LIGHT
@given(WORLDS, FACTS, ASKED, RISKS)
def test_no_shown_way_is_outdone_by_another_to_the_same_country(
    legs: list[Row], facts: list[Row], asked: Question, levels: Levels
) -> None:
    shown = answered(legs, facts, asked, levels).corridors
    for one in shown:
        for other in shown:
            if one.countries[-1] == other.countries[-1]:
                assert not outdoes(other.cost, one.cost)
