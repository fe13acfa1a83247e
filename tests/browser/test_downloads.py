"""Taking along in a real browser: a file comes, the page stays, a thumb finds the links."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.exports import FORMATS
from dashboard.site import open_site
from tests.browser import visits
from tests.exports.reading import READERS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Open = Callable[[str], visits.Atlas]

BRIEFS = 5
"""Links to the brief of a view, below those to its files: two papers, a page, two pictures."""

WHERE = """() => [
  window.__mark, location.pathname, location.search, location.hash,
  document.querySelector("[data-testid=stMain]").scrollTop,
]"""
"""Which document is on show, at which address, and how far it is scrolled."""


def test_every_file_comes_and_the_page_stays(open_atlas: Open) -> None:
    atlas = open_atlas("/?country=KAZ")
    page = atlas.page
    shown = page.locator(".st-key-figures").inner_text()
    n = int(re.match(r"[\d,]+", shown)[0])  # type: ignore[index]
    links = page.locator(".take a")
    assert links.count() == len(FORMATS) + BRIEFS
    links.first.scroll_into_view_if_needed()
    page.evaluate("window.__mark = 'the same document'")
    before, asked = page.evaluate(WHERE), atlas.log.sent
    for place, format_ in enumerate(FORMATS):
        assert links.nth(place).get_attribute("download") is not None
        with page.expect_download() as coming:
            links.nth(place).click()
        file = coming.value
        name = f"exile-atlas-{open_site().data_version}-incidents-{n}.{format_.ending}"
        assert file.suggested_filename == name
        records, _, about = READERS[format_.code](Path(file.path()).read_bytes())
        assert len(records) == n
        assert about["address"].endswith(f"?country=KAZ&data={open_site().data_version}")
        assert about["address"].startswith(page.url.partition("?")[0])
    atlas.settle()
    assert page.evaluate(WHERE) == before
    assert atlas.log.sent == asked
    assert atlas.log.problems == []


def test_links_follow_the_question(open_atlas: Open) -> None:
    atlas = open_atlas("/")
    page = atlas.page
    page.get_by_placeholder("Words in summaries and places").fill("London")
    page.keyboard.press("Enter")
    atlas.until("ATLAS.state.query.includes('q=London')")
    atlas.page_until(
        "() => [...document.querySelectorAll('.take a')].every(a => a.href.includes('q=London'))"
    )


def test_the_citation_opens_with_something_to_copy(open_atlas: Open) -> None:
    atlas = open_atlas("/?q=London")
    page = atlas.page
    page.get_by_text("Cite this view").click()
    atlas.settle()
    code = page.locator(".st-key-cite [data-testid=stCode]")
    code.first.wait_for()
    address = f"{page.url.partition('?')[0]}?q=London&data={open_site().data_version}"
    assert address in code.first.inner_text().replace("\n", "")
    page.get_by_role("tab", name="BibTeX").click()
    page.get_by_text("@misc{exile-atlas-").wait_for()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Save as .bib").click()
    assert coming.value.suggested_filename.endswith("-citation.bib")
    page.get_by_role("link", name="The same on a plain page").click()
    page.get_by_role("heading", name="Take along and cite").wait_for()
    assert atlas.log.problems == []


@pytest.mark.parametrize("width", [390, 768])
def test_links_are_large_enough_for_a_thumb(browser: Browser, site_url: str, width: int) -> None:
    with visits.window(browser, viewport={"width": width, "height": 844}, has_touch=True) as opened:
        atlas = visits.visit(opened, f"{site_url}/?country=KAZ")
        page = atlas.page
        page.get_by_text("Cite this view").click()
        page.get_by_role("link", name="The same on a plain page").wait_for()
        atlas.settle()
        targets = page.locator(
            ".take a, .take-more a, .st-key-cite summary, .st-key-cite [role=tab]"
        )
        boxes = [targets.nth(place).bounding_box() for place in range(targets.count())]
        assert len(boxes) == len(FORMATS) + BRIEFS + 5 + 1 + 4
        small = [box for box in boxes if not box or box["height"] < 44 or box["width"] < 44]
        assert small == []
        assert all(box and box["x"] + box["width"] <= width for box in boxes)


def test_it_all_works_below_a_base_path(browser: Browser, chromium: str) -> None:
    with visits.served(base="ops/map") as url, visits.window(browser) as opened:
        atlas = visits.visit(opened, f"{url}/?country=KAZ")
        page = atlas.page
        with page.expect_download() as coming:
            page.locator(".take a").first.click()
        _, _, about = READERS["csv"](Path(coming.value.path()).read_bytes())
        assert about["address"].startswith(f"{url}/?country=KAZ&data=")
        page.get_by_text("Cite this view").click()
        page.locator(".st-key-cite [data-testid=stCode]").first.wait_for()
        atlas.settle()
        said = page.locator(".st-key-cite [data-testid=stCode]").first.inner_text()
        assert f"{url}/?country=KAZ&data=" in said.replace("\n", "")


RISK = "risk=composite&as_of=2024-06-01&weights=exposure:2,entry:1"


def test_the_countries_on_show_come_with_day_and_weights(open_atlas: Open) -> None:
    atlas = open_atlas(f"/?{RISK}")
    page = atlas.page
    links = page.locator(".take").nth(1).locator("a")
    assert links.count() == len(FORMATS)
    for place, format_ in enumerate(FORMATS):
        with page.expect_download() as coming:
            links.nth(place).click()
        name = f"exile-atlas-{open_site().data_version}-composite-2024-06-01.{format_.ending}"
        assert coming.value.suggested_filename == name
    page.get_by_text("Cite this view").click()
    code = page.locator(".st-key-cite [data-testid=stCode]")
    code.first.wait_for()
    atlas.settle()
    assert f"{RISK}&data={open_site().data_version}" in code.first.inner_text().replace("\n", "")
    page.get_by_role("link", name="The same on a plain page").click()
    page.get_by_role("heading", name="Countries by “Composite host risk”").wait_for()
    assert atlas.log.problems == []


def test_weights_moved_on_the_page_are_in_the_links(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=composite")
    page = atlas.page
    page.locator(".take").nth(1).wait_for()
    page.get_by_text("Weights of its parts").click()
    page.get_by_text("Journalist", exact=True).wait_for()
    atlas.settle()
    page.get_by_text("Journalist", exact=True).click()
    atlas.page_until(
        "() => [...document.querySelectorAll('.take a')]"
        ".every(a => a.href.includes('weights=weighted:4,exposure:2,conduct:3,entry:1'))"
    )


@pytest.mark.parametrize("width", [390, 768])
def test_a_thumb_finds_the_countries(browser: Browser, site_url: str, width: int) -> None:
    with visits.window(browser, viewport={"width": width, "height": 844}, has_touch=True) as opened:
        page = visits.visit(opened, f"{site_url}/?{RISK}").page
        targets = page.locator(".take a")
        boxes = [targets.nth(place).bounding_box() for place in range(targets.count())]
        assert len(boxes) == 2 * len(FORMATS) + BRIEFS
        assert all(
            box and box["height"] >= 44 and box["x"] + box["width"] <= width for box in boxes
        )
