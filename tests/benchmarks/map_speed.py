"""Filter-to-drawn and pan-to-drawn in a real browser, against the two plain ways to do it.

Run by name: ``python -m tests.benchmarks.map_speed`` (``--quick`` for the shipped data only). Needs
Chromium and ``pip install XStatic-Leaflet-MarkerCluster`` for the rivals. Prints medians; never
fails on a figure. Times run from the click in the page to the frame after the answer is drawn;
bytes are what the server sent for it over the wire, websocket and HTTP together.

The rivals, drawn the way their documentation shows, their scripts answered from local packages:

``markers``  a ``folium.Marker`` per row in a ``MarkerCluster``, rendered anew by ``st_folium``;
``group``    one ``folium.GeoJson`` in a feature group handed to ``feature_group_to_add``.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Error, Frame, Page, Route, sync_playwright

from tests.benchmarks import synthetic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).parents[2]
REPEATS: Final = 7
RIVAL_REPEATS: Final = 3
PATIENCE: Final = 120_000
LABELS: Final = ("Killing", "Surveillance", "Detention", "Poisoning", "Threat", "Lure", "Assault")

RIVAL: Final = """
import folium, geopandas as gpd, numpy as np, streamlit as st
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium
rng = np.random.default_rng(1)
n = {rows}
lat, lon, kind = rng.uniform(35, 60, n), rng.uniform(0, 80, n), rng.integers(0, 2, n)
half = st.checkbox("half")
keep = kind == 0 if half else np.ones(n, bool)
m = folium.Map([48, 40], zoom_start=4, tiles=None, maxZoom=18)
if "{way}" == "markers":
    cluster = MarkerCluster(options=dict(maxZoom=18)).add_to(m)
    for y, x in zip(lat[keep], lon[keep]):
        folium.CircleMarker([y, x], radius=5).add_to(cluster)
    st_folium(m, key="map", returned_objects=[], width=900, height=560)
else:
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon[keep], lat[keep]), crs=4326)
    group = folium.FeatureGroup("incidents")
    folium.GeoJson(points, marker=folium.CircleMarker(radius=5)).add_to(group)
    st_folium(m, key="map", returned_objects=[], feature_group_to_add=group, width=900, height=560)
"""

CLICK: Final = """async ([label, how]) => {
  const frame = document.querySelector("iframe").contentWindow;
  const buttons = [...document.querySelectorAll('[data-testid="stSidebar"] button')];
  const button = buttons.find((one) => one.textContent.startsWith(label + " ·"));
  const before = frame.ATLAS.read().drawn, start = performance.now();
  button.click();
  return await new Promise((done) => {
    const look = () => {
      const now = frame.ATLAS.read();
      const there = now.drawn !== before && !now.busy;
      if (there) requestAnimationFrame(() => done(performance.now() - start));
      else requestAnimationFrame(look);
    };
    look();
  });
}"""

PAN: Final = """async (by) => {
  const start = performance.now();
  ATLAS.map.panBy(by, { animate: false });
  return await new Promise((done) => {
    const look = () => {
      if (!ATLAS.read().busy) requestAnimationFrame(() => done(performance.now() - start));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}"""

DOTS: Final = "document.querySelectorAll('path.leaflet-interactive, .marker-cluster').length"


class Wire:
    """A forwarder on loopback that counts the bytes a server sends: as they cross the wire."""

    def __init__(self, port: int) -> None:
        self._behind = ("127.0.0.1", port)
        self.received = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        while True:
            try:
                reader, _ = self._door.accept()
            except OSError:
                return
            server = socket.create_connection(self._behind)
            for pair in ((reader, server, False), (server, reader, True)):
                threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := one.recv(65_536):
                self.received += len(data) * counted
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)

    def take(self, page: Page) -> int:
        """Return the bytes since the last call, those under way included."""
        page.wait_for_timeout(300)
        taken, self.received = self.received, 0
        return taken

    def close(self) -> None:
        """Let nobody in any more."""
        self._door.close()


@contextmanager
def served(script: Path, **environment: str) -> Iterator[Wire]:
    """Serve a script with Streamlit on a free port; end it by its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    quiet = ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    process = subprocess.Popen(
        [*command, *quiet, "--server.address", "127.0.0.1"],
        cwd=ROOT if script.parent == ROOT else script.parent,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
        wire = Wire(port)
        yield wire
        wire.close()
    finally:
        process.terminate()
        process.wait(20)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not answer")


def ours(page: Page, wire: Wire) -> None:
    """Measure our page: first drawing, filters, pans."""
    start = time.perf_counter()
    page.goto(wire.url)
    frame = _atlas(page)
    frame.wait_for_function("!ATLAS.read().busy && ATLAS.read().marks.length > 0", timeout=PATIENCE)
    first = (time.perf_counter() - start) * 1000
    arrived = wire.take(page)
    page.wait_for_timeout(2500)
    wire.take(page)
    filters, sizes = [], []
    for label in LABELS[:REPEATS]:
        filters.append(page.evaluate(CLICK, [label, ""]))
        sizes.append(wire.take(page))
    pans, weights = [], []
    for step in range(REPEATS):
        frame.evaluate(f"ATLAS.map.setView([50, 20], {4 + step % 3}, {{animate: false}})")
        page.wait_for_timeout(900)
        wire.take(page)
        pans.append(frame.evaluate(PAN, [420, 160]))
        weights.append(wire.take(page))
    _report("first view, new browser", [first], [arrived])
    _report("filter to drawn", filters, sizes)
    _report("pan to drawn", pans, weights)


def _atlas(page: Page) -> Frame:
    page.wait_for_selector("iframe", timeout=PATIENCE)
    for _ in range(600):
        for frame in page.frames:
            if "streamlit_folium" in frame.url and frame.evaluate("Boolean(window.ATLAS)"):
                return frame
        page.wait_for_timeout(50)
    raise RuntimeError("the map did not appear")


def rival(page: Page, wire: Wire) -> None:
    """Measure a plain page: first drawing, then its one filter off and on."""
    start = time.perf_counter()
    page.goto(wire.url)
    page.wait_for_selector("iframe", state="attached", timeout=PATIENCE)
    _drawn(page, 0)
    first = (time.perf_counter() - start) * 1000
    arrived = wire.take(page)
    times, sizes = [], []
    for _ in range(RIVAL_REPEATS):
        page.wait_for_timeout(1500)
        wire.take(page)
        before = _dots(page)
        start = time.perf_counter()
        page.locator("label", has_text="half").click()
        _drawn(page, before)
        times.append((time.perf_counter() - start) * 1000)
        sizes.append(wire.take(page))
    _report("first view, new browser", [first], [arrived])
    _report("filter to drawn", times, sizes)


def _dots(page: Page) -> int:
    for frame in page.frames:
        if "streamlit_folium" in frame.url:
            return int(frame.evaluate(DOTS))
    return 0


def _drawn(page: Page, before: int) -> None:
    """Wait for another number of marks than ``before``, the same on two looks."""
    last = before
    for _ in range(PATIENCE // 40):
        page.wait_for_timeout(40)
        try:
            now = _dots(page)
        except Error:  # the frame is being replaced, which is what is measured
            continue
        if now not in {0, before} and now == last:
            return
        last = now
    raise RuntimeError("nothing was drawn")


def _report(what: str, times: list[float], sizes: list[int]) -> None:
    middle, worst = statistics.median(times), max(times)
    print(f"    {what:26} {middle:8.0f} ms (max {worst:.0f}, n={len(times)})", end="")
    print(f"  {statistics.median(sizes) / 1000:9.1f} KB")


def _package(name: str) -> Path:
    found = find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{name} is missing: pip install XStatic-Leaflet-MarkerCluster")
    return Path(next(iter(found.submodule_search_locations))) / "data"


def _local(route: Route) -> None:
    """Answer the rivals' outside scripts from packages on this machine, or with nothing."""
    name = route.request.url.rsplit("/", 1)[-1]
    folders = [_package("xstatic.pkg.leaflet"), _package("xstatic.pkg.leaflet_markercluster")]
    for folder in folders:
        if (folder / name).exists():
            route.fulfill(path=folder / name)
            return
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    route.fulfill(body="", content_type=kind)


def _outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))


def _run(title: str, measure: Callable[[Page, Wire], None], wire: Wire) -> None:
    print(f"  {title}", flush=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.route(_outside, _local)
        try:
            measure(page, wire)
        except (RuntimeError, Error) as error:
            print(f"    not finished: {str(error).splitlines()[0]}")
        browser.close()


def main() -> None:
    """Measure what is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="the shipped data only")
    parser.add_argument("--rows", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--no-rivals", action="store_true")
    asked = parser.parse_args()
    with served(ROOT / "app.py") as wire:
        _run("ours, shipped data", ours, wire)
    if asked.quick:
        return
    with tempfile.TemporaryDirectory() as folder:
        for rows in asked.rows:
            path = synthetic.write(Path(folder) / f"{rows}.parquet", rows)
            with served(ROOT / "app.py", EXILE_ATLAS_DATA=str(path)) as wire:
                _run(f"ours, {rows:,} rows", ours, wire)
        if asked.no_rivals:
            return
        for way, rows in (
            ("markers", 1_000),
            ("markers", 10_000),
            ("group", 10_000),
            ("group", 100_000),
        ):
            script = Path(folder) / f"{way}_{rows}.py"
            script.write_text(RIVAL.format(rows=rows, way=way), encoding="utf-8")
            with served(script) as wire:
                _run(f"{way}, {rows:,} rows", rival, wire)


if __name__ == "__main__":
    main()
