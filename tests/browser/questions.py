"""The page of corridors as a reader uses it: asks by clicks, reads answers, watches the map."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Error

from tests.browser import visits

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator

    from tests.browser.visits import Atlas

PROBE: Final = "the server responded with a status of 404"
"""Streamlit's own script looks for its base path below the page's address, twice, once."""


def visit(context: BrowserContext, url: str) -> Atlas:
    """Open the page and wait until its map is drawn."""
    atlas = visits.visit(context, url)
    atlas.until("ATLAS.base.scores && ATLAS.lines.leg.ways")
    return atlas


def await_map(atlas: Atlas, condition: str) -> None:
    """Wait until the map on another page is drawn and something holds in it."""
    end = time.monotonic() + visits.WAIT / 1000
    while time.monotonic() < end:
        with suppress(Error, StopIteration):
            if atlas.js(f"Boolean(window.ATLAS && {condition})"):
                atlas.settle()
                return
        atlas.page.wait_for_timeout(50)
    raise AssertionError(f"waited in vain for {condition}")


def problems(atlas: Atlas) -> list[str]:
    """Return what the page complained of, its two looks for the base path left out."""
    probes = [text for text in atlas.log.problems if PROBE in text]
    assert len(probes) <= 2
    return [text for text in atlas.log.problems if text not in probes]


def choose(atlas: Atlas, label: str, option: str) -> None:
    """Choose from a list as a reader does."""
    atlas.page.get_by_role("combobox", name=label, exact=True).first.click()
    atlas.page.get_by_role("option", name=option, exact=True).click()
    atlas.settle()


def name(atlas: Atlas, label: str, country: str) -> None:
    """Add a country to a list of countries."""
    field = atlas.page.get_by_role("combobox", name=label, exact=True)
    field.fill(country)
    atlas.page.get_by_role("option", name=country, exact=True).click()
    atlas.page.keyboard.press("Escape")
    atlas.settle()


def tick(atlas: Atlas, label: str) -> None:
    """Press a pill."""
    atlas.page.get_by_role("button", name=label, exact=True).click()
    atlas.settle()


def sentence(atlas: Atlas) -> str:
    """The question as the page repeats it."""
    return atlas.page.locator(".st-key-sentence").inner_text()


def cards(atlas: Atlas) -> Locator:
    """The cards, in their order."""
    return atlas.page.locator('[class*="st-key-card-"]')


def card(atlas: Atlas, place: int) -> str:
    """The title of a card: ``1 Russia → Georgia``."""
    said = cards(atlas).nth(place - 1).locator("button").inner_text()
    return re.sub(r"^radio_button_\w+", "", said).strip()


def chosen(atlas: Atlas) -> int:
    """The rank of the card that is chosen."""
    return int(atlas.page.locator('[class*="st-key-card-on-"] button strong').inner_text())


def bold(atlas: Atlas) -> set[str]:
    """The legs drawn bold on the map."""
    return {line["select"] for line in atlas.read()["lines"] if line["chosen"]}


def drawn(atlas: Atlas) -> dict[str, str]:
    """All lines on the map with their state."""
    return {line["select"]: line["state"] for line in atlas.read()["lines"]}


def take_brief(atlas: Atlas) -> bytes:
    """Have the comparison made as a brief, and return it (HTML)."""
    atlas.page.get_by_role("button", name="Take it along as a brief").click()
    with atlas.page.expect_download() as coming:
        atlas.page.get_by_role("button", name="Brief as HTML").click()
    body = Path(coming.value.path()).read_bytes()
    coming.value.delete()
    atlas.page.keyboard.press("Escape")
    atlas.settle()
    return body
