"""A release never shows more of a row than the one before, unless two editors say so."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.disclosure import PUBLIC, STRICT, Earlier, Editors, Released
from dashboard.disclosure.editors import COLUMNS
from dashboard.disclosure.screen import in_codes
from dashboard.errors import PolicyError
from tests.raw_worlds import editors, finer, frame, raw, released

NAMED = {
    "id": "a",
    "public_name": "Vera Invented",
    "date_end": "2024-05-20",
    "summary": "Vera Invented was held in Bigtown from 17 to 20 May 2024.",
}
ALL = (
    ("a", "public_name", ""),
    ("a", "place", "country"),
    ("a", "date", "year"),
    ("a", "link", "withheld"),
    ("a", "summary", "Somebody was held."),
)


def after(first: Released, *, mapped: bool = True) -> Earlier:
    """What a release leaves behind, with or without the private map."""
    return Earlier(ids=first.ids if mapped else {}, tables=first.tables)


def only(made: Released, name: str = "incidents") -> Any:
    return made.tables[name].iloc[0]


@cache
def _with_a_name() -> Released:
    return released(raw(incidents=[{"id": "a", "public_name": "Vera Invented"}]))


@cache
def _without_its_name() -> Released:
    return released(raw(incidents=[NAMED]), editors=editors(("a", "public_name", "")))


@pytest.mark.parametrize("mapped", [True, False])
def test_what_editors_took_out_stays_out_when_their_file_is_lost(mapped: bool) -> None:
    first = released(raw(incidents=[NAMED]), editors=editors(*ALL))
    bare = released(raw(incidents=[NAMED]))
    assert set(finer(first, bare, "a")) >= {"place", "event_date", "name", "link"}
    again = released(raw(incidents=[NAMED]), earlier=after(first, mapped=mapped))
    pd.testing.assert_frame_equal(first.tables["incidents"], again.tables["incidents"])
    pd.testing.assert_frame_equal(first.tables["sources"], again.tables["sources"])


@pytest.mark.parametrize(
    ("field", "value"),
    [("place", "country"), ("place", "region"), ("date", "year"), ("date", "quarter")],
)
def test_a_row_once_made_less_exact_stays_so(field: str, value: str) -> None:
    first = released(raw(incidents=[NAMED]), editors=editors(("a", field, value)))
    again = released(raw(incidents=[NAMED]), earlier=after(first))
    assert finer(first, again, "a") == []


def test_a_raw_row_told_in_more_detail_shows_no_more() -> None:
    vague = {"id": "a", "place": "", "place_precision": "country", "date_start": "2024"}
    first = released(raw(incidents=[vague]))
    exact = {"id": "a", "public_name": "Vera Invented", "summary": "Held in the old harbour."}
    again = released(raw(incidents=[exact]), earlier=after(first))
    row = only(again)
    assert finer(first, again, "a") == []
    assert (row["geo_precision"], row["event_date"], row["public_name"]) == ("country", "2024", "")
    assert row["summary"] == "An activist was held for a day and set free."
    assert [one.rule for one in again.findings] == ["kept"]


def test_two_editors_lift_the_ratchet_and_one_cannot() -> None:
    first = released(raw(incidents=[NAMED]), editors=editors(*ALL))
    for signed in (("AB", ""), ("AB", "ab")):
        alone = editors(("a", "ratchet", "lifted", *signed))
        with pytest.raises(PolicyError, match="lifting the ratchet takes two different"):
            released(raw(incidents=[NAMED]), editors=alone, earlier=after(first))
    both = editors(("a", "ratchet", "lifted", "AB", "CD"))
    lifted = released(raw(incidents=[NAMED]), editors=both, earlier=after(first))
    assert only(lifted)["public_name"] == "Vera Invented"
    assert only(lifted)["place"] == "Bigtown"


def test_a_text_stays_until_an_editor_writes_another() -> None:
    first = released(raw(incidents=[{"id": "a", "summary": "Held for a day."}]))
    changed = raw(incidents=[{"id": "a", "summary": "Held for two days by men in masks."}])
    assert only(released(changed, earlier=after(first)))["summary"] == "Held for a day."
    written = editors(("a", "summary", "Held for two days."))
    again = released(changed, editors=written, earlier=after(first))
    assert only(again)["summary"] == "Held for two days."


def test_a_kept_text_still_has_to_pass_the_rules_of_today() -> None:
    row = {"id": "a", "summary": "Held in Bigtown for a day."}
    first = released(raw(incidents=[row]))
    hidden = editors(("a", "place", "country"))
    changed = raw(incidents=[row | {"summary": "Held for a day in Bigtown, it is said."}])
    again = released(changed, editors=hidden, earlier=after(first))
    assert "Bigtown" not in only(again)["summary"]


def test_a_text_made_of_codes_follows_its_codes() -> None:
    row = {"id": "a", "summary": "Call +7 701 555 01 23.", "outcome": "detained"}
    first = released(raw(incidents=[row]))
    again = released(raw(incidents=[row | {"outcome": "released"}]), earlier=after(first))
    assert only(again)["summary"].endswith("At the last report: released.")


def test_corrections_that_show_no_more_come_through() -> None:
    first = released(raw(incidents=[{"id": "a", "outcome": "detained"}]))
    corrected = {
        "id": "a",
        "outcome": "released",
        "threat_type": "assault",
        "country": "DEU",
        "place": "Harbour",
        "date_start": "2024-06-18",
        "verification": "contested",
    }
    row = only(released(raw(incidents=[corrected]), earlier=after(first)))
    assert (row["outcome"], row["threat_type"], row["iso3"]) == ("released", "assault", "DEU")
    assert (row["place"], row["event_date"], row["verification"]) == (
        "Harbour",
        "2024-06",
        "contested",
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Vera Invented", "Vera Invented"),
        ("vera INVENTED", "vera INVENTED"),
        ("Invented", "Invented"),
        ("Vera Invented-Realova", ""),
        ("Anna Somebody", ""),
    ],
)
def test_a_name_gains_no_word(name: str, shown: str) -> None:
    again = raw(incidents=[{"id": "a", "public_name": name}])
    assert only(released(again, earlier=after(_with_a_name())))["public_name"] == shown


def test_without_the_map_a_row_that_may_be_several_obeys_the_strictest() -> None:
    rows = [
        {"id": "a", "public_name": "Vera Invented", "summary": "First told."},
        {"id": "b", "public_name": "Anna Invented", "summary": "Told second."},
    ]
    decided = editors(("b", "public_name", ""), ("b", "place", "country"))
    first = released(raw(incidents=rows), editors=decided)
    again = released(raw(incidents=rows), earlier=after(first, mapped=False))
    shown = again.tables["incidents"]
    assert set(shown["public_name"]) == {""}
    assert set(shown["geo_precision"]) == {"country"}
    changed = [rows[0], rows[1] | {"summary": "Told in full detail."}]
    again = released(raw(incidents=changed), earlier=after(first, mapped=False))
    assert set(again.tables["incidents"]["summary"]) == {
        "First told.",
        in_codes(frame("incidents", [{}])).iloc[0],
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"threat_type": "assault"},
        {"country": "DEU", "place": "Harbour"},
        {"summary": "Another text."},
        {"date_start": "2024-05-02"},
        {"source_title": "Another title"},
    ],
)
def test_without_the_map_a_corrected_row_is_still_found_by_its_source(
    changed: dict[str, str],
) -> None:
    corrected = raw(incidents=[NAMED | changed])
    again = released(corrected, earlier=after(_without_its_name(), mapped=False))
    assert only(again)["public_name"] == ""


def test_a_withheld_link_is_found_again_by_publisher_and_month() -> None:
    acute = {"id": "a", "outcome": "ongoing", "threat_type": "interpol_notice"}
    first = released(raw(incidents=[acute]))
    over = {"id": "x", "outcome": "released", "threat_type": "interpol_notice"}
    again = released(raw(incidents=[over]), earlier=after(first, mapped=False))
    row = only(again)
    assert (row["event_date"], row["geo_precision"], row["withheld"]) == (
        "2024-Q2",
        "country",
        "link",
    )
    assert "courier" not in again.tables["sources"].to_csv()


def test_a_new_row_is_bound_by_nothing() -> None:
    first = released(raw(incidents=[NAMED]), editors=editors(*ALL))
    new = {
        "id": "new",
        "date_start": "2024-09-01",
        "public_name": "Anna Other",
        "source_url": "https://other.example.org/",
        "source_title": "Other",
    }
    again = released(raw(incidents=[NAMED, new]), earlier=after(first))
    row = again.tables["incidents"].set_index("id").loc[again.ids["new"]]
    assert (row["public_name"], row["place"]) == ("Anna Other", "Bigtown")


def test_a_policy_once_strict_stays_strict_for_the_rows_it_showed() -> None:
    rows = [{"id": f"row-{n}", "place": "Market"} for n in range(6)]
    strict = released(raw(incidents=rows), policy=STRICT)
    assert len(strict.tables["incidents"]) == 6
    again = released(raw(incidents=rows), earlier=after(strict))
    assert [finer(strict, again, row["id"]) for row in rows] == [[]] * 6


def test_a_named_journey_gains_no_city_and_an_unnamed_one_no_name() -> None:
    hidden = {"id": "j", "public_name": "Vera Invented", "places": "RUS;KAZ;Harbour/DEU"}
    first = released(raw(journeys=[hidden]))
    more = hidden | {"places": "RUS;Bigtown/KAZ;Harbour/DEU"}
    again = released(raw(journeys=[more]), earlier=after(first))
    assert only(again, "journeys")["stops"] == "RUS;KAZ;Harbour/DEU"
    bare = released(raw(journeys=[{"id": "j"}]))
    named = released(raw(journeys=[{"id": "j"} | hidden]), earlier=after(bare))
    row = only(named, "journeys")
    assert (row["public_name"], row["stops"], row["summary"]) == ("", "RUS;KAZ;DEU", "")


def test_a_journey_that_is_named_no_more_keeps_nothing_of_its_own_words() -> None:
    told = {"id": "j", "public_name": "Vera Invented"}
    first = released(raw(journeys=[told]))
    assert only(first, "journeys")["traveller_group"] == "deserter (cook)"
    decided = editors(("j", "public_name", ""))
    row = only(released(raw(journeys=[told]), editors=decided, earlier=after(first)), "journeys")
    assert (row["traveller_group"], row["outcome"], row["summary"]) == (
        "people who left the army",
        "admitted",
        "",
    )


@pytest.mark.parametrize("mapped", [True, False])
def test_words_that_editors_chose_for_a_journey_stay(mapped: bool) -> None:
    decided = editors(("2023-ru-kz-invented", "traveller_group", "somebody"))
    first = released(raw(), editors=decided)
    again = released(raw(), earlier=after(first, mapped=mapped))
    assert only(again, "journeys")["traveller_group"] == "people"


def test_a_journey_of_unnamed_people_gets_no_more_stops() -> None:
    short = released(raw(journeys=[{"id": "j", "places": "RUS;KAZ;DEU"}]))
    long = raw(journeys=[{"id": "j", "places": "RUS;KAZ;RUS;KAZ;DEU"}])
    row = only(released(long, earlier=after(short)), "journeys")
    assert row["stops"] == "RUS;KAZ;DEU"


def test_notes_that_editors_wrote_stay_in_the_tables_about_countries() -> None:
    given_ = raw(
        hosts=[{"note": "Told by a clerk"}],
        legs=[{"id": "leg", "note": "Used by a cook"}],
        statistics=[{"note": "one clerk"}],
    )
    ids = [one.id for one in _all_findings(given_)]
    decided = editors(*((one, "note", "As told") for one in ids))
    first = released(given_, editors=decided)
    again = released(given_, earlier=after(first, mapped=False))
    for name in ("host_facts", "legs", "statistics"):
        assert only(first, name)["note"] == "As told"
        pd.testing.assert_frame_equal(first.tables[name], again.tables[name])


def _all_findings(given_: Any) -> Any:
    """The editors' ids of all rows with notes, as a release of tripping notes prints them."""
    names = {"hosts": "host_facts", "legs": "legs", "statistics": "statistics"}
    empty = {name: getattr(given_, name).assign(note="").to_dict("records") for name in names}
    first = released(raw(**empty))
    return released(given_, earlier=Earlier(tables=first.tables)).findings


def test_a_corrected_fact_does_not_bring_its_raw_note_along() -> None:
    first = released(raw(hosts=[{"note": ""}]))
    again = raw(hosts=[{"note": "Told by a clerk", "value": "30"}])
    row = only(released(again, earlier=after(first)), "host_facts")
    assert (row["value"], row["note"]) == ("30", "")


def test_a_new_fact_keeps_its_note() -> None:
    first = released(raw(hosts=[{"note": ""}]))
    again = raw(hosts=[{"note": ""}, {"field": "entry", "note": "New note"}])
    notes = set(released(again, earlier=after(first)).tables["host_facts"]["note"])
    assert notes == {"", "New note"}


def test_a_leg_s_end_once_a_country_stays_one() -> None:
    leg = {"id": "leg", "from_place": ""}
    first = released(raw(legs=[leg]))
    more = raw(legs=[leg | {"from_place": "Bigtown"}])
    row = only(released(more, earlier=after(first)), "legs")
    assert (row["from_place"], row["from_lat"], row["to_place"]) == ("", 48.01, "Harbour")
    two = editors(("leg", "ratchet", "lifted", "AB", "CD"))
    assert only(released(more, editors=two, earlier=after(first)), "legs")["from_place"]
    other = raw(legs=[leg, {"id": "new", "from_place": "Bigtown"}])
    ends = set(released(other, earlier=after(first)).tables["legs"]["from_place"])
    assert ends == {"", "Bigtown"}


def test_a_page_withheld_beside_a_country_stays_so_when_the_person_s_row_is_gone() -> None:
    page = {"source_title": "Invented waits", "source_url": "https://heron.example.org/invented"}
    acute = page | {"id": "a", "outcome": "ongoing", "threat_type": "extradition_request"}
    country: dict[str, Any] = {"hosts": [page], "legs": [page], "statistics": [page]}
    first = released(raw(incidents=[acute], **country))
    assert "heron" not in first.tables["sources"].to_csv()
    again = released(raw(incidents=[{"id": "b"}], **country), earlier=after(first))
    assert "heron" not in again.tables["sources"].to_csv()


def test_the_same_facts_released_again_change_nothing() -> None:
    given_ = raw(incidents=[NAMED, {"id": "b"}, {"id": "c", "place": "Market"}])
    first = released(given_)
    again = released(given_, earlier=after(first), data_version="2026.12.1")
    for name, table in first.tables.items():
        pd.testing.assert_frame_equal(table, again.tables[name])


DECISIONS = some.lists(
    some.sampled_from(
        [
            ("status", "S6", ""),
            ("status", "S1", "CD"),
            ("public_name", "", ""),
            ("place", "country", ""),
            ("place", "region", ""),
            ("date", "quarter", ""),
            ("date", "year", ""),
            ("link", "withheld", ""),
        ]
    ),
    max_size=3,
    unique_by=lambda decision: decision[0],
)
TOLD = some.fixed_dictionaries(
    {
        "date_start": some.sampled_from(["2024-05-17", "2024-05", "2024", "2023-11-30"]),
        "date_end": some.sampled_from(["", "2024-12-01", "2025"]),
        "outcome": some.sampled_from(["released", "detained", "ongoing", "killed"]),
        "threat_type": some.sampled_from(["detention", "interpol_notice", "digital_attack"]),
        "public_name": some.sampled_from(["", "Vera Invented", "Vera", "Anna Other"]),
        "summary": some.sampled_from(
            ["Held for a day.", "Her brother was held.", "Held in Bigtown on 17 May."]
        ),
        "place": some.sampled_from(["Bigtown", "Market", "Upperland", ""]),
        "place_precision": some.sampled_from(["city", "region", "country"]),
    }
)
GROUP = 4
"""Rows that cite one page, so that without the private map any of them may be any other."""

STORIES = some.lists(some.tuples(TOLD, DECISIONS), min_size=1, max_size=6 * GROUP)


def _made(told: list[Any], **more: Any) -> Released:
    rows = [
        {"id": f"row-{n}", "source_url": f"https://courier.example.org/{n // GROUP}", **row}
        for n, (row, _) in enumerate(told)
    ]
    decided = [
        (f"row-{n}", field, value, "AB", second)
        for n, (_, decisions) in enumerate(told)
        for field, value, second in decisions
    ]
    signed = Editors(pd.DataFrame(decided, columns=list(COLUMNS), dtype="str"))
    nothing: dict[str, Any] = {"hosts": [], "legs": [], "journeys": [], "statistics": []}
    return released(raw(incidents=rows, **nothing), editors=signed, **more)


@settings(max_examples=4)
@given(STORIES, STORIES, some.sampled_from([PUBLIC, STRICT]), some.sampled_from([PUBLIC, STRICT]))
def test_nothing_is_ever_shown_more_exactly_than_it_was_released(
    told: list[Any], again: list[Any], one: Any, other: Any
) -> None:
    first = _made(told, policy=one)
    second = _made(again, policy=other, earlier=after(first))
    for editorial in {f"row-{n}" for n in range(min(len(told), len(again)))}:
        if _shown(first, editorial) and _shown(second, editorial):
            assert finer(first, second, editorial) == []


@settings(max_examples=4)
@given(STORIES, some.sampled_from([PUBLIC, STRICT]))
def test_without_map_and_editors_nothing_is_shown_more_exactly_either(
    told: list[Any], one: Any
) -> None:
    first = _made(told, policy=one)
    bare: list[Any] = [(row, []) for row, _ in told]
    second = _made(bare, earlier=after(first, mapped=False))
    for n in range(len(told)):
        if _shown(first, f"row-{n}"):
            assert finer(first, second, f"row-{n}") == []
            was = first.tables["incidents"].set_index("id").loc[first.ids[f"row-{n}"]]
            now = second.tables["incidents"].set_index("id").loc[second.ids[f"row-{n}"]]
            codes = in_codes(pd.DataFrame([now])).iloc[0]
            shown_before = set(first.tables["incidents"]["summary"])
            assert now["summary"] in {was["summary"], codes, *shown_before}


def _shown(made: Released, editorial: str) -> bool:
    return made.ids.get(editorial, "") in set(made.tables["incidents"]["id"])
