"""Known stories on the shipped data: what was open to them then is found."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import engine, snapshot
from dashboard.corridors import PERSONS, Answer, Network, Question, ask, risks_of
from dashboard.corridors.search import search
from dashboard.corridors.terrain import survey
from dashboard.filters import Query
from dashboard.risk import Asked
from dashboard.risk.composite import bounds, layers
from dashboard.risk.presets import PRESETS
from tests.corridors import by_hand

if TYPE_CHECKING:
    import pandas as pd


@cache
def shipped() -> tuple[snapshot.Snapshot, engine.Incidents, Network]:
    data = snapshot.read()
    return data, engine.prepare(data.incidents), Network.of(data)


@cache
def risks(day: date, person: str) -> pd.DataFrame:
    data, incidents, _ = shipped()
    preset = next(row.preset for row in PERSONS if row.code == person)
    weights = next(row.weights for row in PRESETS if row.code == preset)
    return bounds(layers(Asked(data, incidents, Query(), day)), weights)


def answered(day: date, person: str = "none", **asked: Any) -> Answer:
    question = Question(day, person=person, **{k: _frozen(v) for k, v in asked.items()})
    return ask(shipped()[2], question, risks(day, person))


def _frozen(value: Any) -> Any:
    return frozenset(value) if isinstance(value, set) else value


@pytest.mark.parametrize("destinations", [{"KAZ"}, None])
def test_ziganshin_russia_to_kazakhstan_in_september_2022_on_the_internal_passport(
    destinations: set[str] | None,
) -> None:
    answer = answered(
        date(2022, 9, 25), "deserter", documents={"internal_passport"}, destinations=destinations
    )
    found = [one for one in answer.corridors if one.countries == ("RUS", "KAZ")]
    assert [hop.leg.status for one in found for hop in one.hops] == ["open"]
    assert found[0].documents == ("internal_passport",)
    assert "3cpedulpg6muvmir" in found[0].journeys


@pytest.mark.parametrize("day", [date(2023, 3, 1), date(2023, 9, 12), date(2025, 6, 1)])
def test_sportsmaster_kazakhstan_to_any_eu_state_without_a_foreign_passport_none_known(
    day: date,
) -> None:
    eu = set(shipped()[2].members("eu", day))
    assert len(eu) == 27
    terms: dict[str, Any] = {"origin": "KAZ", "restricted": True, "stale": True, "longest": 6}
    answer = answered(day, "deserter", documents={"internal_passport"}, destinations=eu, **terms)
    assert answer.none_known
    assert answer.near
    asked_for = {
        (one.kind, one.subject)
        for blocked in answer.blocked
        if blocked.hop.leg.from_iso3 == "KAZ"
        for one in blocked.obstacles
    }
    assert ("document", "passport") in asked_for
    for miss in answer.near:
        assert {one.kind for one in miss.obstacles} == {"document"}


def test_sportsmaster_where_a_humanitarian_track_existed_it_is_found_and_limited() -> None:
    day = date(2024, 11, 1)
    eu = set(shipped()[2].members("eu", day))
    terms: dict[str, Any] = {"origin": "KAZ", "destinations": eu, "restricted": True}
    both = {"internal_passport", "humanitarian_visa"}
    (corridor,) = answered(day, "deserter", documents=both, **terms).corridors
    assert corridor.countries == ("KAZ", "FRA")
    assert corridor.hops[0].leg.status == "restricted"
    assert any("one by one" in words for words in corridor.hops[0].reasons)
    assert answered(day, "deserter", documents=both, **{**terms, "restricted": False}).none_known


def test_karakulov_kazakhstan_to_turkey_in_october_2022() -> None:
    answer = answered(
        date(2022, 10, 14),
        "official",
        origin="KAZ",
        documents={"passport"},
        destinations={"TUR"},
        circumstances={"barred"},
    )
    (corridor,) = [one for one in answer.corridors if one.borders == 1]
    assert corridor.hops[0].leg.from_place == "Astana"
    assert "j52vdk7ltdw6qdfk" in corridor.journeys
    assert any("not let out" in caveat.words for caveat in corridor.caveats)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2022, 8, 15), "open"),
        (date(2022, 10, 15), "restricted"),
        (date(2024, 1, 15), "closed"),
    ],
)
def test_finland_from_russia_by_land(day: date, status: str) -> None:
    asked: dict[str, Any] = {
        "documents": {"passport", "visa"},
        "destinations": {"FIN"},
        "longest": 1,
    }
    plain = answered(day, **asked)
    limited = answered(day, restricted=True, **asked)
    assert bool(plain.corridors) == (status == "open")
    assert bool(limited.corridors) == (status != "closed")
    if status == "closed":
        said = [o.words for b in limited.blocked for o in b.obstacles if b.hop.leg.to_iso3 == "FIN"]
        assert any(words.startswith("closed: since 16 December 2023") for words in said)


def test_a_registered_summons_bars_the_ways_out_of_russia_since_2023() -> None:
    asked: dict[str, Any] = {"documents": {"passport"}, "circumstances": {"summons"}}
    assert answered(date(2022, 9, 25), "deserter", **asked).corridors
    later = answered(date(2024, 6, 1), "deserter", **asked)
    assert later.none_known
    assert {one.kind for one in later.near[0].obstacles} == {"stopped"}


def test_every_origin_answers_on_every_half_year() -> None:
    for origin in shipped()[2].origins:
        for day in (date(2022, 3, 1), date(2024, 9, 1), date(2026, 11, 23)):
            terms: dict[str, Any] = {"restricted": True, "stale": True, "longest": 6}
            held = {"passport", "visa", "humanitarian_visa", "asylum_claim"}
            answer = answered(day, origin=origin, documents=held, **terms)
            assert not answer.bounded
            for corridor in answer.corridors:
                assert corridor.countries[0] == origin
                assert all("{" not in words for words in corridor.reasons)


@pytest.mark.parametrize("day", [date(2022, 9, 25), date(2024, 6, 30), date(2026, 11, 23)])
@pytest.mark.parametrize("origin", ["RUS", "KAZ", "TUR"])
def test_on_the_shipped_data_the_same_chains_as_by_hand(origin: str, day: date) -> None:
    data, _, network = shipped()
    told = dict(zip(data.sources["id"], data.sources["date"], strict=True))
    rows: list[Any] = data.legs.to_dict("records")
    legs: list[Any] = [{**row, "told": told[row["source_id"]] or row["valid_from"]} for row in rows]
    facts: list[Any] = data.host_facts.to_dict("records")
    held = frozenset({"passport_old", "visa", "humanitarian_visa", "asylum_claim"})
    frame = risks(day, "none")
    for all_ in (False, True):
        asked = Question(day, origin, documents=held, longest=5, restricted=all_, stale=all_)
        found = search(survey(network, asked), asked, risks_of(frame)).chains
        chains = {
            ((origin, *(hop.leg.to_iso3 for hop in one.hops)), tuple(one.cost))
            for each in found.values()
            for one in each
        }
        assert chains or not all_
        assert chains == by_hand.best_chains(legs, facts, asked, frame)
