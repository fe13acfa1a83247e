"""A story in a real browser: found, presented by keys and touch, without a network, made anew."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from dashboard.site import open_site
from dashboard.stories.library import library
from tests.browser import visits

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

SIZES = ((1024, 768), (1440, 900), (1920, 1080), (390, 844))

FITS = """() => {
  const slide = document.querySelector(".slide.now");
  const words = slide.querySelector(".words");
  const box = (slide.querySelector(".map") ?? words).getBoundingClientRect();
  return {
    across: document.documentElement.scrollWidth - innerWidth,
    down: words.scrollHeight - words.clientHeight,
    left: box.left, right: innerWidth - box.right, below: innerHeight - box.bottom,
  };
}"""

LOADED = """async () => {
  const pictures = [...document.querySelectorAll("img")];
  await Promise.all(pictures.map((one) => one.decode()));
  return pictures.every((one) => one.naturalWidth > 0) && pictures.length;
}"""


def number(page: Page) -> str:
    """Which step is on show."""
    found: str = page.evaluate("document.querySelector('.slide.now').id")
    return found


def test_a_story_is_found_presented_without_a_network_and_saved(
    context: BrowserContext, site_url: str, tmp_path: Path
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/stories?lang=en", timeout=visits.WAIT)
    cards = page.locator(".stories article")
    expect(cards).to_have_count(3)
    with page.expect_download() as saved:
        cards.nth(2).get_by_text("Download").click()
    file = tmp_path / "long-arm.html"
    saved.value.save_as(file)
    cards.nth(2).get_by_text("Present").click()
    page.wait_for_selector(".slide.now")
    assert page.evaluate(LOADED) >= 9
    context.set_offline(True)
    try:
        _keys(page)
        _fits(page)
        page.goto(f"{file.as_uri()}#8", timeout=visits.WAIT)
        assert number(page) == "8"
        assert page.evaluate(LOADED) >= 9
        page.keyboard.press("PageDown")
        assert page.url.endswith("#9")
    finally:
        context.set_offline(False)
    assert not [url for url in asked if not url.startswith((site_url, "data:", "blob:", "file:"))]


def _keys(page: Page) -> None:
    steps = [
        ("ArrowRight", "1"),
        ("ArrowDown", "2"),
        ("PageDown", "3"),
        ("Space", "4"),
        ("ArrowLeft", "3"),
        ("PageUp", "2"),
        ("End", "end"),
        ("ArrowRight", "end"),
        ("Home", "0"),
        ("ArrowLeft", "0"),
    ]
    for key, expected in steps:
        page.keyboard.press(key)
        assert number(page) == expected, key
    page.evaluate("location.hash = '#3'")
    page.wait_for_function("() => document.querySelector('.slide.now').id === '3'")
    assert "Step 3 of 9" in page.locator("#status").inner_text()
    expect(page.locator("#bar a[aria-current]")).to_have_count(1)
    expect(page.locator(".slide.now .atlas")).to_be_hidden()
    page.keyboard.press("s")
    expect(page.locator(".slide.now .sheet")).to_be_visible()
    assert page.locator(".slide.now .sheet article").count() == 3
    page.keyboard.press("Escape")
    expect(page.locator(".slide.now .sheet")).to_be_hidden()
    page.mouse.click(700, 10)
    assert number(page) == "4"
    page.mouse.click(20, 450)
    assert number(page) == "3"
    page.go_back()
    page.wait_for_function("() => document.querySelector('.slide.now').id === '4'")
    page.keyboard.press("b")
    assert page.evaluate("document.documentElement.classList.contains('black')")
    page.keyboard.press("b")


def _fits(page: Page) -> None:
    """Nothing has to be scrolled, on any screen, in any step; with motion off, too."""
    page.emulate_media(reduced_motion="reduce")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Home")
        for _ in range(11):
            left = page.evaluate(FITS)
            within = left["across"] <= 0 and left["down"] <= 1
            within = within and min(left["left"], left["right"], left["below"]) >= 0
            assert within, (width, height, number(page), left)
            page.keyboard.press("ArrowRight")
    page.set_viewport_size({"width": 1440, "height": 900})


def test_a_step_opens_in_the_atlas_and_a_view_becomes_a_step(
    context: BrowserContext, site_url: str, tmp_path: Path
) -> None:
    story = library(open_site()).called("kazakhstan")
    assert story is not None
    page = context.new_page()
    page.goto(f"{site_url}/present/kazakhstan?lang=en#6", timeout=visits.WAIT)
    page.locator(".slide.now .atlas").click()
    bar = page.locator("nav.story")
    expect(bar).to_contain_text("Step 6 of 8")
    expect(bar.locator("h2")).to_have_text("Handed over")
    assert "#v=4/" in page.url
    page.get_by_text("Make a story").click()
    page.get_by_label("Heading", exact=True).fill("My own heading")
    page.get_by_label("Text", exact=True).fill("{n|incident|incidents}.")
    page.get_by_label("Text", exact=True).blur()
    page.get_by_role("button", name="Add this view as a step").click()
    expect(page.get_by_text("Your story: one step")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the story file").click()
    file = tmp_path / "mine.toml"
    saved.value.save_as(file)
    made = tomllib.loads(file.read_text(encoding="utf-8"))
    (step,) = made["steps"]
    assert step["en"] == {"heading": "My own heading", "text": "{n|incident|incidents}."}
    assert step["view"] == story.steps[5].step.asked.to_params() | {"sel": step["view"]["sel"]}
    assert step["highlight"] == [story.steps[5].step.highlight[0]]
