"""The page before any script runs: title, preview, picture and a way in, for whoever asks."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import pages
from dashboard.pages.preview import PICTURE, SIZE
from dashboard.server.headers import inline_hashes, page_html
from dashboard.server.preview import PATHS, Opening

if TYPE_CHECKING:
    from starlette.requests import Request


class Met(HTMLParser):
    """The head of a page: its meta tags by name, its title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta[given.get("property") or given.get("name", "")] = given.get("content", "")


async def page(_request: Request) -> Response:
    headers = {"ETag": '"of the file"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
    return HTMLResponse(page_html(), headers=headers)


async def other(_request: Request) -> Response:
    return PlainTextResponse("</head>")


def site(base: str = "") -> TestClient:
    paths = [Route(f"{base}{path}", answer) for path, answer in PATHS]
    inner = [Route(f"{base}/static/x.js", other), Route(f"{base}/{{rest:path}}", page)]

    def option(name: str) -> Any:
        return base

    parts = [Middleware(Opening, option=option), Middleware(GZipMiddleware, minimum_size=1)]
    app = Starlette(routes=[*paths, *inner], middleware=parts)
    return TestClient(app, base_url="https://atlas.example.org")


def titled(html: str) -> str:
    found = re.search(r"<title>(.*)</title>", html)
    assert found is not None
    return unescape(found[1])


def test_a_link_shows_title_text_and_picture_of_its_view() -> None:
    answer = site().get("/?sel=country:KAZ&type=entry_refusal")
    met = Met(answer.text)
    assert titled(answer.text) == met.meta["og:title"] == "Exile Atlas: Kazakhstan"
    assert "Entry refusal" in met.meta["description"]
    assert met.meta["og:description"] == met.meta["description"]
    assert met.meta["twitter:card"] == "summary_large_image"
    address = met.meta["og:image"]
    assert address.startswith("https://atlas.example.org/about/preview.png?v=")
    picture = site().get(address)
    assert picture.headers["content-type"] == "image/png"
    assert [int.from_bytes(picture.content[at : at + 4], "big") for at in (16, 20)] == list(SIZE)


def test_the_picture_is_small_enough_for_messengers() -> None:
    assert PICTURE.stat().st_size < 200_000


def test_below_a_base_path_too() -> None:
    html = site("/ops/map").get("/ops/map/corridors").text
    assert Met(html).meta["og:image"].startswith("https://atlas.example.org/ops/map/about/")
    assert '<li><a href="/ops/map/about/glossary">' in html


def test_who_runs_no_scripts_is_led_to_every_plain_page_and_the_records() -> None:
    html = site().get("/").text
    without = html.partition("<noscript>")[2].partition("</noscript>")[0]
    for place in pages.places():
        assert f'<a href="/{place.path}">' in without
    assert "/download/incidents.csv.zip" in without
    assert "_stcore" not in without
    assert "Opening the map" in html
    assert "#root{display:none}" in without


@pytest.mark.parametrize(
    "query",
    [
        "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "sel=%3Cscript%3E&type=%3Cb%3E",
        "%FF%00=%FE&a",
        "x=" + "y" * 5000,
        "&".join(f"p{n}=1" for n in range(100)),
        "since=9999-99-99&until=0000-00-00",
    ],
)
def test_junk_in_the_address_puts_nothing_into_the_page(query: str) -> None:
    answer = site().get(f"/?{query}")
    assert answer.status_code == 200
    assert inline_hashes(answer.text) == inline_hashes(page_html())
    assert titled(answer.text) == "Exile Atlas"
    assert Met(answer.text).tags.count("script") == Met(page_html()).tags.count("script")


def test_a_strange_host_gets_no_picture() -> None:
    html = site().get("/", headers={"host": 'x"><b>'}).text
    assert "og:image" not in html
    assert "<b>" not in html


def test_the_page_is_whole_whatever_part_is_asked_for() -> None:
    asked = {"Range": "bytes=0-5", "If-None-Match": '"of the file"'}
    answer = site().get("/", headers=asked)
    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert "last-modified" not in answer.headers
    assert answer.headers["content-encoding"] == "gzip"
    plain = {"Accept-Encoding": "identity"}
    answer = site().get("/", headers=plain)
    assert int(answer.headers["content-length"]) == len(answer.content)
    head = site().head("/", headers=plain)
    assert head.content == b""
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_what_is_no_page_passes_unchanged() -> None:
    assert site().get("/static/x.js").text == "</head>"
