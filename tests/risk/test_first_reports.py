"""A report more of something done to an exile never lowers the composite, not even the first.

What is missing is left out, not made up; so a layer that becomes known could pull the whole down.
These laws try to find an incident that does, in invented worlds of a few facts, figures and
incidents: :mod:`dashboard.risk.aggregate` says why there is none. The upper end has no such law: it
holds what is not known, and a report makes less of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from dashboard.risk import terms
from dashboard.risk.composite import bounds, combined, layers
from dashboard.risk.coverage import COVERED
from dashboard.risk.presets import PRESETS
from dashboard.risk.weighing import ENOUGH
from tests import worlds
from tests.risk import hosts
from tests.risk.test_conduct import _act, _acts

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.risk.scores import Scores

MANY = tuple(hosts.fact("KAZ", f"said_{number}", "yes") for number in range(COVERED))
"""So many facts that silence counts as none."""

NARROW = 1e-9

given_weights = some.sampled_from([row.weights for row in PRESETS]) | some.fixed_dictionaries(
    {code: some.integers(1, 9).map(float) for code in PRESETS[0].weights}
)

worlds_of_rows = some.tuples(
    some.builds(
        lambda facts, more: (*facts, *more),
        some.lists(hosts.facts(("KAZ",)), max_size=20),
        some.sampled_from([(), MANY]),
    ),
    some.lists(hosts.figures(), max_size=6),
    some.lists(_acts(), max_size=5),
)


def _layers(facts: Any, figures: Any, rows: list[dict[str, Any]]) -> tuple[Scores, ...]:
    return layers(hosts.asked(facts, figures, worlds.story(*rows), sources=hosts.SOURCES))


def _kaz(frame: pd.DataFrame) -> pd.Series[Any]:
    return frame[frame["iso3"] == "KAZ"].iloc[0]


@settings(max_examples=40)
@given(worlds_of_rows, _acts(), given_weights)
def test_one_more_incident_never_lowers_the_composite_nor_its_lower_end(
    world: tuple[Any, Any, list[dict[str, Any]]], more: dict[str, Any], weights: dict[str, float]
) -> None:
    kind = _act(more)
    assume(kind is None or kind.side == "against")
    facts, figures, rows = world
    scores = [_layers(facts, figures, some_rows) for some_rows in (rows, [*rows, more])]
    before, after = (_kaz(bounds(one, weights)) for one in scores)
    assert after["low"] >= before["low"] - NARROW
    if before["observed"]:
        assert after["observed"]
        assert after["value"] >= before["value"] - NARROW


def test_a_first_weak_report_does_not_lower_a_country_that_was_high() -> None:
    hard = [
        *(hosts.fact("KAZ", field, "yes") for field in ("csto", "eaeu", "cis_member")),
        hosts.fact("KAZ", "extradition_to_russia", "practised"),
        hosts.fact("KAZ", "coe_member", "no"),
        hosts.fact("KAZ", "shared_wanted_database", "yes"),
        hosts.fact("KAZ", "visa_free_days", "0"),
        hosts.fact("KAZ", "tourist_visas", "suspended"),
    ]
    refused = hosts.decisions("KAZ", "2023", 0, 500)
    weak = {
        "threat_type": "entry_refusal",
        "verification": "alleged",
        "event_date": "2024-06-30",
    }
    removal = {"threat_type": "deportation", "verification": "single_source"}
    weights = {"exposure": 3.0, "entry": 3.0, "protection": 4.0, "conduct": 3.0, "weighted": 3.0}
    values = []
    for rows in ([], [weak], [weak, {**removal, "event_date": "2024-06"}]):
        scores = combined(_layers(hard, refused, rows), hosts.DAY, weights)
        values.append(hosts.country(scores, "KAZ")["value"])
    assert values[0] > 0.8
    assert values == sorted(values)


def test_no_layer_of_facts_becomes_known_by_an_incident() -> None:
    """An answer of the police is never what decides whether protection has a value."""
    weights = terms.WEIGHTS["protection"]
    others = {part: weight for part, weight in weights.items() if part != "police"}
    for known in ((), *((part,) for part in others), others):
        held = sum(weights[part] for part in known)
        with_police = (held + weights["police"]) / sum(weights.values())
        assert (held / sum(weights.values()) >= ENOUGH) == (with_police >= ENOUGH)


def test_thin_conduct_is_drawn_to_the_other_layers_and_much_speaks_for_itself() -> None:
    removal = {"threat_type": "deportation", "event_date": "2024-06-30"}
    days = hosts.fact("KAZ", "visa_free_days", "0")
    seen = []
    for number in (1, 60):
        scores = _layers([days], (), [removal] * number)
        own = hosts.country(next(s for s in scores if s.layer == "conduct"), "KAZ")["value"]
        parts = combined(scores, hosts.DAY, {"conduct": 1.0, "entry": 1.0}).parts
        drawn = parts.loc[(parts["iso3"] == "KAZ") & (parts["part"] == "conduct"), "value"]
        seen.append((own, drawn.item()))
    assert seen[0][1] > seen[0][0] + 0.05
    assert seen[1][1] == pytest.approx(seen[1][0], abs=0.02)
