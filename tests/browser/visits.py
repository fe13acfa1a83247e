"""A visit to the running site in a real Chromium, and what it leaves in the log."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import Error

from tests.browser.log import Log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Frame, Page

ROOT: Final = Path(__file__).parents[2]
WAIT: Final = 60_000
"""Longest wait for anything, in milliseconds."""

SLOWER: Final = float(os.environ.get("EXILE_ATLAS_SLOWER", "1"))
"""How many times slower than this machine's the pages' processor is to be, as a phone's would."""

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""No name but 127.0.0.1 can be looked up: a request to anybody else fails and is in the log."""


PAGE_AT_REST: Final = """async () => {
  const idle = () => new Promise((go) => requestIdleCallback(go, { timeout: 2000 }));
  const unfinished = () => {
    const app = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
    if (app.testConnectionState !== "CONNECTED") return "the connection";
    if (app.testScriptState !== "notRunning") return `the script, ${app.testScriptState}`;
    const late = "[data-testid=stSkeleton], [data-stale=true]";
    return document.querySelector(late) ? "parts of the page" : "";
  };
  const left = unfinished();
  if (left) return left;
  await idle();
  return unfinished();
}"""
"""Says what the page still waits for; what React has put off is done when nothing else is to do."""

MAP_AT_REST: Final = """async () => {
  const frame = () => new Promise((go) => requestAnimationFrame(go));
  for (let look = 0; look < 3; look += 1) {
    if (!window.ATLAS || !ATLAS.state.version) return "the map";
    const left = ATLAS.unfinished();
    if (left.length) return left;
    await frame();
  }
  return [ATLAS.base, ATLAS.labels].some((part) => part.failed) ? "the base map" : "";
}"""
"""Says what the map still waits for; what begins with the next frame counts as well."""


def chromium() -> str | None:
    """Return where Chromium is, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def served(
    *arguments: str,
    environment: dict[str, str] | None = None,
    first: str = "pass",
    base: str = "",
) -> Iterator[str]:
    """Serve ``app.py`` on a free port of this machine; yield its address; end it at the end.

    Parameters
    ----------
    arguments
        Further arguments of ``streamlit run``.
    environment
        Further environment variables.
    first
        Python to run before the server starts.
    base
        Path below which everything is served.
    """
    port = free_port()
    start = f"{first}\nfrom streamlit.web.cli import main\nmain()"
    command = [sys.executable, "-c", start, "run", "app.py", f"--server.port={port}"]
    process = subprocess.Popen(
        [*command, f"--server.baseUrlPath={base}", *arguments],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        url = f"http://127.0.0.1:{port}/{base}".rstrip("/")
        await_health(url, process)
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def await_health(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            said = process.communicate()[1].decode(errors="replace")
            raise RuntimeError(f"the site did not start: {said[-2000:]}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("the site did not answer within a minute")


@dataclass
class Atlas:
    """The map on a page, as a test sees it."""

    page: Page
    log: Log

    @property
    def frame(self) -> Frame:
        """The component's frame."""
        found = [frame for frame in self.page.frames if "streamlit_folium" in frame.url]
        if not found:
            raise Error("the map's frame is not there")
        return found[0]

    def js(self, script: str, argument: object = None) -> Any:
        """Run a script in the map's frame."""
        return self.frame.evaluate(script, argument)

    def read(self) -> dict[str, Any]:
        """What is on show (``ATLAS.read()``)."""
        told: dict[str, Any] = self.js("ATLAS.read()")
        return told

    def page_until(self, condition: str, argument: object = None) -> None:
        """Wait until a JavaScript function holds on the page; its policy forbids the usual way."""
        until(self.page, lambda: self.page.evaluate(condition, argument), condition)

    def until(self, condition: str, argument: object = None) -> None:
        """Wait until a JavaScript expression holds in the map's frame."""
        self.frame.wait_for_function(condition, arg=argument, timeout=WAIT)

    def settle(self) -> None:
        """Wait until page and map have done all that was asked of them.

        That is: every question to the server is answered and the answer is on the page; all that
        the map shows has come and is painted; the link says where it is; and nothing moves.
        """
        end = time.monotonic() + WAIT / 1000
        while (left := self._unsettled()) and time.monotonic() < end:
            self.page.wait_for_timeout(50)
        assert not left, f"waited in vain for {left}"

    def _unsettled(self) -> object:
        """What is not done yet, "" for nothing; looked at again until nothing begins meanwhile."""
        if not self.log.answered():
            return "an answer to the page"
        before = self.log.sent
        try:
            left = self.page.evaluate(PAGE_AT_REST) or self.js(MAP_AT_REST)
        except Error as gone:  # the frame may be replaced while it is asked
            left = gone.message
        return left or ("the page to be quiet" if self.log.sent != before else "")

    def show(self, **fields: object) -> None:
        """Tell the map to show something, as the page would."""
        self.js("fields => ATLAS.show(fields)", fields)
        self.settle()

    def look_at(self, zoom: int, lat: float, lng: float) -> None:
        """Move the map without animation."""
        self.js(
            "([z, lat, lng]) => ATLAS.map.setView([lat, lng], z, {animate: false})",
            [zoom, lat, lng],
        )
        self.settle()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Turn a place in the frame into one on the page (pixels)."""
        box = self.page.locator('iframe[title*="folium"]').bounding_box()
        assert box is not None
        return box["x"] + x, box["y"] + y

    def click(self, x: float, y: float) -> None:
        """Click a place in the frame."""
        self.page.mouse.click(*self.point(x, y))

    def pixels(self, layer: str, x: int, y: int, side: int = 24) -> list[str]:
        """Return the distinct colours around a place of one canvas (``under`` or ``over``).

        What is asked for last is painted in the next frame, so two frames are let go by first.
        """
        found: list[str] = self.js(
            """async ([layer, x, y, side]) => {
              const frame = () => new Promise((go) => requestAnimationFrame(go));
              await frame();
              await frame();
              const { _context, view } = ATLAS[layer];
              const [left, top] = [x + view.inset.x, y + view.inset.y].map(
                (at) => (at - side / 2) * view.ratio);
              const wide = side * view.ratio;
              const { data } = _context.getImageData(left, top, wide, wide);
              const hex = (at) => data[at].toString(16).padStart(2, "0");
              const seen = new Set();
              for (let i = 0; i < data.length; i += 4) {
                seen.add("#" + hex(i) + hex(i + 1) + hex(i + 2));
              }
              return [...seen];
            }""",
            [layer, x, y, side],
        )
        return found


def visit(context: BrowserContext, url: str) -> Atlas:
    """Open an address and wait until its map is drawn."""
    page, log = new_page(context), Log()
    log.watch(page)
    page.goto(url, timeout=WAIT)
    atlas = Atlas(page, log)
    until(page, lambda: any("streamlit_folium" in f.url for f in page.frames), "the map's frame")
    atlas.settle()
    return atlas


def new_page(context: BrowserContext) -> Page:
    """Open a blank page, on a processor as slow as is asked for."""
    page = context.new_page()
    if SLOWER > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def until(page: Page, holds: Callable[[], object], what: str) -> None:
    """Wait until something holds that no script on the page can tell."""
    end = time.monotonic() + WAIT / 1000
    while time.monotonic() < end:
        with suppress(Error):  # the frame may be replaced while it is asked
            if holds():
                return
        page.wait_for_timeout(50)
    raise AssertionError(f"waited in vain for {what}")


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A fresh browser window, 1440 by 900 unless said otherwise."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
    context.set_default_timeout(WAIT)
    try:
        yield context
    finally:
        context.close()
