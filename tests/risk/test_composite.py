"""Layer 7: several layers in one number in which one good mark cannot pay off a bad one."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import engine, snapshot
from dashboard.errors import QueryError
from dashboard.filters import Query
from dashboard.risk.composite import CEILING, ENOUGH, SCALE, bounds, combined, composite, layers
from dashboard.risk.hosts import HOSTS
from dashboard.risk.presets import DEFAULT, PRESETS
from dashboard.risk.scores import COUNTRIES, EVIDENCE, PARTS, Asked, Scores, empty
from dashboard.risk.weights import WEIGHED
from tests.risk.hosts import DAY, country, same
from tests.risk.test_reported import shaped

FACTS = ("exposure", "conduct", "entry", "protection")
EVEN = dict.fromkeys(FACTS, 1.0)
"""Weights of the layers that lie on 0 to 1 by themselves."""

risks = some.floats(0, 1)
marks = some.none() | risks
"""What a layer says of a country: nothing, or 0 to 1."""

marked = some.dictionaries(some.sampled_from(FACTS), marks, min_size=4, max_size=4)
lands = some.dictionaries(some.sampled_from(["ARM", "DEU", "GBR", "KAZ"]), marked, min_size=1)
weights = some.dictionaries(
    some.sampled_from(FACTS), some.integers(1, 900).map(lambda n: n / 100), min_size=1
)


def world(marks: dict[str, dict[str, Any]], width: float = 0.0) -> tuple[Scores, ...]:
    """Return invented layers: by country, what each says; intervals ``width`` to either side."""
    return tuple(
        _layer(code, {c: row.get(code) for c, row in marks.items()}, width) for code in WEIGHED
    )


def _layer(code: str, marks: dict[str, float | None], width: float) -> Scores:
    value = pd.Series(marks, dtype="float64").reindex(HOSTS).to_numpy()
    frame = pd.DataFrame(
        {
            "iso3": pd.Series(HOSTS, dtype="str"),
            "value": value,
            "low": np.maximum(value - width, 0),
            "high": np.minimum(value + width, 1),
            "observed": ~np.isnan(value),
            "newest": pd.Series(np.full(len(value), np.datetime64("2024-01-01", "s"))),
            "oldest": pd.Series(np.full(len(value), np.datetime64("2020-01-01", "s"))),
        }
    )
    return Scores(code, frame, empty(PARTS), empty(EVIDENCE))


def value(marks: dict[str, Any], given: dict[str, float] | None = None) -> float:
    """Return the composite of one country."""
    return float(country(combined(world({"KAZ": marks}), DAY, given or EVEN), "KAZ")["value"])


@given(some.fixed_dictionaries(dict.fromkeys(FACTS, risks)), some.sampled_from(FACTS), weights)
def test_one_part_at_its_worst_cannot_be_paid_off(
    marks: dict[str, float], worst: str, given_weights: dict[str, float]
) -> None:
    """Whatever the others are, a part at 1 with weight w holds the whole above 1 - 0.01 ** w."""
    share = given_weights.get(worst, 0) / sum(given_weights.values())
    found = value(marks | {worst: 1.0}, given_weights)
    assert found >= 1 - (1 - CEILING) ** share - 1e-12
    assert found >= share * CEILING - 1e-12, "a sum would pay more off"


def test_it_is_worked_out_as_written() -> None:
    """1 - (0.5 ** 0.75 * 0.9 ** 0.25), and a sum would have given 0.4."""
    found = value({"entry": 0.5, "conduct": 0.1}, {"entry": 3, "conduct": 1})
    assert found == pytest.approx(1 - 0.5**0.75 * 0.9**0.25)
    assert found > 0.75 * 0.5 + 0.25 * 0.1


@given(some.fixed_dictionaries(dict.fromkeys(FACTS, risks)), some.sampled_from(FACTS), risks)
def test_more_risk_in_a_part_is_never_less_in_the_whole(
    marks: dict[str, float], part: str, other: float
) -> None:
    lower, higher = sorted([marks[part], other])
    assert value(marks | {part: lower}) <= value(marks | {part: higher}) + 1e-12


@given(some.fixed_dictionaries(dict.fromkeys(FACTS, risks)), weights)
def test_it_lies_between_its_parts(marks: dict[str, float], given: dict[str, float]) -> None:
    counting = [min(marks[code], CEILING) for code in given]
    assert min(counting) - 1e-12 <= value(marks, given) <= max(counting) + 1e-12


@given(lands, weights, some.floats(0.1, 50))
def test_weights_of_any_sum_give_the_same(
    marks: dict[str, Any], given: dict[str, float], factor: float
) -> None:
    one = combined(world(marks), DAY, given).countries
    other = combined(world(marks), DAY, {code: factor * w for code, w in given.items()}).countries
    held = (one["observed"] & other["observed"]).to_numpy()
    columns = ["value", "low", "high"]
    assert one[columns][held].to_numpy() == pytest.approx(other[columns][held].to_numpy(), rel=1e-3)


@pytest.mark.parametrize(
    "given",
    [{}, {"entry": 0}, {"entry": -1}, {"entry": math.nan}, {"reported": 1}, {"entry": math.inf}],
)
def test_weights_that_are_none_give_a_sentence(given: dict[str, float]) -> None:
    with pytest.raises(QueryError, match=r"weights: .*\.") as refused:
        combined(world({}), DAY, given)
    assert refused.value.parameter == "weights"


@given(lands, weights)
def test_too_little_observed_is_no_value_and_enough_is_an_interval(
    marks: dict[str, Any], given: dict[str, float]
) -> None:
    scores = combined(world(marks, width=0.1), DAY, given)
    shaped(scores)
    total = sum(given.values())
    for iso3, row in marks.items():
        held = sum(w for code, w in given.items() if row.get(code) is not None) / total
        found = country(scores, iso3)
        if abs(held - ENOUGH) > 1e-3:
            assert found["observed"] == (held > ENOUGH)
        if found["observed"]:
            assert 0 <= found["low"] <= found["value"] + 1e-12
            assert found["value"] <= found["high"] + 1e-12 <= CEILING + 2e-12
    assert scores.countries["observed"].sum() <= len(marks)


@given(lands, weights)
def test_bounds_are_the_interval_or_what_the_known_layers_leave_possible(
    marks: dict[str, Any], given: dict[str, float]
) -> None:
    scores = world(marks, width=0.1)
    found, whole = bounds(scores, given), combined(scores, DAY, given).countries
    assert found.columns.tolist() == ["iso3", "value", "low", "high", "observed"]
    assert found["iso3"].tolist() == [code for code in HOSTS if code != "RUS"]
    held, columns = found["observed"].to_numpy(), ["value", "low", "high"]
    pd.testing.assert_frame_equal(
        found[columns][held], whole[whole["iso3"] != "RUS"][columns].reset_index(drop=True)[held]
    )
    assert found["value"].notna().tolist() == held.tolist()
    assert ((found["low"] >= 0) & (found["low"] <= found["high"] + 1e-12)).all()
    assert (found["high"] <= CEILING + 1e-12).all()


@given(lands, weights, some.floats(0, 1))
def test_whatever_a_missing_layer_turns_out_to_be_lies_within_the_bounds(
    marks: dict[str, Any], given: dict[str, float], truth: float
) -> None:
    before = bounds(world(marks), given).set_index("iso3")
    known = {
        iso3: {code: truth if row.get(code) is None else row[code] for code in FACTS}
        for iso3, row in marks.items()
    }
    after = bounds(world(known), given).set_index("iso3").loc[[*marks]]
    assert (after["value"] >= before.loc[[*marks], "low"] - 1e-12).all()
    assert (after["value"] <= before.loc[[*marks], "high"] + 1e-12).all()


def test_of_a_country_nothing_is_known_of_anything_is_possible() -> None:
    found = bounds(world({}), EVEN)
    assert (found["low"] == 0).all()
    assert found["high"].to_numpy() == pytest.approx(CEILING)
    assert not found["observed"].any()


def test_what_is_missing_widens_the_interval_to_both_sides() -> None:
    whole = {"KAZ": dict.fromkeys(FACTS, 0.5)}
    part = {"KAZ": dict.fromkeys(FACTS[1:], 0.5)}
    full, less = (country(combined(world(m, 0.1), DAY, EVEN), "KAZ") for m in (whole, part))
    assert full["value"] == pytest.approx(less["value"])
    assert less["low"] < full["low"]
    assert less["high"] > full["high"]


def test_removing_a_part_never_makes_it_nothing() -> None:
    marks: dict[str, Any] = dict.fromkeys(FACTS, 0.5)
    assert value(marks | {"entry": None}) == pytest.approx(0.5)
    assert value(marks | {"entry": 0.0}) < 0.5
    assert np.isnan(value(marks | {"entry": None, "conduct": None}))


@given(lands, weights)
def test_a_country_does_not_depend_on_the_others(
    marks: dict[str, Any], given: dict[str, float]
) -> None:
    together = combined(world(marks, 0.1), DAY, given)
    for iso3, row in marks.items():
        alone = combined(world({iso3: row}, 0.1), DAY, given)
        one, other = country(together, iso3), country(alone, iso3)
        numbers = ["value", "low", "high"]
        assert one[numbers].tolist() == pytest.approx(other[numbers].tolist(), nan_ok=True)


@given(lands, weights)
def test_contributions_add_up(marks: dict[str, Any], given: dict[str, float]) -> None:
    scores = combined(world(marks), DAY, given)
    seen = scores.countries[scores.countries["observed"]].set_index("iso3")
    added = scores.parts.groupby("iso3")["contribution"].sum().reindex(seen.index)
    assert added.to_numpy() == pytest.approx(seen["value"].to_numpy())
    assert (scores.parts["weight"] > 0).all()


def test_weighted_incidents_are_put_on_a_fixed_scale() -> None:
    given = {"weighted": 1.0}
    found = [value({"weighted": n * SCALE}, given) for n in (0, 1, 2, 100)]
    assert found == pytest.approx([0, 1 - math.exp(-1), 1 - math.exp(-2), CEILING])


def test_the_shipped_data_have_a_composite_for_every_preset() -> None:
    data = snapshot.read()
    asked = Asked(data, engine.prepare(data.incidents), Query(), data.manifest.as_of)
    parts = layers(asked)
    assert tuple(row.layer for row in parts) == WEIGHED
    same(composite(asked), combined(parts, asked.as_of, DEFAULT))
    for preset in PRESETS:
        scores = combined(parts, asked.as_of, preset.weights)
        shaped(scores)
        assert set(scores.parts["part"]) <= set(preset.weights)
        assert set(scores.evidence["part"]) <= set(preset.weights)
        assert scores.countries["observed"].any()
        assert not country(scores, "RUS")["observed"]


def test_a_part_without_news_for_a_year_is_stale() -> None:
    marks = {"KAZ": dict.fromkeys(FACTS, 0.5)}
    scores = combined(world(marks), date(2024, 12, 31), EVEN)
    assert not scores.parts["stale"].any()
    assert combined(world(marks), date(2025, 1, 2), EVEN).parts["stale"].all()
    assert [str(kind) for kind in scores.countries.dtypes] == [*COUNTRIES.values()]
