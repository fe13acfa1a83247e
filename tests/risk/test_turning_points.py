"""Known turning points show in the shipped data: in the right part, in the right direction."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from dashboard import engine, snapshot
from dashboard.filters import Query
from dashboard.risk import layer
from dashboard.risk.causes import causes
from dashboard.risk.difference import between
from dashboard.risk.scores import Asked, Scores
from dashboard.wording import say
from tests.risk import hosts

if TYPE_CHECKING:
    import pandas as pd


@cache
def _world() -> tuple[snapshot.Snapshot, engine.Incidents]:
    shipped = snapshot.read()
    return shipped, engine.prepare(shipped.incidents)


@cache
def _scores(code: str, as_of: date) -> Scores:
    return layer(code).score(Asked(*_world(), Query(), as_of))


@pytest.mark.parametrize(
    ("iso3", "code", "part", "before", "after"),
    [
        ("KAZ", "exposure", "extradition", date(2025, 12, 31), date(2026, 2, 15)),
        ("KAZ", "conduct", "returns", date(2025, 12, 31), date(2026, 2, 15)),
        ("DEU", "protection", "humanitarian_visas", date(2025, 4, 30), date(2025, 6, 15)),
        ("USA", "conduct", "returns", date(2025, 5, 31), date(2025, 7, 15)),
        ("FIN", "entry", "border", date(2023, 11, 15), date(2023, 12, 31)),
    ],
)
def test_a_turning_point_raises_its_part_and_its_layer(
    iso3: str, code: str, part: str, before: date, after: date
) -> None:
    one, two = _scores(code, before), _scores(code, after)
    parts = [hosts.part(scores, iso3, part) for scores in (one, two)]
    assert parts[0] is not None
    assert parts[1] is not None
    assert parts[1]["value"] > parts[0]["value"] + 0.1
    assert before <= parts[1]["newest"].date() <= after
    countries = [hosts.country(scores, iso3) for scores in (one, two)]
    assert countries[0]["observed"]
    assert countries[1]["value"] > countries[0]["value"]


@pytest.mark.parametrize(
    ("iso3", "code", "part", "before"),
    [
        ("KAZ", "exposure", "extradition", date(2025, 12, 31)),
        ("KAZ", "conduct", "returns", date(2025, 12, 31)),
        ("DEU", "protection", "humanitarian_visas", date(2025, 4, 30)),
        ("USA", "conduct", "returns", date(2025, 5, 31)),
        ("FIN", "entry", "border", date(2023, 11, 15)),
    ],
)
def test_it_still_shows_on_the_day_of_the_data(
    iso3: str, code: str, part: str, before: date
) -> None:
    today = _world()[0].manifest.as_of
    parts = [hosts.part(_scores(code, day), iso3, part) for day in (before, today)]
    assert parts[0] is not None
    assert parts[1] is not None
    assert parts[1]["value"] > parts[0]["value"]


@pytest.mark.parametrize(
    ("iso3", "code", "part", "days", "record"),
    [
        ("KAZ", "exposure", "extradition", (date(2025, 12, 31), None), "3vkgtiv4rn"),
        ("KAZ", "conduct", "returns", (date(2025, 12, 31), None), ""),
        ("DEU", "protection", "humanitarian_visas", (date(2025, 4, 30), None), "bwhj7sibgh"),
        ("USA", "conduct", "returns", (date(2025, 5, 31), None), ""),
        ("FIN", "entry", "border", (date(2023, 11, 30), date(2024, 6, 30)), "ip63i7qilb"),
    ],
)
def test_the_difference_names_what_turned(
    iso3: str, code: str, part: str, days: tuple[date, date | None], record: str
) -> None:
    """A fact by its id; reports by their number. The part shows on the day of the data, too."""
    shipped, incidents = _world()
    since, until = days
    latest = _named(code, since, shipped.manifest.as_of, iso3, part)
    assert (record in set(latest["record"])) if record else (latest["kind"] == "incidents").all()
    asked = Asked(shipped, incidents, Query(), until or shipped.manifest.as_of)
    two = _scores(code, since), _scores(code, asked.as_of)
    found = between(*two)
    country = found.countries.set_index("iso3").loc[iso3].to_dict()
    assert country["value"] > 0.01
    rows = found.parts[(found.parts["iso3"] == iso3) & (found.parts["part"] == part)]
    moved = rows.iloc[0].to_dict()
    assert moved["moved"]
    assert moved["value"] > 0.1
    here = _named(code, since, asked.as_of, iso3, part)
    if record:
        assert record in set(here["record"])
        assert country["low"] > 0
        assert not country["maybe_none"]
        assert here["before"].iloc[0]
    else:
        assert here["kind"].tolist() == ["incidents"]
        assert here["n"].item() >= 4


def _named(code: str, since: date, now: date, iso3: str, part: str) -> pd.DataFrame:
    """Return the causes of one part."""
    two = _scores(code, since), _scores(code, now)
    named = causes(*two, between(*two), Asked(*_world(), Query(), now), since)
    return named[(named["iso3"] == iso3) & (named["part"] == part)]


@pytest.mark.parametrize("code", hosts.LAYERS)
def test_every_fact_that_is_graded_in_the_shipped_data_can_be_read(code: str) -> None:
    days = [date(year, month, 1) for year in range(2022, 2027) for month in (3, 9)]
    unread = say("risk.why.unread")
    for day in days:
        found = _scores(code, day).evidence
        assert found.loc[found["reason"] == unread, "record"].tolist() == []
