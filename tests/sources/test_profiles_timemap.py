"""Events of a TimeMap, in the forms its page and its download button give (all invented)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.sources.profiles.timemap import PROFILE, unfolded
from tests.mapping_worlds import EXAMPLES, cells, file_of, mapped, rules, said

BUTTON = {
    "id": "CIV0001",
    "date": "2/13/2024",
    "latitude": "51.0",
    "longitude": "10.0",
    "location": "Harbour, Germany",
    "description": "An exile was followed for days.",
    "sources": json.dumps(
        [
            {"id": "s1", "path": "https://paper.example.org/a", "description": "x"},
            {"id": "s2", "path": "https://other.example.org/b", "description": ""},
        ]
    ),
    "filters": json.dumps(
        [{"key": "Type", "value": "Surveillance"}, {"key": "Target group", "value": "Journalist"}]
    ),
}
TABLE = {
    **{name: BUTTON[name] for name in ("id", "date", "latitude", "longitude", "location")},
    "description": BUTTON["description"],
    "sources": "https://paper.example.org/a,https://other.example.org/b",
    "associations": "Type=Surveillance,Target group=Journalist",
}
PAGE = {
    "civId": "CIV0001",
    "id": "1",
    "date": "02/13/2024",
    "time": "12:00",
    "latitude": "51.0",
    "longitude": "10.0",
    "location": "Harbour, Germany",
    "description": BUTTON["description"],
    "category": "Surveillance",
    "associations": json.dumps(["Target group=Journalist"]),
    "sources": json.dumps(["https://paper.example.org/a", "https://other.example.org/b"]),
}


@pytest.mark.parametrize("row", [BUTTON, TABLE, PAGE])
def test_every_form_of_an_event_becomes_the_same_incident(row: dict[str, str]) -> None:
    found = mapped(file_of(row))
    first = found.rows.iloc[0]
    assert rules(found, "rejected") == []
    assert first["id"] == "timemap:CIV0001"
    assert first["date_start"] == "2024-02-13"
    assert (first["country"], first["place"]) == ("DEU", "Harbour")
    assert (first["threat_type"], first["target_group"]) == ("surveillance", "journalist")
    assert first["source_url"] == "https://paper.example.org/a"
    assert first["source2_url"] == "https://other.example.org/b"
    assert first["source_publisher"] == "paper.example.org"


def test_sources_without_addresses_are_no_sources() -> None:
    found = mapped(file_of({**BUTTON, "sources": json.dumps(["s1", "s2"])}))
    assert rules(found, "rejected") == ["says nothing: the row names no source"]


def test_a_category_nobody_knows_is_refused_with_the_codes() -> None:
    found = mapped(file_of({**PAGE, "category": "Residential damage"}))
    assert said(found, "rejected")[0][2] == "is not one of the codes"


def test_a_killing_that_was_only_tried_is_not_a_killing() -> None:
    rows = file_of({**PAGE, "category": "Attempted murder"}, {**PAGE, "category": "Murder"})
    assert cells(mapped(rows), "threat_type") == ["attempted_killing", "killing"]


CELLS = some.one_of(
    some.text(max_size=20),
    some.sampled_from(["[", "[]", "{}", "[1, null]", '[{"key": 3}]', '{"key": "a"}', "a=b,c", ","]),
    some.recursive(some.none() | some.text(max_size=3), some.lists, max_leaves=5).map(json.dumps),
    some.just("[" * 20000),
)


@settings(max_examples=EXAMPLES)
@given(CELLS, CELLS, some.text(max_size=10))
def test_any_cell_is_unfolded_and_unfolding_twice_is_unfolding_once(
    filters: str, sources: str, location: str
) -> None:
    row = {**BUTTON, "filters": filters, "sources": sources, "location": location}
    rows = file_of(row)
    once = unfolded(rows)
    assert len(once.rows) == 1
    assert unfolded(once).rows.equals(once.rows)
    found = mapped(file_of({**row, "type": "Threat"}), PROFILE.name)
    assert len(found.rows) == 1
