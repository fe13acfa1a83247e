"""What changed between two days, on the map in a real Chromium, with the shipped data."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dashboard.maps import look
from tests.browser import visits
from tests.browser.test_risk import in_sight
from tests.browser.visits import Atlas

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Open = Callable[[str], Atlas]


def test_comparing_repaints_the_map_and_moves_nothing(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=exposure#v=4/47/60")
    atlas.until("ATLAS.base.scores")
    before = atlas.read()
    atlas.js("window.__mark = 'still here'")
    atlas.page.get_by_text("Compare with an earlier day").click()
    atlas.until("ATLAS.base.scores?.compare")
    atlas.page.get_by_role("radio", name="Before January 2026").or_(
        atlas.page.get_by_text("Before January 2026", exact=True)
    ).first.click()
    atlas.until("ATLAS.base.scores?.compare === '2025-12-31'")
    atlas.settle()
    after = atlas.read()
    assert atlas.js("window.__mark") == "still here"
    assert [before[k] for k in ("zoom", "lat", "lng")] == [after[k] for k in ("zoom", "lat", "lng")]
    assert before["marks"] == after["marks"]
    told = atlas.js("ATLAS.base.scores")
    at = told["classes"]["KAZ"]
    assert at > len(look.PALETTES["light"].change) // 2
    x, y = in_sight(atlas, "KAZ")
    assert atlas.pixels("under", x, y, 6) == [look.PALETTES["light"].change[at]]
    atlas.page_until("() => location.search.includes('compare=2025-12-31')")
    atlas.page_until("() => /^#v=4\\//.test(location.hash)")
    legend = atlas.page.locator(".legend", has_text="compared with 31 December 2025").inner_text()
    assert "points of 100" in legend
    assert "23 November 2026" in legend
    assert f"{told['unobserved']} of {len(told['classes'])} countries" in legend
    atlas.page.get_by_text("Compare with an earlier day").click()
    atlas.until("ATLAS.base.scores && !ATLAS.base.scores.compare")
    assert atlas.read()["standing"] == before["standing"]
    assert atlas.log.problems == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_known_on_one_day_alone_is_neither_coloured_nor_hatched(
    browser: Browser, site_url: str, theme: str
) -> None:
    with visits.window(browser, color_scheme=theme) as context:
        address = f"{site_url}/?risk=entry&compare=2022-02-23&layers=totals#v=4/15/60"
        atlas = visits.visit(context, address)
        atlas.until("ATLAS.base.scores")
        palette = look.PALETTES["light" if theme == "light" else "dark"]
        standing = atlas.read()["standing"]
        assert (standing["KAZ"], standing["TCD"]) == ("only_now", "unobserved")
        drawn = {}
        for iso3, lat, lng in (("KAZ", 48, 67), ("TCD", 15, 18)):
            atlas.look_at(5, lat, lng)
            drawn[iso3] = set(atlas.pixels("under", *in_sight(atlas, iso3), 40))
            assert {palette.land, palette.doubt} <= drawn[iso3]
            assert not drawn[iso3].intersection(palette.change)
        assert standing["RUS"] == "plain"


def test_the_tip_says_how_much_more_or_less_or_why_nothing_can_be_said(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=entry&as_of=2024-06-30&compare=2023-11-30#v=4/55/30")
    atlas.until("ATLAS.base.scores")
    told = "iso3 => L.AtlasTips({kind: 'country', iso3}, ATLAS)[1]"
    assert re.fullmatch(
        r"Entry and stay: \d+ more reported risk than on 30 November 2023 \(\d+ then, \d+ now\)",
        atlas.js(told, "FIN"),
    )
    atlas.show(risk="layer=entry&compare=2022-02-23")
    atlas.until("ATLAS.base.scores.compare === '2022-02-23'")
    assert "less reported risk than" in atlas.js(told, "ARM")
    assert "only known now" in atlas.js(told, "KAZ")
    assert "on either day. That does not mean low" in atlas.js(told, "TCD")


def test_a_row_of_what_changed_opens_the_country_with_the_fact_and_its_source(
    open_atlas: Open,
) -> None:
    atlas = open_atlas("/?risk=exposure&compare=2025-12-31&sel=country:KAZ#v=4/47/60")
    panel = atlas.page.locator(".st-key-panel")
    panel.get_by_text("What changed since 31 December 2025").wait_for(timeout=visits.WAIT)
    panel.get_by_text("practised", exact=True).first.wait_for(timeout=visits.WAIT)
    assert panel.get_by_role("link").count() >= 2
    atlas.page.get_by_text("What changed, and because of what").wait_for(timeout=visits.WAIT)


def test_a_part_stays_open_when_its_figures_change(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=conduct&sel=country:KAZ#v=4/47/60")
    panel = atlas.page.locator(".st-key-panel")
    panel.get_by_text(re.compile("^Removals and hand-overs")).first.click()
    panel.get_by_text("Graded").first.wait_for(timeout=visits.WAIT)
    title = panel.get_by_text(re.compile("^Removals and hand-overs")).first.inner_text()
    atlas.page.get_by_role("button", name=re.compile(r"^Deportation")).first.click()
    atlas.page_until("() => location.search.includes('type=')")
    panel.get_by_text(title, exact=True).wait_for(state="detached", timeout=visits.WAIT)
    panel.get_by_text("Graded").first.wait_for(timeout=visits.WAIT)


def test_legs_are_those_of_the_day_of_the_layer(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=entry&as_of=2023-06-01&layers=totals,legs#v=4/50/40")
    atlas.until("ATLAS.lines.leg.lines.length")
    assert "as_of=2023-06-01" in atlas.js("ATLAS.lines.leg.url")
