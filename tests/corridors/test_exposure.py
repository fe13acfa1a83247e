"""Risk of countries in a row: the product law, precaution, and what is shown of it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.corridors import Exposure, ask, risks_of
from dashboard.corridors.exposure import MOST, UNKNOWN, joint, level, risk_in, weight
from dashboard.risk.composite import CEILING
from tests.corridors.lands import leg, net, question, risks

RISK = some.floats(0, MOST)


def seen(value: float) -> Exposure:
    return Exposure(value, value, value)


@given(some.lists(RISK, max_size=6))
def test_the_joint_risk_is_one_minus_the_product_of_what_is_not_at_risk(each: list[float]) -> None:
    value = joint(seen(risk) for risk in each).value
    assert value == pytest.approx(1 - math.prod(1 - risk for risk in each), abs=1e-9)


@given(some.lists(RISK, max_size=5), RISK)
def test_one_more_country_never_lessens_exposure_and_order_does_not_matter(
    each: list[float], more: float
) -> None:
    whole = joint(seen(risk) for risk in [*each, more])
    assert whole.compared >= joint(seen(risk) for risk in each).compared
    assert whole.compared == joint(seen(risk) for risk in [more, *each]).compared


@given(some.lists(RISK, min_size=2, max_size=6))
def test_what_the_search_adds_up_orders_as_what_is_shown(each: list[float]) -> None:
    total = sum(weight(seen(risk)) for risk in each)
    shown = joint(seen(risk) for risk in each).compared
    assert shown == pytest.approx(-math.expm1(-total / 1e6), abs=1e-5)


def test_certain_risk_stays_finite() -> None:
    assert weight(seen(1.0)) == weight(seen(MOST))
    assert level(seen(1.0)) == 1_000_000
    assert UNKNOWN.high == CEILING <= MOST


def test_every_country_counts_with_its_upper_end_so_that_doubt_is_never_an_advantage() -> None:
    known = risks_of(risks({"KAZ": (0.1, 0.8), "GEO": 0.5}))
    assert risk_in(known, "KAZ").compared == 0.8
    assert risk_in(known, "GEO").compared == 0.75, "and one well reported with the end of its range"
    assert risk_in(known, "BRA") == Exposure(None, 0.0, CEILING, ("BRA",))
    legs = [leg("RUS", "KAZ"), leg("RUS", "GEO"), leg("KAZ", "FRA"), leg("GEO", "FRA")]
    frame = risks({"KAZ": (0.1, 0.8), "GEO": 0.5})
    (corridor,) = ask(net(legs), question(destinations={"FRA"}), frame).corridors
    assert corridor.countries == ("RUS", "GEO", "FRA")


def test_bounds_that_are_missing_are_the_widest() -> None:
    frame = risks().assign(low=float("nan"), high=float("nan"), observed=False)
    assert risk_in(risks_of(frame), "KAZ") == Exposure(None, 0.0, CEILING, ("KAZ",))


def test_the_reader_sees_range_and_reason() -> None:
    legs = [leg("RUS", "KAZ"), leg("KAZ", "GEO"), leg("GEO", "FRA")]
    frame = risks({"KAZ": (0.1, 0.8), "GEO": 0.5, "FRA": 0.2})
    (corridor,) = ask(net(legs), question(destinations={"FRA"}), frame).corridors
    said = " ".join(corridor.reasons)
    assert "Kazakhstan, not enough reporting for a value; 10 to 80 of 100 possible" in said
    assert "France, 20 of 100 (10 to 30)" in said
    assert corridor.transit.value is None
    assert corridor.transit.unobserved == ("KAZ",)
    assert corridor.transit.low == pytest.approx(1 - 0.9 * 0.75)
    assert corridor.transit.high == pytest.approx(1 - 0.2 * 0.25)
    assert corridor.stay.value == 0.2
