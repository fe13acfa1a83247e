"""The comparisons in a real browser: rows are buttons, what is chosen is asked of the map."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from dashboard import breakdown
from dashboard.filters import Query
from dashboard.site import open_site
from dashboard.ui import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.visits import Atlas

WIDTHS = "rows => rows.map(row => parseFloat(getComputedStyle(row).getPropertyValue('--n')))"


def test_rows_filter_by_mouse_and_keys_and_lead_to_their_records(
    open_atlas: Callable[[str], Atlas],
) -> None:
    atlas = open_atlas("/?since=2019-01-01#v=4/50/40")
    page, charts = atlas.page, atlas.page.locator(".st-key-charts")
    query = Query.from_params({"since": "2019-01-01"})
    first, second, *_ = breakdown.bars(open_site().incidents, query, "threat_types")
    rows = charts.locator('[data-variant="pills"]')
    told = f"{first.n} reports, better established: {first.solid}"
    expect(rows.first).to_have_accessible_name(re.compile(f"{told}$"))
    drawn = rows.evaluate_all(WIDTHS)
    assert drawn[0] == 100
    assert drawn == sorted(drawn, reverse=True)

    rows.first.click()
    atlas.until("code => ATLAS.state.query.includes(`type=${code}`)", first.code)
    rows.nth(1).focus()
    page.keyboard.press("Space")
    atlas.until("code => ATLAS.state.query.includes(code)", second.code)
    atlas.settle()
    expect(charts.locator("[aria-pressed=true]")).to_have_count(2)
    expect(page.locator(".st-key-figures")).to_contain_text(f"{first.n + second.n} of ")

    sent = atlas.log.sent
    charts.get_by_text(f"To these {first.n + second.n} records").click()
    expect(page.locator(f"#{spoken.TABLE}")).to_be_focused()
    atlas.page_until("location.hash.startsWith('#v=4/')")
    assert atlas.log.sent == sent

    page.set_viewport_size({"width": 390, "height": 844})
    charts.get_by_text("Over time", exact=True).click()
    panels = charts.locator('[class*="st-key-charts-time-"] [data-variant="pills"]')
    expect(panels.first).to_have_accessible_name(re.compile("reports; most: "))
    atlas.settle()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    panels.first.click()
    atlas.until("code => !ATLAS.state.query.includes(code)", first.code)
    assert atlas.log.problems == []
