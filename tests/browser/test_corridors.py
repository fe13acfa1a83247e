"""The page of corridors in a real Chromium, on the real app with the shipped data."""

from __future__ import annotations

import json
import urllib.request
from itertools import combinations
from math import dist
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dashboard.maps import look
from tests.browser import line, questions, visits

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from tests.browser.visits import Atlas


@pytest.fixture
def atlas(context: BrowserContext, site_url: str) -> Atlas:
    """The page as it opens."""
    return questions.visit(context, f"{site_url}/corridors")


def stays(atlas: Atlas) -> dict[str, object]:
    return {key: atlas.read()[key] for key in ("zoom", "lat", "lng")}


def test_a_question_by_clicks_is_answered_and_the_map_stays(atlas: Atlas, site_url: str) -> None:
    atlas.js("window.__mark = 'still here'")
    before, colours = stays(atlas), atlas.js("ATLAS.base.scores.values")
    questions.choose(atlas, "From", "Kazakhstan")
    questions.tick(atlas, "Foreign passport, biometric")
    questions.choose(atlas, "Who", "Journalist")
    said = questions.sentence(atlas)
    assert "From Kazakhstan to anywhere" in said
    assert "holding an internal passport and a biometric foreign passport" in said
    assert "Kazakhstan → " in questions.card(atlas, 1)
    assert atlas.js("ATLAS.base.scores.values") != colours
    assert questions.bold(atlas)
    assert stays(atlas) == before
    assert atlas.js("window.__mark") == "still here"
    assert questions.problems(atlas) == []
    assert atlas.log.strangers(site_url) == []
    assert "?" not in atlas.page.url


def test_a_card_chosen_is_bold_on_the_map_and_told_in_full(atlas: Atlas) -> None:
    first = questions.bold(atlas)
    title = questions.card(atlas, 2).partition(" ")[2]
    # Anywhere on the card will do.
    box = questions.cards(atlas).nth(1).locator("ol.way").bounding_box()
    assert box is not None
    atlas.page.mouse.click(box["x"] + 120, box["y"] + 30)
    atlas.settle()
    assert questions.bold(atlas).isdisjoint(first)
    details = atlas.page.locator(".st-key-details")
    assert details.locator("h2").inner_text().startswith(title)
    assert details.locator("a[href^='http']").count() >= 1


def test_cards_can_be_chosen_by_keys_alone(atlas: Atlas) -> None:
    first = questions.bold(atlas)
    button = questions.cards(atlas).nth(1).locator("button")
    button.focus()
    atlas.page.keyboard.press("Enter")
    atlas.settle()
    assert questions.bold(atlas).isdisjoint(first)


def test_the_slider_opens_and_closes_ways(atlas: Atlas) -> None:
    now = questions.drawn(atlas)
    slider = atlas.page.get_by_role("slider", name="Month")
    slider.focus()
    slider.press("Home")
    atlas.settle()
    assert "on 31 January 2022" in questions.sentence(atlas)
    slider.press("End")
    atlas.settle()
    assert questions.drawn(atlas) == now
    slider.press("ArrowLeft")
    atlas.settle()
    assert "on 31 October 2026" in questions.sentence(atlas)
    asked = [url for url in atlas.log.requests if "/api/" in url]
    assert asked, "the lines are asked for"
    assert all("2022" not in url.partition("?")[2].replace("v=2022", "") for url in asked)
    assert len([url for url in asked if "/api/legs" in url]) == 1


def test_a_link_opens_its_question_and_leaves_the_address(
    context: BrowserContext, site_url: str
) -> None:
    carried = "#ask:from=KAZ&to=these,DEU&on=2023-05-01&with=passport&as=journalist&also=restricted"
    atlas = questions.visit(context, f"{site_url}/corridors{carried}")
    wanted = "From Kazakhstan to Germany, on 1 May 2023"
    atlas.page_until("wanted => document.body.innerText.includes(wanted)", wanted)
    atlas.settle()
    assert wanted in questions.sentence(atlas)
    assert "ask:" not in atlas.page.url
    atlas.page.evaluate("() => { location.hash = '#ask:from=GEO&to=eu&nonsense=1' }")
    atlas.page_until("() => document.body.innerText.includes('From Georgia to any member state')")
    atlas.settle()
    assert "cannot be read and was left out" in atlas.page.locator(".st-key-said").inner_text()
    assert "ask:" not in atlas.page.url
    # Moving the map writes its view, and never brings the question back.
    atlas.look_at(5, 50, 30)
    assert "#v=5/" in atlas.page.url


@pytest.mark.parametrize("junk", ["#ask:", "#ask:%3Cscript%3E", "#ask:" + "a" * 2000, "#ask:-"])
def test_junk_behind_the_address_does_no_harm(
    context: BrowserContext, site_url: str, junk: str
) -> None:
    atlas = questions.visit(context, f"{site_url}/corridors{junk}")
    atlas.page_until("() => document.body.innerText.includes('question in the link cannot be')")
    atlas.settle()
    assert "From Russia to anywhere" in questions.sentence(atlas)
    assert "ask:" not in atlas.page.url
    assert questions.problems(atlas) == []


def test_the_question_outlives_a_visit_to_the_map_and_back(atlas: Atlas) -> None:
    questions.choose(atlas, "From", "Georgia")
    atlas.page.get_by_role("link", name="Map", exact=True).click()
    atlas.page_until("() => document.querySelector('.st-key-figures')")
    questions.await_map(atlas, "ATLAS.state.layers.includes('incidents')")
    assert "GEO" not in atlas.page.url
    atlas.page.go_back()
    atlas.page_until("() => document.querySelector('.st-key-sentence')")
    assert "From Georgia" in questions.sentence(atlas)
    questions.await_map(atlas, "ATLAS.lines.leg.ways")
    atlas.page.go_forward()
    atlas.page_until("() => document.querySelector('.st-key-figures')")


def test_touches_count_however_late_the_page_hears_of_the_last_one(
    context: BrowserContext, site_url: str
) -> None:
    line.lay(context)
    atlas = questions.visit(context, f"{site_url}/corridors")
    with line.held(atlas):
        for label in ("Visa of the country entered", "Would ask for asylum on arrival"):
            line.click(atlas, atlas.page.get_by_role("button", name=label, exact=True))
    said = questions.sentence(atlas)
    for paper in ("internal passport", "visas of the countries", "would ask for asylum"):
        assert paper in said


def test_a_leg_on_the_map_tells_of_itself(atlas: Atlas) -> None:
    leg = next(iter(questions.bold(atlas)))
    x, y = atlas.js(
        """id => {
          const line = ATLAS.lines.leg.lines.find(({select}) => select === id);
          const part = line.parts[0], zoom = ATLAS.map.getZoom(), world = 256 * 2 ** zoom;
          const [u, v] = part[Math.floor(part.length / 2)];
          const at = ATLAS.map.unproject(L.point(u * world, v * world), zoom);
          const { x, y } = ATLAS.map.latLngToContainerPoint(at);
          return [x, y];
        }""",
        leg,
    )
    atlas.click(x, y)
    told = atlas.page.locator(".st-key-pick")
    expect(told).to_contain_text("Publicly known legal way")
    atlas.settle()
    told.get_by_role("button", name="Close").click()
    atlas.settle()
    assert told.count() == 0


def test_ways_that_share_a_leg_have_a_track_each_joined_to_their_cards(
    context: BrowserContext, site_url: str
) -> None:
    carried = "#ask:from=KAZ&to=anywhere&on=2026-11-23&with=passport"
    atlas = questions.visit(context, f"{site_url}/corridors{carried}")
    atlas.page_until("() => document.body.innerText.includes('From Kazakhstan to anywhere')")
    atlas.settle()
    tracks = {track["rank"]: track for track in atlas.read()["tracks"]}
    assert sorted(tracks) == list(range(1, questions.cards(atlas).count() + 1))
    assert [rank for rank, track in tracks.items() if track["chosen"]] == [1]
    # What is painted: nobody's line or number lies on another's, where they share a leg.
    together = [
        (one["strokes"][leg][0], other["strokes"][leg][0])
        for one, other in combinations(tracks.values(), 2)
        for leg in one["strokes"].keys() & other["strokes"].keys()
    ]
    assert len(together) >= 8
    for one, other in together:
        gaps = [dist(a, b) for a, b in zip(one, other, strict=True)]
        assert min(gaps) > 4  # told in whole pixels
        assert max(gaps) - min(gaps) < 2
    cut = "{parts: [[[0.98, 0.3], [1, 0.3]], [[0, 0.3], [0.02, 0.3]]], lane: 1}"
    assert atlas.js(f"L.AtlasTracks.strokes({cut}, 1000)") == [
        [[980, 305.5], [1000, 305.5]],
        [[0, 305.5], [20, 305.5]],
    ], "lines stay split at the antimeridian"
    for one, other in combinations((track["badge"] for track in tracks.values()), 2):
        assert dist(one, other) > 17
    for rank, track in tracks.items():
        x, y = map(round, track["badge"])
        assert look.PALETTES["light"].tracks[rank - 1] in atlas.pixels("over", x - 6, y, 6)
    # A card raises its track, under the pointer and by keys; a track its card.
    questions.cards(atlas).nth(1).hover()
    assert [track["rank"] for track in atlas.read()["tracks"] if track["raised"]] == [2]
    questions.cards(atlas).nth(2).locator("button").focus()
    assert [track["rank"] for track in atlas.read()["tracks"] if track["raised"]] == [3]
    atlas.page.mouse.move(*atlas.point(*tracks[5]["badge"]))
    atlas.page_until("() => document.querySelector('[data-raised]')?.className.includes('card-5')")
    # A track chooses its way; a leg of the chosen one tells of itself.
    atlas.click(*tracks[5]["badge"])
    atlas.page_until("() => document.querySelector('.st-key-card-on-5')")
    atlas.settle()
    assert questions.chosen(atlas) == 5
    assert questions.bold(atlas) == {f"leg:{leg}" for leg in tracks[5]["strokes"]}
    assert questions.cards(atlas).nth(4).is_visible()
    # The map stays where it is until it is asked to show the whole way.
    atlas.frame.get_by_role("button", name="Show the whole of the chosen way").click()
    atlas.settle()
    whole = next(track for track in atlas.read()["tracks"] if track["chosen"])
    size = atlas.js("ATLAS.map.getSize()")
    points = [p for strokes in whole["strokes"].values() for stroke in strokes for p in stroke]
    assert all(0 < x < size["x"] and 0 < y < size["y"] for x, y in points)
    now = next(track for track in atlas.read()["tracks"] if track["chosen"])
    atlas.click(*now["badge"])
    expect(atlas.page.locator(".st-key-pick")).to_contain_text("Publicly known legal way")
    assert "?" not in atlas.page.url
    assert questions.problems(atlas) == []


def test_the_map_of_incidents_leads_here(context: BrowserContext, site_url: str) -> None:
    atlas = visits.visit(context, f"{site_url}/")
    atlas.page.get_by_role("link", name="Corridors", exact=True).click()
    atlas.page_until("() => document.querySelector('.st-key-sentence')")
    assert atlas.page.url.partition("#")[0].endswith("/corridors")


def test_on_a_phone_nothing_is_cut_off_and_targets_are_large(
    browser: Browser, site_url: str
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visits.window(browser, **phone) as context:
        atlas = questions.visit(context, f"{site_url}/corridors")
        page = atlas.page
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
        order = [".st-key-not-this", ".st-key-question", ".st-key-sentence", ".st-key-answers"]
        tops = [page.locator(part).bounding_box() for part in (*order, ".st-key-map")]
        ys = [box["y"] for box in tops if box]
        assert len(ys) == len(tops)
        assert ys == sorted(ys)
        small = page.evaluate(
            """() => [...document.querySelectorAll(
              '.st-key-question button, .st-key-share button, .st-key-answers button,' +
              '.st-key-below button, .st-key-details [data-testid=stPageLink] a, summary')]
              .filter((e) => e.offsetParent && !e.closest('[data-testid=stTooltipIcon]'))
              .map((e) => [e.innerText, e.getBoundingClientRect()])
              .filter(([, { height }]) => height && height < 44)
              .map(([text, { height }]) => `${text}: ${height}`)"""
        )
        assert small == []


def test_the_incidents_on_the_map_are_those_of_the_year_up_to_the_day(
    context: BrowserContext, site_url: str
) -> None:
    atlas = questions.visit(context, f"{site_url}/corridors")
    atlas.page.get_by_role("button", name="Incidents", exact=True).click()
    atlas.settle()
    atlas.look_at(2, 35, 20)
    for _ in range(2):
        atlas.page.get_by_role("slider", name="Month").press("PageDown")
        atlas.settle()
        first, last = atlas.js(
            """() => [L.AtlasDays.monthStart(ATLAS.state.during[0]),
              L.AtlasDays.monthEnd(ATLAS.state.during[1])].map(L.AtlasDays.write)"""
        )
        address = f"{site_url}/api/totals?since={first}&until={last}"
        with urllib.request.urlopen(address, timeout=20) as answer:
            n = sum(json.load(answer)["n"].values())
        assert sum(mark["n"] for mark in atlas.read()["marks"]) == n
        said = "Incidents on the map: those of the 12 months up to and with"
        assert atlas.page.get_by_text(said).is_visible()
