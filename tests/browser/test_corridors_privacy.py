"""What a reader asks of corridors leaves no trace: in no log, address, cookie, store or file.

Both ways of starting the site are tried, with the access log on and the log as talkative as the
servers allow, from folders that are empty before.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from dashboard.site import DATA_VARIABLE
from tests.browser import questions, visits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.visits import Atlas

ASGI: Final = ("app:app", "--app-dir", str(visits.ROOT), "--access-log")
LOUD: Final = """
from dashboard.server import quiet
quiet.silence = lambda: None
from uvicorn import main
main()
"""
"""What starts the site as uvicorn does, with a log that tells of readers as logs usually do."""

STARTS: Final = {
    "uvicorn": ("-m", "uvicorn", *ASGI),
    "streamlit": ("-m", "streamlit", "run", str(visits.ROOT / "app.py")),
    "loud": ("-c", LOUD, *ASGI),
}
TALKATIVE: Final = {
    "uvicorn": ("--log-level", "debug", "--port"),
    "streamlit": ("--logger.level", "debug", "--server.port"),
    "loud": ("--log-level", "debug", "--port"),
}
TRACES: Final = (
    *("Mongolia", "MNG", "Namibia", "NAM"),
    *("passport_old", "not biometric", "lgbtq", "LGBTQ", "summons", "Called up"),
    *("2023-03-17", "17 March 2023", "Paraguay", "PRY", "ask:"),
)
"""Codes and words of what is asked below; none of them stands on the page's own shelf of words."""


@dataclass
class Served:
    """A running site and where it writes."""

    url: str
    folder: Path

    @property
    def written(self) -> dict[str, bytes]:
        """Every file below its folder, its log among them."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}


@contextmanager
def served(kind: str, folder: Path) -> Iterator[Served]:
    """Serve the site from an empty folder, which is also its home and its place for scratch."""
    port = visits.free_port()
    scratch = folder / "tmp"
    scratch.mkdir()
    places = {name: str(scratch) for name in ("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    environment = {k: v for k, v in os.environ.items() if k != DATA_VARIABLE}
    environment |= {"HOME": str(folder), "PYTHONUNBUFFERED": "1", **places}
    command = [sys.executable, *STARTS[kind], *TALKATIVE[kind], str(port)]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        visits.await_health(f"http://127.0.0.1:{port}", process)
        yield Served(f"http://127.0.0.1:{port}", folder)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(params=["uvicorn", "streamlit"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    with served(request.param, tmp_path) as found:
        yield found


def ask_by_clicks(atlas: Atlas) -> None:
    """Ask from Mongolia to Namibia, on a day, with a paper, as somebody, called up."""
    questions.choose(atlas, "From", "Mongolia")
    questions.choose(atlas, "To", "One of the countries I name")
    questions.name(atlas, "Countries", "Namibia")
    questions.tick(atlas, "Foreign passport, not biometric")
    questions.choose(atlas, "Who", "LGBTQ person")
    questions.tick(atlas, "Called up, or on a mobilisation list")
    said = questions.sentence(atlas)
    assert "From Mongolia to Namibia" in said
    assert "LGBTQ person" in said


def left_behind(atlas: Atlas) -> str:
    """Return everything the browser keeps of the visit, and every address it asked for."""
    kept = atlas.page.evaluate(
        """async () => JSON.stringify({
          local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie,
          databases: (await indexedDB.databases?.()) ?? [], caches: await caches.keys(),
          name: window.name, title: document.title, address: location.href,
          state: history.state,
        })"""
    )
    cookies = json.dumps(list(map(dict, atlas.page.context.cookies())))
    return "\n".join((kept, cookies, *atlas.log.requests))


def traces(text: str) -> list[str]:
    return [trace for trace in TRACES if trace in text]


def test_a_question_leaves_no_trace(site: Served, browser: Browser) -> None:
    with visits.window(browser) as context:
        atlas = questions.visit(context, f"{site.url}/corridors")
        ask_by_clicks(atlas)
        atlas.page.get_by_role("button", name="Copy a link to this question").click()
        atlas.page.get_by_role("button", name="Make the link all the same").click()
        atlas.settle()
        link = atlas.page.get_by_test_id("stCode").inner_text()
        assert "#ask:from=MNG&to=these,NAM" in link
        body = questions.take_brief(atlas)
        assert b"Mongolia" in body
        assert traces(left_behind(atlas)) == []
    with visits.window(browser) as context:
        carried = "from=PRY&to=these,NAM&on=2023-03-17&with=passport_old&as=lgbtq&is=summons"
        atlas = visits.visit(context, f"{site.url}/corridors#ask:{carried}")
        atlas.page_until("() => document.body.innerText.includes('From Paraguay to Namibia')")
        atlas.settle()
        atlas.page.get_by_role("button", name="Incidents", exact=True).click()
        atlas.settle()
        asked = [url for url in atlas.log.requests if "/api/moments/" in url]
        assert asked
        assert atlas.js("ATLAS.state.during") == [627, 638]  # the year up to March 2023
        shown = atlas.read()["marks"]
        slider = atlas.page.get_by_role("slider", name="Month")
        slider.press("ArrowLeft")
        atlas.settle()
        assert atlas.js("ATLAS.state.during") == [626, 637]
        assert shown != atlas.read()["marks"]
        assert asked == [url for url in atlas.log.requests if "/api/moments/" in url]
        # The browser lists what it was sent to with its fragment; a server never gets that.
        sent = left_behind(atlas).replace(f"/corridors#ask:{carried}", "/corridors")
        assert traces(sent) == []
        atlas.page.get_by_role("link", name="Map", exact=True).click()
        questions.await_map(atlas, "ATLAS.state.layers.includes('incidents')")
        sent = left_behind(atlas).replace(f"/corridors#ask:{carried}", "/corridors")
        assert traces(sent) == []
    for name, body in site.written.items():
        assert traces(body.decode(errors="replace")) == [], name
    assert any(name == "log.txt" for name in site.written)


def test_a_question_in_an_address_would_be_found_in_a_log(tmp_path: Path) -> None:
    """The control: where the log is not kept silent, what is put into an address stands in it."""
    with served("loud", tmp_path) as site:
        asked = f"{site.url}/corridors?from=PRY&with=passport_old"
        with urllib.request.urlopen(asked, timeout=visits.WAIT / 1000) as answer:
            assert answer.status == 200
    assert traces(site.written["log.txt"].decode(errors="replace")) == ["passport_old", "PRY"]


WATCH: Final = """
import gc, threading, time
from pathlib import Path
from streamlit import runtime
import dashboard.server.parted as parted
parted.EVERY = 0.5

def look():
    told, wanted = Path({told!r}), Path({wanted!r})
    while True:
        time.sleep(0.1)
        if wanted.exists():
            wanted.unlink()
            kinds = ("Asked", "Question")
            found = [o for o in gc.get_objects() if type(o).__name__ in kinds]
            files = runtime.get_instance().media_file_mgr._storage._files_by_id
            count = str(sum(getattr(o, "origin", "") == "MNG" for o in found) + len(files))
            del found
            told.with_suffix(".new").write_text(count)
            told.with_suffix(".new").rename(told)

threading.Thread(target=look, daemon=True).start()
"""
"""What a server runs that tells, when asked, how many questions from Mongolia, and files
made for readers, are in its memory.

It looks only then: who holds every object of a process breaks tuples that are just being made.
"""


def test_a_question_goes_out_of_memory_when_its_page_is_closed(
    browser: Browser, tmp_path: Path
) -> None:
    told, wanted = tmp_path / "held.txt", tmp_path / "wanted"

    def held() -> bool:
        wanted.touch()
        end = time.monotonic() + visits.WAIT / 1000
        while not told.exists() and time.monotonic() < end:
            time.sleep(0.1)
        count = told.read_text()
        told.unlink()
        return count != "0"

    first = WATCH.format(told=str(told), wanted=str(wanted))
    with visits.served("--server.disconnectedSessionTTL=1", first=first) as url:
        with visits.window(browser) as context:
            atlas = questions.visit(context, f"{url}/corridors")
            questions.choose(atlas, "From", "Mongolia")
            questions.take_brief(atlas)
            assert held()
        end = time.monotonic() + visits.WAIT / 1000
        while held() and time.monotonic() < end:
            time.sleep(1)
        assert not held()


def test_a_trace_would_be_found(browser: Browser, site_url: str) -> None:
    with visits.window(browser) as context:
        atlas = questions.visit(context, f"{site_url}/corridors")
        for plant in (
            "() => { localStorage.x = 'MNG' }",
            "() => { document.cookie = 'y=passport_old' }",
            "() => { history.replaceState({}, '', '?z=lgbtq') }",
            "() => fetch('/_stcore/health?PRY')",
        ):
            atlas.page.evaluate(plant)
        assert traces(left_behind(atlas)) == ["MNG", "passport_old", "lgbtq", "PRY"]
