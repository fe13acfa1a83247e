"""Taking along from the page: the header's number is the number in every file it links to."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from dashboard.exports import FORMATS
from dashboard.exports.citation import FORMS
from dashboard.site import open_site
from tests.app.test_page import figures, opened, said
from tests.briefs.orders import text
from tests.exports.reading import READERS
from tests.test_server_routes import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app(), base_url="http://localhost") as visitor:
        yield visitor


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page if element.type == "html")


def offered_by(page: AppTest) -> list[str]:
    return [unescape(link) for link in re.findall(r'<a href="([^"]+)" download>', html(page))]


def links(page: AppTest) -> dict[str, str]:
    """Ending of the file to its address."""
    addresses = [address for address in offered_by(page) if "/download/brief." not in address]
    return {address.partition("?")[0].partition(".")[2]: address for address in addresses}


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"type": "killing,poisoning"},
        {"country": "KAZ", "since": "2022-02-24"},
        {"q": "London"},
        {"area": "-10,35,40,70", "evidence": "court_finding"},
    ],
    ids=str,
)
def test_the_number_on_the_page_is_the_number_in_every_file(
    client: TestClient, params: dict[str, str]
) -> None:
    page = opened(**params)
    head = re.search(r"\*\*([\d,]+) of ([\d,]+) incidents", figures(page))
    assert head is not None
    n = int(head[1].replace(",", ""))
    offered = links(page)
    assert set(offered) == {format_.ending for format_ in FORMATS}
    for format_ in FORMATS:
        answer = client.get(offered[format_.ending])
        assert answer.status_code == 200
        records, _, _ = READERS[format_.code](answer.content)
        assert len(records) == n, format_.code


def test_links_are_pinned_to_the_data_on_the_page() -> None:
    page = opened(q="London")
    version = open_site().data_version
    assert all(address.endswith(f"&data={version}") for address in links(page).values())
    assert all(address.startswith("/download/") for address in links(page).values())


def test_the_brief_holds_the_number_on_the_page(client: TestClient) -> None:
    page = opened(country="KAZ", since="2022-02-24", sel="country:KAZ", risk="composite")
    head = re.search(r"\*\*([\d,]+) of ([\d,]+) incidents", figures(page))
    assert head is not None
    addresses = [address for address in offered_by(page) if "/download/brief." in address]
    assert len(addresses) == 8
    for address in (link for link in addresses if ".pdf" in link and "letter" not in link):
        answer = client.get(address)
        assert answer.status_code == 200
        words = text(answer.content)
        assert f"plus: Alleged {head[1]}" in words
    assert all(f"data={open_site().data_version}" in address for address in addresses)


def test_it_says_what_travels_along() -> None:
    page = opened(q="London")
    assert re.search(r"Take these \d+ records along", said(page))
    assert f"pinned to data {open_site().data_version}" in said(page)
    assert "CC BY 4.0" in said(page)


def test_with_nothing_found_nothing_is_offered() -> None:
    page = opened(q="nobody ever wrote this")
    assert links(page) == {}
    assert "records along" not in said(page)


def test_a_search_cannot_break_out_of_a_link() -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    page = opened(q=hostile)
    assert "<img src=x" not in html(page)
    assert "%22%3E%3Cimg%20src%3Dx" in html(page)


def citations(page: AppTest) -> list[Any]:
    return [element for element in page if element.type == "code"]


def test_citations_are_sent_when_they_are_opened() -> None:
    page = opened(q="London")
    assert citations(page) == []
    page.session_state["cite open"] = True
    page.run()
    texts = [element.value for element in citations(page)]
    assert len(texts) == len(FORMS)
    assert texts[0].startswith("Exile Atlas contributors. (20")
    assert texts[1].startswith("@misc{exile-atlas-")
    assert texts[2].startswith("TY  - DATA")
    assert texts[3].startswith("[")
    assert all("q=London" in text for text in texts)


def taken(page: AppTest, content: str) -> list[str]:
    """The addresses of a page's files of one content."""
    found = re.findall(r'<a href="([^"]+)" download>', html(page))
    return [unescape(a) for a in found if a.startswith(f"/download/{content}.")]


SHOWN = {"risk": "composite", "as_of": "2024-06-01", "weights": "exposure:2,entry:1"}


def test_with_a_layer_on_show_its_countries_can_be_taken_too(client: TestClient) -> None:
    page = opened(country="KAZ", **SHOWN)
    asked = "country=KAZ&risk=composite&as_of=2024-06-01&weights=exposure:2,entry:1"
    for content in ("incidents", "countries"):
        addresses = taken(page, content)
        assert len(addresses) == len(FORMATS)
        assert all(f"?{asked}&data=" in address for address in addresses)
    assert "Take the countries by “Composite host risk” along" in said(page)
    for address in taken(page, "countries"):
        assert client.get(address).status_code == 200


def test_without_a_layer_only_records_are_offered() -> None:
    page = opened(country="KAZ")
    assert taken(page, "countries") == []
    assert "Take the countries" not in said(page)


def test_a_layer_can_be_taken_though_no_record_answers() -> None:
    page = opened(q="nobody ever wrote this", risk="entry")
    assert taken(page, "incidents") == []
    assert len(taken(page, "countries")) == len(FORMATS)


def test_a_day_after_the_data_is_their_own_day(client: TestClient) -> None:
    page = opened(risk="entry", as_of="2100-01-01")
    assert all("as_of" not in address for address in taken(page, "countries"))
    assert client.get(taken(page, "countries")[0]).status_code == 200


def test_the_citation_says_layer_day_and_weights() -> None:
    page = opened(**SHOWN)
    page.session_state["cite open"] = True
    page.run()
    for element in citations(page):
        assert "risk=composite&as_of=2024-06-01&weights=exposure:2,entry:1" in element.value
        assert "as of 1 June 2024" in element.value
