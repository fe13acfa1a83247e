"""ACLED exports (all rows invented)."""

from __future__ import annotations

import pytest

from tests.mapping_worlds import cells, file_of, mapped, rules, said

EVENT = {
    "event_id_cnty": "KAZ1",
    "event_date": "13 February 2024",
    "year": "2024",
    "time_precision": "1",
    "disorder_type": "Strategic developments",
    "event_type": "Strategic developments",
    "sub_event_type": "Arrests",
    "actor1": "Police Forces of Kazakhstan",
    "assoc_actor_1": "",
    "inter1": "State forces",
    "actor2": "Civilians (Russia)",
    "assoc_actor_2": "Journalists (Russia)",
    "inter2": "Civilians",
    "interaction": "State forces-Civilians",
    "civilian_targeting": "",
    "iso": "398",
    "region": "Caucasus and Central Asia",
    "country": "Kazakhstan",
    "admin1": "Upperland",
    "admin2": "",
    "admin3": "",
    "location": "Bigtown",
    "latitude": "48.0",
    "longitude": "67.0",
    "geo_precision": "1",
    "source": "Invented Courier; Second Paper",
    "source_scale": "National",
    "notes": "A journalist was arrested after a picket.",
    "fatalities": "0",
    "tags": "",
    "timestamp": "1700000000",
}


def event(**changes: str) -> dict[str, str]:
    return {**EVENT, **changes}


def test_an_event_becomes_an_incident() -> None:
    found = mapped(file_of(event()))
    row = found.rows.iloc[0]
    assert said(found) == []
    assert row["id"] == "acled:KAZ1"
    assert row["date_start"] == "2024-02-13"
    assert row["country"] == "KAZ"
    assert (row["place"], row["place_precision"]) == ("Bigtown", "city")
    assert row["threat_type"] == "detention"
    assert row["outcome"] == "detained"
    assert row["target_group"] == "journalist"
    assert row["verification"] == "multiple_sources"
    assert row["attributed_to"] == "unknown"
    assert row["source_publisher"] == "Invented Courier; Second Paper"


@pytest.mark.parametrize("text", ["2024-02-13", "13-Feb-2024", "13 February 2024"])
def test_dates_of_all_its_exports_are_read(text: str) -> None:
    assert cells(mapped(file_of(event(event_date=text))), "date_start") == ["2024-02-13"]


def test_dates_that_a_spreadsheet_made_of_numbers_are_refused() -> None:
    assert mapped(file_of(event(event_date="02/03/2024"))).rejected.all()


@pytest.mark.parametrize(
    ("precision", "shown"), [("1", "2024-02-13"), ("2", "2024-02"), ("3", "2024-02")]
)
def test_a_week_or_a_month_is_shown_as_a_month(precision: str, shown: str) -> None:
    assert cells(mapped(file_of(event(time_precision=precision))), "date_start") == [shown]


def test_only_an_exact_place_is_a_city() -> None:
    found = mapped(file_of(*(event(geo_precision=level) for level in "123")))
    assert cells(found, "place_precision") == ["city", "region", "country"]
    assert cells(found, "lat")[1:] == ["", ""]
    assert cells(found, "place")[2] == ""


@pytest.mark.parametrize(
    ("sub_event", "fatalities", "threat", "outcome"),
    [
        ("Attack", "0", "assault", "unknown"),
        ("Attack", "2", "killing", "killed"),
        ("Attack", "", "assault", "unknown"),
        ("Abduction/forced disappearance", "0", "abduction", "unknown"),
        ("Arrests", "0", "detention", "detained"),
        ("Excessive force against protesters", "0", "assault", "unknown"),
        ("Excessive force against protestors", "1", "killing", "killed"),
    ],
)
def test_what_was_done_follows_from_sub_event_and_fatalities(
    sub_event: str, fatalities: str, threat: str, outcome: str
) -> None:
    found = mapped(file_of(event(sub_event_type=sub_event, fatalities=fatalities)))
    assert rules(found, "rejected") == []
    assert cells(found, "threat_type") == [threat]
    assert cells(found, "outcome") == [outcome]


@pytest.mark.parametrize(
    "sub_event",
    [
        *("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
        *("Peaceful protest", "Protest with intervention", "Violent demonstration"),
        *("Mob violence", "Chemical weapon", "Air/drone strike", "Suicide bomb", "Grenade"),
        *("Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Agreement"),
        *("Sexual violence", "Change to group/activity", "Disrupted weapons use", "Other"),
        *("Headquarters or base established", "Looting/property destruction"),
        "Non-violent transfer of territory",
    ],
)
def test_what_the_atlas_does_not_hold_is_refused_with_its_reason(sub_event: str) -> None:
    found = mapped(file_of(event(sub_event_type=sub_event)))
    told = said(found, "rejected")
    assert [column for _, column, _ in told] == ["sub_event_type / fatalities"]
    assert told[0][2].startswith("is ") or told[0][2].startswith("says ")
    assert "not one of the codes" not in told[0][2]


def test_a_sub_event_that_is_new_is_refused_with_the_codes() -> None:
    found = mapped(file_of(event(sub_event_type="Something new")))
    assert rules(found, "rejected") == ["is not one of the codes"]


def test_the_numeric_code_stands_in_for_a_name_that_is_not_known() -> None:
    found = mapped(
        file_of(event(country="Qazaqstan Respublikasy"), event(country="Kosovo", iso="0"))
    )
    assert cells(found, "country") == ["KAZ", "XKX"]


def test_nothing_said_of_the_target_is_said_in_a_warning() -> None:
    found = mapped(file_of(event(assoc_actor_2="")))
    assert rules(found) == ["says nothing; taken as target_group = other"]
    other = mapped(file_of(event(assoc_actor_2="Fishers (Russia)")))
    assert cells(other, "target_group") == ["other"]
