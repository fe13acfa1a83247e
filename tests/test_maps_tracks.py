"""Ways that share legs lie side by side: never in one lane, never changing sides, in any order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as some

from dashboard.maps.tracks import Step, lanes

PLACES = {
    "A": (37.6, 55.8),
    "B": (71.4, 51.2),
    "C": (44.8, 41.7),
    "D": (20.5, 44.8),
    "E": (175.0, 60.0),
    "F": (-170.0, 65.0),
    "G": (10.0, -30.0),
}


def way(*stops: str) -> list[Step]:
    """Return the legs through places; ``B2`` is a second leg to the same place."""
    return [
        Step(f"{one[0]}{other}", PLACES[one[0]], PLACES[other[0]]) for one, other in pairwise(stops)
    ]


def ways_of(stops: list[tuple[str, ...]]) -> list[list[Step]]:
    return [way("A", *each) for each in stops]


STOPS = some.permutations(["B", "C", "D", "E", "F", "G", "B2"]).flatmap(
    lambda order: some.integers(1, 5).map(lambda n: tuple(order[:n]))
)
WAYS = some.lists(STOPS, min_size=1, max_size=10, unique=True).map(ways_of)


@given(WAYS)
def test_no_two_ways_have_the_same_lane_on_a_leg(ways: list[list[Step]]) -> None:
    by_leg: dict[str, list[float]] = {}
    for steps, placed in zip(ways, lanes(ways), strict=True):
        assert len(steps) == len(placed)
        for step, lane in zip(steps, placed, strict=True):
            by_leg.setdefault(step.leg, []).append(lane)
    for placed_on in by_leg.values():
        width = len(placed_on)
        assert sorted(placed_on) == [i - (width - 1) / 2 for i in range(width)]


@given(WAYS, some.randoms(use_true_random=False))
def test_the_order_of_ways_is_of_no_consequence(ways: list[list[Step]], chance: object) -> None:
    order = list(range(len(ways)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    before, after = lanes(ways), lanes([ways[i] for i in order])
    assert [before[i] for i in order] == list(after)
    assert lanes(ways) == before


@given(WAYS)
def test_two_ways_never_change_sides(ways: list[list[Step]]) -> None:
    placed = [
        dict(zip((s.leg for s in w), lane, strict=True))
        for w, lane in zip(ways, lanes(ways), strict=True)
    ]
    for one, other in combinations(placed, 2):
        assert len({one[leg] < other[leg] for leg in one.keys() & other.keys()}) <= 1


def test_who_turns_left_lies_on_the_left() -> None:
    # From A east to B; then on to E in the north-east (left), stay, or to C in the south-west.
    left, ends, right = lanes([way("A", "B", "E"), way("A", "B"), way("A", "B", "C")])
    assert (left[0], ends[0], right[0]) == (-1.0, 0.0, 1.0)
    assert left[1] == right[1] == 0.0


def test_parting_beyond_the_antimeridian_is_by_the_short_way() -> None:
    # Going east over 180 degrees, then north to F or far south to G.
    north, south = lanes([way("A", "E", "F"), way("A", "E", "G")])
    assert north[0] < south[0]


def test_a_way_alone_keeps_to_the_middle() -> None:
    assert lanes([way("A", "B", "C", "D")]) == ((0.0, 0.0, 0.0),)
    assert lanes([]) == ()
