"""Ranks, and the interval they have under random weights."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.risk.composite import combined
from dashboard.risk.ranks import ranks
from tests.risk.hosts import DAY
from tests.risk.test_composite import EVEN, FACTS, lands, weights, world

SURE = some.fixed_dictionaries(dict.fromkeys(FACTS, some.floats(0, 0.9)))
"""What all layers say of a country."""


def ranked(
    marks: dict[str, Any], given: dict[str, float] | None = None, **more: int
) -> pd.DataFrame:
    return ranks(combined(world(marks), DAY, given or EVEN).parts, **more)


@given(lands, weights, some.integers(0, 2**32))
def test_a_seed_gives_the_same_again(
    marks: dict[str, Any], given: dict[str, float], seed: int
) -> None:
    one, other = (ranked(marks, given, seed=seed, draws=50) for _ in range(2))
    pd.testing.assert_frame_equal(one, other)


@given(lands, some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(marks: dict[str, Any], random: Any) -> None:
    parts = combined(world(marks), DAY, EVEN).parts
    order = random.sample(range(len(parts)), len(parts))
    pd.testing.assert_frame_equal(
        ranks(parts, draws=50), ranks(parts.iloc[order].reset_index(drop=True), draws=50)
    )


@given(lands, weights)
def test_ranks_follow_the_values(marks: dict[str, Any], given: dict[str, float]) -> None:
    """Only observed countries have one, equal values share the better rank."""
    scores = combined(world(marks), DAY, given)
    seen = scores.countries[scores.countries["observed"]].set_index("iso3")["value"]
    found = ranks(scores.parts, draws=50).set_index("iso3")
    expected = (-seen.round(9)).rank(method="min").astype("int64")
    assert set(found.index) == set(seen.index)
    close = seen.sort_values().diff().between(0, 1e-8, inclusive="neither").any()
    assert close or found["rank"].to_dict() == expected.to_dict()
    assert (found["low"] <= found["high"]).all()
    assert found[["rank", "low", "high"]].isin(range(1, len(seen) + 1)).all(axis=None)


@given(SURE)
def test_who_is_ahead_in_every_part_is_ahead_under_all_weights(lower: dict[str, float]) -> None:
    higher = {code: risk + 0.05 for code, risk in lower.items()}
    found = ranked({"ARM": lower, "KAZ": higher}).set_index("iso3")
    assert found.loc[["KAZ"]].to_numpy().tolist() == [[1, 1, 1]]
    assert found.loc[["ARM"]].to_numpy().tolist() == [[2, 2, 2]]


@given(SURE)
def test_equal_countries_share_every_rank(marks: dict[str, Any]) -> None:
    found = ranked({"ARM": marks, "DEU": marks, "KAZ": marks})
    assert found[["rank", "low", "high"]].eq(1).all(axis=None)


def test_countries_with_opposite_parts_have_wide_intervals() -> None:
    one = {"exposure": 0.9, "conduct": 0.1, "entry": 0.9, "protection": 0.1}
    other = {"exposure": 0.1, "conduct": 0.9, "entry": 0.1, "protection": 0.9}
    found = ranked({"ARM": one, "KAZ": other}, {"exposure": 9, "conduct": 1, "entry": 9})
    assert found["rank"].tolist() == [1, 2]
    assert found[["low", "high"]].to_numpy().tolist() == [[1, 2], [1, 2]]


def test_one_part_alone_leaves_nothing_to_draw() -> None:
    found = ranked({"ARM": {"entry": 0.2}, "KAZ": {"entry": 0.7}}, {"entry": 1.0})
    assert found.set_index("iso3").loc[["ARM"]].to_numpy().tolist() == [[2, 2, 2]]


@pytest.mark.parametrize("marks", [{}, {"KAZ": {"entry": 0.4}}])
def test_without_observed_countries_there_are_no_ranks(marks: dict[str, Any]) -> None:
    found = ranked(marks)
    assert [*found] == ["iso3", "rank", "low", "high"]
    assert found.empty
