"""Languages in a real browser: whose is spoken, that a switch loses nothing, that all is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tests.browser import visits
from tests.disguise import undisguised

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

STREAMLITS = (
    "Choose an option", "Choose date", "Clear all", "Collapse sidebar", "Copy Vega-Lite spec",
    "Copy to clipboard", "Download as", "Expand sidebar", "Fullscreen", "Help", "Help for", "Open",
    "Remove", "Search", "Show data", "Show/hide columns", "Sidebar", "Skip to main content",
    "Vega visualization", "day,", "end", "month,", "start", "streamlit_folium.st_folium", "year,",
    "yyyy", "mm", "dd", "Leaflet", "A JavaScript library for interactive maps", "of", "Select all",
)  # fmt: skip
"""What Streamlit and Leaflet say themselves and nobody can have them say otherwise."""

SPOKEN = """() => {
  const named = [...document.querySelectorAll('*')].filter((e) => e.checkVisibility?.());
  const told = named.flatMap((e) =>
    ['aria-label', 'title', 'placeholder', 'alt'].map((name) => e.getAttribute(name)));
  const isIcon = (e) => getComputedStyle(e).fontFamily.includes('Material');
  const icons = new Set(named.filter(isIcon).map((e) => e.innerText?.trim()));
  const lines = document.body.innerText.split('\\n').filter((line) => !icons.has(line.trim()));
  return [...told.filter(Boolean), ...lines];
}"""


def said(page: Page) -> list[str]:
    return [text for frame in page.frames for text in frame.evaluate(SPOKEN)]


def left(page: Page) -> list[str]:
    found = undisguised(said(page))
    return [text for text in found if not _streamlits(text)]


def _streamlits(text: str) -> bool:
    """Whether nothing is left but words of others, and months that the browser names."""
    text = re.sub(r"\b[A-Z][a-z]{2,8} (?=\d{4}\b)", "", text)
    for own in sorted(STREAMLITS, key=len, reverse=True):
        text = text.replace(own, " ")
    return not undisguised([text])


def lang(page: Page) -> str:
    return str(page.evaluate("document.documentElement.lang"))


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_everything_on_both_pages_is_up_for_translation(
    open_atlas: Callable[[str], visits.Atlas],
) -> None:
    view = "layers=incidents,totals,legs,journeys&risk=composite&compare=2023-11-30"
    atlas = open_atlas(f"/?lang=qps&{view}&country=KAZ,GEO&sel=country:KAZ")
    assert left(atlas.page) == []
    assert lang(atlas.page) == "qps"
    atlas.page.locator(".st-key-pages a").nth(1).click()
    atlas.page_until("() => location.pathname.endsWith('/corridors')")
    atlas.page.locator(".st-key-details").wait_for()
    atlas.settle()
    assert left(atlas.page) == []


def test_the_browser_decides_then_the_switch_and_nothing_is_lost(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU")
    try:
        atlas = visits.visit(context, f"{site_url}/?country=DEU,KAZ&q=the")
        page = atlas.page
        assert lang(page) == "ru"
        assert "Германия" in page.locator("[data-testid=stMultiSelect]").first.inner_text()
        assert "lang" not in address(page)
        switch = page.locator(".st-key-languages")
        switch.get_by_role("radio", name="DE").click()
        atlas.page_until("() => location.search.includes('lang=de')")
        atlas.settle()
        assert lang(page) == "de"
        assert address(page)["country"] == ["DEU,KAZ"]
        assert "Deutschland" in page.locator("[data-testid=stMultiSelect]").first.inner_text()
        assert switch.get_by_role("radio", name="DE").get_attribute("aria-checked") == "true"
        assert atlas.js("ATLAS.base.name('DEU')") == "Deutschland"
        page.locator(".st-key-pages a").nth(1).click()
        atlas.page_until("() => location.pathname.endsWith('/corridors')")
        page.locator(".st-key-details").wait_for()
        assert address(page) == {"lang": ["de"]}
        assert "Russland" in page.locator(".st-key-sentence").inner_text()
        switch.get_by_role("radio", name="FR").click()
        atlas.page_until("() => location.search.includes('lang=fr')")
        atlas.settle()
        assert "Russie" in page.locator(".st-key-sentence").inner_text()
    finally:
        context.close()
