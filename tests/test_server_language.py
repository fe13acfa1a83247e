"""Answers in the reader's language: what the address names, else what the browser asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.server.language import Tongue
from tests.test_server_routes import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

PLAIN = ("/about/changes", "/about/policy", "/about/help", "/about/glossary", "/about/cite")


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient]:
    with TestClient(app(), base_url="http://localhost") as visitor:
        yield visitor


@pytest.mark.parametrize("path", [*PLAIN, "/api/v1/"])
@pytest.mark.parametrize(
    ("asked", "accepted", "code"),
    [
        ("", "ru-RU,en;q=0.5", "ru"),
        ("?lang=de", "ru", "de"),
        ("?lang=xx", "fr", "fr"),
        ("", "", "en"),
    ],
)
def test_every_plain_page(
    site: TestClient, path: str, asked: str, accepted: str, code: str
) -> None:
    answer = site.get(f"{path}{asked}", headers={"accept-language": accepted})
    assert answer.status_code == 200
    assert f'<html lang="{code}"' in answer.text
    assert answer.headers["content-language"] == code
    links = "lang=" + code in answer.text.partition("<nav>")[2].partition("</nav>")[0]
    assert links == (asked == f"?lang={code}")


def test_the_switch_keeps_the_question(site: TestClient) -> None:
    page = site.get("/about/cite?country=KAZ&q=%22%3E&lang=de").text
    assert 'href="?country=KAZ&amp;q=%22%3E&amp;lang=ru"' in page
    assert 'href="?lang=ru"' in site.get("/about/policy").text


def test_pages_kept_by_language_never_mix(site: TestClient) -> None:
    first = {code: site.get(f"/about/policy?lang={code}").text for code in ("en", "ru", "de", "fr")}
    again = {code: site.get(f"/about/policy?lang={code}").text for code in ("fr", "ru", "en", "de")}
    assert again == first
    assert len(set(first.values())) == len(first)


def test_citations_and_files_stay_english(site: TestClient) -> None:
    page = site.get("/about/cite?country=KAZ&lang=ru").text
    assert "Incidents: in Kazakhstan." in page
    assert "Казахстан" in page
    english = site.get("/download/citation.txt?country=KAZ").content
    asked = site.get("/download/citation.txt?country=KAZ", headers={"accept-language": "ru"})
    assert asked.content == english


def test_answers_for_programs_stay_english(site: TestClient) -> None:
    for path in ("/api/v1/risk", "/api/v1/countries/KAZ", "/api/risk?layer=composite"):
        russian = site.get(path, headers={"accept-language": "ru"})
        assert russian.content == site.get(path).content


async def _page(_request: Request) -> HTMLResponse:
    return HTMLResponse('<!doctype html><html lang="en"><p>lang</p><html lang="en">')


async def _text(_request: Request) -> PlainTextResponse:
    return PlainTextResponse('<html lang="en">')


def test_streamlits_page_says_what_language_it_will_be_in() -> None:
    routes = [Route("/", _page), Route("/text", _text)]
    visitor = TestClient(Starlette(routes=routes, middleware=[Middleware(Tongue)]))
    asked = visitor.get("/", headers={"accept-language": "ru"})
    assert asked.text.startswith('<!doctype html><html lang="ru"><p>lang</p><html lang="en">')
    assert int(asked.headers["content-length"]) == len(asked.content)
    assert '<html lang="de">' in visitor.get("/?lang=de", headers={"accept-language": "ru"}).text
    assert '<html lang="en">' in visitor.get("/").text
    assert visitor.get("/text?lang=de").text == '<html lang="en">'
