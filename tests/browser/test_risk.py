"""Risk layers on the map in a real Chromium, on the real app with the shipped data."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dashboard.maps import look
from tests.browser import visits
from tests.browser.visits import Atlas

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Open = Callable[[str], Atlas]


def choose(atlas: Atlas, label: str) -> None:
    """Choose a layer as a reader does, who sees the list before opening it: scrolling shuts it."""
    atlas.settle()
    layers = atlas.page.get_by_role("combobox", name="Colour countries by")
    layers.scroll_into_view_if_needed()
    atlas.page.evaluate("() => new Promise((go) => setTimeout(go, 100))")
    layers.click()
    atlas.page.get_by_role("option", name=label, exact=True).click()


def in_sight(atlas: Atlas, iso3: str) -> tuple[int, int]:
    """Where a country's label point lies on the map, with no mark near it."""
    x, y = atlas.js(
        """iso3 => {
          const { box } = ATLAS.base.byCode.get(iso3);
          const zoom = ATLAS.map.getZoom(), world = 256 * 2 ** zoom;
          const at = L.point((box[0] + box[2]) / 2 * world, (box[1] + box[3]) / 2 * world);
          const { x, y } = ATLAS.map.latLngToContainerPoint(ATLAS.map.unproject(at, zoom));
          return [Math.round(x), Math.round(y)];
        }""",
        iso3,
    )
    return x, y


def test_choosing_a_layer_repaints_the_map_and_moves_nothing(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=4/47/60")
    atlas.until("ATLAS.base.totals")
    before = atlas.read()
    atlas.js("window.__mark = 'still here'")
    x, y = in_sight(atlas, "KAZ")
    plain = atlas.pixels("under", x, y, 6)
    choose(atlas, "Legal exposure to Russia")
    atlas.until("ATLAS.base.scores?.layer === 'exposure' && !ATLAS.base.totals")
    atlas.settle()
    after = atlas.read()
    assert atlas.js("window.__mark") == "still here"
    assert [before[k] for k in ("zoom", "lat", "lng")] == [after[k] for k in ("zoom", "lat", "lng")]
    assert before["marks"] == after["marks"]
    told = atlas.js("ATLAS.base.scores")
    palette = look.PALETTES["light"]
    assert atlas.pixels("under", x, y, 6) == [palette.index[told["classes"]["KAZ"]]] != plain
    assert after["standing"]["RUS"] == "plain"
    atlas.page_until("() => location.search.includes('risk=exposure')")
    atlas.page_until("() => /^#v=4\\//.test(location.hash)")
    assert atlas.log.problems == []


def test_too_little_reporting_is_hatched_and_counted(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=exposure#v=4/15/20")
    atlas.until("ATLAS.base.scores")
    told = atlas.js("ATLAS.base.scores")
    assert told["classes"]["TCD"] == -1
    assert atlas.read()["standing"]["TCD"] == "unobserved"
    palette = look.PALETTES["light"]
    found = set(atlas.pixels("under", *in_sight(atlas, "TCD"), 40))
    assert {palette.land, palette.doubt} <= found
    assert not found.intersection(palette.index)
    legend = atlas.page.locator(".legend", has_text="Legal exposure to Russia")
    words = legend.inner_text()
    assert "points of 100" in words
    assert f"{told['unobserved']} of {len(told['classes'])} countries" in words
    assert "23 November 2026" in words


def test_back_to_reports_the_map_is_as_it_was(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=4/47/60")
    atlas.until("ATLAS.base.totals")
    before = atlas.read()["standing"]
    choose(atlas, "Observed conduct")
    atlas.until("ATLAS.base.scores?.layer === 'conduct'")
    choose(atlas, "Reported incidents")
    atlas.until("ATLAS.base.totals && !ATLAS.base.scores")
    atlas.settle()
    assert atlas.read()["standing"] == before
    atlas.page_until("() => !location.search.includes('risk')")


def test_a_link_carries_layer_day_and_weights(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=composite&as_of=2023-06-01&weights=exposure:2,entry:1#v=4/47/60")
    atlas.until("ATLAS.base.scores")
    told = atlas.js("ATLAS.base.scores")
    assert (told["layer"], told["as_of"]) == ("composite", "2023-06-01")
    assert told["weights"] == "exposure:2,entry:1"
    assert "risk=composite" in atlas.page.url
    assert "weights=exposure" in atlas.page.url


def test_a_preset_moves_the_map_and_its_link(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=composite#v=4/47/60")
    atlas.until("ATLAS.base.scores")
    before = atlas.js("ATLAS.base.scores.values")
    atlas.page.get_by_text("Weights of its parts").click()
    atlas.page.get_by_text("Journalist", exact=True).wait_for()
    atlas.settle()
    atlas.page.get_by_text("Journalist", exact=True).click()
    atlas.until("ATLAS.base.scores.weights !== ''")
    assert atlas.js("ATLAS.base.scores.values") != before
    atlas.page_until("() => location.search.includes('weights=')")
    atlas.settle()
    atlas.page.get_by_text("Equal weights", exact=True).click()
    atlas.until("ATLAS.base.scores.weights.startsWith('weighted:1,exposure:1')")
    atlas.settle()
    atlas.page.get_by_text("Default", exact=True).click()
    atlas.until("ATLAS.base.scores.weights === ''")
    atlas.settle()
    assert atlas.js("ATLAS.base.scores.values") == before
    assert len(atlas.page.get_by_role("slider").all()) >= 5


def test_the_tip_says_value_and_interval_or_that_nothing_can_be_said(open_atlas: Open) -> None:
    atlas = open_atlas("/?risk=exposure#v=4/15/20")
    atlas.until("ATLAS.base.scores")
    told = "iso3 => L.AtlasTips({kind: 'country', iso3}, ATLAS)[1]"
    assert re.fullmatch(
        r"Legal exposure to Russia: \d+(, possibly \d+ to \d+)?", atlas.js(told, "KAZ")
    )
    assert "not enough reporting" in atlas.js(told, "TCD")
    assert "That does not mean low" in atlas.js(told, "TCD")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_layer_is_painted_in_both_themes(browser: Browser, site_url: str, theme: str) -> None:
    with visits.window(browser, color_scheme=theme) as context:
        atlas = visits.visit(context, f"{site_url}/?risk=exposure#v=4/47/60")
        atlas.until("ATLAS.base.scores")
        atlas.settle()
        palette = look.PALETTES["light" if theme == "light" else "dark"]
        at = atlas.js("ATLAS.base.scores.classes.KAZ")
        assert atlas.pixels("under", *in_sight(atlas, "KAZ"), 6) == [palette.index[at]]


def test_a_refusal_of_the_server_is_said_and_tried_again(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=4/47/60")
    atlas.until("ATLAS.base.totals")
    atlas.page.route(re.compile("/api/risk"), lambda route: route.abort())
    atlas.js("ATLAS.show({risk: 'layer=entry'})")
    atlas.until("ATLAS.figures.failed")
    assert atlas.read()["notice"]
    assert atlas.js("Boolean(ATLAS.base.totals)")
    atlas.page.unroute_all()
    atlas.js("ATLAS.map.fire('moveend')")
    atlas.until("ATLAS.base.scores?.layer === 'entry'")
    assert atlas.read()["notice"] == ""
