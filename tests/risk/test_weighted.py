"""Layer 2: incidents by severity, age and evidence, few of them drawn towards the mean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import snapshot, taxonomy
from dashboard.engine import prepare
from dashboard.filters import Query
from dashboard.risk.hosts import ORIGIN
from dashboard.risk.scores import Asked
from dashboard.risk.tallies import rows_asked
from dashboard.risk.weighted import MEAN, weighted, what_they_count
from tests import strategies, worlds
from tests.risk.hosts import DAY, asked, country, same
from tests.risk.test_reported import LOOKED_AT, shaped


def counting(*rows: dict[str, Any], as_of: date = DAY) -> list[float]:
    """Return what each incident counts, in the order of the engine (newest first)."""
    given = asked(incidents=worlds.story(*rows), as_of=as_of)
    return [float(n) for n in what_they_count(rows_asked(given), (as_of - date(1970, 1, 1)).days)]


def test_an_incident_of_today_counts_severity_times_evidence() -> None:
    for kind in taxonomy.THREAT_TYPES:
        for grade in taxonomy.EVIDENCE:
            row = {"threat_type": kind.code, "verification": grade.code, "event_date": str(DAY)}
            assert counting(row) == pytest.approx([kind.severity * grade.weight])


@pytest.mark.parametrize("kind", taxonomy.THREAT_TYPES, ids=lambda kind: kind.code)
def test_after_its_half_life_it_counts_half(kind: taxonomy.ThreatType) -> None:
    days = [DAY, DAY - timedelta(kind.half_life), DAY - timedelta(2 * kind.half_life)]
    found = counting(*({"threat_type": kind.code, "event_date": str(day)} for day in days))
    assert found == pytest.approx([found[0], found[0] / 2, found[0] / 4], rel=1e-5)


def test_age_runs_from_the_last_day_it_may_have_lasted_to() -> None:
    """The year 2024 is not over on the day asked, so what happened in it has no age."""
    year, past = {"event_date": "2024"}, {"event_date": "2024-06-30"}
    lasting = {"event_date": "2020-01-01", "event_date_end": "2024-06-30"}
    assert len({*counting(year), *counting(lasting), *counting(past)}) == 1


def test_weights_and_half_lives_are_on_their_scales_and_say_why() -> None:
    for kind in taxonomy.THREAT_TYPES:
        assert 0 < kind.severity <= 1
        assert 180 <= kind.half_life <= 10 * 365
        assert kind.reason.endswith(".")
    assert max(kind.severity for kind in taxonomy.THREAT_TYPES) == 1
    steps = [grade.weight for grade in taxonomy.EVIDENCE]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] == 1
    assert steps[-1] > 0
    assert all(grade.reason.endswith(".") for grade in taxonomy.EVIDENCE)


@given(strategies.stories, strategies.queries(), strategies.rows())
def test_one_more_incident_never_lowers_its_country(
    story: worlds.Story, query: Query, row: dict[str, Any]
) -> None:
    more = worlds.story(*story, {**row, "id": "j1"})
    before, after = (
        country(weighted(asked(incidents=rows, query=query)), row["iso3"]) for rows in (story, more)
    )
    assert not after["value"] < before["value"] - 1e-12


@given(strategies.stories, strategies.rows(), some.integers(2, 60))
def test_nor_do_many_more(story: worlds.Story, row: dict[str, Any], times: int) -> None:
    values = [
        country(
            weighted(asked(LOOKED_AT, incidents=worlds.story(*story, *[{**row, "id": ""}] * n))),
            row["iso3"],
        )["value"]
        for n in (0, 1, times)
    ]
    known = [value for value in values if not pd.isna(value)]
    assert all(np.diff(known) >= -1e-12)


@given(strategies.stories, strategies.queries(), some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(story: worlds.Story, query: Query, random: Any) -> None:
    one = weighted(asked(incidents=story, query=query))
    other = weighted(asked(incidents=random.sample(story, len(story)), query=query))
    same(one, other)
    pd.testing.assert_frame_equal(one.evidence, other.evidence)


@given(strategies.stories, some.sets(some.sampled_from(strategies.ISO3)))
def test_choosing_countries_changes_no_value(story: worlds.Story, chosen: set[str]) -> None:
    query = Query(countries=tuple(chosen))
    same(weighted(asked(incidents=story)), weighted(asked(incidents=story, query=query)))


@given(strategies.stories, strategies.queries())
def test_parts_add_up_and_the_interval_holds_the_value(story: worlds.Story, query: Query) -> None:
    scores = weighted(asked(LOOKED_AT, incidents=story, query=query))
    shaped(scores)
    rows = scores.countries.set_index("iso3")
    seen = rows[rows["observed"]]
    added = scores.parts.groupby("iso3")[["contribution", "weight"]].sum()
    assert added["contribution"].to_dict() == pytest.approx(seen["value"].to_dict())
    assert added["weight"].to_numpy() == pytest.approx(1)
    assert (seen["low"] <= seen["value"] + 1e-12).all()
    assert (seen["value"] <= seen["high"] + 1e-12).all()
    assert ORIGIN not in seen.index


def test_a_silent_country_is_observed_only_where_somebody_looked() -> None:
    """It then gets what the mean of all leaves room for, with an upper end well above it."""
    found = country(weighted(asked(LOOKED_AT, incidents=worlds.SILENT_COUNTRY)), "ARM")
    assert 0 < found["value"] < found["high"]
    assert pd.isna(found["newest"])
    hardly = country(weighted(asked(LOOKED_AT[1:], incidents=worlds.SILENT_COUNTRY)), "ARM")
    assert not hardly["observed"]
    assert pd.isna(hardly["value"])


def test_few_reports_are_drawn_further_than_many() -> None:
    story = worlds.story(*[{"iso3": "KAZ"}] * 40, *[{"iso3": "DEU"}] * 2, *[{"iso3": "GBR"}] * 20)
    scores = weighted(asked(LOOKED_AT, incidents=story))
    own = scores.parts[scores.parts["part"] != MEAN].groupby("iso3")["contribution"].sum()
    mean = scores.parts[scores.parts["part"] == MEAN].set_index("iso3")["contribution"]
    share = mean / (own + mean)
    assert share["ARM"] == 1
    assert share["DEU"] > share["GBR"] > share["KAZ"] > 0


def test_the_origin_is_nobodys_host() -> None:
    story = worlds.story(*[{"iso3": "RUS", "threat_type": "travel_ban"}] * 50, {"iso3": "DEU"})
    with_origin = weighted(asked(incidents=story))
    assert not country(with_origin, "RUS")["observed"]
    assert with_origin.evidence["iso3"].tolist() == ["DEU"]
    same(with_origin, weighted(asked(incidents=story[50:])))


def test_grades_of_the_evidence_are_what_it_counts() -> None:
    scores = weighted(asked(incidents=worlds.ONE_INCIDENT))
    assert scores.evidence["grade"].tolist() == pytest.approx(counting(dict(worlds.BERLIN)))
    assert scores.evidence["reason"][0] == taxonomy.THREAT_TYPES[6].reason


def test_a_polars_frame_gives_the_same() -> None:
    """Reports of a large file come as Polars."""
    one = asked(incidents=worlds.SILENT_COUNTRY)
    other = Asked(one.snapshot, prepare(worlds.polars_frame(worlds.SILENT_COUNTRY)), one.query, DAY)
    same(weighted(one), weighted(other))


def test_the_shipped_data_have_values_and_old_days_other_ones() -> None:
    data = snapshot.read()
    incidents = prepare(data.incidents)
    now, before = (
        weighted(Asked(data, incidents, Query(), day)) for day in (data.manifest.as_of, DAY)
    )
    shaped(now)
    assert now.countries["observed"].sum() > 40
    assert not now.countries["value"].equals(before.countries["value"])
    assert before.countries["newest"].max() <= pd.Timestamp(DAY)
