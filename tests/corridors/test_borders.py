"""Papers, people stopped at borders, and the warnings that come with a corridor."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.corridors import Answer, ask
from dashboard.corridors.papers import missing
from tests.corridors.lands import fact, leg, net, question, risks


def answered(*legs: Any, facts: tuple[Any, ...] = (), **asked: Any) -> Answer:
    return ask(net(legs, facts), question(**asked), risks())


def kinds(answer: Answer) -> list[tuple[str, str]]:
    return [(one.kind, one.subject) for one in answer.blocked[0].obstacles]


@pytest.mark.parametrize(
    ("document", "held", "without"),
    [
        ("internal_passport", set(), ("internal_passport",)),
        ("internal_passport", {"internal_passport"}, ()),
        ("internal_passport", {"passport"}, ()),
        ("passport", {"internal_passport"}, ("passport",)),
        ("passport", {"passport_old"}, ()),
        ("visa", {"visa"}, ("passport",)),
        ("visa", {"passport"}, ("visa",)),
        ("visa", {"visa", "passport_old"}, ()),
        ("visa", {"humanitarian_visa", "passport"}, ("visa",)),
        ("humanitarian_visa", {"humanitarian_visa"}, ()),
        ("asylum_claim", {"passport", "visa"}, ("asylum_claim",)),
        ("asylum_claim", {"asylum_claim"}, ()),
    ],
)
def test_what_a_leg_asks_for(document: str, held: set[str], without: tuple[str, ...]) -> None:
    assert missing(document, frozenset(held)) == without


def test_a_passport_that_is_not_biometric_is_refused_where_that_is_reported() -> None:
    refusing = fact("FRA", "accepts_nonbiometric_passport", "no", valid_from="2024")
    legs = (leg("RUS", "FRA", "visa"),)
    old = answered(*legs, facts=(refusing,), documents={"visa", "passport_old"})
    assert kinds(old) == [("document", "passport")]
    assert "not biometric" in old.blocked[0].obstacles[0].words
    assert old.blocked[0].obstacles[0].source_id == "s"
    both = {"visa", "passport_old", "passport"}
    assert answered(*legs, facts=(refusing,), documents=both).corridors
    earlier = fact("FRA", "accepts_nonbiometric_passport", "no", valid_from="2025")
    assert answered(*legs, facts=(earlier,), documents={"visa", "passport_old"}).corridors


WANTED = fact("KAZ", "shared_wanted_database", valid_from="2022", note="Not let out")


def test_wanted_people_are_stopped_where_a_fact_says_so_on_the_day() -> None:
    legs = (leg("KAZ", "TUR"),)
    stopped = answered(*legs, facts=(WANTED,), origin="KAZ", circumstances={"wanted"})
    assert kinds(stopped) == [("stopped", "wanted")]
    assert "Kazakhstan (since 2022, no end reported): Not let out" in (
        stopped.blocked[0].obstacles[0].words
    )
    assert not stopped.blocked[0].obstacles[0].chosen


def test_who_may_be_wanted_is_warned_and_who_holds_papers_that_pass_is_not() -> None:
    warned = answered(leg("KAZ", "TUR"), facts=(WANTED,), origin="KAZ", person="journalist")
    assert ["Not let out" in one.words for one in warned.corridors[0].caveats] == [True]
    without = fact("KAZ", "exit_without_foreign_passport", "no")
    for documents, heard in (({"internal_passport"}, 1), ({"passport"}, 0)):
        one = answered(
            leg("KAZ", "TUR", "internal_passport"),
            facts=(without,),
            origin="KAZ",
            documents=documents,
        )
        assert len(one.corridors[0].caveats) == heard


def test_a_fact_that_has_ended_warns_but_does_not_stop() -> None:
    over = fact("KAZ", "shared_wanted_database", valid_from="2022", valid_to="2023", note="N")
    answer = answered(leg("KAZ", "TUR"), facts=(over,), origin="KAZ", circumstances={"wanted"})
    (caveat,) = answer.corridors[0].caveats
    assert caveat.words.endswith("What came later is not known.")
    assert (caveat.iso3, caveat.record, caveat.source_id) == ("KAZ", "h0000", "s")


def test_where_a_way_ends_it_is_told_who_cannot_leave_again() -> None:
    answer = answered(leg("RUS", "KAZ"), facts=(WANTED,), circumstances={"wanted"})
    (caveat,) = answer.corridors[0].caveats
    assert "stopped on leaving Kazakhstan" in caveat.words


def test_a_call_up_stops_on_leaving_russia_and_on_mobilisation_lists() -> None:
    summons = fact("RUS", "exit_ban_after_draft_summons", valid_from="2023-04")
    listed = fact("BLR", "exit_of_russians_restricted", note="Men on mobilisation lists removed")
    legs = (leg("BLR", "TUR"),)
    for facts, origin, made in (
        ((summons,), "RUS", (leg("RUS", "KAZ"),)),
        ((listed,), "BLR", legs),
    ):
        answer = answered(*made, facts=facts, origin=origin, circumstances={"summons"})
        assert kinds(answer) == [("stopped", "summons")]
        assert answered(*made, facts=facts, origin=origin, circumstances={"barred"}).corridors


def test_officials_barred_by_office_are_stopped_at_home_only() -> None:
    barred = fact("RUS", "officials_travel_ban", valid_from="2022-02")
    legs = (leg("RUS", "KAZ"), leg("KAZ", "TUR"))
    assert answered(*legs, facts=(barred,), circumstances={"barred"}).none_known
    assert answered(*legs, facts=(barred,), origin="KAZ", circumstances={"barred"}).corridors


def test_a_leg_whose_own_note_says_so_stops_the_wanted() -> None:
    noted = leg("KAZ", "SRB", note="Wanted people are stopped at airports")
    answer = answered(noted, origin="KAZ", circumstances={"wanted"})
    assert kinds(answer) == [("stopped", "wanted")]
    assert answered(noted, leg("KAZ", "SRB", mode="land"), origin="KAZ", circumstances={"wanted"})


def test_notes_and_dated_warnings_reach_the_reader() -> None:
    answer = answered(
        leg("RUS", "GEO", note="Refusals are frequent"),
        facts=(
            fact("GEO", "entry_refusals_reported", "24", valid_from="2022-08", valid_to="2022-08"),
            fact("GEO", "entry_refusals_reported", "1", valid_from="2022-03", valid_to="2022-06"),
            fact("GEO", "residence_limits", "One year", valid_from="2025"),
        ),
    )
    corridor = answer.corridors[0]
    assert any("Refusals are frequent" in words for words in corridor.hops[0].reasons)
    (caveat,) = corridor.caveats
    assert "August 2022" in caveat.words
    assert "24" in caveat.words


def test_each_obstacle_is_said() -> None:
    shut = leg("RUS", "KAZ", "visa", status="closed", valid_from="2023-12")
    answer = answered(shut, avoid={"KAZ"}, documents=set())
    assert [one.words for one in answer.blocked[0].obstacles] == [
        "closed: since December 2023, no end reported",
        "needs a visa you did not tick",
        "needs a foreign passport you did not tick",
        "you avoid Kazakhstan",
    ]
    limited = answered(leg("RUS", "KAZ", status="restricted"))
    assert kinds(limited) == [("restricted", "")]


def test_parallel_legs_are_alternatives_of_one_step() -> None:
    legs = (
        leg("RUS", "KAZ", mode="land", told="2024-06-01"),
        leg("RUS", "KAZ", mode="air", told="2024-06-30"),
        leg("RUS", "KAZ", "internal_passport", told="2024-01-01"),
        leg("RUS", "KAZ", mode="rail", status="restricted", told="2025"),
    )
    (corridor,) = answered(*legs).corridors
    assert corridor.hops[0].leg.mode == "air"
    assert len(corridor.hops[0].others) == 2
    (corridor,) = answered(*legs[1:], restricted=True).corridors
    assert corridor.hops[0].leg.status == "open"
    both = answered(legs[0], legs[3], restricted=True).corridors
    assert [one.hops[0].leg.status for one in both] == ["open", "restricted"]


def test_documented_journeys_are_matched_by_countries_that_follow_each_other() -> None:
    legs = (leg("RUS", "KAZ"), leg("KAZ", "TUR"))
    stops = ["Moscow/RUS;Astana/KAZ;Almaty/KAZ;TUR", "KAZ;RUS", "RUS; KAZ"]
    answer = ask(net(legs, (), stops), question(destinations={"TUR"}), risks())
    corridor = answer.corridors[0]
    assert [hop.journeys for hop in corridor.hops] == [("j0000", "j0002"), ("j0000",)]
    assert corridor.journeys == ("j0000", "j0002")
    assert any("2 documented journeys" in words for words in corridor.reasons)
