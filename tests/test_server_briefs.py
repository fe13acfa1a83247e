"""Briefs over HTTP: what comes, under which name, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dashboard import briefs
from dashboard.site import open_site
from tests.briefs.orders import text
from tests.test_server_routes import app

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app(), base_url="http://localhost") as visitor:
        yield visitor


@pytest.mark.parametrize("form", briefs.FORMS, ids=lambda form: form.ending)
def test_a_brief_comes_as_a_file_that_nobody_keeps(client: TestClient, form: briefs.Form) -> None:
    answer = client.get(f"/download/brief.{form.ending}", params={"country": "KAZ", "q": "a"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == form.media_type
    assert answer.headers["cache-control"] == "no-store"
    name = f"exile-atlas-{open_site().data_version}-brief.{form.ending}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_a_country_has_its_own(client: TestClient) -> None:
    asked = {"about": "KAZ", "paper": "letter", "risk": "conduct", "since": "2022-02-24"}
    answer = client.get("/download/brief.pdf", params=asked)
    assert "brief-KAZ.pdf" in answer.headers["content-disposition"]
    said = text(answer.content)
    assert "Kazakhstan" in said
    assert "http://localhost/?country=KAZ" in said.replace(" ", "")


@pytest.mark.parametrize(
    "asked",
    [
        {"about": "XXX"},
        {"about": "kaz"},
        {"paper": "a3"},
        {"lang": "xx"},
        {"layers": "roads"},
        {"compare": "2199-01-01"},
        {"compare": "yesterday"},
        {"from": "RUS"},
        {"ask": "from=RUS"},
        {"type": "nothing"},
        {"data": "1999.1.1"},
    ],
    ids=str,
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    client: TestClient, asked: dict[str, str]
) -> None:
    answer = client.get("/download/brief.pdf", params=asked)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_there_is_no_other_form(client: TestClient) -> None:
    assert client.get("/download/brief.docx").status_code == 404


def test_a_view_may_draw_anything_the_page_draws(client: TestClient) -> None:
    asked = {"layers": "none", "risk": "composite", "compare": "2022-02-24"}
    assert client.get("/download/brief.svg", params=asked).status_code == 200
    asked |= {"layers": "totals,legs,journeys", "weights": "conduct:1"}
    assert client.get("/download/brief.svg", params=asked).status_code == 200
