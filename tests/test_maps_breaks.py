"""Classes stay what they are whatever else is on the map, and cut the figures about as well."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.maps import breaks

FIGURES = some.lists(some.floats(0, 1e6, allow_nan=False), min_size=1, max_size=60)
SCALES = some.sampled_from(["index", "count", "rate"])


def test_an_index_is_cut_at_every_fifth() -> None:
    assert breaks.bounds("index", [0.1, 0.11]) == (0.2, 0.4, 0.6, 0.8)
    figures = [0.0, 0.2, 0.2000001, 0.4, 0.79, 0.81, 1.0]
    found = breaks.classes(figures, [True] * 7, breaks.INDEX)
    assert found.tolist() == [0, 0, 1, 1, 3, 4, 4]


def test_a_sum_that_misses_a_bound_by_rounding_stays_in_its_class() -> None:
    assert breaks.classes([0.1 + 0.3, 0.7 + 0.1], [True, True], breaks.INDEX).tolist() == [1, 3]


@given(SCALES, FIGURES)
def test_bounds_rise_and_are_few(scale: str, figures: list[float]) -> None:
    upper = breaks.bounds(scale, figures)
    assert list(upper) == sorted(set(upper))
    assert len(upper) < breaks.CLASSES
    if scale != "index":
        assert all(bound < max(figures) for bound in upper)


@given(FIGURES, some.randoms())
def test_a_class_does_not_depend_on_the_other_countries(
    figures: list[float], chance: object
) -> None:
    upper = breaks.bounds("count", figures)
    whole = breaks.classes(figures, [True] * len(figures), upper)
    for at, figure in enumerate(figures):
        assert breaks.classes([figure], [True], upper)[0] == whole[at]


@given(SCALES, FIGURES, some.integers(0, 59))
def test_without_reporting_there_is_no_class_not_the_lowest(
    scale: str, figures: list[float], silent: int
) -> None:
    seen = np.arange(len(figures)) != silent % len(figures)
    found = breaks.classes(figures, seen, breaks.bounds(scale, figures))
    assert (found == breaks.UNOBSERVED).tolist() == (~seen).tolist()
    unknown = breaks.classes([math.nan], [True], breaks.INDEX)
    assert unknown.tolist() == [breaks.UNOBSERVED]


@given(FIGURES)
def test_more_is_never_a_lower_class(figures: list[float]) -> None:
    found = breaks.classes(sorted(figures), [True] * len(figures), breaks.bounds("rate", figures))
    assert found.tolist() == sorted(found.tolist())


def test_no_figures_make_one_class() -> None:
    assert breaks.bounds("rate", [math.nan, 0.0]) == ()
    assert breaks.classes([0.0, 3.0], [True, True], ()).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("scale", "figure", "words"),
    [
        ("index", 0.005, "0"),
        ("index", 1.0, "100"),
        ("rate", 0.0, "0"),
        ("rate", 0.0352, "0.035"),
        ("count", 2.0, "2"),
        ("count", 2.04, "2"),
        ("count", 9.96, "10"),
        ("count", 1234.0, "1,200"),
    ],
)
def test_figures_are_written_no_finer_than_they_are_known(
    scale: str, figure: float, words: str
) -> None:
    assert breaks.written(scale, figure) == words


def test_an_index_moves_in_fixed_classes_whatever_the_figures() -> None:
    assert breaks.steps("index") == breaks.steps("index", [0.1, 0.9]) == breaks.CHANGES
    found = breaks.changes(
        [-0.3, -0.1, -0.02, -0.01, 0.0, 0.01, 0.05, 0.06, 0.2], ["both"] * 9, breaks.CHANGES
    )
    assert found.tolist() == [0, 1, 2, 3, 3, 3, 4, 5, 6]


def test_open_scales_move_in_the_classes_of_their_own_figures() -> None:
    whole = [1, 1, 2, 3, 9, 25]
    assert breaks.steps("count", whole)[0] == 0
    assert breaks.steps("count", [*whole, 0.5])[0] > 0
    assert breaks.steps("count") == breaks.steps("count", [0, 0]) == (0.0,)
    assert breaks.changes([-1, 0, 1], ["both"] * 3, (0.0,)).tolist() == [2, 3, 4]
    for figures in (whole, [0.1, 0.2, 4.0], [7]):
        upper = breaks.steps("rate", figures)
        assert list(upper) == sorted(set(upper))
        assert len(upper) <= breaks.SIDES


def test_what_is_not_observed_on_both_days_has_a_class_of_its_own() -> None:
    standing = ["both", "only_now", "only_then", "neither"]
    found = breaks.changes([0.5, np.nan, np.nan, np.nan], standing, breaks.CHANGES)
    assert found.tolist() == [6, breaks.ONLY_NOW, breaks.ONLY_THEN, breaks.UNOBSERVED]


@given(some.lists(some.floats(-5, 5), min_size=1, max_size=20))
def test_a_difference_turned_round_is_in_the_class_across(figures: list[float]) -> None:
    both = ["both"] * len(figures)
    one = breaks.changes(figures, both, breaks.CHANGES)
    other = breaks.changes([-figure for figure in figures], both, breaks.CHANGES)
    assert (one + other == 2 * breaks.SIDES).all()


@pytest.mark.filterwarnings("ignore:Numba")
def test_the_fixed_classes_cut_skewed_figures_well() -> None:
    """Judged as mapclassify does: absolute deviations from the class medians, summed."""
    mapclassify = pytest.importorskip("mapclassify")

    figures = np.random.default_rng(7).lognormal(1.0, 1.2, 90)
    ours = mapclassify.UserDefined(figures, [*breaks.bounds("rate", figures), figures.max()])
    best = mapclassify.FisherJenks(figures, k=breaks.CLASSES)
    one = mapclassify.UserDefined(figures, [figures.max()])
    assert (
        ours.yb.tolist()
        == breaks.classes(figures, np.full(90, 1), breaks.bounds("rate", figures)).tolist()
    )
    assert one.adcm - ours.adcm > 0.7 * (one.adcm - best.adcm)


def test_the_server_never_imports_mapclassify() -> None:
    program = (
        "import sys, dashboard.maps.breaks, dashboard.server; print('mapclassify' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
