"""What opened, closed and got riskier between two days, and which dated row did it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings

from dashboard.corridors import Changes, Question, ask, changes
from tests.corridors.lands import FACTS, QUESTIONS, WORLDS, Row, fact, leg, net, question, risks

ONE, OTHER = date(2024, 1, 31), date(2024, 6, 30)


def changed(
    legs: list[Row], facts: tuple[Row, ...] = (), was: Any = None, now: Any = None, **asked: Any
) -> Changes:
    asked_now = question(**asked)
    frames = {"risks_before": risks(was), "risks_after": risks(now)}
    return changes(net(legs, facts), asked_now, ONE, OTHER, **frames)


def test_a_leg_that_closed_is_named_with_its_source() -> None:
    legs = [
        leg("RUS", "KAZ", valid_to="2024-03"),
        leg("RUS", "KAZ", status="closed", valid_from="2024-04"),
    ]
    found = changed(legs)
    assert found.before.corridors
    assert found.after.none_known
    (change,) = found.changes
    assert (change.turn, change.countries) == ("closed", ("RUS", "KAZ"))
    (cause,) = change.causes
    assert (cause.record, cause.source_id) == ("l0001", "s0001")
    assert "closed: since April 2024" in cause.words


def test_a_leg_that_opened_tells_how_it_stood_before() -> None:
    legs = [
        leg("RUS", "KAZ", status="closed", valid_from="2023", valid_to="2024-03"),
        leg("RUS", "KAZ", valid_from="2024-04"),
        leg("KAZ", "TUR"),
        leg("RUS", "GEO", valid_from="2024-05"),
    ]
    found = {one.countries: one for one in changed(legs).changes}
    assert {one.turn for one in found.values()} == {"opened"}
    assert set(found) == {("RUS", "KAZ"), ("RUS", "KAZ", "TUR"), ("RUS", "GEO")}
    assert "Before: closed: 2023 – March 2024" in found["RUS", "KAZ", "TUR"].causes[0].words
    assert "First known from May 2024" in found["RUS", "GEO"].causes[0].words


def test_one_more_leg_between_two_countries_is_told_apart_from_a_new_way() -> None:
    legs = [leg("RUS", "KAZ"), leg("RUS", "KAZ", mode="air", valid_from="2024-05")]
    (change,) = changed(legs).changes
    assert change.words == "One more leg between two countries became usable."


def test_a_fact_that_begins_explains_a_rise_in_risk() -> None:
    facts = (
        fact("KAZ", "extradition_to_russia", "practised", valid_from="2024-05"),
        fact("KAZ", "deserter_policy", "told in words", valid_from="2024-05"),
        fact("KAZ", "csto", valid_from="2020"),
    )
    (change,) = changed([leg("RUS", "KAZ")], facts, {"KAZ": 0.3}, {"KAZ": 0.6}).changes
    assert change.turn == "riskier"
    assert [cause.record for cause in change.causes] == ["h0000"]
    (change,) = changed([leg("RUS", "KAZ")], (), {"KAZ": 0.6}, {"KAZ": (0.1, 0.5)}).changes
    assert change.turn == "less_risky"
    assert "no dated fact" in change.causes[0].words
    assert changed([leg("RUS", "KAZ")], (), {"KAZ": 0.3}, {"KAZ": 0.305}).changes == ()


@settings(max_examples=40, deadline=None)
@given(WORLDS, FACTS, QUESTIONS)
def test_the_same_day_twice_changes_nothing_and_answers_are_the_answers(
    legs: list[Row], facts: list[Row], asked: Question
) -> None:
    world, frame = net(legs, facts), risks()
    same = changes(world, asked, asked.day, asked.day, risks_before=frame, risks_after=frame)
    assert same.changes == ()
    assert same.before == same.after == ask(world, asked, frame)


@settings(max_examples=40, deadline=None)
@given(WORLDS, FACTS, QUESTIONS)
def test_every_change_has_a_cause_and_the_way_back_is_the_opposite(
    legs: list[Row], facts: list[Row], asked: Question
) -> None:
    world, frame = net(legs, facts), risks()
    there = changes(world, asked, ONE, OTHER, risks_before=frame, risks_after=frame)
    back = changes(world, asked, OTHER, ONE, risks_before=frame, risks_after=frame)
    assert all(change.causes for change in (*there.changes, *back.changes))
    turned = {"opened": "closed", "closed": "opened"}
    assert {(turned[one.turn], one.countries) for one in there.changes} == {
        (one.turn, one.countries) for one in back.changes
    }
