"""Bars and steps over HTTP: each step is the engine's answer to its dates; the rest is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from dashboard import engine
from dashboard.engine import grid
from dashboard.filters import Query
from dashboard.server.headers import IMMUTABLE
from dashboard.server.time_answers import MOST_STEPS, MOST_TILES
from dashboard.site import open_site
from tests.test_server_routes import app

if TYPE_CHECKING:
    from collections.abc import Iterator

SPANS = "2022-01-01_2022-12-31,2023-05-01_2023-05-31,_2024-02-29"
DATES = (
    (date(2022, 1, 1), date(2022, 12, 31)),
    (date(2023, 5, 1), date(2023, 5, 31)),
    (None, date(2024, 2, 29)),
)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app(), base_url="http://localhost") as visitor:
        yield visitor


def steps(client: TestClient, **params: str) -> Any:
    tiles = ",".join(f"{x}.{y}" for x in range(grid.tiles(3)) for y in range(grid.tiles(3)))
    asked = {"v": open_site().version, "zoom": "3", "tiles": tiles, "spans": SPANS, **params}
    answer = client.get("/api/steps", params=asked)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == IMMUTABLE
    return answer.json()["steps"]


@pytest.mark.parametrize("filters", [{}, {"type": "killing,detention"}, {"country": "KAZ"}])
def test_every_step_is_what_the_engine_answers_for_its_dates(
    client: TestClient, filters: dict[str, str]
) -> None:
    incidents = open_site().incidents
    for (since, until), step in zip(DATES, steps(client, **filters), strict=True):
        dates = {"since": since.isoformat() if since else "", "until": until.isoformat()}
        query = Query.from_params({**filters, **dates})
        n = engine.count(incidents, query)
        assert sum(step["totals"].values()) == n
        tiles = step["tiles"].values()
        rows = [row for tile in tiles for kind in ("c", "b") for row in tile[kind]]
        singles = [row for tile in tiles for row in tile["i"]]
        assert sum(row[2] for row in rows) + len(singles) == n
        assert all(0 < row[-1] <= 1 for row in (*rows, *singles))


def test_steps_may_be_counted_without_marks(client: TestClient) -> None:
    assert [step["tiles"] for step in steps(client, tiles="")] == [{}, {}, {}]


@pytest.mark.parametrize(
    ("changed", "parameter"),
    [
        ({"zoom": ""}, "zoom"),
        ({"zoom": "99"}, "zoom"),
        ({"zoom": "²"}, "zoom"),
        ({"tiles": "9.9"}, "tiles"),
        ({"tiles": "0.0,"}, "tiles"),
        ({"tiles": "-1.0"}, "tiles"),
        ({"tiles": ",".join(["0.0"] * (MOST_TILES + 1))}, "tiles"),
        ({"spans": ""}, "spans"),
        ({"spans": "2022-01-01"}, "spans"),
        ({"spans": "2022-01-01_"}, "spans"),
        ({"spans": "2022-02-30_2022-03-31"}, "since"),
        ({"spans": "2023-01-01_2022-01-01"}, "since"),
        ({"spans": ",".join(["_2022-01-01"] * (MOST_STEPS + 1))}, "spans"),
        ({"type": "nonsense"}, "type"),
        ({"speed": "9"}, "speed"),
    ],
)
def test_what_cannot_be_read_is_refused(
    client: TestClient, changed: dict[str, str], parameter: str
) -> None:
    asked = {"zoom": "3", "tiles": "0.0", "spans": "_2022-01-01", **changed}
    answer = client.get("/api/steps", params=asked)
    assert answer.status_code == 400
    assert answer.json()["parameter"] == parameter


@pytest.mark.parametrize("filters", [{}, {"type": "killing"}, {"q": "no such word anywhere"}])
def test_the_bars_add_up_to_the_count(client: TestClient, filters: dict[str, str]) -> None:
    site = open_site()
    answer = client.get("/api/months", params={"v": site.version, **filters}).json()
    n = engine.count(site.incidents, Query.from_params(filters))
    assert abs(sum(row[3] for row in answer["bars"]) - n) < 0.05
    first, last = date.fromisoformat(answer["first"]), date.fromisoformat(answer["last"])
    months = (last.year - first.year) * 12 + last.month - first.month
    assert all(0 <= row[0] <= months for row in answer["bars"])
    assert answer["as_of"] == site.snapshot.manifest.as_of.isoformat()
