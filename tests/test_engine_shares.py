"""How much of an imprecise date lies between two days, in both frames."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import engine
from dashboard.filters import Query
from tests import strategies, worlds

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

FRAMES = (worlds.geo_frame, worlds.polars_frame)


def shares(cells: pd.DataFrame) -> list[float]:
    return [round(float(share), 4) for share in cells["share"]]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("known", "since", "until", "share"),
    [
        ("2024", "2024-01-01", "2024-12-31", 1.0),
        ("2024", "2024-01-01", "2024-01-31", 31 / 366),
        ("2024", None, "2024-06-30", 182 / 366),
        ("2024", "2023-07-01", "2024-06-30", 182 / 366),
        ("2024", "2024-12-31", None, 1 / 366),
        ("2024-02", "2024-02-10", "2024-02-19", 10 / 29),
        ("2024-02-13", "2024-01-01", "2024-12-31", 1.0),
        ("2024-02-13", None, None, 1.0),
        ("2024-02-13/2024-05-01", "2024-04-01", "2024-04-30", 1.0),
        ("2024-02/2024-05-01", None, "2024-02-10", 10 / 29),
        ("2024-02/2024-05-01", "2024-04-01", "2024-04-30", 1.0),
    ],
)
def test_a_share_is_the_part_of_the_interval_that_lies_inside(
    frame: Callable[[worlds.Story], object],
    known: str,
    since: str | None,
    until: str | None,
    share: float,
) -> None:
    begin, _, end = known.partition("/")
    told = {"event_date": begin, "event_date_end": end, "lon": 71.4, "lat": 51.1}
    incidents = engine.prepare(frame(worlds.story(told)))  # type: ignore[arg-type]
    query = Query(
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
    )
    assert shares(engine.cells(incidents, query, 4, shares=True)) == [round(share, 4)]


@settings(max_examples=15)
@given(rows=some.lists(strategies.rows(), max_size=8), query=strategies.queries())
def test_shares_are_parts_and_change_no_other_answer(rows: list[worlds.Row], query: Query) -> None:
    incidents = engine.prepare(worlds.geo_frame(worlds.story(*rows)))
    for with_shares, without in (
        (engine.cells(incidents, query, 3, shares=True), engine.cells(incidents, query, 3)),
        (engine.badges(incidents, query, shares=True), engine.badges(incidents, query)),
    ):
        assert all(0 < share <= 1 for share in with_shares["share"])
        assert with_shares.drop(columns="share").equals(without)
