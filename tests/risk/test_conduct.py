"""Acts of host states: monotone, fading, each counted once, the same from every frame."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.stats import beta

from dashboard import engine, taxonomy
from dashboard.filters import Query
from dashboard.risk import acts, balance, layer, terms
from tests import worlds
from tests.risk import hosts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.risk.scores import Scores

DEPORTED = {"threat_type": "deportation", "event_date": "2024-06-30"}
REFUSED = {"threat_type": "extradition_request", "host_state_role": "refused_russia"}
HELD = {"threat_type": "detention", "event_date": "2024-05"}
TURNED_BACK = {"threat_type": "entry_refusal", "event_date": "2024-05"}


def _conduct(*rows: hosts.Row, facts: Sequence[hosts.Row] = (), **more: Any) -> Scores:
    return layer("conduct").score(hosts.asked(facts, (), worlds.story(*rows), **more))


def _part(scores: Scores, code: str) -> pd.Series[Any]:
    found = hosts.part(scores, "KAZ", code)
    assert found is not None
    return found


@some.composite
def _acts(draw: some.DrawFn) -> dict[str, Any]:
    vocabularies = {
        "threat_type": taxonomy.THREAT_TYPES,
        "host_state_role": taxonomy.HOST_STATE_ROLES,
        "outcome": taxonomy.OUTCOMES,
        "verification": taxonomy.EVIDENCE,
    }
    row = {n: draw(some.sampled_from(taxonomy.codes(v))) for n, v in vocabularies.items()}
    return row | {"event_date": draw(some.sampled_from(["2015", "2022-03", "2024-06", "2024-07"]))}


def test_the_value_is_the_share_of_acts_against_with_its_beta_interval() -> None:
    court = {"verification": "court_finding", "event_date": "2024-06-30"}
    found = _part(
        _conduct({**DEPORTED, **court}, {**DEPORTED, **court}, {**REFUSED, **court}), "returns"
    )
    assert found["value"] == pytest.approx(3 / 5)
    expected = beta.ppf([0.05, 0.95], 3, 2)
    assert [found["low"], found["high"]] == pytest.approx(list(expected))


@settings(max_examples=30)
@given(some.lists(_acts(), max_size=5), _acts())
def test_one_act_more_moves_its_part_the_right_way(
    rows: list[dict[str, Any]], more: dict[str, Any]
) -> None:
    for code in ("conduct", "protection"):
        before, after = (
            layer(code).score(hosts.asked(incidents=worlds.story(*some_rows)))
            for some_rows in (rows, [*rows, more])
        )
        kind = _act(more)
        for part in set(before.parts["part"]):
            one, two = (hosts.part(scores, "KAZ", part) for scores in (before, after))
            assert one is not None
            assert two is not None
            if kind and (kind.layer, kind.part) == (code, part):
                change = two["value"] - one["value"]
                assert change >= 0 if kind.side == "against" else change <= 0
            else:
                assert two["value"] == one["value"]
        lows = [hosts.country(scores, "KAZ")["low"] for scores in (before, after)]
        if kind and kind.side == "against" and not np.isnan(lows[0]):
            assert lows[1] >= lows[0]


def _act(row: dict[str, Any]) -> acts.Act | None:
    """The first kind of act that a row fits."""
    fitting = (
        act
        for act in acts.ACTS
        if row["threat_type"] in act.threats
        and row["host_state_role"] in act.roles
        and row["outcome"] in act.outcomes
    )
    return next(fitting, None)


@settings(max_examples=30)
@given(some.lists(_acts(), max_size=6))
def test_an_incident_counts_in_one_part_of_one_layer_at_most(rows: list[dict[str, Any]]) -> None:
    asked = hosts.asked(incidents=worlds.story(*rows))
    listed = [layer(code).score(asked).evidence for code in ("conduct", "protection")]
    found = pd.concat(listed)
    expected = Counter(
        (act.part, float(act.side == "against"))
        for row in rows
        if row["event_date"] != "2024-07" and (act := _act(row))
    )
    assert found["record"].is_unique
    assert Counter(zip(found["part"], found["grade"], strict=True)) == expected


def test_old_acts_count_less_and_less_until_nothing_is_observed() -> None:
    days = [date(2024, 6, 30), date(2026, 6, 30), date(2028, 6, 30), date(2034, 6, 30)]
    found = [hosts.part(_conduct(DEPORTED, as_of=day), "KAZ", "returns") for day in days]
    values = [row["value"] for row in found if row is not None]
    assert found[-1] is None
    assert values == sorted(values, reverse=True)
    assert min(values) > 0.5
    weights = [(2 * value - 1) / (1 - value) for value in values[:2]]  # (a + 1) / (a + 2)
    assert weights[1] == pytest.approx(weights[0] * 0.5 ** (730 / balance.HALF_LIFE))


def test_what_still_goes_on_does_not_age() -> None:
    lasting = {**HELD, "event_date": "2020", "event_date_end": "2025"}
    new = {**HELD, "event_date": "2024-06-30"}
    values = [_part(_conduct(row), "custody")["value"] for row in (lasting, new)]
    assert values[0] == values[1]


def test_a_request_alone_is_russias_act_not_the_hosts() -> None:
    request = {"threat_type": "extradition_request", "host_state_role": "none_reported"}
    notice = {"threat_type": "interpol_notice", "host_state_role": "slow_response"}
    assert _conduct(request, notice).evidence.empty


def test_a_request_refused_lowers_and_a_hand_over_of_any_kind_raises() -> None:
    taken = {
        "threat_type": "abduction",
        "host_state_role": "cooperated_with_russia",
        "outcome": "in_russian_custody",
    }
    one = _part(_conduct(DEPORTED), "returns")["value"]
    assert _part(_conduct(DEPORTED, REFUSED), "returns")["value"] < one
    assert _part(_conduct(DEPORTED, taken), "returns")["value"] > one


def test_one_removal_is_enough_for_a_value_with_a_wide_interval_and_a_faint_trace_is_not() -> None:
    found = hosts.country(_conduct(DEPORTED), "KAZ")
    assert found["observed"]
    assert found["high"] - found["low"] > 0.5
    alleged = _conduct({**TURNED_BACK, "verification": "alleged"})
    assert hosts.part(alleged, "KAZ", "entry_refusals") is not None
    assert not hosts.country(alleged, "KAZ")["observed"]


def test_the_layer_is_one_balance_of_all_acts_each_with_the_weight_of_its_part() -> None:
    court = {"verification": "court_finding", "event_date": "2024-06-30"}
    scores = _conduct({**DEPORTED, **court}, {**HELD, **court}, {**REFUSED, **court})
    share = terms.WEIGHTS["conduct"]["custody"] / terms.WEIGHTS["conduct"]["returns"]
    found, expected = hosts.country(scores, "KAZ"), beta(2 + share, 2)
    assert found["value"] == pytest.approx(expected.mean())
    assert [found["low"], found["high"]] == pytest.approx(list(expected.ppf([0.05, 0.95])))


@settings(max_examples=30)
@given(some.lists(_acts(), max_size=6), _acts())
def test_one_act_more_moves_the_layer_the_right_way_with_its_whole_interval(
    rows: list[dict[str, Any]], more: dict[str, Any]
) -> None:
    kind = _act(more)
    before, after = (hosts.country(_conduct(*given), "KAZ") for given in (rows, [*rows, more]))
    for name in ("value", "low", "high"):
        if not before["observed"]:
            continue
        change = after[name] - before[name]
        if kind is None or kind.layer != "conduct":
            assert change == 0
        else:
            assert change >= -1e-12 if kind.side == "against" else change <= 1e-12


def test_facts_in_force_count_and_many_people_count_by_logarithm() -> None:
    def returned(people: str) -> float:
        fact = hosts.fact("KAZ", "returns_reported", people, "2024-06", "2024-06")
        return float(_part(_conduct(facts=[fact]), "returns")["value"])

    assert returned("1") == pytest.approx(2 / 3)
    assert returned("1") < returned("7") < returned("1000") < 1
    assert returned("7") == pytest.approx(4 / 5)


def test_sources_that_repeat_each_other_are_not_added_up() -> None:
    fact = hosts.fact("KAZ", "police_cooperation_reported", "yes", "2024-06")
    once, thrice = (_part(_conduct(facts=[fact] * n), "cooperation") for n in (1, 3))
    assert once["value"] == thrice["value"]


def test_the_question_narrows_the_incidents_but_not_the_facts() -> None:
    fact = hosts.fact("KAZ", "police_cooperation_reported", "yes", "2024-06")
    rows = ({**DEPORTED, "target_group": "artist"}, {**DEPORTED, "target_group": "journalist"})
    asked = hosts.asked([fact], (), worlds.story(*rows), query=Query(target_groups=("artist",)))
    scores = layer("conduct").score(asked)
    assert scores.evidence["record"].tolist() == ["h000000", "i0000000001"]


@settings(max_examples=30)
@given(some.lists(_acts(), max_size=6))
def test_polars_and_pandas_say_the_same(rows: list[dict[str, Any]]) -> None:
    story = worlds.story(*rows)
    asked = hosts.asked(incidents=story)
    other = replace(asked, incidents=engine.prepare(worlds.polars_frame(story)))
    for code in ("conduct", "protection"):
        one, two = (layer(code).score(given) for given in (asked, other))
        hosts.same(one, two)
        pd.testing.assert_frame_equal(one.evidence, two.evidence)


def test_the_evidence_lists_the_newest_of_many() -> None:
    rows = ({**HELD, "event_date": f"20{n % 24:02d}"} for n in range(balance.LISTED + 30))
    scores = _conduct(*rows)
    assert len(scores.evidence) == balance.LISTED
    assert scores.evidence["since"].is_monotonic_decreasing
    assert scores.evidence["since"].max() == pd.Timestamp(2023, 1, 1)


def test_every_act_can_happen() -> None:
    assert set(np.unique(acts._table())) == {-1, *range(len(acts.ACTS))}
