"""Which row of a way speaks for a day, and when it is too old to speak."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.corridors import ask
from dashboard.corridors.standing import STALE_AFTER, ended, standing
from tests.corridors.lands import DAY, Row, days_before, leg, net, question, risks


def status_on(day: date, *rows: Row) -> str:
    hops = standing(net(rows), day)
    return next(iter(hops.values())).leg.status if hops else "unknown"


OPEN = leg("RUS", "FIN", valid_from="2022-07-15", valid_to="2022-09-29")
SOME = leg("RUS", "FIN", status="restricted", valid_from="2022-09-30", valid_to="2023-11")
SHUT = leg("RUS", "FIN", status="closed", valid_from="2023-12-16")


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2022, 7, 14), "unknown"),
        (date(2022, 7, 15), "open"),
        (date(2022, 9, 29), "open"),
        (date(2022, 9, 30), "restricted"),
        (date(2023, 11, 30), "restricted"),
        (date(2023, 12, 16), "closed"),
    ],
)
def test_partial_dates_count_from_their_first_to_their_last_day(day: date, status: str) -> None:
    assert status_on(day, SHUT, OPEN, SOME) == status


def test_the_row_that_began_last_decides() -> None:
    older = leg("RUS", "KAZ", status="closed", valid_from="2023")
    newer = leg("RUS", "KAZ", valid_from="2024")
    assert status_on(DAY, newer, older) == "open"


def test_of_rows_that_began_together_the_narrower_one_decides() -> None:
    rows = [leg("RUS", "KAZ", status=code) for code in ("open", "closed", "restricted")]
    assert status_on(DAY, *rows) == "closed"


def test_when_a_short_closure_ends_the_row_before_speaks_again() -> None:
    before = leg("RUS", "KAZ", valid_from="2023")
    shut = leg("RUS", "KAZ", status="closed", valid_from="2024-03", valid_to="2024-04")
    assert status_on(date(2024, 4, 30), before, shut) == "closed"
    assert status_on(date(2024, 5, 1), before, shut) == "open"


def test_a_way_whose_rows_have_ended_is_last_known_and_never_used() -> None:
    world = net([leg("RUS", "KAZ", valid_to="2024-05")])
    answer = ask(world, question(stale=True, restricted=True), risks())
    assert answer.none_known
    (blocked,) = answer.blocked
    assert ended(blocked.hop, DAY)
    assert [one.kind for one in blocked.obstacles] == ["ended"]
    assert "2024 – May 2024" in blocked.obstacles[0].words


def test_a_way_without_a_row_is_nowhere_called_closed() -> None:
    answer = ask(net([leg("RUS", "KAZ")]), question(destinations={"FRA"}), risks())
    assert answer.none_known
    assert answer.blocked == ()


def test_a_row_not_verified_for_a_year_is_used_only_when_allowed() -> None:
    fresh, old = (leg("RUS", "KAZ", told=days_before(STALE_AFTER + n)) for n in (0, 1))
    assert ask(net([fresh]), question(), risks()).corridors[0].stale == 0
    refused = ask(net([old]), question(), risks())
    assert [one.kind for one in refused.blocked[0].obstacles] == ["stale"]
    allowed = ask(net([old]), question(stale=True), risks()).corridors[0]
    assert allowed.stale == 1
    assert any("not been verified" in words for words in allowed.reasons)


def test_any_row_that_says_the_same_of_the_way_verifies_it() -> None:
    old = leg("RUS", "KAZ", valid_from="2023", told="2024-06-01")
    new = leg("RUS", "KAZ", valid_from="2024", told="2023-01-01")
    (hop,) = standing(net([old, new]), DAY).values()
    assert (hop.leg.valid_from, hop.verified, hop.verified_on) == (
        "2024",
        date(2024, 6, 1),
        "2024-06-01",
    )
    shut = leg("RUS", "KAZ", status="closed", valid_from="2024", told="2023-01-01")
    (hop,) = standing(net([old, shut]), DAY).values()
    assert hop.verified == date(2023, 1, 1)


def test_a_source_of_a_year_counts_from_its_first_day() -> None:
    (hop,) = standing(net([leg("RUS", "KAZ", told="2024")]), DAY).values()
    assert (hop.verified, hop.verified_on) == (date(2024, 1, 1), "2024")


def test_a_source_without_a_date_is_as_old_as_the_period() -> None:
    (hop,) = standing(net([leg("RUS", "KAZ", valid_from="2023-05", told="")]), DAY).values()
    assert (hop.verified, hop.verified_on) == (date(2023, 5, 1), "2023-05")


def test_a_source_from_later_is_no_age() -> None:
    (hop,) = standing(net([leg("RUS", "KAZ", told="2025")]), DAY).values()
    assert hop.age == 0


def test_cities_do_not_break_a_chain() -> None:
    legs = [
        leg("RUS", "KAZ", to_place="Astana"),
        leg("KAZ", "TUR", from_place="Almaty", mode="air"),
    ]
    assert ask(net(legs), question(destinations={"TUR"}), risks()).corridors
