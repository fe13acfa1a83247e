"""Asylum decisions with their numbers, visas, and how the police answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.risk import layer, recognition
from dashboard.risk.recognition import Z, wilson
from tests import worlds
from tests.risk import hosts

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.risk.scores import Scores


def _protection(*figures: hosts.Row, **more: Any) -> Scores:
    return layer("protection").score(hosts.asked(figures=figures, **more))


def _asylum(scores: Scores) -> pd.Series[Any]:
    found = hosts.part(scores, "DEU", "asylum")
    assert found is not None
    return found


@given(some.integers(1, 5000), some.floats(0, 1))
def test_wilsons_interval_ends_where_a_test_of_the_share_would_just_not_reject(
    n: int, share: float
) -> None:
    k = round(share * n)
    middle, low, high = (float(x[0]) for x in wilson(np.array([float(k)]), np.array([float(n)])))
    assert 0 <= low <= middle <= high <= 1
    for end in (low, high):
        assert (k / n - end) ** 2 == pytest.approx(Z**2 * end * (1 - end) / n, abs=1e-9)


def test_few_decisions_give_a_wide_range_and_a_value_nearer_the_middle() -> None:
    few, many = (_asylum(_protection(*hosts.decisions("DEU", "2023", 0, n))) for n in (5, 5000))
    assert few["high"] - few["low"] > 0.3
    assert many["high"] - many["low"] < 0.01
    assert 0.5 < few["value"] < many["value"] < 1


def test_more_rejections_are_more_and_other_protection_counts_as_granted() -> None:
    complementary = {
        "series": "unhcr_decisions_complementary",
        "iso3": "DEU",
        "period_start": "2023",
        "period_end": "2023",
        "value": 50.0,
    }
    decided = hosts.decisions("DEU", "2023", 50, 100)
    one, worse = (
        _asylum(_protection(*hosts.decisions("DEU", "2023", 50, n)))["value"] for n in (100, 200)
    )
    assert worse > one > _asylum(_protection(*decided, complementary))["value"]


def test_a_year_counts_once_it_is_over_and_for_three_years() -> None:
    figures = hosts.decisions("DEU", "2023", 10, 10)
    for as_of, counts in (
        (date(2023, 12, 30), False),
        (date(2023, 12, 31), True),
        (date(2026, 12, 30), True),
        (date(2027, 1, 2), False),
    ):
        scores = _protection(*figures, as_of=as_of)
        assert (hosts.part(scores, "DEU", "asylum") is not None) == counts
        assert (not scores.evidence.empty) == counts


def test_newer_years_weigh_more() -> None:
    hard = hosts.decisions("DEU", "2023", 0, 100)
    kind = hosts.decisions("DEU", "2022", 100, 0)
    assert _asylum(_protection(*hard, *kind))["value"] == pytest.approx(2 / 3, abs=0.01)


def test_figures_of_one_side_alone_say_nothing() -> None:
    scores = _protection(hosts.decisions("DEU", "2023", 10, 10)[1])
    assert hosts.part(scores, "DEU", "asylum") is None


def test_conflicting_figures_of_one_year_are_averaged_not_added() -> None:
    once = hosts.decisions("DEU", "2023", 10, 30)
    other = hosts.decisions("DEU", "2023", 20, 20)
    mean = hosts.decisions("DEU", "2023", 15, 25)
    found = [_asylum(_protection(*rows))["low"] for rows in ((*once, *other), mean)]
    assert found[0] == pytest.approx(found[1])


def test_a_published_share_without_counts_stands_for_the_fewest_decisions() -> None:
    share = hosts.fact("DEU", "asylum_recognition_rate_russians", "75", "2024", "2024")
    found = _asylum(_protection(facts=[share]))
    expected = wilson(np.array([5.0]), np.array([float(recognition.FEWEST)]))
    assert [found["value"], found["low"], found["high"]] == pytest.approx(
        [float(x[0]) for x in expected]
    )
    counted = _asylum(_protection(*hosts.decisions("DEU", "2023", 0, 999), facts=[share]))
    assert counted["value"] > 0.99


def test_a_slow_police_raises_and_an_inquiry_lowers() -> None:
    attack = {"threat_type": "assault", "iso3": "DEU", "event_date": "2024-05"}

    def answered(*roles: str) -> float:
        rows = ({**attack, "host_state_role": role} for role in roles)
        part = hosts.part(_protection(incidents=worlds.story(*rows)), "DEU", "police")
        assert part is not None
        return float(part["value"])

    assert answered("investigated") < answered("investigated", "slow_response")
    assert answered("slow_response", "protected") < answered("slow_response")
    assert hosts.part(_protection(incidents=worlds.story(attack)), "DEU", "police") is None


def test_policy_towards_deserters_is_shown_and_moves_nothing() -> None:
    decided = hosts.decisions("DEU", "2023", 10, 30)
    policy = hosts.fact("DEU", "deserter_policy", "Deserters are refused as a rule.", "2024")
    one, two = _protection(*decided), _protection(*decided, facts=[policy])
    hosts.same(one, two)
    assert len(two.evidence) == len(one.evidence) + 1
