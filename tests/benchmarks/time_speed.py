"""How fast time plays: what a step costs the server, and steps a second in a real browser.

Run by name: ``python -m tests.benchmarks.time_speed`` (``--rows 100000`` for less, ``--no-browser``
without Chromium). Prints medians; never fails on a figure. Beside the steps stands the other way to
do it: a cube of cell, month, exactness and method, sent once for a zoom and a filter.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from playwright.sync_api import sync_playwright

from dashboard import engine, risk
from dashboard.engine.grid import step as side_of
from dashboard.engine.matching import matching
from dashboard.filters import Query
from dashboard.site.opened import read_site
from dashboard.site.risk_answers import RiskAsked
from dashboard.site.steps import Steps
from tests.benchmarks import map_speed, synthetic

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.site import Site

RUNS: Final = 7
ZOOMS: Final = (2, 4, 6, 9)
SPANS: Final = {"a moving year": True, "all so far": False}
"""Whether each way of playing has a first day."""

PLAYED: Final = 24

PLAY: Final = """async ([mode, count]) => {
  const { clock } = ATLAS.timeline;
  clock.set({ mode, unit: "month", pace: "fast" });
  await clock.seek(L.AtlasDays.parse("2020-01-31"));
  await new Promise((go) => setTimeout(go, 500));
  const times = [];
  let last = clock.at;
  const done = new Promise((go) => clock.on("change", () => {
    if (clock.at === last) return;
    last = clock.at;
    times.push(performance.now());
    if (times.length >= count) go();
  }));
  clock.play();
  await done;
  clock.leave();
  return times.slice(1).map((at, index) => at - times[index]);
}"""


def _median(work: Callable[[int], Any]) -> float:
    times = []
    for run in range(RUNS):
        begun = time.perf_counter()
        work(run)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def _query(run: int, *, moving: bool) -> Query:
    until = date(2024, 1 + run, 1)
    return Query(since=until.replace(year=2023) if moving else None, until=until)


def _step(steps: Steps, zoom: int, moving: bool, run: int) -> None:
    steps.kept.get((_query(run, moving=moving), zoom))


def _steps(site: Site) -> None:
    for zoom in ZOOMS:
        for name, moving in SPANS.items():
            steps = Steps(site.incidents)
            took = _median(partial(_step, steps, zoom, moving))
            view = steps.kept.get((_query(0, moving=moving), zoom)).view
            print(f"    zoom {zoom}, {name:14} {took:6.0f} ms, {len(view):6,} marks", flush=True)


def _cube(site: Site) -> None:
    for zoom in ZOOMS:
        begun = time.perf_counter()
        side = side_of(zoom)
        rows = matching(site.incidents, Query()).filter(nw.col("city"))
        placed = rows.with_columns(x=nw.col("qx") // side, y=nw.col("qy") // side)
        keys = ("x", "y", "month", "span", "method")
        found = placed.group_by(*keys).agg(n=nw.len()).collect()
        body = json.dumps({name: found.get_column(name).to_list() for name in found.columns})
        took = (time.perf_counter() - begun) * 1000
        packed = len(gzip.compress(body.encode(), 5))
        print(
            f"    zoom {zoom}: {took:.0f} ms, {len(body) / 1e6:.1f} MB, {packed / 1e6:.2f} packed"
        )


def _day(site: Site, layer: str, run: int) -> None:
    site.risks.coloured.get(RiskAsked(layer, Query(), date(2023, 1 + run, 28)))


def _days(site: Site) -> None:
    for layer in risk.LAYERS:
        took = _median(partial(_day, site, layer.code))
        print(f"    {layer.code:12} {took:6.0f} ms a new day", flush=True)


def _played(path: Path) -> None:
    with (
        map_speed.served(map_speed.ROOT / "app.py", EXILE_ATLAS_DATA=str(path)) as wire,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for risked in ("", "?risk=composite"):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(wire.url + "/" + risked)
            frame = map_speed._atlas(page)
            frame.wait_for_function("ATLAS.timeline && ATLAS.timeline.bars.rows.length")
            page.wait_for_timeout(2500)
            for mode in ("w12", "c"):
                wire.take(page)
                gaps = frame.evaluate(PLAY, [mode, PLAYED])
                rate, worst = 1000 / statistics.mean(gaps), max(gaps)
                sent = wire.take(page) / len(gaps) / 1000
                what = f"{mode}, colours: {'composite' if risked else 'reports'}"
                print(
                    f"    {what:30} {rate:.1f} steps/s, longest {worst:.0f} ms, {sent:.1f} KB/step"
                )
            page.close()
        browser.close()


def main() -> None:
    """Measure what is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = synthetic.write(Path(folder) / "rows.parquet", asked.rows)
        site = read_site(path)
        print(f"{engine.count(site.incidents, Query()):,} rows; a step on the server")
        _steps(site)
        print("  a cube instead, as JSON")
        _cube(site)
        print("  the colours of a new day")
        _days(site)
        del site
        if not asked.no_browser:
            print("  played in a browser, at the fastest pace (4 a second)")
            _played(path)


if __name__ == "__main__":
    main()
