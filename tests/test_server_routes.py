"""What the map asks for over HTTP, and the answer to what nobody may ask."""

from __future__ import annotations

import asyncio
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import engine, server, taxonomy, units
from dashboard.engine import grid
from dashboard.filters import Query
from dashboard.server.ask import MOST_BYTES
from dashboard.server.headers import IMMUTABLE
from dashboard.site import open_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import Message

    from dashboard.server.settings import Option

CONFIG = Path(__file__).resolve().parents[1] / ".streamlit" / "config.toml"
TILE = "/api/tiles/3/2/1"


def option(base: str = "") -> Option:
    """Return what reads the shipped settings."""
    sections = tomllib.loads(CONFIG.read_text())
    shipped = {f"{s}.{name}": v for s, part in sections.items() for name, v in part.items()}
    more = {"server.baseUrlPath": base, "server.corsAllowedOrigins": []}
    return {**shipped, **more}.__getitem__


def app(base: str = "") -> Starlette:
    found = option(base)
    return Starlette(
        routes=server.routes(found),
        middleware=server.middleware(found),
        lifespan=server.lifespan(found),
    )


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app(), base_url="http://localhost") as visitor:
        yield visitor


@pytest.fixture(scope="module")
def version() -> str:
    return open_site().version


@pytest.mark.parametrize("zoom", range(5))
def test_all_tiles_over_http_add_up_to_the_count(
    client: TestClient, version: str, zoom: int
) -> None:
    side = range(grid.tiles(zoom))
    for params in ({}, {"type": "killing,detention"}, {"since": "2023-01-01", "q": "passport"}):
        asked = {"v": version, **params}
        tiles = [
            client.get(f"/api/tiles/{zoom}/{x}/{y}", params=asked).json()
            for x in side
            for y in side
        ]
        shown = sum(c[2] for t in tiles for c in t["c"] + t["b"]) + sum(len(t["i"]) for t in tiles)
        assert shown == engine.count(open_site().incidents, Query.from_params(params))


def test_a_tile_holds_codes_and_numbers_only(client: TestClient) -> None:
    tile = client.get("/api/tiles/0/0/0").json()
    assert set(tile) == {"c", "i", "b", "max"}
    assert all(isinstance(one, int | float | list) for c in tile["c"] for one in c)
    assert all(single[2].isalnum() for single in tile["i"])
    assert all(0 <= single[3] < len(taxonomy.THREAT_TYPES) for single in tile["i"])


def test_totals(client: TestClient, version: str) -> None:
    whole = client.get("/api/totals", params={"v": version}).json()
    some = client.get("/api/totals", params={"v": version, "type": "killing"}).json()
    assert sum(whole["n"].values()) == engine.count(open_site().incidents, Query())
    assert set(some["n"]) < set(whole["n"]) == set(whole["reported"]) == set(some["reported"])


def test_lines(client: TestClient, version: str) -> None:
    legs = client.get("/api/legs", params={"v": version, "as_of": "2023-01-01"}).json()["lines"]
    later = client.get("/api/legs", params={"v": version}).json()["lines"]
    journeys = client.get("/api/journeys", params={"v": version}).json()["lines"]
    assert {line["id"] for line in legs} < {line["id"] for line in later}
    assert {line["kind"] for line in later} == {"leg"}
    assert {line["kind"] for line in journeys} == {"journey"}


def test_for_a_reader_who_has_left_nothing_is_worked_out(client: TestClient) -> None:
    """The browser gives up the tiles of a question as soon as the next one is asked."""
    query = Query(text="nobody waits for this")
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        statuses.extend(value for key, value in message.items() if key == "status")

    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": TILE,
        "query_string": urlencode(query.to_params()).encode(),
        "headers": [(b"host", b"localhost")],
    }

    async def story() -> None:
        scope["state"] = {"scans": asyncio.Semaphore(1)}
        await client.app(scope, receive, send)

    asyncio.run(story())
    assert statuses == [499]
    assert open_site().tiles.views.peek((query, 3)) is None


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        (f"{TILE}?colour=red", "colour"),
        (f"{TILE}?type=killing&type=lure", "type"),
        (f"{TILE}?type=murder", "type"),
        (f"{TILE}?since=2024-13-01", "since"),
        (f"{TILE}?since=2024-02-01&until=2024-01-01", "since"),
        (f"{TILE}?area=1,2,3", "area"),
        (f"{TILE}?area=nan,nan,nan,nan", "area"),
        (f"{TILE}?q=%ff", ""),
        (f"{TILE}?novalue", ""),
        (f"{TILE}?q={'x' * MOST_BYTES}", ""),
        (f"{TILE}?" + "&".join(f"q{i}=1" for i in range(30)), ""),
        (f"{TILE}?as_of=2024-01-01", "as_of"),
        ("/api/tiles/10/0/0", "z"),
        ("/api/tiles/3/4/0", "x"),
        ("/api/tiles/3/0/4", "y"),
        ("/api/tiles/-1/0/0", "z"),
        ("/api/tiles/3/0x1/0", "x"),
        ("/api/tiles/3/01/0", "x"),
        ("/api/tiles/3/3/" + "9" * 5000, "y"),
        ("/api/tiles/٣/4/2", "z"),
        ("/api/totals?x=1", "x"),
        ("/api/legs?type=killing", "type"),
        ("/api/legs?as_of=yesterday", "as_of"),
        ("/api/legs?as_of=2024-02-30", "as_of"),
        ("/api/journeys?as_of=2024-02-01", "as_of"),
        ("/lib/leaflet/leaflet.js?w=1", "w"),
    ],
)
def test_what_is_not_understood_is_said(client: TestClient, path: str, parameter: str) -> None:
    answer = client.get(path)
    said = answer.json()
    assert answer.status_code == 400
    assert set(said) == {"error", "parameter"}
    assert said["parameter"] == parameter
    assert said["error"].endswith(".")
    assert len(said["error"]) < 200
    assert answer.headers["cache-control"] == "no-store"


@settings(max_examples=25)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_parameter_breaks_us(name: str, value: str) -> None:
    with TestClient(_APP, base_url="http://localhost") as visitor:
        text = f"{quote(name, safe='')}={quote(value, safe='')}"
        answer = visitor.get(f"/api/tiles/0/0/0?{text}")
    assert answer.status_code in {200, 400, 409}
    assert isinstance(answer.json(), dict)


@pytest.mark.parametrize(
    "path",
    [
        "/api/",
        "/api/nothing",
        "/api/tiles/1/1",
        "/lib/",
        "/lib/leaflet/",
        "/lib/leaflet/../__init__.py",
        "/lib/leaflet/..%2f__init__.py",
        "/lib/%2e%2e/%2e%2e/etc/passwd",
        "/lib/web/",
        "/lib/geo/places.csv",
    ],
)
def test_there_is_nothing_else(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"] == "There is nothing at this address."


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_wrong_methods_are_refused_in_words(client: TestClient, method: str) -> None:
    answer = client.request(method, TILE)
    assert answer.status_code == 405
    assert set(answer.json()) == {"error", "parameter"}


def test_only_what_is_named_exactly_is_kept_for_good(client: TestClient, version: str) -> None:
    for path in (TILE, "/api/totals", "/api/legs", "/api/journeys"):
        assert client.get(f"{path}?v={version}").headers["cache-control"] == IMMUTABLE
        assert client.get(path).headers["cache-control"] == "no-cache"
        foreign = client.get(f"{path}?v=1999.1.1")
        assert foreign.status_code == 409
        assert foreign.json()["parameter"] == "v"
        assert foreign.headers["cache-control"] == "no-store"


def test_files_have_their_type_their_version_and_are_packed_once(client: TestClient) -> None:
    for name, file in open_site().files.items():
        named = client.get(f"/lib/{name}", params={"v": file.version})
        assert named.status_code == 200, name
        assert named.content == file.body
        assert named.headers["content-type"] == file.media_type
        assert named.headers["cache-control"] == IMMUTABLE
        assert named.headers.get("content-encoding") == ("gzip" if file.packed else None)
        assert client.get(f"/lib/{name}").headers["cache-control"] == "no-cache"
        stale = client.get(f"/lib/{name}", params={"v": "0" * 16})
        assert stale.headers["cache-control"] == "no-cache"
        again = client.get(f"/lib/{name}", headers={"if-none-match": named.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_reader_without_gzip_gets_plain_bytes(client: TestClient) -> None:
    answer = client.get("/lib/leaflet/leaflet.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == open_site().files["leaflet/leaflet.js"].body


def test_it_all_lies_below_the_base_path() -> None:
    with TestClient(app("/ops/map/"), base_url="http://localhost") as visitor:
        assert visitor.get("/ops/map/api/totals").status_code == 200
        assert visitor.get("/ops/map/lib/leaflet/leaflet.js").status_code == 200
        assert visitor.get("/ops/map/api/nothing").json()["parameter"] == ""
        assert visitor.get("/api/totals").text == "Not Found"
        assert visitor.get("/ops/mapapi/totals").text == "Not Found"


def test_no_other_site_is_given_anything(client: TestClient) -> None:
    answer = client.get("/api/totals", headers={"origin": "https://evil.test"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_every_zoom_of_the_map_is_answered(client: TestClient) -> None:
    for zoom in range(units.MAX_ZOOM + 1):
        last = grid.tiles(zoom) - 1
        assert client.get(f"/api/tiles/{zoom}/{last}/{last}").status_code == 200


def test_answers_are_strict_json(client: TestClient) -> None:
    def refuse(constant: str) -> Any:
        raise AssertionError(constant)

    for path in ("/api/tiles/0/0/0", "/api/totals", "/api/legs", "/api/journeys"):
        json.loads(client.get(path).text, parse_constant=refuse)


_APP = app()
