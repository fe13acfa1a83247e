"""For every reader: what axe-core says of every page and state, by keys alone, on a phone.

Each state is visited once, and everything that can be asked of it is asked there.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from dashboard import engine, pages
from dashboard.filters import Query
from dashboard.site import open_site
from tests.browser import judged, questions, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

PHONE: Final = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36",
}

STATES: Final = (
    "/",
    "/?sel=country:KAZ&risk=composite",
    "/?risk=composite&compare=2022-03-01",
    "/?sel=incident:{incident}&layers=incidents,legs,journeys",
    "/?sel=cell:4/63/42&type=killing,poisoning",
    "/?type=killing&country=KAZ&since=2005-01-01&until=2005-12-31",
    "/?embed=true",
    "/corridors",
    "/corridors#ask:from=MNG&to=these,NAM",
)
"""Opened, a country and a layer, compared days, a record, a bubble, nothing found, alone in a
frame, ways, no way known."""

PLAIN: Final = (*(place.path for place in pages.places()), "present/kazakhstan", "stories")
"""Pages without the map."""

IN_THE_DARK: Final = (STATES[0], STATES[1], STATES[7])


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[BrowserContext]:
    with visits.window(browser) as context:
        yield context


def test_axe_finds_nothing_grave_of_ours_and_all_that_is_listed_as_streamlits(
    wide: BrowserContext, site_url: str
) -> None:
    record = engine.records(open_site().incidents, Query(), limit=1)["id"].iloc[0]
    found: list[judged.Finding] = []
    for state in STATES:
        atlas = visits.visit(wide, site_url + state.format(incident=record))
        found += judged.findings(atlas.page, state)
        found += judged.findings(atlas.frame, f"the map of {state}")
        if state in IN_THE_DARK:
            atlas.page.emulate_media(color_scheme="dark")
            atlas.until("ATLAS.state.theme === 'dark'")
            atlas.settle()
            found += judged.findings(atlas.page, f"{state} in the dark", judged.CONTRAST)
            found += judged.findings(atlas.frame, f"dark map of {state}", judged.CONTRAST)
        atlas.page.close()
    page = wide.new_page()
    for path in PLAIN:
        page.emulate_media(color_scheme="light")
        page.goto(f"{site_url}/{path}")
        page.locator(".stories article" if path == "stories" else "h1").first.wait_for()
        found += judged.findings(page, path)
        page.emulate_media(color_scheme="dark")
        found += judged.findings(page, f"{path} in the dark", judged.CONTRAST)
    assert [one for one in found if one.known is None] == []
    assert {one.known for one in found} == set(judged.KNOWN)


def focus(page: Page, wanted: str, *, most: int = 140) -> None:
    """Press Tab until what has the focus matches a selector; it must be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """wanted => {
              const e = document.activeElement;
              if (!e.matches(wanted)) return null;
              const lit = (e) => {
                const s = getComputedStyle(e);
                const line = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
                return line || s.boxShadow !== "none";
              };
              return [e, e.parentElement, e.parentElement.parentElement].some(lit);
            }""",
            wanted,
        )
        if seen is not None:
            assert seen, f"the focus on {wanted} cannot be seen"
            return
    raise AssertionError(f"{wanted} is never reached by Tab")


def test_every_task_by_keys_alone(wide: BrowserContext, site_url: str) -> None:
    atlas = visits.visit(wide, f"{site_url}/")
    page = atlas.page

    # filter
    focus(page, '[class*="st-key-filter-threats-"] button[aria-pressed]')
    page.keyboard.press("Space")
    atlas.until("ATLAS.state.query === 'type=killing'")
    atlas.settle()

    # past the map, into the table
    focus(page, "a.skip-map")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "table-of-records"
    atlas.settle()

    # a country, a record, its source
    page.evaluate("document.querySelector('a.skip-map').focus()")
    focus(page, ".st-key-panel input[role=combobox]")
    page.keyboard.type("United King")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    atlas.until("ATLAS.state.selected === 'country:GBR'")
    atlas.settle()
    page.evaluate("document.querySelector('a.skip-map').focus()")
    focus(page, '[class*="st-key-country-"] button')
    page.keyboard.press("Enter")
    atlas.until("ATLAS.state.selected.startsWith('incident:')")
    atlas.settle()
    page.evaluate("document.querySelector('a.skip-map').focus()")
    focus(page, ".st-key-panel a[href^=http]")

    # what the map says to those who do not see it
    said = page.locator("#map-in-words").inner_text()
    assert said.startswith("The map shows")
    assert page.locator("iframe").first.get_attribute("aria-describedby") == "map-in-words"
    atlas.js("ATLAS.map.getContainer().focus()")
    described = atlas.js(
        "document.getElementById(ATLAS.map.getContainer().getAttribute('aria-describedby'))"
        ".textContent"
    )
    assert described == said

    # take along
    page.evaluate("document.getElementById('table-of-records').focus()")
    focus(page, ".take a[href*='incidents.csv.zip']")

    # ask for corridors
    page.evaluate("document.querySelector('.st-key-pages a').focus()")
    focus(page, '.st-key-pages a[href*="corridors"]')
    page.keyboard.press("Enter")
    questions.await_map(atlas, "ATLAS.lines.leg.ways")
    before = questions.sentence(atlas)
    focus(page, ".st-key-ask-documents button[aria-pressed]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    atlas.settle()
    assert "foreign passport" in questions.sentence(atlas)
    assert questions.sentence(atlas) != before


SMALL: Final = """() => {
  const ours = 'button, a[href], summary, [role=tab], label:has(input[role=switch])';
  const bare = 'p a, li a, [data-testid^=stBaseButton-elementToolbar], iframe';
  return [...document.querySelectorAll(ours)]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches(bare))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([, r]) => r.width > 1 && r.left >= 0 && (r.width < 43.5 || r.height < 43.5))
    .map(([e, r]) => `${e.outerHTML.slice(0, 90)} ${r.width} x ${r.height}`);
}"""
"""What is pressed and smaller than a thumb. Links within a text may be (WCAG 2.5.8), and so are
the tools that Streamlit lays over a chart or table, which do nothing that is not offered below."""

SIDEWAYS: Final = """() => [document.documentElement,
  ...document.querySelectorAll("[data-testid=stMain], body > main")]
  .map((e) => e.scrollWidth - e.clientWidth)"""


def test_on_a_phone_nothing_scrolls_sideways_and_everything_takes_a_thumb(
    browser: Browser, site_url: str
) -> None:
    with visits.window(browser, **PHONE) as context:
        for state in (STATES[1], STATES[2], STATES[5], STATES[7]):
            page = visits.visit(context, site_url + state).page
            assert not any(page.evaluate(SIDEWAYS)), state
            assert page.evaluate(SMALL) == [], state
            page.close()
        page = context.new_page()
        for path in PLAIN:
            page.goto(f"{site_url}/{path}")
            assert not any(page.evaluate(SIDEWAYS)), path


def test_on_a_phone_the_filters_are_behind_a_button_and_the_map_lets_the_page_scroll(
    browser: Browser, site_url: str
) -> None:
    with visits.window(browser, **PHONE) as context:
        atlas = visits.visit(context, f"{site_url}/")
        page = atlas.page
        page.get_by_role("button", name="Got it").tap()
        atlas.settle()
        expect(page.locator(".st-key-intro")).to_have_count(0)
        tops = [
            box["y"]
            for part in ("iframe", ".st-key-below", ".st-key-panel", ".st-key-records")
            if (box := page.locator(part).first.bounding_box())
        ]
        assert tops == sorted(tops)
        assert len(tops) == 4

        button = page.get_by_test_id("stExpandSidebarButton")
        words = button.evaluate("e => getComputedStyle(e, '::after').content")
        assert words == '"Filters"'
        button.tap()
        sidebar = page.get_by_test_id("stSidebar")
        expect(sidebar).to_have_attribute("data-collapsed", "false")
        assert page.evaluate(SMALL) == []
        page.get_by_test_id("stSidebarCollapseButton").locator("button").tap()
        expect(sidebar).to_have_attribute("data-collapsed", "true")

        fingers = context.new_cdp_session(page)
        x, y = atlas.point(200, 300)
        for kind, dy in (("touchStart", 0), *(("touchMove", -20 * i) for i in range(1, 15))):
            point = {"x": x, "y": y + dy, "id": 0}
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        atlas.page_until("() => document.querySelector('[data-testid=stMain]').scrollTop > 150")


def test_on_paper_stands_what_was_asked_and_what_was_found_and_nothing_to_press(
    open_atlas: Callable[[str], visits.Atlas],
) -> None:
    atlas = open_atlas("/?type=killing&sel=country:KAZ")
    page = atlas.page
    page.emulate_media(media="print")
    for part in (
        ".st-key-figures",
        ".st-key-asked [data-testid=stCaptionContainer]",
        "iframe",
        "#map-in-words",
        ".legend",
    ):
        expect(page.locator(part).first).to_be_visible()
    for part in (".st-key-chips", ".st-key-layers", "nav.foot", ".st-key-downloads"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    paper = PdfReader(BytesIO(page.pdf(format="A4")))
    said = " ".join(sheet.extract_text() for sheet in paper.pages)
    assert len(paper.pages) > 1
    for words in ("Exile Atlas", "Killing", "Kazakhstan", "Records", "The map shows"):
        assert words in said


KEPT: Final = "() => [document.cookie, Object.entries({...localStorage, ...sessionStorage})]"


def test_how_to_read_the_map_is_told_once_and_again_when_asked(
    open_atlas: Callable[[str], visits.Atlas],
) -> None:
    atlas = open_atlas("/")
    told = atlas.page.locator(".st-key-intro")
    expect(told).to_be_visible()
    atlas.js("window.__mark = 7")
    kept = atlas.page.evaluate(KEPT)
    atlas.page.get_by_role("button", name="Got it").click()
    expect(told).to_have_count(0)
    atlas.page.get_by_role("button", name="How to read this map").click()
    expect(told).to_be_visible()
    atlas.settle()
    assert atlas.js("window.__mark") == 7
    assert atlas.page.evaluate(KEPT) == kept
    expect(atlas.page).to_have_title("Exile Atlas")
    atlas.page.locator(".st-key-panel").get_by_role("button", name="Kazakhstan").click()
    expect(atlas.page).to_have_title("Exile Atlas: Kazakhstan")
