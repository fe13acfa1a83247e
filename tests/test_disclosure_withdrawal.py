"""A withdrawn record is nowhere any more, leaves a tombstone, and never comes back."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard.disclosure import Earlier, Released, random_id
from dashboard.errors import DataError, PolicyError
from tests.raw_worlds import editors, raw, released

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = "2026-11-20"
PAGE = {"source_title": "Heron held", "source_url": "https://heron.example.org/held"}
HERON = {"id": "heron", "summary": "Heron was held for a day.", **PAGE}
OTHERS = [{"id": f"row-{n}", "date_start": f"2023-0{n}-01"} for n in range(1, 4)]


def out(*ids: str, reason: str = "request") -> pd.DataFrame:
    return pd.DataFrame([{"id": one, "date": DAY, "reason": reason} for one in ids], dtype="str")


def after(first: Released, *, mapped: bool = True) -> Earlier:
    return Earlier(ids=first.ids if mapped else {}, tables=first.tables)


def held(made: Released) -> str:
    """Everything a release shows, as one text."""
    names = [name for name in made.tables if name not in {"tombstones", "changes"}]
    return "".join(made.tables[name].to_csv() for name in names)


@pytest.mark.parametrize("mapped", [True, False])
def test_a_withdrawn_record_is_nowhere_but_in_its_tombstone(mapped: bool) -> None:
    given = raw(incidents=[HERON, *OTHERS])
    first = released(given)
    dead = first.ids["heron"]
    left = after(first, mapped=mapped)
    again = released(given, earlier=left, withdrawn=out(dead), data_version="2026.12.1")
    assert "eron" not in held(again)
    assert dead not in held(again)
    assert len(again.tables["incidents"]) == 3
    stones = again.tables["tombstones"]
    assert stones.to_dict("records") == [{"id": dead, "date": DAY, "reason": "request"}]
    told = again.tables["changes"]
    assert set(told.loc[told["record"] == dead, "kind"]) == {"withdrawn"}
    assert again.ids["heron"] == dead


def test_a_journey_and_a_leg_are_withdrawn_like_an_incident() -> None:
    given = raw(legs=[{"id": "leg"}, {"id": "way", "mode": "rail"}])
    first = released(given)
    journey = first.tables["journeys"]["id"].iloc[0]
    leg = str(first.tables["legs"].set_index("mode").loc["air", "id"])
    again = released(given, earlier=after(first), withdrawn=out(journey, leg))
    assert again.tables["journeys"].empty
    assert again.tables["legs"]["mode"].tolist() == ["rail"]
    assert set(again.tables["tombstones"]["id"]) == {journey, leg}
    assert leg not in again.ids.values()


def test_a_leg_is_withdrawn_for_good_by_its_editorial_id_and_told_by_its_shown_one() -> None:
    given = raw(legs=[{"id": "slug-of-a-leg"}, {"id": "way", "mode": "rail"}])
    first = released(given)
    shown = first.tables["legs"].set_index("mode").loc["air", "id"]
    again = released(given, earlier=after(first), withdrawn=out("slug-of-a-leg"))
    assert again.tables["tombstones"]["id"].tolist() == [shown]
    assert again.tables["legs"]["mode"].tolist() == ["rail"]
    corrected = raw(legs=[{"id": "slug-of-a-leg", "note": "Anew"}, {"id": "way", "mode": "rail"}])
    third = released(corrected, earlier=after(again), withdrawn=out("slug-of-a-leg"))
    assert third.tables["tombstones"]["id"].tolist() == [shown]
    assert third.tables["legs"]["mode"].tolist() == ["rail"]
    never = released(given, withdrawn=out("slug-of-a-leg"))
    assert never.tables["tombstones"].empty
    assert never.tables["legs"]["mode"].tolist() == ["rail"]


def test_what_is_withdrawn_stays_withdrawn_without_being_named_again() -> None:
    given = raw(incidents=[HERON, *OTHERS])
    first = released(given)
    second = released(given, earlier=after(first), withdrawn=out(first.ids["heron"]))
    changed = raw(incidents=[HERON | {"summary": "Heron, told anew."}, *OTHERS])
    third = released(changed, earlier=after(second))
    assert "eron" not in held(third)
    pd.testing.assert_frame_equal(second.tables["tombstones"], third.tables["tombstones"])


def test_a_tombstone_keeps_its_day_and_reason() -> None:
    given = raw(incidents=[HERON, *OTHERS])
    first = released(given)
    dead = first.ids["heron"]
    second = released(given, earlier=after(first), withdrawn=out(dead))
    third = released(given, earlier=after(second), withdrawn=out(dead, reason="wrong"))
    assert third.tables["tombstones"]["reason"].tolist() == ["request"]


def test_an_id_that_is_dead_is_never_given_again() -> None:
    first = released(raw(incidents=[HERON]), new_id=random_id)
    dead = first.ids["heron"]
    second = released(
        raw(incidents=[HERON]), earlier=after(first), withdrawn=out(dead), new_id=random_id
    )
    new = {"id": "new", "date_start": "2022", "source_url": "https://new.example.org/"}
    third = released(
        raw(incidents=[HERON, new]),
        earlier=after(second),
        new_id=_first_again(dead, random_id),
    )
    assert third.tables["incidents"]["id"].tolist() != [dead]
    assert len(third.tables["incidents"]) == 1
    with pytest.raises(PolicyError, match="every one drawn was taken"):
        released(raw(incidents=[HERON, new]), earlier=after(second), new_id=lambda: dead)


def _first_again(dead: str, then: Callable[[], str]) -> Callable[[], str]:
    drawn = itertools.chain([dead], iter(then, ""))
    return lambda: next(drawn)


def test_a_row_that_looks_the_same_does_not_take_over_a_dead_id() -> None:
    first = released(raw(incidents=[HERON]))
    dead = first.ids["heron"]
    twin = HERON | {"id": "twin"}
    given = raw(incidents=[HERON, twin])
    again = released(given, earlier=after(first), withdrawn=out(dead), new_id=random_id)
    assert again.tables["incidents"]["id"].tolist() == [again.ids["twin"]]
    assert again.ids["twin"] != dead


def test_without_the_map_a_withdrawn_record_is_not_guessed_among_several() -> None:
    given = raw(incidents=[HERON, HERON | {"id": "egret"}])
    first = released(given)
    with pytest.raises(PolicyError, match="several raw rows may be it"):
        released(given, earlier=Earlier(tables=first.tables), withdrawn=out(first.ids["heron"]))


def test_without_the_map_no_new_row_may_be_a_dead_one_come_back() -> None:
    given = raw(incidents=[HERON, *OTHERS])
    first = released(given)
    second = released(given, earlier=after(first), withdrawn=out(first.ids["heron"]))
    lost = Earlier(tables=second.tables)
    with pytest.raises(PolicyError, match=r"ids\.csv: does not know the withdrawn record"):
        released(given, earlier=lost)
    sure = editors(("heron", "ratchet", "lifted", "AB", "CD"))
    assert len(released(given, earlier=lost, editors=sure).tables["incidents"]) == 4
    assert len(released(raw(incidents=OTHERS), earlier=lost).tables["incidents"]) == 3


def test_sources_that_others_cite_stay_and_a_page_of_the_withdrawn_is_not_linked_elsewhere() -> (
    None
):
    shared = {"id": "shared", "date_start": "2023-08-01", **PAGE}
    given = raw(incidents=[HERON, shared])
    first = released(given)
    again = released(given, earlier=after(first), withdrawn=out(first.ids["heron"]))
    assert "heron.example" in again.tables["sources"].to_csv()
    country = raw(incidents=[HERON], hosts=[PAGE], legs=[PAGE], statistics=[PAGE])
    before = released(country)
    assert "heron.example" in before.tables["sources"].to_csv()
    gone = released(country, earlier=after(before), withdrawn=out(before.ids["heron"]))
    assert "heron.example" not in gone.tables["sources"].to_csv()


def test_earlier_changes_of_a_withdrawn_record_are_not_told_any_more() -> None:
    first = released(raw(incidents=[HERON, *OTHERS]))
    corrected = raw(incidents=[HERON | {"outcome": "detained"}, *OTHERS])
    second = released(corrected, earlier=after(first), data_version="2026.11.1")
    dead = first.ids["heron"]
    assert (second.tables["changes"]["record"] == dead).any()
    third = released(
        corrected, earlier=after(second), withdrawn=out(dead), data_version="2026.12.1"
    )
    told = third.tables["changes"]
    assert told.loc[told["record"] == dead, "kind"].tolist() == ["withdrawn"]
    kept: Any = second.tables["changes"]
    others = kept[(kept["record"] != dead) & (kept["table"] != "sources")]
    assert set(others["id"]) <= set(told["id"])


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (out("nosuchid"), r"withdrawn\.csv, line 2, column id: is the id of no record"),
        (out("x", "x"), r"line 3, column id: stands twice"),
        (out("x", reason="whim"), r"line 2, column reason: is none of"),
        (out("x").assign(date="20 November"), r"line 2, column date: is not a day"),
        (out("x").drop(columns="reason"), r"line 1, column reason: is missing"),
    ],
)
def test_a_list_that_cannot_be_followed_is_refused(frame: pd.DataFrame, sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        released(raw(), withdrawn=frame)


def test_one_id_names_one_row_in_all_tables_about_people_and_ways() -> None:
    with pytest.raises(DataError, match=r"journeys\.csv, line 2, column id: is the id of one of"):
        released(raw(incidents=[{"id": "1"}], journeys=[{"id": "1"}]))
    with pytest.raises(DataError, match=r"legs\.csv, line 3, column id"):
        released(raw(incidents=[{"id": "1"}], legs=[{"id": "2"}, {"id": "1"}]))
