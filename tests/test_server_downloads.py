"""Files over HTTP: what comes, under which name, who waits, and what nobody keeps."""

from __future__ import annotations

import asyncio
import dataclasses
import io
import json
import logging
import re
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from starlette.testclient import TestClient

from dashboard import engine, exports
from dashboard.exports import FORMATS, citation
from dashboard.exports.risk_shown import PLAIN
from dashboard.filters import Query
from dashboard.server import downloads, files, views
from dashboard.server.line import Line
from dashboard.site import open_site
from tests.exports.reading import READERS
from tests.test_server_routes import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response
    from starlette.types import Message

    from dashboard.exports import Format

by_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.code)

QUESTIONS: tuple[dict[str, str], ...] = (
    {},
    {"country": "KAZ", "since": "2022-02-24"},
    {"q": "London"},
    {"type": "killing,poisoning", "area": "-10,35,40,70"},
    {"q": "nobody ever wrote this"},
)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app(), base_url="http://localhost") as visitor:
        yield visitor


def get(client: TestClient, format_: Format, **params: str) -> Response:
    return client.get(f"/download/incidents.{format_.ending}", params=params)


def wanted(code: str, **params: str) -> files.Wanted:
    """The key under which a file of records is kept."""
    latest = open_site().snapshot.manifest.as_of
    view = views.Asked(Query.from_params(params), PLAIN, latest)
    return files.Wanted("incidents", view, code, "http://localhost/")


@by_format
@pytest.mark.parametrize("params", QUESTIONS, ids=str)
def test_a_file_holds_the_records_of_the_question(
    client: TestClient, format_: Format, params: dict[str, str]
) -> None:
    answer = get(client, format_, **params)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == format_.media_type
    records, _, about = READERS[format_.code](answer.content)
    n = engine.count(open_site().incidents, Query.from_params(params))
    assert len(records) == n == int(about["records"])


@by_format
def test_its_name_tells_the_data_and_not_the_question(client: TestClient, format_: Format) -> None:
    answer = get(client, format_, q="London", country="GBR")
    n = engine.count(open_site().incidents, Query(text="London", countries=("GBR",)))
    version = open_site().data_version
    name = f"exile-atlas-{version}-incidents-{n}.{format_.ending}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


@by_format
def test_a_file_names_the_address_it_came_from(client: TestClient, format_: Format) -> None:
    _, _, about = READERS[format_.code](get(client, format_, q="London").content)
    assert about["address"] == f"http://localhost/?q=London&data={open_site().data_version}"


def test_below_a_base_path_the_address_has_it() -> None:
    with TestClient(app("/ops/map/"), base_url="http://127.0.0.1:8501") as visitor:
        answer = visitor.get("/ops/map/download/incidents.geojson", params={"q": "London"})
        page = visitor.get("/ops/map/about/cite", params={"q": "London"})
    home = "http://127.0.0.1:8501/ops/map/"
    assert answer.json()["metadata"]["address"].startswith(f"{home}?q=London&data=")
    assert f"from {home}?q=London&amp;data=" in page.text


@by_format
def test_no_browser_keeps_it_and_a_program_may_ask_again(
    client: TestClient, format_: Format
) -> None:
    answer = get(client, format_, q="London")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    again = client.get(answer.url, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = get(client, format_, q="Berlin")
    assert other.headers["etag"] != answer.headers["etag"]


@by_format
def test_head_says_the_same_without_the_file(client: TestClient, format_: Format) -> None:
    whole = get(client, format_, q="London")
    head = client.head(f"/download/incidents.{format_.ending}", params={"q": "London"})
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-length", "content-type", "content-disposition", "etag"):
        assert head.headers[name] == whole.headers[name]


def test_a_version_can_be_pinned_and_must_be_held(client: TestClient) -> None:
    version = open_site().data_version
    pinned = client.get("/download/incidents.csv.zip", params={"data": version})
    assert pinned.content == client.get("/download/incidents.csv.zip").content
    for path in ("/download/incidents.xlsx", "/download/citation.bib", "/about/cite"):
        unknown = client.get(path, params={"data": "1999.1.1"})
        assert unknown.status_code == 400
        assert unknown.json()["parameter"] == "data"


@pytest.mark.parametrize(
    "path",
    [
        "/download/incidents.exe",
        "/download/incidents.csv",
        "/download/incidents.",
        "/download/incidents",
        "/download/",
        "/download/citation.exe",
        "/download/incidents.csv.zip/..%2f..%2fetc",
        "/download/hosts.csv.zip",
    ],
)
def test_there_is_nothing_else(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"] == "There is nothing at this address."


@pytest.mark.parametrize(
    ("params", "parameter"),
    [
        ({"colour": "red"}, "colour"),
        ({"type": "murder"}, "type"),
        ({"since": "2024-13-01"}, "since"),
        ({"layers": "none"}, "layers"),
    ],
)
@pytest.mark.parametrize("path", ["/download/incidents.gpkg", "/download/citation.ris"])
def test_what_is_not_understood_is_said(
    client: TestClient, path: str, params: dict[str, str], parameter: str
) -> None:
    answer = client.get(path, params=params)
    assert answer.status_code == 400
    assert answer.json()["parameter"] == parameter


def test_too_many_records_are_refused_with_an_alternative(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = tuple(
        dataclasses.replace(f, most=5 if f.code in ("xlsx", "geojson") else f.most) for f in FORMATS
    )
    monkeypatch.setattr(exports, "FORMATS", small)
    monkeypatch.setattr(exports, "format_called", {f.ending: f for f in small}.get)
    refused = client.get("/download/incidents.xlsx", params={"country": "DEU"})
    n = engine.count(open_site().incidents, Query(countries=("DEU",)))
    assert refused.status_code == 400
    assert refused.json()["error"] == (
        f"Excel is made for up to 5 records and this question asks for {n}; filter more, or take"
        " CSV, GeoPackage or GeoParquet."
    )
    none = tuple(dataclasses.replace(f, most=5) for f in FORMATS)
    monkeypatch.setattr(exports, "FORMATS", none)
    none_made = client.get("/download/incidents.xlsx", params={"since": "2001-02-03"})
    assert none_made.json()["error"].startswith("No file is made for")


@pytest.mark.parametrize("form", citation.FORMS, ids=lambda form: form.ending)
def test_citations_come_in_every_form(client: TestClient, form: citation.Form) -> None:
    answer = client.get(f"/download/citation.{form.ending}", params={"q": "London"})
    version = open_site().data_version
    assert answer.status_code == 200
    assert answer.headers["content-type"] == form.media_type
    assert answer.headers["cache-control"] == "no-store"
    name = f"exile-atlas-{version}-citation.{form.ending}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert f"http://localhost/?q=London&data={version}" in answer.text
    assert "12 records" in answer.text or "records of" in answer.text


def test_the_plain_page_is_a_page(client: TestClient) -> None:
    answer = client.get("/about/cite", params={"q": "London"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-store"
    for address in re.findall(r'href="\.\.(/download/[^"]+)"', answer.text):
        assert client.get(address.replace("&amp;", "&")).status_code == 200


def test_what_was_made_is_kept_in_memory_and_goes_with_its_data(client: TestClient) -> None:
    params = {"q": "kept in memory"}
    site = open_site()
    first = client.get("/download/incidents.csv.zip", params=params)
    kept = files.of(site)
    key = wanted("csv", **params)
    file = kept.peek(key)
    assert file is not None
    assert file.body == first.content
    assert kept._weight <= files.KEPT_BYTES


def test_a_host_that_is_no_name_stays_out_of_files() -> None:
    scope: dict[str, Any] = {
        "type": "http",
        "scheme": "https",
        "path": "/download/incidents.csv.zip",
        "headers": [(b"host", b'evil"><script>')],
        "query_string": b"",
    }
    from starlette.requests import Request

    assert downloads.home(Request(scope)) == ""
    scope["headers"] = [(b"host", b"Atlas.Example.ORG:8443")]
    assert downloads.home(Request(scope)) == "https://atlas.example.org:8443/"


def test_nothing_of_it_is_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/download/incidents.gpkg", params={"q": "a word nobody should see"})
        client.get("/download/citation.bib", params={"q": "a word nobody should see"})
    ours = [record for record in caplog.records if not record.name.startswith("httpx")]
    assert not [record for record in ours if "nobody should see" in record.getMessage()]


def test_for_a_reader_who_has_left_nothing_is_made(client: TestClient) -> None:
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        statuses.extend(value for key, value in message.items() if key == "status")

    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": "/download/incidents.xlsx",
        "query_string": b"q=nobody+waits+for+this+file",
        "headers": [(b"host", b"localhost")],
    }
    with TestClient(app(), base_url="http://localhost") as visitor:
        asyncio.run(_asked(visitor, scope, receive, send))
    assert statuses == [499]
    key = wanted("xlsx", q="nobody waits for this file")
    assert files.of(open_site()).peek(key) is None


async def _asked(visitor: TestClient, scope: Any, receive: Any, send: Any) -> None:
    scope["state"] = {"scans": asyncio.Semaphore(1)}
    await visitor.app(scope, receive, send)


def test_a_full_line_asks_to_come_back(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Line, "full", property(lambda _self: True))
    answer = client.get("/download/incidents.xlsx", params={"q": "not made before"})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "20"
    assert answer.json()["error"].endswith("try again in half a minute.")


def test_two_are_served_and_the_others_wait_their_turn() -> None:
    async def story() -> list[int]:
        line, inside, most = Line(2, 3), 0, []

        async def one() -> None:
            nonlocal inside
            async with line:
                inside += 1
                most.append(inside)
                await asyncio.sleep(0.01)
                inside -= 1

        await asyncio.gather(*(one() for _ in range(5)))
        return most

    seen = asyncio.run(story())
    assert len(seen) == 5
    assert max(seen) == 2


def test_a_line_is_full_when_all_places_are_taken_and_leaving_makes_room() -> None:
    async def story() -> None:
        line = Line(1, 1)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(line)
            assert not line.full
            waiting = asyncio.create_task(stack.enter_async_context(line))
            await asyncio.sleep(0)
            assert line.full
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
            assert not line.full
        async with line:
            assert not line.full

    asyncio.run(story())


def test_many_at_once_all_get_the_same_file() -> None:
    from concurrent.futures import ThreadPoolExecutor

    with TestClient(app(), base_url="http://localhost") as visitor, ThreadPoolExecutor(6) as pool:
        path = "/download/incidents.xlsx?q=many+at+once"
        bodies = set(pool.map(lambda _: visitor.get(path).content, range(6)))
    assert len(bodies) == 1


def test_reading_plainly_needs_nothing_of_ours(client: TestClient) -> None:
    book = client.get("/download/incidents.xlsx", params={"country": "KAZ"})
    frame = pd.read_excel(io.BytesIO(book.content), sheet_name="Records")
    assert set(frame["iso3"]) == {"KAZ"}
    points = json.loads(client.get("/download/incidents.geojson", params={"country": "KAZ"}).text)
    assert len(points["features"]) == len(frame)


SHOWN = {"risk": "composite", "as_of": "2024-06-01", "weights": "exposure:2,entry:1"}
"""A view with a risk layer, its day and weights, as the page's address carries it."""


@by_format
def test_files_carry_layer_day_and_weights(client: TestClient, format_: Format) -> None:
    _, _, about = READERS[format_.code](get(client, format_, q="London", **SHOWN).content)
    version = open_site().data_version
    asked = "q=London&risk=composite&as_of=2024-06-01&weights=exposure:2,entry:1"
    assert about["address"] == f"http://localhost/?{asked}&data={version}"
    assert "Countries by “Composite host risk” as of 1 June 2024" in about["question"]
    assert (about["layer"], about["layer_as_of"]) == ("composite", "2024-06-01")
    assert about["weights"] == "exposure:2,entry:1"


@pytest.mark.parametrize("form", citation.FORMS, ids=lambda form: form.ending)
def test_citations_carry_layer_day_and_weights(client: TestClient, form: citation.Form) -> None:
    answer = client.get(f"/download/citation.{form.ending}", params=SHOWN)
    assert "risk=composite&as_of=2024-06-01&weights=exposure:2,entry:1" in answer.text
    assert "as of 1 June 2024" in answer.text
    page = client.get("/about/cite", params=SHOWN)
    assert "risk=composite&amp;as_of=2024-06-01&amp;weights=exposure:2,entry:1" in page.text


@by_format
def test_the_countries_of_the_layer_come_too(client: TestClient, format_: Format) -> None:
    path = f"/download/countries.{format_.ending}"
    answer = client.get(path, params=SHOWN)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == format_.media_type
    assert answer.headers["cache-control"] == "no-store"
    name = f"exile-atlas-{open_site().data_version}-composite-2024-06-01.{format_.ending}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert client.get(path, params=SHOWN).content == answer.content
    again = client.get(path, params=SHOWN, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(path, params={**SHOWN, "weights": "exposure:1"})
    assert other.headers["etag"] != answer.headers["etag"]


def test_equal_views_give_equal_files(client: TestClient) -> None:
    latest = open_site().snapshot.manifest.as_of.isoformat()
    path = "/download/countries.geojson"
    plain = client.get(path, params={"risk": "composite"}).content
    usual = "weighted:5,exposure:3,conduct:5,entry:3,protection:4"
    for more in ({"as_of": latest}, {"weights": usual}):
        assert client.get(path, params={"risk": "composite", **more}).content == plain


def test_without_a_layer_the_countries_are_those_of_the_first(client: TestClient) -> None:
    found = client.get("/download/countries.geojson").json()
    assert {one["properties"]["layer"] for one in found["features"]} == {"reported"}
    assert "Countries by “Reported incidents” as of" in found["metadata"]["question"]


@pytest.mark.parametrize(
    ("params", "parameter"),
    [
        ({"risk": "safety"}, "risk"),
        ({"risk": ""}, "risk"),
        ({"risk": "entry", "as_of": "2199-01-01"}, "as_of"),
        ({"risk": "entry", "as_of": "soon"}, "as_of"),
        ({"risk": "composite", "weights": "luck:1"}, "weights"),
        ({"risk": "composite", "weights": "entry:0"}, "weights"),
        ({"risk": "entry", "weights": "luck:1"}, "weights"),
        ({"layer": "entry"}, "layer"),
    ],
)
@pytest.mark.parametrize(
    "path", ["/download/countries.csv.zip", "/download/incidents.gpkg", "/about/cite"]
)
def test_a_layer_that_is_not_understood_is_refused_in_words(
    client: TestClient, path: str, params: dict[str, str], parameter: str
) -> None:
    answer = client.get(path, params=params)
    assert answer.status_code == 400
    assert answer.json()["parameter"] == parameter
    assert answer.json()["error"].endswith(".")


def test_nothing_of_a_layer_is_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/download/countries.xlsx", params={**SHOWN, "q": "nobody should see"})
        client.get("/api/v1/risk/composite/KAZ", params={"as_of": "2021-02-03"})
    ours = [record.getMessage() for record in caplog.records if "httpx" not in record.name]
    assert not [said for said in ours if re.search("nobody should see|2024-06-01|2021-02-03", said)]
