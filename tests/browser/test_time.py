"""Time under the map in a real Chromium: bars, brush, clock; each step is the engine's answer."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import visits
from tests.browser.visits import Atlas

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

Open = Callable[[str], Atlas]

STEPS = """async (count) => {
  const { clock } = ATLAS.timeline;
  const seen = [];
  const look = () => clock.live && seen.at(-1)?.at !== clock.at && seen.push({
    at: clock.at, ...ATLAS.read().time, lat: ATLAS.read().lat, zoom: ATLAS.read().zoom,
    marks: ATLAS.read().marks.reduce((sum, mark) => sum + mark.n, 0),
    frame: window.__mark,
  });
  return await new Promise((done) => {
    clock.on("change", () => {
      look();
      if (seen.length >= count) done(seen);
    });
  });
}"""
"""Watches the clock until it has gone so many steps; says what each showed."""


@pytest.fixture(scope="module")
def opened(browser: Browser, site_url: str) -> Iterator[Atlas]:
    with visits.window(browser, viewport={"width": 1440, "height": 1200}) as context:
        yield visits.visit(context, f"{site_url}/#v=2/35/20")


@pytest.fixture
def atlas(opened: Atlas) -> Atlas:
    """One map for the tests, without a filter and with its clock at rest."""
    opened.js("ATLAS.timeline.clock.leave()")
    if opened.read()["time"]["brush"] != [None, None]:
        button(opened, "All dates").click()
    opened.look_at(2, 35, 20)
    opened.settle()
    assert opened.read()["time"]["brush"] == [None, None]
    opened.js("window.__mark = 'still here'")
    return opened


def button(atlas: Atlas, name: str) -> Locator:
    return atlas.frame.get_by_role("button", name=name, exact=True)


def handle(atlas: Atlas, name: str) -> Locator:
    return atlas.frame.get_by_role("slider", name=name, exact=True)


def counted(site_url: str, since: str | None, until: str | None, **params: str) -> int:
    """How many incidents the engine answers for dates."""
    dates = {name: day for name, day in (("since", since), ("until", until)) if day}
    address = f"{site_url}/api/totals?{urllib.parse.urlencode({**params, **dates})}"
    with urllib.request.urlopen(address, timeout=20) as answer:
        return sum(json.load(answer)["n"].values())


def figures(atlas: Atlas) -> int:
    """The number of incidents at the head of the page."""
    said = atlas.page.locator(".st-key-figures").inner_text()
    found = re.match(r"([\d,]+) of", said)
    assert found, said
    return int(found[1].replace(",", ""))


def asked(atlas: Atlas) -> dict[str, str]:
    """The parameters of the page's address."""
    search: str = atlas.page.evaluate("location.search.slice(1)")
    return dict(urllib.parse.parse_qsl(search))


def drag(atlas: Atlas, day: str, other: str) -> None:
    """Drag over the bars from one day to another."""
    place = """([day, other]) => {
      const { bars, chart } = ATLAS.timeline;
      const { left, top } = chart.getBoundingClientRect();
      return [day, other].map((one) => [left + bars.x(L.AtlasDays.parse(one)) + 0.5, top + 20]);
    }"""
    (x, y), (to, _) = atlas.js(place, [day, other])
    mouse = atlas.page.mouse
    mouse.move(*atlas.point(x, y))
    mouse.down()
    mouse.move(*atlas.point((x + to) / 2, y), steps=3)
    mouse.move(*atlas.point(to, y), steps=3)
    mouse.up()


def unmoved(atlas: Atlas, before: dict[str, Any]) -> None:
    now = atlas.read()
    assert atlas.js("window.__mark") == "still here"
    assert all(abs(now[name] - before[name]) < 1e-9 for name in ("zoom", "lat", "lng"))


def test_dragging_over_the_bars_filters_by_date(atlas: Atlas, site_url: str) -> None:
    before = atlas.read()
    drag(atlas, "2022-03-10", "2023-08-20")
    atlas.page_until("() => location.search.includes('until=2023-08-31')")
    atlas.settle()
    assert asked(atlas) == {"since": "2022-03-01", "until": "2023-08-31"}
    assert atlas.read()["time"]["brush"] == ["2022-03-01", "2023-08-31"]
    n = counted(site_url, "2022-03-01", "2023-08-31")
    assert figures(atlas) == n
    assert sum(mark["n"] for mark in atlas.read()["marks"]) == n
    unmoved(atlas, before)
    # The span can be dragged along, and pressing one month asks for that month.
    drag(atlas, "2022-12-15", "2023-02-15")
    atlas.page_until("() => location.search.includes('since=2022-05-01')")
    atlas.settle()
    assert asked(atlas) == {"since": "2022-05-01", "until": "2023-10-31"}
    drag(atlas, "2024-05-10", "2024-05-10")
    atlas.page_until("() => location.search.includes('since=2024-05-01')")
    atlas.settle()
    assert asked(atlas)["until"] == "2024-05-31"
    unmoved(atlas, before)


def test_the_handles_are_moved_by_keys(atlas: Atlas, site_url: str) -> None:
    since, until = handle(atlas, "First day of the filter"), handle(atlas, "Last day of the filter")
    since.focus()
    since.press("ArrowRight")
    since.press("PageUp")
    until.press("PageDown")
    atlas.page_until("() => location.search.includes('until=')")
    atlas.settle()
    first, last = atlas.read()["time"]["brush"]
    assert asked(atlas) == {"since": first, "until": last}
    assert figures(atlas) == counted(site_url, first, last)
    assert since.get_attribute("aria-valuetext")
    assert int(since.get_attribute("aria-valuenow") or 0) < int(
        until.get_attribute("aria-valuenow") or 0
    )
    since.press("Home")
    until.press("End")
    atlas.page_until("() => location.search === ''")
    atlas.settle()
    assert atlas.read()["time"]["brush"] == [None, None]


def test_a_filter_from_elsewhere_moves_the_brush(open_atlas: Open) -> None:
    atlas = open_atlas("/?since=2022-02-24&type=detention")
    seen = atlas.read()["time"]
    assert seen["brush"] == ["2022-02-24", None]
    assert round(seen["total"]) > figures(atlas)  # the bars are of all dates
    atlas.page.get_by_test_id("stSidebar").get_by_role("slider").last.press("ArrowLeft")
    atlas.until("ATLAS.timeline.filter.until !== null")
    atlas.settle()
    until = asked(atlas)["until"]
    assert atlas.read()["time"]["brush"] == [asked(atlas)["since"], until]
    atlas.page.get_by_role("button", name=re.compile("^from .* February 2022")).click()
    atlas.until("ATLAS.timeline.filter.since === null")
    atlas.settle()
    assert atlas.read()["time"]["brush"] == [None, until]
    assert atlas.log.problems == []


def test_playing_shows_what_the_engine_answers_and_moves_nothing(
    atlas: Atlas, site_url: str
) -> None:
    before, sent = atlas.read(), atlas.log.sent
    atlas.frame.get_by_label("Speed").select_option("fast")
    atlas.js("ATLAS.timeline.clock.seek(L.AtlasDays.parse('2022-01-31'))")
    atlas.settle()
    atlas.js(f"window.__steps = ({STEPS})(6), 0")
    button(atlas, "Play").click()
    seen = atlas.js("window.__steps")
    button(atlas, "Pause").click()
    atlas.settle()
    assert [one["shown"][1] for one in seen[:3]] == ["2022-01-31", "2022-02-28", "2022-03-31"]
    assert seen[0]["shown"][0] == "2021-02-01"
    for one in seen:
        assert one["n"] == one["marks"] == counted(site_url, *one["shown"]), one["shown"]
        assert one["frame"] == "still here"
        assert (one["zoom"], one["lat"]) == (before["zoom"], before["lat"])
    assert atlas.log.sent == sent  # not one rerun of the page
    at = atlas.read()["time"]["at"]
    atlas.page_until("at => location.hash.endsWith('&t=' + at + '.w12.m')", at)
    # Everything so far, by quarter; then the span becomes the filter.
    atlas.frame.get_by_label("How much time is shown at once").select_option("c")
    atlas.frame.get_by_label("Size of a step").select_option("quarter")
    atlas.settle()
    handle(atlas, "Last day shown").press("ArrowRight")
    atlas.settle()
    time = atlas.read()["time"]
    assert time["shown"][0] is None
    assert time["shown"][1][5:] in {"03-31", "06-30", "09-30", "12-31"}
    assert time["n"] == counted(site_url, None, time["shown"][1])
    button(atlas, "Use as filter").click()
    atlas.page_until("() => location.search.includes('until=')")
    atlas.settle()
    assert asked(atlas) == {"until": time["shown"][1]}
    assert figures(atlas) == time["n"]
    assert not atlas.read()["time"]["on"]
    unmoved(atlas, before)
    assert atlas.log.problems == []


def test_one_clock_moves_legs_and_colours(open_atlas: Open, site_url: str) -> None:
    atlas = open_atlas("/?layers=incidents,totals,legs&risk=composite#v=3/50/30&t=2023-03-31.w3.m")
    atlas.settle()
    seen = atlas.read()
    assert seen["time"]["at"] == "2023-03-31"
    assert atlas.js("ATLAS.base.scores.as_of") == "2023-03-31"
    version = seen["version"]
    with urllib.request.urlopen(f"{site_url}/api/legs?v={version}&as_of=2023-03-31") as answer:
        stood = json.load(answer)["lines"]
    drawn = {line["select"]: line["state"] for line in seen["lines"]}
    assert drawn == {
        f"leg:{leg['id']}": "closed" if leg["ended"] else leg["status"] for leg in stood
    }
    button(atlas, "Stop").click()
    atlas.settle()
    later = atlas.read()
    assert not later["time"]["on"]
    assert atlas.js("ATLAS.base.scores.as_of") == later["as_of"]
    assert "&t=" not in atlas.page.url
    assert atlas.log.problems == []


def test_a_damaged_time_in_a_link_is_ignored(open_atlas: Open) -> None:
    atlas = open_atlas("/#v=4/50/20&t=2023-99-99.w12.m")
    for time in ("1990-01-31.w12.m", "2023-01-31.w7.m", "2023-01-31.c.x", "x", "9999-12-31.c.y"):
        atlas.js("time => ATLAS.timeline.clock.restore(time)", time)
        assert not atlas.read()["time"]["on"]
    assert atlas.read()["zoom"] == 4
    assert atlas.log.problems == []


def test_who_wants_less_motion_steps_by_hand(browser: Browser, site_url: str) -> None:
    with visits.window(browser, reduced_motion="reduce", has_touch=True) as context:
        atlas = visits.visit(context, f"{site_url}/?since=2022-01-01#v=3/50/30")
        button(atlas, "Next step").click()
        atlas.settle()
        first = atlas.read()["time"]
        assert first["on"]
        assert not first["playing"]
        assert first["shown"] == ["2022-01-01", "2022-12-31"]
        button(atlas, "Next step").click()
        atlas.settle()
        assert atlas.read()["time"]["shown"] == ["2022-02-01", "2023-01-31"]


def test_a_filter_without_any_incident_leaves_an_empty_strip(open_atlas: Open) -> None:
    atlas = open_atlas("/?q=zzzz")
    assert atlas.read()["time"]["total"] == 0
    summary = atlas.frame.locator(".atlas-time p").inner_text()
    assert "No incident matches" in summary
    assert atlas.log.problems == []
