"""What the policy does to a row, told with invented people in invented towns."""

from __future__ import annotations

import dataclasses
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import dates, schema
from dashboard.disclosure import PUBLIC, Earlier, Treatment
from dashboard.disclosure.figures import rounded
from dashboard.disclosure.places import city_uncertainty
from dashboard.disclosure.policy import LEVELS, STATUSES
from dashboard.disclosure.status import STATUS_RULES, statuses
from dashboard.errors import PolicyError
from dashboard.units import Days
from tests.raw_worlds import each, editors, frame, one, raw, released


def status_of(**changed: str) -> str:
    return str(statuses(frame("incidents", [changed])).iloc[0])


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"public_name": "Vera Invented"}, "S2"),
        ({"public_name": "Vera Invented", "outcome": "killed"}, "S1"),
        ({}, "S5"),
        ({"outcome": "detained"}, "S5"),
        ({"outcome": "ongoing", "threat_type": "extradition_request"}, "S6"),
        ({"outcome": "released", "threat_type": "extradition_request"}, "S5"),
        ({"outcome": "detained", "summary": "Held on a Russian warrant."}, "S6"),
        ({"outcome": "unknown", "summary": "The man lives in hiding."}, "S6"),
        ({"outcome": "released", "summary": "The man lived in hiding."}, "S5"),
        ({"outcome": "ongoing", "target_group": "deserter_or_draft_evader"}, "S6"),
        (
            {
                "outcome": "ongoing",
                "target_group": "deserter_or_draft_evader",
                "summary": "A decree obliges conscripts to hand in passports.",
            },
            "S5",
        ),
        ({"summary": "A girl of 14 was held with her brother."}, "S6"),
        ({"summary": "Five were held, small children among them."}, "S6"),
        ({"public_name": "Vera Invented", "summary": "A schoolgirl was held."}, "S6"),
        ({"summary": "Expelled over minor offences."}, "S5"),
        ({"summary": "She fled domestic violence and was held."}, "S6"),
    ],
)
def test_the_first_rule_that_fits_gives_the_status(changed: dict[str, str], status: str) -> None:
    assert status_of(**changed) == status


def test_rules_stand_from_the_most_protected_to_the_least() -> None:
    found = [rule.status for rule in STATUS_RULES]
    assert found == sorted(found, key=["S6", "S1", "S2", "S5"].index)


def test_a_city_above_the_floor_is_shown_at_its_centre() -> None:
    shown = one()
    assert (shown["place"], shown["lat"], shown["lon"]) == ("Bigtown", 48.0, 67.0)
    assert (shown["geo_precision"], shown["generalisations"]) == ("city", "")


def test_a_place_below_its_floor_moves_up() -> None:
    told = (
        ("Market", "city", "region", "Upperland", "place_to_region"),
        ("Hamlet", "city", "country", "", "place_to_country"),
        ("Nowhere", "city", "country", "", "place_to_country"),
        ("Upperland", "region", "region", "Upperland", ""),
        ("Tinyland", "region", "country", "", "place_to_country"),
        ("", "country", "country", "", ""),
    )
    rows = each([{"place": place, "place_precision": precision} for place, precision, *_ in told])
    for (place, _, level, admin1, rule), row in zip(told, rows, strict=True):
        assert (row["geo_precision"], row["admin1"], row["place"]) == (level, admin1, ""), place
        assert row["generalisations"] == rule, place
        assert (row["lat"], row["lon"], row["uncertainty_m"]) == (48.01, 66.9, 1_500_000), place


def test_a_city_s_uncertainty_grows_with_its_people() -> None:
    assert city_uncertainty(100_000) == 10_000
    assert city_uncertainty(15_000_000) == 40_000


def test_a_living_person_s_home_is_the_country() -> None:
    living = [{"threat_type": t, "public_name": "Vera Invented"} for t in PUBLIC.home_threats]
    dead = [row | {"outcome": "killed"} for row in living]
    assert {row["geo_precision"] for row in each(living)} == {"country"}
    assert {row["geo_precision"] for row in each(dead)} == {"city"}


def test_a_city_that_was_only_assumed_is_not_shown() -> None:
    assert one(summary="Held for a day. City = seat of the group.")["geo_precision"] == "country"


def test_the_day_is_kept_only_of_what_is_over() -> None:
    told: tuple[tuple[dict[str, str], str], ...] = (
        ({}, "2024-05-17"),
        ({"outcome": "detained"}, "2024-05"),
        ({"outcome": "detained", "public_name": "Vera Invented"}, "2024-05-17"),
        ({"outcome": "ongoing", "threat_type": "interpol_notice"}, "2024-Q2"),
        ({"outcome": "ongoing", "threat_type": "interpol_notice", "date_start": "2024"}, "2024"),
    )
    for (given_, shown), row in zip(told, each([given_ for given_, _ in told]), strict=True):
        assert row["event_date"] == shown, given_
        assert row["date_precision"] == dates.precision(shown)
        assert row["date_from"] == dates.first_day(shown).isoformat()
        assert row["date_to"] == dates.last_day(shown).isoformat()
        coarsened = "date_to" in row["generalisations"]
        assert coarsened == (shown != given_.get("date_start", "2024-05-17"))


def test_an_end_inside_the_shown_interval_is_not_said_twice() -> None:
    row = one(outcome="detained", date_end="2024-05-20")
    assert (row["event_date"], row["event_date_end"]) == ("2024-05", "")
    longer = one(outcome="detained", date_end="2024-07-20")
    assert (longer["event_date_end"], longer["date_to"]) == ("2024-07", "2024-07-31")


def test_a_name_is_shown_only_where_the_person_is_public() -> None:
    assert one(public_name="Vera Invented")["public_name"] == "Vera Invented"
    minor = one(public_name="Vera Invented", summary="A schoolgirl was held.")
    assert minor["public_name"] == ""
    assert minor["withheld"] == "name;link"


def test_the_acute_keep_publisher_and_month_of_their_source() -> None:
    acute = {"outcome": "ongoing", "threat_type": "interpol_notice"}
    made = released(raw(incidents=[acute | {"source2_url": "https://www.second.example.org/x"}]))
    ids = made.tables["incidents"]["source_ids"].iloc[0].split(";")
    rows = made.tables["sources"].set_index("id").loc[ids]
    assert rows["publisher"].tolist() == ["The Invented Courier", "second.example.org"]
    assert rows["date"].tolist() == ["2024-05", ""]
    assert rows["title"].tolist() == rows["url"].tolist() == ["", ""]


def test_a_withheld_name_in_a_title_withholds_the_link() -> None:
    named = {"id": "a", "public_name": "Vera Inventedova", "source_title": "Inventedova freed"}
    kept = released(raw(incidents=[named]))
    assert kept.tables["sources"]["title"].str.contains("Inventedova").any()
    decided = editors(("a", "public_name", ""))
    made = released(raw(incidents=[named]), editors=decided)
    assert made.tables["incidents"]["withheld"].iloc[0] == "name;link"
    assert not made.tables["sources"].to_csv().count("nventedova")


def test_a_withheld_name_in_another_row_s_title_of_the_same_page_counts_too() -> None:
    first = {"id": "a", "public_name": "Vera Inventedova", "source_title": "Freed"}
    again = {"id": "b", "source_title": "Freed: the story of Inventedova"}
    made = released(raw(incidents=[first, again]), editors=editors(("a", "public_name", "")))
    shown: Any = made.tables["incidents"].set_index("id")["withheld"]
    assert "link" in shown[made.ids["a"]]


def test_a_text_that_says_too_much_is_replaced_by_its_codes() -> None:
    texts = (
        "Write to vera@example.org about it.",
        "He was held; call +7 701 555 01 23.",
        "Posted by @invented_channel first.",
        "More at https://example.org/page.",
        "Taken from 12 Long Garden Street by police.",
        "Taken in ulitsa Mira by police.",
        "Seen at 48.12345 that day.",
        "Case 4815162342 was opened.",
        "The flight SU 1942 was held back.",
        "Taken at 14:35 by police.",
        "Taken at 9 p.m. by police.",
        "x" * 241,
    )
    rows = [
        {"id": f"row-{n}", "summary": text, "public_name": "Vera Invented"}
        for n, text in enumerate(texts)
    ]
    made = released(raw(incidents=rows))
    shown = made.tables["incidents"]
    assert set(shown["summary"]) == {
        "Detention. Target: opposition activist. At the last report: released."
    }
    assert set(shown["generalisations"]) == {"text_generalised"}
    assert sorted(finding.found for finding in made.findings) == sorted(texts)


def test_of_people_who_are_not_public_a_text_says_less() -> None:
    texts = (
        "A man of 43 was held.",
        "A 43-year-old was held.",
        "Her brother was held too.",
        "He was taken from a hotel.",
        "Her mental state is poor.",
    )
    rows = [{"summary": text} for text in texts]
    read = editors(*((f"case-{n}", "summary", text) for n, text in enumerate(texts)))
    assert not {row["summary"] for row in each(rows)} & set(texts)
    public = each([row | {"public_name": "Vera Invented"} for row in rows])
    assert [row["summary"] for row in public] == list(texts)
    assert [row["summary"] for row in each(rows, editors=read)] == list(texts)


TOO_MUCH: tuple[tuple[dict[str, str], str], ...] = (
    ({"place": "Market"}, "Held in Market for a day."),
    ({"outcome": "detained"}, "Held since 17 May 2024."),
    ({"outcome": "ongoing", "threat_type": "interpol_notice"}, "Held since May."),
    ({"outcome": "ongoing", "threat_type": "interpol_notice"}, "Held in Upperland."),
    (
        {"threat_type": "digital_attack", "public_name": "Vera Invented"},
        "A reporter in Bigtown was hacked.",
    ),
)


def test_a_text_says_no_place_and_date_that_the_columns_withhold() -> None:
    rows = each([changed | {"summary": summary} for changed, summary in TOO_MUCH])
    assert not {row["summary"] for row in rows} & {summary for _, summary in TOO_MUCH}


@pytest.mark.parametrize(("changed", "summary"), TOO_MUCH)
def test_an_editor_cannot_make_a_text_say_it_either(changed: dict[str, str], summary: str) -> None:
    with pytest.raises(PolicyError, match="still says too much"):
        released(raw(incidents=[changed | {"id": "a"}]), editors=editors(("a", "summary", summary)))


def test_raising_a_status_takes_one_editor_and_lowering_it_two() -> None:
    given_ = raw(incidents=[{"id": "a"}])
    raised = released(given_, editors=editors(("a", "status", "S6")))
    assert raised.touched["status:S6"] == 1
    with pytest.raises(PolicyError, match="two different"):
        released(given_, editors=editors(("a", "status", "S2")))
    with pytest.raises(PolicyError, match="two different"):
        released(given_, editors=editors(("a", "status", "S2", "AB", "ab")))
    lowered = released(given_, editors=editors(("a", "status", "S2", "AB", "CD")))
    assert lowered.touched["status:S2"] == 1


def test_editors_make_single_rows_less_exact() -> None:
    decided = editors(("a", "place", "country"), ("a", "date", "year"), ("a", "link", "withheld"))
    row = released(raw(incidents=[{"id": "a"}]), editors=decided).tables["incidents"].iloc[0]
    assert (row["geo_precision"], row["event_date"]) == ("country", "2024")
    assert (row["generalisations"], row["withheld"]) == ("place_to_country;date_to_year", "link")


def test_an_editors_decision_on_no_row_is_refused() -> None:
    with pytest.raises(PolicyError, match="not the id of any raw row"):
        released(raw(), editors=editors(("typo", "status", "S6")))


def test_a_row_waits_until_its_embargo_is_over() -> None:
    told = (
        ("2026-11-08", "released", True),
        ("2026-11-09", "released", False),
        ("2026-11", "released", False),
        ("2026-08-24", "ongoing", True),
        ("2026-08-26", "ongoing", False),
    )
    rows = [
        {"id": report, "source_date": report, "date_start": "2026-08", "outcome": outcome}
        | {"threat_type": "interpol_notice", "source_url": f"https://courier.example.org/{report}"}
        for report, outcome, _ in told
    ]
    made = released(raw(incidents=rows))
    assert set(made.ids) >= {report for report, _, due in told if due}
    assert len(made.tables["incidents"]) == sum(due for *_, due in told)
    assert not set(made.ids) & {report for report, _, due in told if not due}
    for report in ("2026-11-09", "2026-08-26"):
        assert report not in made.tables["sources"].to_csv()


def test_rows_that_are_not_shown_are_told_of_only_in_a_rounded_figure() -> None:
    assert [rounded(waiting) for waiting in (0, 9, 10, 14, 15)] == [0, 0, 10, 10, 15]
    fresh = [{"id": f"row-{n}", "source_date": "2026-11-20"} for n in range(14)]
    assert released(raw(incidents=[*fresh, {}])).touched["embargoed"] == 10


def test_an_undated_report_is_counted_from_the_event() -> None:
    late = {"source_date": "", "date_start": "2026-11-10"}
    assert released(raw(incidents=[late])).tables["incidents"].empty
    early = {"source_date": "", "date_start": "2026-11-01"}
    assert len(released(raw(incidents=[early])).tables["incidents"]) == 1


def test_a_journey_of_unnamed_people_is_countries_and_years() -> None:
    row = released(raw()).tables["journeys"].iloc[0]
    assert row["stops"] == "RUS;KAZ;DEU"
    assert (row["date_start"], row["date_end"]) == ("2023", "2023")
    assert row["traveller_group"] == "people who left the army"
    assert (row["outcome"], row["summary"]) == ("admitted", "")


def test_a_journey_told_under_a_name_is_shown_as_told_with_cities_above_the_floor() -> None:
    row = released(raw(journeys=[{"public_name": "Vera Invented"}])).tables["journeys"].iloc[0]
    assert row["stops"] == "RUS;Bigtown/KAZ;KAZ;Harbour/DEU"
    assert (row["date_start"], row["public_name"]) == ("2023-02-03", "Vera Invented")
    assert row["generalisations"] == "stops_to_countries"


def test_a_long_journey_of_unnamed_people_loses_its_middle() -> None:
    long = raw(journeys=[{"places": "RUS;KAZ;KGZ;UZB;TUR;DEU"}])
    assert released(long).tables["journeys"]["stops"].iloc[0] == "RUS;UZB;TUR;DEU"


def test_a_leg_ends_in_main_cities_or_countries() -> None:
    row = released(raw(legs=[{"from_place": "Market"}])).tables["legs"].iloc[0]
    assert (row["from_place"], row["from_lat"], row["from_lon"]) == ("", 48.01, 66.9)
    assert (row["to_place"], row["to_lat"], row["to_lon"]) == ("Harbour", 51.0, 10.0)


def test_a_note_names_no_crossing_point_and_no_queue() -> None:
    made = released(raw(legs=[{"note": "Long queues at Verkhny Lars"}]))
    assert made.tables["legs"]["note"].iloc[0] == ""
    assert [finding.rule for finding in made.findings] == ["crossing"]


def test_an_article_stands_once_in_its_fullest_form() -> None:
    short = {"id": "a", "source_title": "Held", "source_date": "2024"}
    full = {"id": "b", "source_title": "Held and freed", "source_date": "2024-05-19"}
    made = released(raw(incidents=[short, full]))
    mine = made.tables["sources"][made.tables["sources"]["url"].str.contains("courier")]
    assert mine[["title", "date"]].to_numpy().tolist() == [["Held and freed", "2024-05-19"]]


def test_only_plain_web_addresses_by_name_are_linked() -> None:
    told = (
        ("https://a.example.org/x?y=1", "https://a.example.org/x?y=1"),
        ("https://a.example.org/{x}", "https://a.example.org/%7Bx%7D"),
        ("http://10.1.2.3:8011/x", ""),
        ("https://user:pass@example.org/", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
    )
    rows = [{"id": f"row-{n}", "source_url": url} for n, (url, _) in enumerate(told)]
    made = released(raw(incidents=rows))
    urls = made.tables["sources"].set_index("id")["url"]
    cited: Any = made.tables["incidents"].set_index("id")["source_ids"]
    for n, (url, shown) in enumerate(told):
        assert urls[cited[made.ids[f"row-{n}"]]] == shown, url


def test_a_policy_looser_than_the_public_one_is_refused() -> None:
    open_house = Treatment("city", "day", "day", name=True, link="full", embargo=Days(0))
    loose = dataclasses.replace(PUBLIC, treatments=dict.fromkeys(STATUSES, open_house))
    for policy in (loose, dataclasses.replace(PUBLIC, city_floor=99_999)):
        with pytest.raises(PolicyError, match="looser"):
            released(raw(), policy=policy)


def test_a_tighter_policy_is_followed() -> None:
    tight = dataclasses.replace(PUBLIC, city_floor=1_000_000)
    assert released(raw(), policy=tight).tables["incidents"]["geo_precision"].iloc[0] == "region"


OUTCOMES = ("released", "detained", "ongoing", "killed")
THREATS = ("detention", "interpol_notice", "digital_attack")
PLACES = (("Bigtown", "city"), ("Market", "city"), ("Upperland", "region"), ("", "country"))

stories = some.lists(
    some.fixed_dictionaries(
        {
            "date_start": some.sampled_from(["2024-05-17", "2024-05", "2024"]),
            "outcome": some.sampled_from(OUTCOMES),
            "threat_type": some.sampled_from(THREATS),
            "public_name": some.sampled_from(["", "Vera Invented"]),
            "where": some.sampled_from(PLACES),
        }
    ),
    min_size=1,
    max_size=24,
)


def _rows(told: list[dict[str, object]]) -> list[dict[str, str]]:
    rows = []
    for number, story in enumerate(told):
        where: Any = story["where"]
        place, precision = where
        plain = {name: str(value) for name, value in story.items() if name != "where"}
        rows.append({**plain, "id": f"row-{number}", "place": place, "place_precision": precision})
    return rows


@settings(max_examples=3)
@given(stories)
def test_nothing_is_ever_shown_more_exactly_than_it_was_told(
    told: list[dict[str, object]],
) -> None:
    rows, order = _rows(told), [str(level) for level in LEVELS]
    made = released(raw(incidents=rows))
    shown = made.tables["incidents"].set_index("id")
    for row in rows:
        seen: Any = shown.loc[made.ids[row["id"]]]
        assert dates.first_day(seen["event_date"]) <= dates.first_day(row["date_start"])
        assert dates.last_day(seen["event_date"]) >= dates.last_day(row["date_start"])
        level = order.index(seen["geo_precision"])
        assert level >= order.index(row["place_precision"])
        assert seen["public_name"] in {"", row["public_name"]}


@settings(max_examples=3)
@given(stories, some.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(told: list[dict[str, object]], chance: Any) -> None:
    rows = _rows(told)
    ids = {row["id"]: f"{'abcdefghijklmnopqrstuvwx'[i]}" * 16 for i, row in enumerate(rows)}
    kept = Earlier(ids=ids | {"2023-ru-kz-invented": "z" * 16})
    first = released(raw(incidents=rows), earlier=kept)
    chance.shuffle(rows)
    second = released(raw(incidents=rows), earlier=kept)
    for name, table in first.tables.items():
        pd.testing.assert_frame_equal(table, second.tables[name])


def test_released_tables_have_the_schema_s_columns_and_are_sorted_by_id() -> None:
    made = released(raw(incidents=[{"id": f"row-{n}"} for n in range(5)]))
    for table in schema.TABLES:
        shown = made.tables[table.name]
        assert tuple(shown.columns) == table.names
        assert shown["id"].is_monotonic_increasing
