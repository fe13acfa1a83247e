"""Few reports are drawn towards the mean, and one more never lowers a country."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.risk.shrinkage import STRONGEST_PULL, poisson_interval, posterior, prior

weights = some.floats(0.001, 1.0) | some.sampled_from([0.001, 0.25, 1.0])
worlds = some.lists(some.lists(weights, max_size=40), min_size=1, max_size=8)
"""The weights of the incidents of some countries."""


def estimated(world: list[list[float]]) -> npt.NDArray[Any]:
    sums, squares = added(world)
    return posterior(sums, prior(sums, squares)).value


def added(world: list[list[float]]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    sums = np.array([sum(country) for country in world])
    return sums, np.array([sum(w * w for w in country) for country in world])


@given(worlds, weights, some.integers(0, 7))
def test_one_more_incident_never_lowers_its_country(
    world: list[list[float]], weight: float, number: int
) -> None:
    number %= len(world)
    more = [[*c, weight] if n == number else c for n, c in enumerate(world)]
    assert estimated(more)[number] >= estimated(world)[number] - 1e-12


@given(
    some.lists(some.floats(0, 1e4), min_size=2, max_size=60),
    some.floats(1e-6, 1e4),
    some.floats(1e-6, 1.0),
    some.data(),
)
def test_nor_does_it_in_a_world_of_any_size(
    sums: list[float], share: float, weight: float, data: some.DataObject
) -> None:
    """Sums and squares are drawn apart, only bounded by each other: worlds meant to break it."""
    before = np.array(sums)
    squares = np.minimum(before, before * share / 1e4)
    number = data.draw(some.integers(0, len(sums) - 1))
    one = np.eye(len(sums))[number]
    after = before + weight * one, squares + weight**2 * one
    lower = posterior(before, prior(before, squares)).value[number]
    assert posterior(after[0], prior(*after)).value[number] >= lower * (1 - 1e-9) - 1e-12


@given(worlds)
def test_who_has_more_stays_ahead_and_the_interval_holds_the_value(
    world: list[list[float]],
) -> None:
    sums, squares = added(world)
    found = posterior(sums, prior(sums, squares))
    order = np.argsort(sums, kind="stable")
    assert (np.diff(found.value[order]) >= -1e-12).all()
    assert (found.low <= found.value + 1e-12).all()
    assert (found.value <= found.high + 1e-12).all()
    assert (found.high > 0).all()


@given(worlds, some.randoms(use_true_random=False))
def test_the_order_of_countries_does_not_matter(world: list[list[float]], random: Any) -> None:
    sums, squares = added(world)
    order = random.sample(range(len(world)), len(world))
    assert prior(sums, squares) == prior(sums[order], squares[order])


def test_counts_give_the_estimate_of_marshall() -> None:
    """Worked by hand: counts 0, 0, 2, 10 have mean 3 and variance 17; chance alone gives 3."""
    counts = np.array([0.0, 0.0, 2.0, 10.0])
    fitted = prior(counts, counts)
    assert fitted.mean == 3.0
    assert fitted.pull == pytest.approx(3 / 17)
    assert fitted.unit == 1.0
    expected = counts + 3 / 17 * (3 - counts)
    assert posterior(counts, fitted).value == pytest.approx(expected)


def test_weights_are_counted_in_typical_incidents() -> None:
    """Incidents that all weigh a half are half as much of the same."""
    counts = np.array([0.0, 0.0, 2.0, 10.0])
    halves = posterior(counts / 2, prior(counts / 2, counts / 4))
    wholes = posterior(counts, prior(counts, counts))
    for half, whole in zip(halves, wholes, strict=True):
        assert half == pytest.approx(whole / 2)


@pytest.mark.parametrize("sums", [[], [0.0, 0.0], [3.0], [1.0, 1.0, 1.0]])
def test_countries_that_do_not_differ_are_pulled_at_most_half(sums: list[float]) -> None:
    fitted = prior(np.array(sums), np.array(sums))
    assert fitted.pull == STRONGEST_PULL


def test_silence_everywhere_is_not_certainty() -> None:
    nothing = np.zeros(3)
    found = posterior(nothing, prior(nothing, nothing))
    assert found.value.tolist() == [0, 0, 0]
    assert (found.high > 0.5).all()


def test_weights_too_small_to_be_squared_are_as_good_as_none() -> None:
    tiny = np.array([0.0, 1e-200])
    assert posterior(tiny, prior(tiny, tiny**2)).value == pytest.approx([0, 0], abs=1e-150)


def test_the_exact_interval_is_that_of_the_tables() -> None:
    """Garwood (1936): a 90 % interval of 0, 1, 3 and 10 counted."""
    low, high = poisson_interval(np.array([0.0, 1.0, 3.0, 10.0]))
    assert low == pytest.approx([0.0, 0.0513, 0.8177, 5.4254], abs=5e-4)
    assert high == pytest.approx([2.9957, 4.7439, 7.7537, 16.9622], abs=5e-4)
