"""The map in a real Chromium, on the real app with the shipped data."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.maps import look
from dashboard.wording.en_map import MAP
from tests.browser import visits
from tests.browser.visits import Atlas

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Route

Open = Callable[[str], Atlas]

BARE: dict[str, Any] = {
    "query": "",
    "layers": ["incidents", "totals"],
    "theme": "light",
    "selected": "",
}


@pytest.fixture(scope="module")
def opened(browser: Browser, site_url: str) -> Iterator[Atlas]:
    with visits.window(browser) as context:
        yield visits.visit(context, f"{site_url}/#v=4/50/20")


@pytest.fixture
def atlas(opened: Atlas) -> Atlas:
    """One map for all tests that only talk to it: told to show everything, over Europe."""
    opened.page.mouse.move(2, 2)
    opened.page.unroute_all()
    opened.look_at(4, 50, 20)
    opened.show(**BARE)
    opened.until("ATLAS.base.totals")
    return opened


def api(site_url: str, path: str, **params: str) -> Any:
    address = f"{site_url}/api/{path}?{urllib.parse.urlencode(params)}"
    with urllib.request.urlopen(address, timeout=20) as answer:
        return json.load(answer)


def near(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two readings show the same view."""
    return bool(
        one["zoom"] == other["zoom"]
        and abs(one["lat"] - other["lat"]) < 1e-9
        and abs(one["lng"] - other["lng"]) < 1e-9
    )


# Opening


def test_opening_asks_nobody_else_and_complains_of_nothing(open_atlas: Open, site_url: str) -> None:
    atlas = open_atlas("/")
    atlas.page.wait_for_timeout(500)
    assert atlas.log.strangers(site_url) == []
    assert atlas.log.problems == []
    assert any("/api/tiles/" in url for url in atlas.log.requests)


def test_opening_shows_every_incident(open_atlas: Open, site_url: str) -> None:
    atlas = open_atlas("/#v=2/35/20")
    total = sum(api(site_url, "totals")["n"].values())
    assert sum(mark["n"] for mark in atlas.read()["marks"]) == total
    drawn = atlas.js("[...ATLAS.incidents.shown.tiles.keys()]")
    assert len(drawn) == len(set(drawn))


def test_the_view_in_the_link_is_restored_and_kept(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=6/41.7/44.8")
    seen = atlas.read()
    assert seen["zoom"] == 6
    assert abs(seen["lat"] - 41.7) < 0.02
    assert abs(seen["lng"] - 44.8) < 0.02
    atlas.page.wait_for_timeout(1200)
    assert atlas.page.url.endswith("#v=6/41.7/44.8")


def test_an_address_that_lost_the_view_gets_it_back(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=6/41.7/44.8")
    atlas.page.wait_for_timeout(1000)
    atlas.page.evaluate("history.pushState({}, '', '/?type=killing')")
    atlas.page_until("() => location.search !== '' && /^#v=6.41/.test(location.hash)")


def test_a_damaged_view_is_ignored(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=4/%3Cb%3E/0")
    assert atlas.log.problems == []
    assert atlas.read()["zoom"] == 3
    atlas.page_until("() => /^#v=3\\//.test(location.hash)")
    read = "fragment => ATLAS.permalink.read(fragment, 9)"
    for fragment in ("", "#v=99/1/1", "#v=4/95/0", "#v=4/50", "#v=4/50/1e3", "#x", "#v=-1/0/0"):
        assert atlas.js(read, fragment) is None
    assert atlas.js(read, "#v=9/-12.5/180") == {"zoom": 9, "center": [-12.5, 180]}


def test_the_page_is_run_once_to_open(open_atlas: Open) -> None:
    atlas = open_atlas("/")
    atlas.page.wait_for_timeout(1500)
    assert atlas.log.sent == 1


def test_a_dark_reader_gets_a_dark_map(browser: Browser, site_url: str) -> None:
    with visits.window(browser, color_scheme="dark") as context:
        atlas = visits.visit(context, f"{site_url}/#v=4/43/35")
        assert atlas.read()["theme"] == "dark"
        x, y = _place(atlas, 43.3, 34.5)
        assert atlas.pixels("under", x, y, 2) == [look.PALETTES["dark"].sea]


# Moving and filtering


def test_a_filter_changes_the_marks_and_nothing_else(open_atlas: Open, site_url: str) -> None:
    atlas = open_atlas("/#v=2/35/20")
    before = atlas.read()
    atlas.js("window.__mark = 'still here'")
    atlas.page.get_by_role("button", name=re.compile(r"^Killing")).first.click()
    atlas.until("ATLAS.state.query === 'type=killing'")
    atlas.settle()
    after = atlas.read()
    assert atlas.js("window.__mark") == "still here"
    assert near(before, after)
    expected = sum(api(site_url, "totals", type="killing")["n"].values())
    assert sum(mark["n"] for mark in after["marks"]) == expected
    assert 0 < expected < sum(mark["n"] for mark in before["marks"])
    atlas.page_until("() => location.search.includes('type=killing')")
    atlas.page_until("() => /^#v=2\\//.test(location.hash)")


def test_moving_the_map_runs_nothing_on_the_server(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=4/50/20")
    atlas.page.wait_for_timeout(1500)
    sent = atlas.log.sent
    x, y = atlas.point(400, 300)
    atlas.page.mouse.move(x, y)
    atlas.page.mouse.down()
    atlas.page.mouse.move(x - 200, y - 60, steps=6)
    atlas.page.mouse.up()
    atlas.settle()
    atlas.frame.locator(".leaflet-control-zoom-in").click()
    atlas.until("ATLAS.map.getZoom() === 5")
    atlas.settle()
    atlas.page_until("() => /^#v=5\\//.test(location.hash)")
    atlas.page.wait_for_timeout(600)
    assert atlas.log.sent == sent


def test_old_marks_stay_until_the_new_answer_is_whole(atlas: Atlas) -> None:
    held: list[Route] = []
    before = atlas.read()["marks"]
    atlas.page.route(re.compile("/api/tiles/"), lambda route: held.append(route))  # noqa: PLW0108
    atlas.js("ATLAS.show({query: 'type=killing'})")
    asked = atlas.js("[...ATLAS.incidents.tiles.values()].filter(t => t.state === 'asked').length")
    assert asked > 1
    visits.until(atlas.page, lambda: len(held) == asked, "the questions")
    with atlas.page.expect_response(re.compile("/api/tiles/")):
        held.pop().continue_()
    atlas.until("[...ATLAS.incidents.tiles.values()].some(t => t.state === 'there')")
    atlas.page.wait_for_timeout(200)
    assert atlas.read()["marks"] == before
    for route in held:
        route.continue_()
    atlas.settle()
    after = atlas.read()["marks"]
    assert 0 < sum(mark["n"] for mark in after) < sum(mark["n"] for mark in before)


def test_a_late_answer_to_an_old_question_is_thrown_away(atlas: Atlas) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "type=killing" in route.request.url:
            held.append(route)
        else:
            route.continue_()

    atlas.page.route(re.compile("/api/tiles/"), hold)
    atlas.js("ATLAS.show({query: 'type=killing'})")
    visits.until(atlas.page, lambda: held, "the first question")
    atlas.show(query="type=surveillance")
    expected = atlas.read()["marks"]
    for route in held:
        route.continue_()
    atlas.page.wait_for_timeout(300)
    atlas.settle()
    assert atlas.read()["marks"] == expected


def test_a_failure_is_said_and_made_good_at_the_next_move(atlas: Atlas) -> None:
    before = atlas.js("ATLAS.base.totals.n")
    atlas.page.route(re.compile("/api/"), lambda route: route.abort())
    atlas.show(query="type=detention")
    assert atlas.read()["notice"] == MAP["offline"]
    assert atlas.read()["marks"] == []
    atlas.page.unroute_all()
    atlas.look_at(4, 50, 21)
    atlas.until("before => JSON.stringify(ATLAS.base.totals.n) !== JSON.stringify(before)", before)
    atlas.until("ATLAS.read().notice === ''")
    assert atlas.read()["marks"] != []


def test_another_edition_of_the_data_asks_for_a_new_page(atlas: Atlas) -> None:
    version = atlas.read()["version"]
    atlas.show(version="1999.1.1")
    assert atlas.read()["notice"] == MAP["outdated"]
    atlas.js("L.AtlasAsk.outdated = false")
    atlas.show(version=version)
    assert atlas.read()["notice"] == ""


def test_going_round_the_world_shows_the_same(atlas: Atlas) -> None:
    atlas.look_at(3, 27, 17)
    here = atlas.read()["marks"]
    atlas.look_at(3, 27, 377)
    there = atlas.read()["marks"]
    assert [mark["select"] for mark in here] == [mark["select"] for mark in there]
    assert atlas.js("ATLAS.pointer.at(ATLAS.map.getCenter()).select") == "country:LBY"


# Countries


def test_no_reports_is_hatched_and_apart_from_none_under_the_filter(atlas: Atlas) -> None:
    atlas.show(query="type=killing")
    standing = atlas.read()["standing"]
    palette = look.PALETTES["light"]
    kinds = {iso3: standing[iso3] for iso3 in ("ARG", "MNG", "GBR")}
    assert kinds["ARG"] == "unreported"
    assert kinds["MNG"] == "zero"
    assert isinstance(kinds["GBR"], int)
    atlas.look_at(4, 46.5, 104)
    plain = atlas.pixels("under", *_place(atlas, 45.0, 106.0))
    assert plain == [palette.land]
    atlas.look_at(4, -35, -66)
    hatched = atlas.pixels("under", *_place(atlas, -35.0, -66.0))
    assert set(hatched) == {palette.land, palette.hatch}
    atlas.look_at(5, 53, -2)
    assert palette.ramp[kinds["GBR"]] in atlas.pixels("under", *_place(atlas, 52.6, -1.0), 8)


def test_the_choropleth_follows_the_filter_and_can_be_switched_off(atlas: Atlas) -> None:
    everything = atlas.read()["standing"]
    atlas.show(query="type=killing")
    assert atlas.read()["standing"] != everything
    atlas.show(layers=["incidents"])
    assert set(atlas.read()["standing"].values()) == {"plain"}


def test_nobody_lives_in_antarctica(atlas: Atlas) -> None:
    assert atlas.read()["standing"]["ATA"] == "plain"


# Selecting


def test_a_click_on_a_mark_selects_it(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=5/46/14")
    before = atlas.read()
    begins = {"cell": "cell:5/", "incident": "incident:", "badge": "country:"}
    for kind, begin in begins.items():
        mark = next(m for m in before["marks"] if m["kind"] == kind and _well_inside(m))
        atlas.click(mark["x"], mark["y"])
        assert mark["select"].startswith(begin)
        _await_selection(atlas, mark["select"])
        atlas.settle()
        assert atlas.read()["selected"] == mark["select"]
        assert near(atlas.read(), before)


def test_a_click_on_a_country_selects_it_and_the_sea_is_nothing(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=5/46/24")
    atlas.click(*_place(atlas, 46.1, 24.4))
    _await_selection(atlas, "country:ROU")
    atlas.settle()
    sent = atlas.log.sent
    atlas.click(*_place(atlas, 43.3, 33.6))
    atlas.page.wait_for_timeout(600)
    assert atlas.log.sent == sent


def test_a_click_on_a_line_selects_it(open_atlas: Open) -> None:
    atlas = open_atlas("/?layers=legs,journeys#v=4/50/45")
    for kind in ("leg", "journey"):
        x, y, select = atlas.js(_MIDDLE_OF_A_LINE, kind)
        atlas.click(x, y)
        _await_selection(atlas, select)
        atlas.settle()
        assert atlas.read()["selected"] == select


_MIDDLE_OF_A_LINE = """kind => {
  const world = 256 * 2 ** ATLAS.map.getZoom();
  const { x, y } = ATLAS.map.getSize();
  for (const line of ATLAS.lines[kind].lines) for (const part of line.parts) {
    const [u, v] = part[Math.floor(part.length / 2)];
    const middle = ATLAS.map.unproject([u * world, v * world]);
    const at = ATLAS.map.latLngToContainerPoint(middle).round();
    const inside = at.x > 80 && at.y > 40 && at.x < x - 40 && at.y < y - 40;
    const found = ATLAS.pointer.at(ATLAS.map.containerPointToLatLng(at));
    if (inside && found?.kind === kind) return [at.x, at.y, found.select];
  }
}"""
"""Where a line of a kind can be clicked with nothing else in the way, and what that selects."""


def test_a_selection_in_the_link_is_marked(open_atlas: Open) -> None:
    atlas = open_atlas("/?sel=country:KAZ#v=4/48/66")
    assert atlas.read()["selected"] == "country:KAZ"
    assert atlas.js("ATLAS.base.marked.selected") == "KAZ"


def test_the_tooltip_tells_name_and_number_as_plain_text(atlas: Atlas) -> None:
    atlas.look_at(5, 46, 24)
    atlas.page.mouse.move(*atlas.point(*_place(atlas, 46.1, 24.4)))
    atlas.until("document.querySelector('.atlas-tip.atlas-shown')")
    title, note = atlas.js(
        "[...document.querySelectorAll('.atlas-tip > *')].map(e => e.textContent)"
    )
    assert title == "Romania"
    assert re.match(r"\d+ incidents? under the present filters", note)
    planted = "<img src=x onerror=alert(1)>"
    atlas.js(
        "text => ATLAS.pointer._tell({kind: 'incident', label: text, method: 0}, {x: 9, y: 9})",
        planted,
    )
    assert atlas.js("document.querySelector('.atlas-tip-title').textContent") == planted
    assert atlas.js("document.querySelectorAll('.atlas-tip img').length") == 0


# Keys, wheel, fingers


def test_keys_move_the_map_and_open_what_is_at_its_centre(atlas: Atlas) -> None:
    atlas.look_at(5, 46.1, 24.4)
    atlas.frame.locator(".atlas").focus()
    before = atlas.read()["lng"]
    atlas.page.keyboard.press("ArrowRight")
    atlas.until("lng => ATLAS.map.getCenter().lng > lng", before)
    atlas.settle()
    atlas.look_at(5, 46.1, 24.4)
    atlas.js(
        "window.__picked = []; ATLAS.selection.on('click', e => __picked.push(e.layer.toGeoJSON()))"
    )
    atlas.page.keyboard.press("Enter")
    atlas.until("__picked.length")
    picked = atlas.js("__picked")
    _await_selection(atlas, "country:ROU")  # or the answer would come in the middle of another test
    atlas.settle()
    assert [feature["properties"]["select"] for feature in picked] == ["country:ROU"]
    assert picked[0]["type"] == "Feature"
    assert atlas.js("ATLAS.map.getContainer().getAttribute('aria-label')") == MAP["map"]


_HINT = "words => document.querySelector('.atlas-hint').textContent === words"


def test_the_wheel_scrolls_the_page_until_the_map_is_meant(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=4/50/20")
    atlas.page.mouse.move(*atlas.point(300, 300))
    atlas.page.mouse.wheel(0, -300)
    atlas.until(_HINT, MAP["wheel"])
    atlas.page.wait_for_timeout(400)
    assert atlas.read()["zoom"] == 4
    atlas.page.keyboard.down("Control")
    atlas.page.mouse.wheel(0, -300)
    atlas.until("ATLAS.map.getZoom() > 4")
    atlas.page.keyboard.up("Control")
    atlas.settle()
    zoom = atlas.read()["zoom"]
    atlas.js("document.querySelector('.atlas-hint').textContent = ''")
    atlas.page.mouse.wheel(0, -300)
    atlas.until(_HINT, MAP["wheel"])
    atlas.page.wait_for_timeout(400)
    assert atlas.read()["zoom"] == zoom


def test_a_mouse_may_drag_where_a_finger_may_not(atlas: Atlas) -> None:
    met = """kind => {
      ATLAS.map.getContainer().dispatchEvent(new PointerEvent("pointerover", {pointerType: kind}));
      return ATLAS.map.dragging.enabled();
    }"""
    assert atlas.js(met, "touch") is False
    assert atlas.js(met, "mouse") is True


def test_one_finger_scrolls_the_page_and_two_move_the_map(browser: Browser, site_url: str) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visits.window(browser, **phone) as context:
        atlas = visits.visit(context, site_url)
        atlas.page.locator('iframe[title*="folium"]').scroll_into_view_if_needed()
        fingers = context.new_cdp_session(atlas.page)
        before = atlas.read()
        _drag(fingers, [atlas.point(200, 200)], 0, -60)
        atlas.until(_HINT, MAP["touch"])
        atlas.page.wait_for_timeout(400)
        atlas.page_until(_STILL)
        assert near(atlas.read(), before)
        _drag(fingers, [atlas.point(120, 200), atlas.point(240, 200)], 40, -40)
        atlas.until("lng => Math.abs(ATLAS.map.getCenter().lng - lng) > 1", before["lng"])


_STILL = """async () => {
  const top = () => document.querySelector("[data-testid=stMain]").scrollTop;
  const before = top();
  await new Promise((go) => setTimeout(go, 150));
  return top() === before;
}"""
"""Whether the page has stopped scrolling."""


def _drag(fingers: CDPSession, starts: list[tuple[float, float]], dx: float, dy: float) -> None:
    """Put fingers down, move them all by (dx, dy) in steps, lift them."""

    def touch(kind: str, share: float) -> None:
        points = [
            {"x": x + dx * share, "y": y + dy * share, "id": i} for i, (x, y) in enumerate(starts)
        ]
        fingers.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [] if kind == "touchEnd" else points},
        )

    touch("touchStart", 0)
    for step in range(1, 9):
        touch("touchMove", step / 8)
    touch("touchEnd", 1)


def _well_inside(mark: dict[str, Any]) -> bool:
    return bool(60 < mark["x"] < 600 and 60 < mark["y"] < 480)


def _place(atlas: Atlas, lat: float, lng: float) -> tuple[int, int]:
    """Return where a place is in the frame (pixels)."""
    x, y = atlas.js(
        "place => { const p = ATLAS.map.latLngToContainerPoint(place); return [p.x, p.y] }",
        [lat, lng],
    )
    return round(x), round(y)


def _await_selection(atlas: Atlas, select: str) -> None:
    atlas.page_until("wanted => new URLSearchParams(location.search).get('sel') === wanted", select)
