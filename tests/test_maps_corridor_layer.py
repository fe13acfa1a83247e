"""Legs and journeys as lines: all of them, in time, fanned out, in no order but their own."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard import snapshot
from dashboard.gazetteer import COLUMNS, Gazetteer
from dashboard.maps import arcs, corridor_layer

AS_OF = date(2026, 11, 23)
MOSCOW, HELSINKI, ASTANA = (55.75, 37.62), (60.17, 24.94), (51.17, 71.45)


def gazetteer() -> Gazetteer:
    rows = [
        ("Moscow", "RUS", "", *MOSCOW, 10_000_000, 1, ""),
        ("Vladivostok", "RUS", "", 43.12, 131.89, 600_000, 0, ""),
        ("Helsinki", "FIN", "", *HELSINKI, 600_000, 1, ""),
        ("Astana", "KAZ", "", *ASTANA, 1_000_000, 1, ""),
    ]
    return Gazetteer(pd.DataFrame(rows, columns=list(COLUMNS)))


def leg(name: str, **changes: Any) -> dict[str, Any]:
    row = {
        "id": name,
        "from_iso3": "RUS",
        "from_place": "Vladivostok",
        "from_lat": 43.12,
        "from_lon": 131.89,
        "to_iso3": "FIN",
        "to_place": "Helsinki",
        "to_lat": HELSINKI[0],
        "to_lon": HELSINKI[1],
        "mode": "air",
        "documents": "passport",
        "status": "open",
        "valid_from": "2022-03",
        "valid_to": "",
        "note": "",
        "source_id": "s",
    }
    return row | changes


def lines(*rows: dict[str, Any], as_of: date = AS_OF) -> dict[str, corridor_layer.Line]:
    drawn = corridor_layer.leg_lines(pd.DataFrame(rows), as_of, gazetteer())
    return {line["id"]: line for line in drawn}


def test_a_leg_says_what_it_is() -> None:
    line = lines(leg("a"))["a"]
    assert {k: v for k, v in line.items() if k != "parts"} == {
        "id": "a",
        "kind": "leg",
        "ends": ["RUS", "FIN"],
        "status": "open",
        "mode": "air",
        "documents": "passport",
        "ended": False,
        "from": "2022-03-01",
        "until": "",
    }
    assert line["parts"][0][0] == [43.12, 131.89]
    assert line["parts"][-1][-1] == list(HELSINKI)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "seen", "ended"),
    [
        ("2026-11-24", "", False, False),
        ("2026-12", "", False, False),
        ("2026-11", "", True, False),
        ("2026", "", True, False),
        ("2020", "2026-11", True, False),
        ("2020", "2026-11-22", True, True),
        ("2020", "2026-11-23", True, False),
        ("2020", "2025", True, True),
    ],
)
def test_begin_and_end_are_read_as_whole_periods(
    valid_from: str, valid_to: str, *, seen: bool, ended: bool
) -> None:
    drawn = lines(leg("a", valid_from=valid_from, valid_to=valid_to))
    assert ("a" in drawn) is seen
    if seen:
        assert drawn["a"]["ended"] is ended


def test_no_legs_at_all_is_no_lines() -> None:
    assert corridor_layer.leg_lines(pd.DataFrame([leg("a")]).iloc[:0], AS_OF, gazetteer()) == []
    empty = pd.DataFrame({"id": [], "stops": []}, dtype="str")
    assert corridor_layer.journey_lines(empty, gazetteer()) == []


def test_legs_between_the_same_places_are_fanned_out() -> None:
    drawn = lines(*(leg(name) for name in "abcd"))
    assert len({json.dumps(line["parts"]) for line in drawn.values()}) == 4


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [leg(name) for name in "abcd"]
    assert lines(*rows) == lines(*reversed(rows))
    assert list(lines(*reversed(rows))) == list("abcd")


def test_an_end_known_only_to_the_country_lies_at_its_capital() -> None:
    line = lines(leg("a", from_place="", from_lat=63.96, from_lon=108.06))["a"]
    assert line["parts"][0][0] == list(MOSCOW)


def test_a_country_without_a_known_capital_keeps_its_point() -> None:
    line = lines(leg("a", to_iso3="EST", to_place="", to_lat=58.78, to_lon=25.91))["a"]
    assert line["parts"][-1][-1] == [58.78, 25.91]


def journey(stops: str) -> corridor_layer.Line:
    frame = pd.DataFrame({"id": ["j"], "stops": [stops]})
    return corridor_layer.journey_lines(frame, gazetteer())[0]


def test_a_journey_goes_through_its_stops() -> None:
    line = journey("Vladivostok/RUS;KAZ;Helsinki/FIN")
    assert line["ends"] == ["RUS", "KAZ", "FIN"]
    assert [part[0] for part in line["parts"]] == [[43.12, 131.89], list(ASTANA)]
    assert line["parts"][-1][-1] == list(HELSINKI)
    assert line["stops"] == [[43.12, 131.89], list(HELSINKI)]


def test_a_stop_without_a_city_is_not_marked() -> None:
    assert journey("RUS;KAZ")["stops"] == []
    assert journey("Nowhere/RUS;KAZ")["stops"] == []


def test_a_journey_that_stays_has_no_parts_and_is_kept() -> None:
    line = journey("RUS;Moscow/RUS")
    assert line["parts"] == []
    assert line["ends"] == ["RUS"]


def test_there_and_back_are_two_curves() -> None:
    line = journey("RUS;KAZ;RUS")
    assert line["ends"] == ["RUS", "KAZ", "RUS"]
    assert line["parts"][0] != line["parts"][1][::-1]


def test_two_journeys_with_the_same_steps_do_not_hide_each_other() -> None:
    frame = pd.DataFrame({"id": ["j", "k"], "stops": ["RUS;KAZ", "RUS;KAZ"]})
    one, other = corridor_layer.journey_lines(frame, gazetteer())
    assert one["parts"] != other["parts"]


def test_shipped_lines_are_complete_bounded_and_small() -> None:
    shipped = snapshot.read(snapshot.SHIPPED)
    legs = corridor_layer.leg_lines(shipped.legs, date(2100, 1, 1))
    journeys = corridor_layer.journey_lines(shipped.journeys)
    assert [line["id"] for line in legs] == sorted(shipped.legs["id"])
    assert [line["id"] for line in journeys] == sorted(shipped.journeys["id"])
    for line in legs + journeys:
        for part in line["parts"]:
            assert 2 <= len(part) <= arcs.POINTS + 1
            assert all(abs(lat) <= 85 and abs(lon) <= 180 for lat, lon in part)
    assert len(json.dumps(legs)) < 200_000
