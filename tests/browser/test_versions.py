"""New data under open pages, in a real browser: the old page lives on, the new numbers come."""

from __future__ import annotations

import json
import re
import urllib.request
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dashboard.site import DATA_VARIABLE
from tests import shelves
from tests.browser import visits
from tests.browser.test_page import figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


THUMB = 44
"""CSS pixels that a thumb needs."""

LINK_SIDES = """() => [...document.querySelectorAll("nav.foot a")].flatMap((link) => {
  const { width, height } = link.getBoundingClientRect();
  return [width, height];
})"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with one version of three incidents and one of five."""
    shelves.on_shelf(tmp_path, "2026.11.1", 3)
    shelves.on_shelf(tmp_path, "2026.11.2", 5)
    return tmp_path


@pytest.fixture
def url(shelf: Path, chromium: str) -> Iterator[str]:
    """Address of the atlas that serves the shelf."""
    with visits.served(environment={DATA_VARIABLE: str(shelf)}) as address:
        yield address


def health(url: str) -> dict[str, str]:
    with urllib.request.urlopen(f"{url}/api/health", timeout=30) as answer:
        told: dict[str, str] = json.load(answer)
    return told


def await_health(page: Page, url: str, **wanted: str) -> None:
    visits.until(page, lambda: wanted.items() <= health(url).items(), f"{wanted}")


def drawn(atlas: visits.Atlas) -> int:
    """How many incidents the map's marks stand for."""
    return sum(mark["n"] for mark in atlas.read()["marks"])


def search(atlas: visits.Atlas, words: str) -> None:
    atlas.page.get_by_placeholder("Words in summaries and places").fill(words)
    atlas.page.keyboard.press("Enter")
    atlas.until(f"ATLAS.state.query === {json.dumps('q=' + words if words else '')}")
    atlas.settle()


def test_an_open_page_lives_on_and_takes_the_new_data_when_told(
    browser: Browser, url: str, shelf: Path
) -> None:
    with visits.window(browser) as context:
        atlas = visits.visit(context, url)
        page = atlas.page
        assert figures(page).startswith("5 of 5 incidents")
        shelves.on_shelf(shelf, "2026.12.1", 9)
        await_health(page, url, data_version="2026.12.1")
        atlas.look_at(4, 45, 70)
        assert drawn(atlas) == 5
        search(atlas, "story")
        assert figures(page).startswith("5 of 5 incidents")
        assert drawn(atlas) == 5
        expect(page.locator(".st-key-newer")).to_contain_text("version 2026.12.1")
        page.get_by_role("button", name="Show the newest").click()
        atlas.until("ATLAS.state.version.startsWith('2026.12.1-')")
        atlas.settle()
        expect(page.locator(".st-key-figures")).to_contain_text("9 of 9 incidents")
        assert drawn(atlas) == 9
        expect(page.locator(".st-key-newer")).to_have_count(0)
        assert atlas.log.problems == []


def test_loading_the_page_again_brings_the_new_numbers(
    browser: Browser, url: str, shelf: Path
) -> None:
    with visits.window(browser) as context:
        atlas = visits.visit(context, url)
        shelves.on_shelf(shelf, "2026.12.1", 9)
        await_health(atlas.page, url, data_version="2026.12.1")
        atlas.page.reload()
        expect(atlas.page.locator(".st-key-figures")).to_contain_text("9 of 9 incidents")


def test_a_corrupt_version_leaves_the_last_good_one_and_the_foot_says_so(
    browser: Browser, url: str, shelf: Path
) -> None:
    with visits.window(browser) as context:
        atlas = visits.visit(context, url)
        shelves.spoil(shelves.on_shelf(shelf, "2026.12.1", 9))
        await_health(atlas.page, url, status="degraded", data_version="2026.11.2")
        search(atlas, "story")
        assert figures(atlas.page).startswith("5 of 5 incidents")
        foot = atlas.page.locator(".st-key-foot")
        expect(foot).to_contain_text(
            "Showing data version 2026.11.2; a newer one, 2026.12.1, could"
        )
        assert str(shelf) not in atlas.page.content()


def test_a_pinned_link_is_made_copied_and_opened_elsewhere(
    browser: Browser, url: str, shelf: Path
) -> None:
    with visits.window(browser) as context:
        atlas = visits.visit(context, f"{url}/?data=2026.11.1")
        assert figures(atlas.page).startswith("3 of 3 incidents")
        atlas.page.get_by_role("button", name="Show the newest").click()
        expect(atlas.page.locator(".st-key-figures")).to_contain_text("5 of 5 incidents")
        atlas.settle()
        atlas.page.get_by_role("button", name="Pin").click()
        expect(atlas.page).to_have_url(re.compile(r"data=2026\.11\.2"))
        atlas.settle()
        link = atlas.page.url
    shelves.on_shelf(shelf, "2026.12.1", 9)
    with visits.window(browser) as context:
        atlas = visits.visit(context, link)
        await_health(atlas.page, url, data_version="2026.12.1")
        other = visits.visit(context, link)
        assert figures(other.page).startswith("5 of 5 incidents")
        other.look_at(4, 45, 70)
        assert drawn(other) == 5


@pytest.mark.parametrize("base", ["", "ops/map"])
def test_the_foot_s_links_open_in_the_same_tab_and_lead_back(
    browser: Browser, shelf: Path, base: str
) -> None:
    added = {"record": shelves.name(5), "version": "2026.12.1"}
    shelves.on_shelf(shelf, "2026.12.1", 6, changes=(added,))
    with (
        visits.served(environment={DATA_VARIABLE: str(shelf)}, base=base) as address,
        visits.window(browser) as context,
    ):
        page = visits.visit(context, f"{address}/").page
        assert all(side >= THUMB for side in page.evaluate(LINK_SIDES))
        page.get_by_role("link", name="What changed").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("What changed")
        expect(page).to_have_url(f"{address}/about/changes")
        page.get_by_role("link", name="How people are protected").click()
        expect(page).to_have_url(f"{address}/about/policy")
        page.get_by_role("link", name="What changed").click()
        page.get_by_role("link", name=re.compile("^Incident: Detention, Almaty")).click()
        expect(page.locator(".st-key-panel")).to_contain_text("Invented story 5.")
        assert page.url.startswith(f"{address}/?")
        assert len(context.pages) == 1
