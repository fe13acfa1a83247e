"""The whole page in a real browser: whom it asks, what it keeps, what it makes of hostile text."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard import engine
from dashboard.filters import Query
from dashboard.site import open_site
from tests.browser import planted, visits

if TYPE_CHECKING:
    from pathlib import Path

Open = Callable[[str], visits.Atlas]
SIDEBAR = '[data-testid="stSidebar"]'


def pill(page: Page, label: str) -> Locator:
    return page.locator(SIDEBAR).get_by_role("button", name=re.compile(f"^{label} ·"))


def figures(page: Page) -> str:
    return page.locator(".st-key-figures").inner_text()


def tour(atlas: visits.Atlas) -> None:
    """Open, filter, search, pan, zoom, select, switch layers and theme."""
    page = atlas.page
    pill(page, "Killing").click()
    atlas.until("ATLAS.state.query.includes('type=killing')")
    atlas.settle()
    page.get_by_placeholder("Words in summaries and places").fill("London")
    page.keyboard.press("Enter")
    atlas.until("ATLAS.state.query.includes('q=London')")
    atlas.settle()
    page.get_by_role("button", name="Clear all filters").click()
    atlas.until("ATLAS.state.query === ''")
    atlas.settle()
    atlas.look_at(5, 48, 16)
    atlas.js("ATLAS.map.panBy([300, 100], {animate: false})")
    atlas.settle()
    for layer, code in (("Legal corridors", "legs"), ("Documented journeys", "journeys")):
        page.get_by_role("button", name=layer, exact=True).click()
        atlas.until("code => ATLAS.state.layers.includes(code)", code)
        atlas.settle()
    assert len(atlas.read()["lines"]) > 100
    page.emulate_media(color_scheme="dark")
    atlas.until("ATLAS.state.theme === 'dark'")
    atlas.settle()
    page.locator(".st-key-panel").get_by_role("button", name="Kazakhstan").click()
    for name in ("Host facts", "Figures"):
        tab = page.get_by_role("tab", name=name)
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
    atlas.settle()


@contextmanager
def uvicorn(base: str, folder: Path) -> Iterator[str]:
    """Serve the app by uvicorn; it reads its base path from the folder it is started in."""
    settings = (visits.ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    (folder / ".streamlit").mkdir()
    below = settings.replace("[server]", f'[server]\nbaseUrlPath = "{base}"', 1)
    (folder / ".streamlit" / "config.toml").write_text(below, encoding="utf-8")
    port = visits.free_port()
    command = [sys.executable, "-m", "uvicorn", "app:app", f"--port={port}", "--log-level=warning"]
    process = subprocess.Popen(
        [*command, f"--app-dir={visits.ROOT}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        url = f"http://127.0.0.1:{port}/{base}".rstrip("/")
        visits.await_health(url, process)
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=20)


def assert_alone(atlas: visits.Atlas, site: str) -> None:
    assert atlas.log.strangers(site) == []
    assert atlas.log.problems == []
    assert len(atlas.log.requests) > 20


def test_a_full_tour_asks_our_own_origin_only(open_atlas: Open, site_url: str) -> None:
    atlas = open_atlas("/")
    tour(atlas)
    assert_alone(atlas, site_url)


def test_below_a_base_path_too(browser: Browser) -> None:
    with visits.served(base="ops/map") as url, visits.window(browser) as context:
        atlas = visits.visit(context, f"{url}/")
        tour(atlas)
        assert_alone(atlas, url)


@pytest.mark.parametrize("base", ["", "ops/map"])
def test_under_uvicorn_too(browser: Browser, base: str, tmp_path: Path) -> None:
    with uvicorn(base, tmp_path) as url, visits.window(browser) as context:
        atlas = visits.visit(context, f"{url}/")
        tour(atlas)
        assert_alone(atlas, url)


def test_a_filter_keeps_the_map_the_view_and_the_panel(open_atlas: Open) -> None:
    atlas = open_atlas("/?sel=country:GEO#v=5/42/44")
    atlas.js("window.__mark = 7")
    before = atlas.read()
    box = atlas.page.locator('iframe[title*="folium"]').bounding_box()
    pill(atlas.page, "Entry refusal").click()
    atlas.until("ATLAS.state.query === 'type=entry_refusal'")
    atlas.settle()
    expect(atlas.page.locator(".st-key-panel")).to_contain_text("Georgia")
    after = atlas.read()
    assert atlas.js("window.__mark") == 7
    assert [after[k] for k in ("zoom", "lat", "lng")] == [before[k] for k in ("zoom", "lat", "lng")]
    assert box is not None


def test_moving_the_map_runs_nothing(open_atlas: Open) -> None:
    atlas = open_atlas("/")
    atlas.page.wait_for_timeout(800)
    sent = atlas.log.sent
    atlas.look_at(4, 50, 20)
    atlas.js("ATLAS.map.panBy([200, 0], {animate: false})")
    atlas.settle()
    atlas.page.wait_for_timeout(800)
    assert atlas.log.sent == sent


def test_a_link_opened_elsewhere_restores_the_view(browser: Browser, open_atlas: Open) -> None:
    first = open_atlas("/")
    pill(first.page, "Surveillance").click()
    first.until("ATLAS.state.query === 'type=surveillance'")
    first.settle()
    first.page.locator(".st-key-panel").get_by_role("button", name="Germany").click()
    first.until("ATLAS.state.selected === 'country:DEU'")
    first.look_at(6, 51.5, 10.5)
    with visits.window(browser) as other:
        second = visits.visit(other, first.page.url)
        assert figures(second.page) == figures(first.page)
        assert second.read()["query"] == "type=surveillance"
        assert [second.read()[k] for k in ("zoom", "lat", "lng")] == pytest.approx(
            [6, 51.5, 10.5], abs=0.02
        )
        expect(second.page.locator(".st-key-panel")).to_contain_text("Germany")


def test_the_back_button_takes_a_filter_back(open_atlas: Open) -> None:
    atlas = open_atlas("/")
    everything = figures(atlas.page)
    pill(atlas.page, "Poisoning").click()
    atlas.page_until("location.search.includes('type=poisoning')")
    atlas.settle()
    atlas.js("window.__mark = 7")
    atlas.page.go_back()
    atlas.until("ATLAS.state.query === ''")
    expect(atlas.page.locator(".st-key-figures")).to_have_text(everything)
    assert atlas.js("window.__mark") == 7


def test_two_tabs_do_not_meddle(open_atlas: Open) -> None:
    one, two = open_atlas("/?type=killing"), open_atlas("/?type=lure")
    pill(one.page, "Poisoning").click()
    one.until("ATLAS.state.query.includes('poisoning')")
    one.settle()
    two.settle()
    assert two.read()["query"] == "type=lure"
    assert figures(one.page) != figures(two.page)


def test_sources_open_apart_and_tell_nobody_where_from(open_atlas: Open) -> None:
    site = open_site()
    sources = site.snapshot.sources
    addressed = set(sources.loc[sources["url"] != "", "id"])
    found = engine.records(site.incidents, Query())
    main = found["source_ids"].str.split(";").str[0]
    record = found.loc[main.isin(addressed), "id"].iloc[0]
    atlas = open_atlas(f"/?sel=incident:{record}")
    links = atlas.page.locator(".st-key-panel a[href^=http]")
    expect(links).not_to_have_count(0)
    for link in links.all():
        assert link.get_attribute("target") == "_blank"
        assert {"noopener", "noreferrer"} <= set((link.get_attribute("rel") or "").split())


def test_the_embedded_page_is_the_map_alone(open_atlas: Open) -> None:
    atlas = open_atlas("/?embed=true&type=killing")
    assert atlas.read()["query"] == "type=killing"
    expect(atlas.page.locator(SIDEBAR)).to_have_count(0)
    expect(atlas.page.locator(".st-key-panel")).to_have_count(0)
    box = atlas.page.locator('iframe[title*="folium"]').bounding_box()
    assert box is not None
    assert box["height"] > 750


@contextmanager
def other_site(framed: str, port: int = 0) -> Iterator[str]:
    """Another site (another port is another origin) with a page that frames an address."""
    body = f'<iframe src="{framed}" width="800" height="500"></iframe>'.encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    site = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()
    site.server_close()


def map_frames(page: Page) -> int:
    """How many maps are on the page."""
    return sum("streamlit_folium" in frame.url for frame in page.frames)


def refused(page: Page) -> bool:
    """Whether the browser shows its own words where the framed page would be."""
    return any(frame.url.startswith("chrome-error:") for frame in page.frames)


def test_another_site_may_frame_it_only_if_the_operator_names_it(
    browser: Browser, site_url: str
) -> None:
    with other_site(f"{site_url}/?embed=true") as stranger, visits.window(browser) as context:
        page = visits.new_page(context)
        page.goto(stranger)
        visits.until(page, lambda: refused(page), "the refusal")
        page.wait_for_timeout(500)
        assert map_frames(page) == 0
    port = visits.free_port()
    with (
        visits.served(environment={"EXILE_ATLAS_EMBED_ORIGINS": f"http://127.0.0.1:{port}"}) as url,
        other_site(f"{url}/?embed=true", port) as friend,
        visits.window(browser) as context,
    ):
        page = visits.new_page(context)
        page.goto(friend)
        visits.until(page, lambda: map_frames(page) == 1, "the map")
        frame = next(f for f in page.frames if "streamlit_folium" in f.url)
        frame.wait_for_function("window.ATLAS && ATLAS.read().marks.length", timeout=visits.WAIT)


def test_nothing_is_cut_off_on_a_phone(browser: Browser, site_url: str) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visits.window(browser, **phone) as context:
        atlas = visits.visit(context, f"{site_url}/?sel=country:KAZ")
        page = atlas.page
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        box = page.locator('iframe[title*="folium"]').bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert page.locator(SIDEBAR).get_attribute("aria-expanded") != "true"


def test_an_address_full_of_junk_opens_the_page(open_atlas: Open, site_url: str) -> None:
    junk = (
        "/?type=%3Cscript%3E,killing&since=31.02.2024&sel=x:y&q=%00%FF&layers=a,b&area=1&zz=1"
        "#v=99/x"
    )
    atlas = open_atlas(junk)
    assert atlas.read()["query"].startswith("type=killing")
    expect(atlas.page.get_by_role("alert").first).to_be_visible()
    assert_alone(atlas, site_url)


@pytest.fixture(scope="module")
def hostile_url(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = planted.write(tmp_path_factory.mktemp("hostile"))
    environment = {"EXILE_ATLAS_DATA": str(folder)}
    with visits.served(environment=environment, first=planted.WITHOUT_WALL) as url:
        yield url


@pytest.fixture(scope="module")
def hostile_ids(hostile_url: str) -> dict[str, str]:
    """One record of each kind, whose panel shows every text we hold."""
    lines = {
        name: (visits.ROOT / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1]
        for name in ("incidents", "legs", "journeys")
    }
    return {name: line.split(",")[0] for name, line in lines.items()}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?sel=country:KAZ",
        "/?sel=incident:{incidents}",
        "/?sel=leg:{legs}",
        "/?sel=journey:{journeys}",
        "/?q=window&layers=incidents,totals,legs,journeys",
    ],
)
def test_hostile_text_stays_text(
    browser: Browser, hostile_url: str, hostile_ids: dict[str, str], path: str
) -> None:
    with visits.window(browser) as context:
        atlas = visits.visit(context, hostile_url + path.format(**hostile_ids))
        page = atlas.page
        for tab in page.get_by_role("tab").all():
            tab.click()
            expect(tab).to_have_attribute("aria-selected", "true")
            for fold in page.locator(".st-key-panel summary:visible").all()[:3]:
                fold.click()
        atlas.settle()
        page.wait_for_timeout(500)
        assert page.evaluate("window.__ran") is None
        assert atlas.js("window.__ran") is None
        assert not [url for url in atlas.log.requests if "never.png" in url]
        assert_alone(atlas, hostile_url)
        shown = page.locator(".st-key-panel").inner_text()
        assert "42" not in re.findall(r"\b42\b", shown)
        if "sel=incident" in path or "sel=leg" in path or "sel=country" in path:
            assert "{{ 40 + 2 }}" in shown or "window.__ran" in shown


def test_hostile_data_are_refused_with_the_wall_up(chromium: str, tmp_path: Path) -> None:
    folder = planted.write(tmp_path)
    with (
        pytest.raises(RuntimeError, match="never released"),
        visits.served(environment={"EXILE_ATLAS_DATA": str(folder)}),
    ):
        pass
