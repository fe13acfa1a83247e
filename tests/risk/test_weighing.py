"""From parts to a layer: what is missing widens the interval and never counts as nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.risk import layer, terms
from tests.risk import hosts

if TYPE_CHECKING:
    from dashboard.risk.scores import Scores

NOT_ALLIED = tuple(hosts.fact("DEU", field, "no") for field in ("csto", "eaeu", "cis_member"))
PARTY = tuple(
    hosts.fact("DEU", field, "1954") for field in ("refugee_convention", "cat_convention")
)
IN_COURT = (hosts.fact("DEU", "coe_member", "yes"),)
PRACTISED = (hosts.fact("DEU", "extradition_to_russia", "practised", "2024-03"),)

TOTAL = sum(terms.WEIGHTS["exposure"].values())


def _exposure(*facts: hosts.Row, as_of: date = hosts.DAY) -> Scores:
    return layer("exposure").score(hosts.asked(facts, as_of=as_of, sources=hosts.SOURCES))


def test_less_than_half_of_the_weight_is_not_enough_to_speak() -> None:
    scores = _exposure(*NOT_ALLIED, *PARTY)
    assert terms.WEIGHTS["exposure"]["blocs"] + terms.WEIGHTS["exposure"]["treaties"] < TOTAL / 2
    assert not hosts.country(scores, "DEU")["observed"]
    assert set(scores.parts["part"]) == {"blocs", "treaties"}


def test_missing_parts_are_put_at_0_and_at_1() -> None:
    found = hosts.country(_exposure(*NOT_ALLIED, *PARTY, *PRACTISED), "DEU")
    weights = terms.WEIGHTS["exposure"]
    seen = weights["blocs"] + weights["treaties"] + weights["extradition"]
    assert found["observed"]
    assert found["value"] == pytest.approx(weights["extradition"] / seen)
    assert found["low"] == pytest.approx(weights["extradition"] / TOTAL)
    assert found["high"] == pytest.approx((weights["extradition"] + TOTAL - seen) / TOTAL)


def test_sources_that_disagree_make_an_interval() -> None:
    other = hosts.fact("DEU", "extradition_to_russia", "refused", "2024-03-01")
    part = hosts.part(_exposure(*PRACTISED, other), "DEU", "extradition")
    assert part is not None
    assert (part["low"], part["value"], part["high"]) == (0, 0.5, 1)


def test_one_part_is_a_layer_where_it_carries_half_of_it() -> None:
    days = hosts.fact("DEU", "visa_free_days", "0")
    border = hosts.fact("DEU", "land_border_with_russia", "closed")
    found = hosts.country(layer("entry").score(hosts.asked([days])), "DEU")
    assert found["observed"]
    assert found["high"] - found["low"] >= 0.5
    assert not hosts.country(layer("entry").score(hosts.asked([border])), "DEU")["observed"]


def test_a_part_is_stale_a_year_after_its_newest_source() -> None:
    old = {**PRACTISED[0], "source_id": "s2"}
    for facts, as_of, stale in (
        ((old,), date(2025, 3, 1), False),
        ((old,), date(2025, 3, 2), True),
        (PRACTISED, date(2025, 3, 2), False),  # its source is of May 2024
        (PRACTISED, date(2024, 3, 2), False),
        ((hosts.fact("DEU", "extradition_to_russia", "refused", source_id="s2"),), hosts.DAY, True),
    ):
        part = hosts.part(_exposure(*facts, as_of=as_of), "DEU", "extradition")
        assert part is not None
        assert part["stale"] == stale


def test_the_evidence_names_each_fact_with_grade_date_and_reason() -> None:
    prose = hosts.fact("DEU", "deserter_policy", "Decided case by case, says a ministry.", "2023")
    unread = hosts.fact("DEU", "humanitarian_visa_for_russians", "it depends")
    listed = layer("protection").score(hosts.asked([prose, unread])).evidence
    assert listed["part"].tolist() == ["asylum", "humanitarian_visas"]
    assert listed["grade"].isna().all()
    assert listed["since"].tolist()[0] == pd.Timestamp(2023, 1, 1)
    assert listed["reason"].str.len().min() > 20
    assert listed["reason"].nunique() == 2
    graded = _exposure(*PRACTISED).evidence.iloc[0]
    assert (graded["table"], graded["record"], graded["grade"]) == ("host_facts", "h000000", 1)


def test_the_state_people_leave_is_nobodys_host() -> None:
    facts = [{**row, "iso3": "RUS"} for row in (*NOT_ALLIED, *PARTY, *IN_COURT, *PRACTISED)]
    scores = _exposure(*facts)
    assert not scores.countries["observed"].any()
    assert scores.evidence.empty
