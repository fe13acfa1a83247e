"""A story as one document: whole, self-contained, escaped; answered below ``/present/``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markupsafe import escape
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard.server.headers import Headers
from dashboard.server.routes import routes
from dashboard.site import open_site
from dashboard.stories import library
from dashboard.stories.deck import deck
from dashboard.stories.page import page, script, script_source
from dashboard.stories.reading import read
from dashboard.stories.writing import written
from dashboard.wording.languages import PSEUDO
from tests.disguise import undisguised

if TYPE_CHECKING:
    from collections.abc import Iterator


def option(_name: str) -> str:
    return ""


@pytest.fixture(scope="module")
def visitor() -> Iterator[TestClient]:
    app = Starlette(routes=routes(option), middleware=[Middleware(Headers, option=option)])
    with TestClient(app, base_url="http://localhost:8501") as client:
        yield client


@pytest.fixture(scope="module")
def answer(visitor: TestClient) -> str:
    return visitor.get("/present/humanitarian-visas?lang=ru").text


def test_the_page_needs_nothing_else(answer: str) -> None:
    outside = re.sub(r"<a [^>]*>", "", answer)
    assert not re.search(r'(?:src|href|action)="(?!data:|#)', outside)
    assert "url(" not in re.sub(r"data:image/svg\+xml[^\"]*", "", answer)
    assert answer.count("<script") == 1
    assert answer.count('class="slide step"') == 7
    assert 'lang="ru"' in answer
    assert "Закрывшаяся дверь" in answer


def test_its_policy_lets_only_its_own_script_run(visitor: TestClient) -> None:
    told = visitor.get("/present/humanitarian-visas?lang=ru").headers
    policy = told["content-security-policy"]
    assert f"script-src {script_source()};" in policy
    assert "unsafe-eval" not in policy
    assert "connect-src" not in policy
    assert "default-src 'none'" in policy


def test_the_saved_file_carries_the_policy_and_leads_home(visitor: TestClient) -> None:
    told = visitor.get("/present/humanitarian-visas.html?lang=ru")
    assert "humanitarian-visas.html" in told.headers["content-disposition"]
    assert script_source() in told.text.replace("&#39;", "'")
    assert f"<script>{script()}</script>" in told.text
    assert 'href="http://localhost:8501/?' in told.text
    assert "/present/humanitarian-visas?lang=" not in told.text


def test_the_file_that_is_taken_along_is_the_story(visitor: TestClient) -> None:
    body = visitor.get("/present/kazakhstan.toml").content
    known = library.library(open_site()).called("kazakhstan")
    assert known is not None
    assert read(body, "kazakhstan.toml") == known.story
    picture = visitor.get("/present/kazakhstan.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text.startswith("<svg ")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/present/nothing", 404),
        ("/present/kazakhstan.exe", 404),
        ("/present/../data", 404),
        ("/present/%2e%2e", 404),
        ("/present/kazakhstan?x=1", 400),
        ("/present/kazakhstan?data=2020.1.1", 400),
        ("/present/kazakhstan.toml?lang=xx", 200),
    ],
)
def test_whatever_is_asked_is_answered_in_words(
    visitor: TestClient, path: str, status: int
) -> None:
    assert visitor.get(path).status_code == status


def test_what_a_file_says_is_never_markup() -> None:
    site = open_site()
    text = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    body = f"""
id = "own"
authors = ["<b>me</b>"]
data = "2026.11.3"
[en]
title = '{text}'
subtitle = '{text}'
[[steps]]
view = {{ country = "KAZ" }}
[steps.en]
heading = '{text}'
text = '{text}'
"""
    one, wrong = library.fit(
        read(body.encode(), "own.toml"), site.snapshot, site.incidents, "own.toml"
    )
    assert wrong == []
    made = page(deck(one, site, "en", own=True), atlas="", story="")
    assert "<script>alert" not in made
    assert "<img src=x" not in made
    assert "<b>me" not in made
    assert 'class="atlas"' not in made


def test_nothing_around_a_story_was_never_up_for_translation() -> None:
    site = open_site()
    one = library.library(site).called("kazakhstan")
    assert one is not None
    shown = deck(one, site, PSEUDO.code)
    made = page(shown, atlas="../", story="http://localhost/present/kazakhstan")
    texts = {shown.words.heading, shown.words.text}
    texts |= {said for slide in shown.slides for said in (slide.words.heading, slide.words.text)}
    for text in sorted((str(escape(one)) for one in texts), key=len, reverse=True):
        made = made.replace(text, "")
    body = re.sub("<cite.*?</li>", "", made).partition("<body")[2].rpartition("<script>")[0]
    assert undisguised(f"<p>{line}" for line in body.splitlines()) == []


def test_a_step_whose_record_is_gone_is_left_out_and_told() -> None:
    site = open_site()
    known = library.library(site).called("kazakhstan")
    assert known is not None
    lost = known.story.steps[4].highlight[0].encode()
    body = written(known.story).replace(lost, b"zzzz7777zzzz7777")
    story = read(body, "kazakhstan.toml")
    one, wrong = library.fit(story, site.snapshot, site.incidents, "kazakhstan.toml")
    assert one.left_out == (5,)
    assert len(wrong) == 1
    made = deck(one, site, "en")
    assert [slide.number for slide in made.slides] == list(range(1, 8))
    assert any(note.startswith("One step was left out") for note in made.notes)
