"""How many readers at a time: paced visitors over real websockets, our page against the plain way.

Each visitor opens the page, then moves the date slider once every ten seconds. Measured is the time
from the frame that asks to the one that says the page is drawn; for the atlas also until the six
tiles and the country totals of the new question have arrived, one after the other. "The plain way"
is the page most people write: the same rows, a slider, one Marker a row in a MarkerCluster, drawn
by st_folium.

Both servers are started and ended here, on this machine, one after the other. The crowd shares its
cores: where the last column, the cores the crowd itself used, comes near one, the figures are worse
than the server's own. On a machine that others use too, only the processor time a run costs is to
be trusted: one process can serve about 1000 / that number of runs a second.

Run by name: ``python tests/benchmarks/capacity.py`` (about eight minutes; ``--visitors 10 50`` for
less).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Final

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[2]
PACE: Final = 10.0
"""Seconds between two interactions of one visitor."""

TILES: Final = tuple((3, x, y) for y in (0, 1) for x in (1, 2, 3))
"""What a desktop window shows at first: Europe to Central Asia."""

TOO_SLOW: Final = 10.0
"""Seconds: a page whose p95 is worse is not asked for more visitors."""

_QUERY: Final = re.compile(r'\\"query\\": \\"(.*?)\\"')
"""The map's question inside the component's arguments (JSON within JSON)."""

_LENGTH: Final = re.compile(rb"content-length: (\d+)", re.IGNORECASE)

PLAIN: Final = """
import folium, pandas as pd, streamlit as st
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium

frame = pd.read_csv({data!r})
years = frame["date_from"].str[:4].astype(int)
first, last = st.slider("Year", 2004, 2026, (2004, 2026))
shown = frame[years.between(first, last)]
map_ = folium.Map([48, 30], zoom_start=3)
cluster = MarkerCluster().add_to(map_)
for _, row in shown.iterrows():
    place = [row["lat"], row["lon"]]
    folium.Marker(place, popup=row["summary"], tooltip=row["place"]).add_to(cluster)
st_folium(map_, height=560, use_container_width=True)
st.dataframe(shown)
"""


@dataclass
class Tally:
    """What all visitors saw."""

    first: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    mapped: list[float] = field(default_factory=list)
    wire: list[int] = field(default_factory=list)
    lost: int = 0


@dataclass
class Visitor:
    """One reader's browser, as far as the server can tell."""

    websocket: ClientConnection
    port: int
    tally: Tally
    chance: random.Random
    slider: Slider = field(default_factory=Slider)
    asked: str = ""

    async def run_page(self, states: list[WidgetState]) -> float:
        """Ask for one run of the page; return the seconds until it is drawn."""
        message = BackMsg(rerun_script=ClientState(widget_states=WidgetStates(widgets=states)))
        begin, size, ended = time.perf_counter(), 0, False
        await self.websocket.send(message.SerializeToString())
        while not ended:
            data = await self.websocket.recv(decode=False)
            size += len(data)
            ended = self.read(ForwardMsg.FromString(data))
        self.tally.wire.append(size)
        return time.perf_counter() - begin

    def read(self, message: ForwardMsg) -> bool:
        """Note what the next interaction needs; say whether the run has ended."""
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError("the page failed")
        if kind == "slider":
            self.slider.CopyFrom(element.slider)
        elif kind == "component_instance":
            found = _QUERY.search(element.component_instance.json_args)
            self.asked = found[1].replace(r"\\u0026", "&") if found else ""
        return message.WhichOneof("type") == "script_finished"

    async def move_slider(self) -> None:
        """Do what a reader does, and wait for all of the answer."""
        places = range(int(self.slider.min), int(self.slider.max) + 1)
        ends = sorted(self.chance.sample(places, 2))
        moved = WidgetState(id=self.slider.id)
        if self.slider.options:
            moved.string_array_value.data.extend(self.slider.options[end] for end in ends)
        else:
            moved.double_array_value.data.extend(ends)
        begin = time.perf_counter()
        self.tally.drawn.append(await self.run_page([moved]))
        if self.asked:
            paths = [*(f"tiles/{z}/{x}/{y}" for z, x, y in TILES), "totals"]
            await fetch(self.port, [f"/api/{path}?{self.asked}" for path in paths])
            self.tally.mapped.append(time.perf_counter() - begin)


async def fetch(port: int, paths: list[str]) -> None:
    """Ask for paths over one connection; a client library would cost more than the server."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    fixed = f"Host: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n"
    for path in paths:
        writer.write(f"GET {path} HTTP/1.1\r\n{fixed}".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not head.startswith(b"HTTP/1.1 200") or length is None:
            raise RuntimeError(f"{path}: {head[:40]!r}")
        await reader.readexactly(int(length[1]))
    writer.close()
    await writer.wait_closed()


async def visit(number: int, port: int, tally: Tally, seconds: float) -> None:
    """Arrive some time in the first ten seconds, then interact every ten."""
    chance = random.Random(number)  # noqa: S311 - the same crowd every time
    await asyncio.sleep(chance.uniform(0, PACE))
    try:
        async with connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=None) as websocket:
            visitor = Visitor(websocket, port, tally, chance)
            tally.first.append(await visitor.run_page([]))
            begin = time.monotonic()
            while time.monotonic() - begin < seconds:
                turn = time.monotonic()
                await asyncio.sleep(PACE / 2)
                await visitor.move_slider()
                await asyncio.sleep(max(0.0, turn + PACE - time.monotonic()))
    except (OSError, EOFError, WebSocketException):
        tally.lost += 1


async def crowd(visitors: int, port: int, seconds: float) -> Tally:
    """Let ``visitors`` come and stay for about ``seconds`` each."""
    tally = Tally()
    await asyncio.gather(*(visit(number, port, tally, seconds) for number in range(visitors)))
    return tally


@contextmanager
def served(script: Path, *flags: str) -> Iterator[tuple[int, int]]:
    """Serve a script with ``streamlit run``; yield port and process id, end it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    process = subprocess.Popen(
        [*command, *flags],
        cwd=script.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_open(port)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def wait_until_open(port: int) -> None:
    for _ in range(300):
        try:
            if httpx2.get(f"http://127.0.0.1:{port}/_stcore/health").status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")


def spent(pid: int) -> float:
    """Return the processor seconds a process has used so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def held(pid: int) -> int:
    """Return the megabytes of memory a process holds (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


def share(values: list[float], percent: int) -> str:
    """Return a percentile in milliseconds, a dash for too few values."""
    if len(values) < 2:
        return "–"
    return f"{1000 * quantiles(values, n=100, method='inclusive')[percent - 1]:,.0f}"


def measure(name: str, port: int, pid: int, counts: list[int], seconds: float) -> None:
    """Print one line a crowd."""
    for visitors in counts:
        begin, used, ours = time.monotonic(), spent(pid), time.process_time()
        tally = asyncio.run(crowd(visitors, port, seconds))
        took = time.monotonic() - begin
        load, own = (spent(pid) - used) / took, (time.process_time() - ours) / took
        runs = max(1, len(tally.first) + len(tally.drawn))
        cells = (
            name,
            visitors,
            len(tally.drawn),
            share(tally.first, 95),
            share(tally.drawn, 50),
            share(tally.drawn, 95),
            share(tally.mapped, 50),
            share(tally.mapped, 95),
            f"{sorted(tally.wire)[len(tally.wire) // 2] / 1000:,.0f}" if tally.wire else "–",
            f"{1000 * load * took / runs:.0f}",
            f"{load:.2f}",
            held(pid),
            tally.lost,
            f"{own:.2f}",
        )
        print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)
        if len(tally.drawn) < 2 or quantiles(tally.drawn, n=20)[-1] > TOO_SLOW:
            return


def main() -> None:
    """Measure both pages and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--visitors", type=int, nargs="+", default=[10, 25, 50, 100, 200])
    parser.add_argument("--seconds", type=float, default=30, help="how long each stays")
    given = parser.parse_args()
    print(
        "| page | visitors | interactions | first load p95 ms | drawn p50 ms | drawn p95 ms"
        " | with map p50 ms | with map p95 ms | kB over websocket | CPU ms a run | cores | MB"
        " | lost | crowd's cores |"
    )
    print("|" + "---|" * 14, flush=True)
    with served(ROOT / "app.py") as (port, pid):
        measure("atlas", port, pid, given.visitors, given.seconds)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "plain.py"
        script.write_text(PLAIN.format(data=str(ROOT / "data" / "incidents.csv")))
        quiet = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
        local = ("--server.address", "127.0.0.1")
        with served(script, *quiet, *local) as (port, pid):
            measure("plain st_folium", port, pid, given.visitors, given.seconds)


if __name__ == "__main__":
    main()
