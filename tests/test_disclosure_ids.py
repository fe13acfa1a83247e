"""Ids say nothing and stay."""

from __future__ import annotations

import re

import pytest

from dashboard.disclosure import Earlier, random_id
from dashboard.errors import PolicyError
from tests.raw_worlds import counted, raw, released

THREE = [{"id": f"2024-05-17-kz-bigtown-{n}", "summary": f"Held for {n} days."} for n in "234"]


def test_a_random_id_is_eighty_bits_in_small_letters() -> None:
    ids = {random_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch("[a-z2-7]{16}", one) for one in ids)


def test_ids_are_random_and_the_map_tells_the_editors_whose() -> None:
    made = released(raw(incidents=THREE), new_id=random_id)
    assert set(made.ids.values()) >= set(made.tables["incidents"]["id"])
    assert {key for key in made.ids if key.startswith("2024")} == {row["id"] for row in THREE}


def test_with_the_private_map_a_corrected_row_keeps_its_id() -> None:
    first = released(raw(incidents=THREE))
    corrected = [{**THREE[0], "summary": "Held for nine days.", "place": "Market"}, *THREE[1:]]
    again = released(raw(incidents=corrected), earlier=Earlier(ids=first.ids), new_id=random_id)
    assert again.ids == first.ids


def test_without_the_map_rows_that_look_the_same_keep_theirs() -> None:
    first = released(raw(incidents=THREE))
    changed = [*THREE[:2], {**THREE[2], "summary": "Held for a week."}]
    again = released(raw(incidents=changed), earlier=Earlier(tables=first.tables), new_id=random_id)
    kept = {key for key in first.ids if first.ids[key] == again.ids[key]}
    assert kept == set(first.ids) - {THREE[2]["id"]}


def test_rows_that_look_alike_are_not_mistaken_for_each_other() -> None:
    alike = [{**row, "summary": "Held."} for row in THREE]
    first = released(raw(incidents=alike))
    again = released(raw(incidents=alike), earlier=Earlier(tables=first.tables), new_id=random_id)
    old = set(first.tables["incidents"]["id"])
    assert not old & set(again.tables["incidents"]["id"])


def test_a_source_of_ids_that_is_not_random_enough_is_refused() -> None:
    for bad in (lambda: "short", lambda: "a" * 16):
        with pytest.raises(PolicyError, match="unique and sixteen"):
            released(raw(incidents=THREE), new_id=bad)


def test_other_tables_ids_follow_from_what_they_show() -> None:
    first, again = released(raw()), released(raw(), new_id=counted())
    for name in ("host_facts", "legs", "statistics", "sources"):
        assert first.tables[name]["id"].tolist() == again.tables[name]["id"].tolist()
    changed = released(raw(hosts=[{"value": "30"}]))
    assert changed.tables["host_facts"]["id"].tolist() != first.tables["host_facts"]["id"].tolist()


def test_a_coarsened_leg_s_id_does_not_tell_its_town() -> None:
    town = released(raw(legs=[{"from_place": "Market", "id": "kz-market"}])).tables["legs"]
    bare = released(raw(legs=[{"from_place": "", "id": "kz"}])).tables["legs"]
    assert town["id"].tolist() == bare["id"].tolist()
