"""Layer 1: counts and rates of reported incidents, and countries whose silence says nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import engine, taxonomy
from dashboard.countries import NAMES
from dashboard.filters import Query
from dashboard.risk.coverage import COVERED
from dashboard.risk.reported import DENOMINATOR, emigrants, reported
from dashboard.risk.scores import COUNTRIES, EVIDENCE, PARTS, Scores
from dashboard.risk.tallies import SHOWN
from tests import strategies, worlds
from tests.risk.hosts import DAY, asked, country, fact, part, same

FIELDS = tuple(f"field_{number}" for number in range(COVERED))
LOOKED_AT = [fact("ARM", field, "no") for field in FIELDS]
"""As many facts about Armenia as make its silence say something."""


def people(iso3: str, value: float, until: str = "2023-12") -> dict[str, Any]:
    return {
        "series": DENOMINATOR,
        "iso3": iso3,
        "period_start": "2022-02",
        "period_end": until,
        "value": value,
    }


@given(strategies.stories, strategies.queries())
def test_a_count_is_what_the_question_finds_in_each_country(
    story: worlds.Story, query: Query
) -> None:
    """No incident of these stories begins after the day asked."""
    given = asked(incidents=story, query=query.without("countries"))
    found = reported(given).countries.set_index("iso3")
    totals = engine.totals(given.incidents, given.query).set_index("iso3")["n"].to_dict()
    known = {row["iso3"] for row in story}
    assert set(found.index[found["observed"]]) == known
    assert found["value"].dropna().to_dict() == {iso3: totals.get(iso3, 0) for iso3 in known}


@settings(max_examples=25)
@given(strategies.stories, strategies.queries(), strategies.rows())
def test_one_more_incident_never_lowers_its_country(
    story: worlds.Story, query: Query, row: dict[str, Any]
) -> None:
    more = worlds.story(*story, {**row, "id": "j1"})
    for layer in (reported, emigrants):
        before, after = (
            country(layer(asked(figures=FIGURES, incidents=rows, query=query)), row["iso3"])
            for rows in (story, more)
        )
        for name in ("value", "low", "high"):
            assert not after[name] < before[name]


FIGURES = [people("KAZ", 80_000.0), people("DEU", 36_000.0), people("GBR", 9_000.0)]


def test_a_silent_country_is_observed_only_where_somebody_looked() -> None:
    """Ten facts: nothing was reported. Nine: nobody can tell."""
    looked = country(reported(asked(facts=LOOKED_AT, incidents=worlds.ONE_INCIDENT)), "ARM")
    assert (looked["value"], looked["low"]) == (0, 0)
    assert looked["high"] == pytest.approx(2.9957, abs=1e-4)
    hardly = country(reported(asked(facts=LOOKED_AT[1:], incidents=worlds.ONE_INCIDENT)), "ARM")
    assert not hardly["observed"]
    assert pd.isna(hardly[["value", "low", "high"]]).all()


@given(some.integers(0, 30), some.integers(0, 3))
def test_facts_that_do_not_hold_do_not_make_silence_speak(over: int, coming: int) -> None:
    facts = [fact("ARM", f"old_{n}", "no", "2020", "2023") for n in range(over)]
    facts += [fact("ARM", f"new_{n}", "no", "2025") for n in range(coming)]
    facts += [fact("ARM", "one", value, since) for value, since in [("a", "2021"), ("b", "2022")]]
    facts += [fact("ARM", field, "no") for field in FIELDS[2:]]
    assert not country(reported(asked(facts=facts)), "ARM")["observed"]


def test_a_question_that_finds_nothing_leaves_a_known_country_at_zero() -> None:
    query = Query(threat_types=("killing",))
    found = country(reported(asked(incidents=worlds.ONE_INCIDENT, query=query)), "DEU")
    assert found["observed"]
    assert found["value"] == 0
    assert pd.isna(found["newest"])


def test_what_began_after_the_day_is_not_known_yet() -> None:
    story = worlds.story({"event_date": "2024-07-01"})
    assert not country(reported(asked(incidents=story)), "KAZ")["observed"]
    assert country(reported(asked(incidents=story, as_of=date(2024, 7, 1))), "KAZ")["value"] == 1


@settings(max_examples=25)
@given(strategies.stories, strategies.queries(), some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(story: worlds.Story, query: Query, random: Any) -> None:
    shuffled = random.sample(story, len(story))
    figures = random.sample(FIGURES, len(FIGURES))
    for layer in (reported, emigrants):
        one = layer(asked(figures=FIGURES, incidents=story, query=query))
        other = layer(asked(figures=figures, incidents=shuffled, query=query))
        same(one, other)
        pd.testing.assert_frame_equal(one.evidence, other.evidence)


@settings(max_examples=25)
@given(strategies.stories, some.sets(some.sampled_from(strategies.ISO3)))
def test_choosing_countries_changes_no_value(story: worlds.Story, chosen: set[str]) -> None:
    for layer in (reported, emigrants):
        everywhere = layer(asked(figures=FIGURES, incidents=story))
        query = Query(countries=tuple(chosen))
        same(everywhere, layer(asked(figures=FIGURES, incidents=story, query=query)))


def test_methods_are_the_parts_and_add_up() -> None:
    scores = reported(asked(incidents=worlds.ONE_CITY))
    rows = scores.parts.set_index("part")
    assert [*rows.index] == [*taxonomy.codes(taxonomy.METHODS)]
    assert rows["contribution"].tolist() == [2, 1, 0, 1]
    assert rows["weight"].sum() == pytest.approx(1)
    assert part(scores, "KAZ", "direct_attack") is None


def test_parts_without_news_for_a_year_are_stale_and_silent_ones_are_not() -> None:
    story = worlds.story(
        {"event_date": "2023-06-30", "threat_type": "killing"},
        {"event_date": "2023-07-01", "threat_type": "detention"},
    )
    rows = reported(asked(incidents=story)).parts.set_index("part")["stale"]
    assert rows.to_dict() == {
        "direct_attack": True,
        "co_opting_states": False,
        "mobility_control": False,
        "threat_from_a_distance": False,
    }


def test_a_rate_is_per_ten_thousand_of_those_who_left() -> None:
    story = worlds.story({"event_date": "2021-12-31"}, {"event_date": "2023-01-01"}, worlds.BERLIN)
    scores = emigrants(asked(figures=[people("KAZ", 80_000.0)], incidents=story))
    found = country(scores, "KAZ")
    assert found["value"] == pytest.approx(1 / 8)
    assert found["low"] == pytest.approx(0.0513 / 8, abs=1e-4)
    assert found["high"] == pytest.approx(4.7439 / 8, abs=1e-4)
    assert scores.evidence["since"].tolist() == [pd.Timestamp("2023-01-01")]
    assert not country(scores, "DEU")["observed"]


def test_a_rate_waits_for_the_figure_and_takes_the_newest() -> None:
    figures = [people("KAZ", 10_000.0), people("KAZ", 40_000.0, "2024-05")]
    figures += [people("KAZ", 60_000.0, "2024-05"), people("KAZ", 1.0, "2024-07")]
    figures += [people("", 900_000.0), people("KAZ", 0.0, "2024-06")]
    rates = {
        day: country(emigrants(asked(figures=figures, incidents=KAZAKH, as_of=day)), "KAZ")
        for day in (date(2023, 12, 30), date(2023, 12, 31), DAY)
    }
    values = [found["value"] for found in rates.values()]
    assert pd.isna(values[0])
    assert values[1:] == pytest.approx([1.0, 0.2])


KAZAKH = worlds.story({"event_date": "2023-01-01"})


def test_evidence_is_the_newest_of_each_country_and_method() -> None:
    story = worlds.story(*({"event_date": f"2023-01-{day:02d}"} for day in range(1, 30)))
    rows = reported(asked(incidents=story)).evidence
    assert rows["record"].tolist() == [f"i{number:010d}" for number in range(29, 29 - SHOWN, -1)]
    assert set(rows["table"]) == {"incidents"}
    assert set(rows["part"]) == {"co_opting_states"}


@pytest.mark.parametrize("story", [worlds.NOTHING, worlds.SILENT_COUNTRY, worlds.EDGES])
@pytest.mark.parametrize("layer", [reported, emigrants])
def test_answers_have_the_columns_that_were_promised(layer: Any, story: worlds.Story) -> None:
    shaped(layer(asked(figures=FIGURES, incidents=story)))


def shaped(scores: Scores) -> None:
    """Fail unless every frame has its columns, types and order."""
    assert scores.countries["iso3"].tolist() == [*NAMES]
    columns = (COUNTRIES, PARTS, EVIDENCE)
    frames = (scores.countries, scores.parts, scores.evidence)
    for frame, promised in zip(frames, columns, strict=True):
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == promised
        assert isinstance(frame.index, pd.RangeIndex)
    values = scores.countries[["value", "low", "high"]]
    assert (values.notna().all(axis=1) == scores.countries["observed"]).all()
    assert (values.isna().any(axis=1) == ~scores.countries["observed"]).all()
