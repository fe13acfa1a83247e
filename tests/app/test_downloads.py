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


def links(page: AppTest) -> dict[str, str]:
    """Ending of the file to its address."""
    found = re.findall(r'<a href="([^"]+)" download>', html(page))
    addresses = [unescape(address) for address in found]
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
