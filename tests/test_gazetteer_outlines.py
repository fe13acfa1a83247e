"""Whether points lie in a country or near enough to it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.gazetteer import outlines
from dashboard.units import Metres


def inside(iso3: str, lon: float, lat: float, near: int = outlines.NEAR) -> bool:
    return bool(outlines.within(iso3, np.array([lon]), np.array([lat]), near=Metres(near))[0])


@pytest.mark.parametrize(
    ("iso3", "lon", "lat", "expected"),
    [
        ("DEU", 13.40, 52.52, True),
        ("DEU", 2.35, 48.85, False),
        ("GEO", 44.83, 41.69, True),
        ("RUS", -172.0, 65.5, True),  # beyond the date line
        ("NOR", 18.96, 69.65, True),
        ("DEU", 7.15, 53.71, True),  # an island off the coast
        ("GIB", 0.0, 0.0, True),  # not drawn at this scale: nothing can be said
    ],
)
def test_points_lie_in_their_country(iso3: str, lon: float, lat: float, expected: bool) -> None:
    assert inside(iso3, lon, lat) is expected


@pytest.mark.parametrize("lat", [0.5, 42.0, 60.0, 69.5])
def test_near_is_measured_in_metres_at_every_latitude(lat: float) -> None:
    # From a point east of the outline step away: a degree is shorter towards the pole.
    iso3 = {0.5: "KEN", 42.0: "GEO", 60.0: "SWE", 69.5: "NOR"}[lat]
    east = outlines.outlines()[iso3].bounds[2]
    lon = np.linspace(east - 30, east + 5, 7000)
    at = np.full(len(lon), lat)
    within = outlines.within(iso3, lon, at, near=Metres(1))
    edge = float(lon[within][-1])
    for metres, expected in ((15_000, True), (60_000, False)):
        step = metres / (outlines.DEGREE * np.cos(np.radians(lat)))
        assert inside(iso3, edge + step, lat) is expected, (iso3, metres)


def test_each_point_has_one_country_and_the_sea_has_none() -> None:
    lon, lat = np.array([13.4, 44.83, -30.0]), np.array([52.52, 41.69, 0.0])
    assert outlines.countries_of(lon, lat).tolist() == ["DEU", "GEO", ""]


@given(some.floats(-180, 180), some.floats(-89, 89), some.floats(-180, 180), some.floats(-89, 89))
def test_distance_is_symmetric_and_never_more_than_half_round_the_earth(
    lon: float, lat: float, other_lon: float, other_lat: float
) -> None:
    one, other = (np.array([lon]), np.array([lat])), (np.array([other_lon]), np.array([other_lat]))
    there, back = outlines.metres_between(*one, *other), outlines.metres_between(*other, *one)
    assert there == pytest.approx(back, abs=1e-3)
    assert 0 <= there[0] <= np.pi * outlines.RADIUS + 1
    assert outlines.metres_between(*one, *one)[0] == 0
