"""Coordinates a file gives: they check a place or stand in for it, and are never passed on."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.sources.places import located
from tests.mapping_worlds import EXAMPLES, shipped
from tests.mapping_worlds import GAZETTEER as INVENTED


def asked(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["iso3", "place", "lat", "lon"], dtype="str")


def taken(found: pd.DataFrame) -> list[str]:
    """Return name and centre of the first row."""
    return [str(found[name].iloc[0]) for name in ("place", "lat", "lon")]


def said(troubles: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(troubles["level"], troubles["column"], troubles["rule"], strict=True))


@pytest.mark.parametrize(
    ("lat", "lon"),
    [("52.52", "13.40"), ("52,52", "13,40"), ("52.5170365", "13.3888599"), ("+52.5", "1.34e1")],
)
def test_a_point_in_a_town_without_a_name_is_the_town_s_centre(lat: str, lon: str) -> None:
    found, troubles = located(asked(("DEU", "", lat, lon)), gazetteer=shipped())
    assert taken(found) == ["Berlin", "52.52", "13.41"]
    assert troubles.empty


def test_a_point_in_no_town_leaves_the_country_alone() -> None:
    found, troubles = located(asked(("KAZ", "", "47.1234567", "66.7654321")), gazetteer=shipped())
    assert taken(found) == ["", "", ""]
    assert found["place_precision"].tolist() == ["country"]
    assert troubles.empty


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        (("DEU", "", "x", "13.4"), "lat", "is not a number"),
        (("DEU", "", "52.5", "nan"), "lon", "is not a number"),
        (("DEU", "", "inf", "13.4"), "lat", "is not a number"),
        (("DEU", "", "95", "13.4"), "lat", "is not between -90 and 90"),
        (("DEU", "", "52.5", "190"), "lon", "is not between -180 and 180"),
        (("DEU", "", "0", "0.001"), "lat", "is a point in the sea that stands for no place"),
        (
            ("DEU", "Berlin", "6894700", "1492200"),
            "lat",
            "are no degrees; the coordinates seem projected, in metres",
        ),
        (
            ("DEU", "", "48.85", "2.35"),
            "lat",
            "lies more than 25 km outside Germany; it lies in France",
        ),
        (("RUS", "", "45.0", "34.1"), "lat", "lies in Crimea: Crimea is Ukraine, not Russia"),
    ],
)
def test_a_point_that_cannot_be_right_is_refused(
    row: tuple[str, str, str, str], column: str, rule: str
) -> None:
    found, troubles = located(asked(row), gazetteer=shipped())
    assert said(troubles) == [("rejected", column, rule)]
    assert taken(found) == ["", "", ""]


@pytest.mark.parametrize(
    "row",
    [
        ("DEU", "", "13.40", "52.52"),
        ("KAZ", "Almaty", "76.9", "43.2"),
        ("USA", "", "-122.4", "37.8"),
        ("AUS", "", "151.2", "-33.9"),
    ],
)
def test_coordinates_that_fit_when_swapped_are_refused_with_that_advice(
    row: tuple[str, str, str, str],
) -> None:
    _, troubles = located(asked(row), gazetteer=shipped())
    assert troubles["level"].tolist() == ["rejected"]
    assert troubles["advice"].tolist() == ["lat and lon seem swapped: swap them"]


def test_the_named_place_counts_and_a_point_far_from_it_is_said() -> None:
    found, troubles = located(asked(("DEU", "Berlin", "48.14", "11.58")), gazetteer=shipped())
    assert found.loc[0, "place"] == "Berlin"
    rule = "lies about 500 km from Berlin; the place that is named counts"
    assert said(troubles) == [("warning", "lat", rule)]


def test_a_point_stands_in_for_a_name_that_is_not_listed() -> None:
    found, troubles = located(asked(("DEU", "Hamletville", "52.52", "13.4")), gazetteer=shipped())
    assert found.loc[0, "place"] == "Berlin"
    rule = "is not a listed place; Berlin, where its point lies, is taken"
    assert said(troubles) == [("warning", "place", rule)]


def test_half_a_point_is_not_used_and_said() -> None:
    _, troubles = located(asked(("DEU", "Berlin", "52.52", "")), gazetteer=shipped())
    assert said(troubles) == [("warning", "lat", "stands without lon, and is not used")]


COUNTRIES = some.sampled_from(["KAZ", "DEU", "GEO", "RUS", ""])
NAMES = some.text(max_size=12) | some.sampled_from(
    [
        *("Bigtown", "near Harbour", "Hafen", "Мост", "Bigtwon", "Upperland", "Paris", "Germany"),
        *("Market, Upperland", "Market (Coast)", "под Мостом", ",", "region", "область", "St"),
    ]
)
DEGREES = some.floats(-400, 400).map(str) | some.sampled_from(
    [*("", "48.0", "67.0", "10", "51", "nan", "inf", "1e400", "7,5", "-", "6894700", "48.0001234")]
)
ROWS = some.lists(some.tuples(COUNTRIES, NAMES, DEGREES, DEGREES), min_size=1, max_size=6)


@settings(max_examples=EXAMPLES)
@given(ROWS)
def test_nothing_finer_than_a_listed_centre_comes_out(
    rows: list[tuple[str, str, str, str]],
) -> None:
    found, troubles = located(asked(*rows), gazetteer=INVENTED)
    centres = {
        (f"{lat:.2f}", f"{lon:.2f}")
        for lat, lon in zip(INVENTED.places["lat"], INVENTED.places["lon"], strict=True)
    }
    assert set(zip(found["lat"], found["lon"], strict=True)) <= centres | {("", "")}
    assert ((found["lat"] == "") == (found["place_precision"] != "city")).all()
    assert not found.isna().any(axis=None)
    rejected = troubles["row"][troubles["level"] == "rejected"]
    assert (found["place_precision"][found.index.isin(rejected)] == "country").all()


@settings(max_examples=EXAMPLES)
@given(ROWS, some.randoms(use_true_random=False))
def test_what_is_found_for_a_row_depends_on_nothing_but_the_row(rows, chance) -> None:  # type: ignore[no-untyped-def]
    together = asked(*rows)
    shuffled = together.sample(frac=1, random_state=chance.randrange(1000))
    found, troubles = located(together, gazetteer=INVENTED)
    again, told = located(shuffled, gazetteer=INVENTED)
    pd.testing.assert_frame_equal(again.sort_index(), found)
    order = ["row", "column", "rule", "level"]
    pd.testing.assert_frame_equal(
        told.sort_values(order, ignore_index=True), troubles.sort_values(order, ignore_index=True)
    )
