"""The same brief as one HTML file, and its map alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from dashboard import briefs, engine, site
from dashboard.briefs import pages
from dashboard.errors import QueryError
from dashboard.filters import Query
from tests.briefs import orders
from tests.briefs.orders import compared, made
from tests.briefs.test_pdf import HOSTILE, brief


class Page(HTMLParser):
    """What a page holds and refers to."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


BODIES = {
    "view": lambda: made(orders.VIEW, "html"),
    "country": lambda: made(orders.KAZ, "html"),
    "ways": lambda: compared(ending="html"),
    "none known": lambda: compared(known=False, ending="html"),
}


@pytest.mark.parametrize("name", list(BODIES))
def test_a_page_asks_for_nothing(name: str) -> None:
    page = Page(BODIES[name]())
    assert not {"script", "link", "iframe", "img", "object", "base", "form"} & set(page.tags)
    for tag, attribute, value in page.attributes:
        assert not attribute.startswith("on")
        assert attribute not in {"src", "srcset", "background", "action"}
        if attribute == "href":
            assert tag == "a"
            assert value.startswith(("https://", "http://"))
        for inside in re.findall(r"url\(([^)]*)\)", value):
            assert inside.startswith("#")
    assert "@import" not in BODIES[name]().decode()
    assert ("html", "lang", "en") in page.attributes


def test_it_says_the_same_as_the_pdf() -> None:
    words = " ".join(" ".join(Page(made(orders.VIEW, "html")).words).split())
    total = engine.count(site.open_site().incidents, Query())
    assert f"{total} incidents are reported" in words
    assert "What this is not" in words
    newest = engine.records(site.open_site().incidents, Query(), limit=1)["summary"].iloc[0]
    assert newest in words


def test_hostile_text_stays_text() -> None:
    words = f"<script>alert(1)</script>{{{{ 7 * 7 }}}}{HOSTILE}"
    page = Page(pages.html(brief("de", words), "a4"))
    assert "script" not in page.tags
    assert any("{{ 7 * 7 }}" in text for text in page.words)
    assert ("html", "lang", "de") in page.attributes


def test_the_map_alone_is_a_slide() -> None:
    picture = ET.fromstring(made(orders.VIEW, "svg"))  # noqa: S314 - our own
    assert (picture.attrib["width"], picture.attrib["height"]) == ("1600", "900")
    png = made(orders.VIEW, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(png[at : at + 4]) for at in (16, 20)] == [1600, 900]


def test_ways_are_no_pictures() -> None:
    with pytest.raises(QueryError):
        briefs.compared(site.open_site(), orders.comparison(), "a4", briefs.Form("png", ""))
