"""The strict preset, and the rule that nobody is shown among too few."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.disclosure import PRESETS, PUBLIC, STRICT, Released, preset
from dashboard.disclosure.k_rule import STEPS
from dashboard.disclosure.policy import STATUSES
from dashboard.errors import PolicyError
from dashboard.taxonomy import METHOD_OF
from tests.raw_worlds import editors, raw, released

ALIKE = {"place": "", "place_precision": "country"}


def like(number: int, **changed: str) -> list[dict[str, str]]:
    """Some rows about unnamed people, alike but for their days."""
    return [
        {"id": f"{changed}-{n}", "date_start": f"2024-{n % 12 + 1:02}-03", **ALIKE, **changed}
        for n in range(number)
    ]


def test_the_presets_are_versioned_together_and_the_strict_one_is_tighter() -> None:
    assert [policy.title for policy in PRESETS] == ["public 2", "strict 2"]
    assert STRICT.tightens(PUBLIC)
    assert not PUBLIC.tightens(STRICT)
    assert all(policy.tightens(policy) for policy in PRESETS)
    assert preset("strict") is STRICT
    with pytest.raises(PolicyError, match="the policies are public, strict"):
        preset("lenient")


@pytest.mark.parametrize("looser", [{"k": 4}, {"leg_date": "day"}, {"journey_stops": 5}])
def test_every_field_of_a_policy_counts_when_two_are_compared(looser: dict[str, Any]) -> None:
    assert not dataclasses.replace(STRICT, **looser).tightens(STRICT)


@pytest.mark.parametrize(
    ("status", "place", "date", "days", "link"),
    [
        ("S1", "city", "day", 14, "full"),
        ("S2", "city", "month", 14, "full"),
        ("S3", "city", "day", 14, "full"),
        ("S4", "region", "month", 30, "publisher_month"),
        ("S5", "country", "quarter", 90, "publisher_month"),
        ("S6", "country", "year", 180, "publisher_month"),
    ],
)
def test_the_strict_table_is_the_one_designed(
    status: Any, place: str, date: str, days: int, link: str
) -> None:
    row = STRICT.treatments[status]
    assert (row.place, row.date, row.embargo, row.link) == (place, date, days, link)
    assert row.name == (status in {"S1", "S2"})
    assert set(STRICT.treatments) == set(STATUSES)


def test_five_alike_are_shown_and_four_are_not() -> None:
    shown = released(raw(incidents=like(5)), policy=STRICT).tables["incidents"]
    assert len(shown) == 5
    four = released(raw(incidents=like(4)), policy=STRICT)
    assert four.tables["incidents"].empty
    assert not four.tables["sources"]["title"].str.contains("Activist").any()


def test_the_date_is_made_less_exact_before_the_place() -> None:
    assert STEPS == ("as shown", "date", "place", "withheld")
    spread = like(5)
    assert {row["date_start"][:7] for row in spread} != {"2024-01"}
    by_year = released(raw(incidents=spread), policy=STRICT).tables["incidents"]
    assert set(by_year["event_date"]) == {"2024"}
    same = [row | {"date_start": "2024-05-03"} for row in spread]
    by_quarter = released(raw(incidents=same), policy=STRICT).tables["incidents"]
    assert set(by_quarter["event_date"]) == {"2024-Q2"}


def test_the_place_is_made_less_exact_when_the_year_is_not_enough() -> None:
    towns = [
        {"id": f"town-{n}", "place": place, "place_precision": "city", "date_start": "2024-05-03"}
        for n, place in enumerate(["Bigtown", "Bigtown", "Hamlet", "Hamlet", "Market"])
    ]
    four = editors(*((row["id"], "status", "S4", "AB", "CD") for row in towns))
    made = released(raw(incidents=towns), policy=STRICT, editors=four)
    assert len(made.tables["incidents"]) == 5
    assert set(made.tables["incidents"]["geo_precision"]) == {"country"}
    assert set(made.tables["incidents"]["event_date"]) == {"2024"}
    here = [row | {"place": "Bigtown"} for row in towns]
    whole = released(raw(incidents=here), policy=STRICT, editors=four).tables["incidents"]
    assert set(whole["geo_precision"]) == {"region"}
    assert set(whole["event_date"]) == {"2024-05"}


def test_rows_of_public_people_count_and_are_never_withheld() -> None:
    named = [row | {"public_name": "Vera Invented"} for row in like(4)]
    made = released(raw(incidents=[*named, *like(1, outcome="killed")]), policy=STRICT)
    assert len(made.tables["incidents"]) == 5
    alone = released(raw(incidents=named[:1]), policy=STRICT)
    assert len(alone.tables["incidents"]) == 1


@pytest.mark.parametrize(("few", "figure"), [(9, None), (10, 10), (12, 10), (17, 15)])
def test_withheld_rows_make_one_rounded_figure(few: int, figure: int | None) -> None:
    rows = [{"id": f"row-{n}", "date_start": f"{2000 + n // 4}-05-03", **ALIKE} for n in range(few)]
    made = released(raw(incidents=rows, journeys=[]), policy=STRICT)
    assert made.touched.get("withheld") == figure
    assert made.touched["status:S5"] == 0
    assert released(raw(incidents=rows)).touched.get("withheld") is None


def test_journeys_of_unnamed_people_need_company_too() -> None:
    same = [{"id": f"j-{n}"} for n in range(5)]
    assert len(released(raw(journeys=same), policy=STRICT).tables["journeys"]) == 5
    assert released(raw(journeys=same[:4]), policy=STRICT).tables["journeys"].empty
    named = [{"id": "told", "public_name": "Vera Invented"}]
    assert len(released(raw(journeys=named), policy=STRICT).tables["journeys"]) == 1


def test_legs_tell_months() -> None:
    leg = {"valid_from": "2023-02-03", "valid_to": "2024"}
    row = released(raw(legs=[leg]), policy=STRICT).tables["legs"].iloc[0]
    assert (row["valid_from"], row["valid_to"]) == ("2023-02", "2024")


def test_a_text_written_for_the_public_policy_is_replaced_where_it_says_too_much() -> None:
    text = "Held in Upperland on 3 May."
    decided = editors(("x-0", "summary", text))
    rows = [row | {"id": f"x-{n}"} for n, row in enumerate(like(5))]
    made = released(raw(incidents=rows), policy=STRICT, editors=decided)
    assert len(made.tables["incidents"]) == 5
    assert not made.tables["incidents"]["summary"].str.contains("May").any()


KINDS = some.lists(
    some.fixed_dictionaries(
        {
            "date_start": some.sampled_from(["2024-05-17", "2024-06", "2024", "2023-03-01"]),
            "place": some.sampled_from(["Bigtown", "Market", ""]),
            "place_precision": some.just("city"),
            "country": some.sampled_from(["KAZ", "DEU"]),
            "threat_type": some.sampled_from(["detention", "assault"]),
            "target_group": some.sampled_from(["journalist", "artist", "lgbtq"]),
            "outcome": some.sampled_from(["released", "ongoing"]),
            "public_name": some.sampled_from(["", "", "", "Vera Invented"]),
            "status": some.sampled_from(["", "S4", "S6"]),
        }
    ),
    min_size=4,
    max_size=24,
)


@settings(max_examples=5)
@given(KINDS)
def test_no_private_row_is_shown_among_fewer_than_five(told: list[dict[str, str]]) -> None:
    rows = [
        {"id": f"row-{n}"} | {k: v for k, v in row.items() if k != "status"}
        for n, row in enumerate(told)
    ]
    raised = [
        (f"row-{n}", "status", row["status"], "AB", "CD")
        for n, row in enumerate(told)
        if row["status"]
    ]
    made = released(raw(incidents=rows), policy=STRICT, editors=editors(*raised))
    assert made.k["private_below_5"] == 0
    assert made.k["private_mean_risk"] <= 0.2
    assert _classes(made) >= 5


def _classes(made: Released) -> int:
    """The smallest class with a row that shows no name, by what the table itself shows."""
    shown = made.tables["incidents"]
    keys = [shown["iso3"], shown["event_date"].str[:4], shown["threat_type"].map(METHOD_OF)]
    size = shown.groupby(keys)["id"].transform("size")
    unnamed = size[shown["public_name"] == ""]
    return int(unnamed.min()) if len(unnamed) else 5
