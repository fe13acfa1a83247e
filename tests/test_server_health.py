"""The real server while data come and go: no mixture, no error, back at once after a kill."""

from __future__ import annotations

import io
import os
import re
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from dashboard.site import DATA_VARIABLE
from tests import shelves
from tests.browser import visits
from tests.test_server_processes import ROOT, running

if TYPE_CHECKING:
    from pathlib import Path

RERUNS = int(os.environ.get("EXILE_ATLAS_RERUNS", "40"))
"""Runs of the page under swaps; a thousand take about a minute."""

VERSIONS = 4
"""Versions that must be met at least: the pinned one, the first and what took its place."""

SWAP_EVERY = 0.5
"""Seconds from one new version to the next."""

LOOKING_OFTEN = "import dashboard.site.holdings as holdings; holdings.LOOK_EVERY = 0.2"

FIGURES = re.compile(r"\*\*(\d+) of (\d+) incidents\*\*.* data (\S+)")
VERSION = re.compile(r'"version\\?": \\?"([0-9.]+)-[0-9a-f]{8}')


@dataclass
class Drawn:
    """What one run of a page showed: data versions and numbers of incidents, wherever told."""

    versions: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    failed: bool = False

    def read(self, message: ForwardMsg) -> bool:
        """Note what a message tells; say whether the run has ended."""
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "markdown" and (found := FIGURES.search(element.markdown.body)):
            self.parts.add("figures")
            self.versions.add(found[3])
            self.numbers.update((int(found[1]), int(found[2])))
        elif kind == "component_instance":
            self.parts.add("map")
            self.versions.update(VERSION.findall(element.component_instance.json_args))
        elif kind == "dataframe":
            self.parts.add("table")
            with pa.ipc.open_stream(io.BytesIO(element.dataframe.arrow_data.data)) as rows:
                self.numbers.add(rows.read_all().num_rows)
        elif kind == "exception":
            self.failed = True
        return message.WhichOneof("type") == "script_finished"


def run_page(websocket: ClientConnection, address: str) -> Drawn:
    drawn, ended = Drawn(), False
    message = BackMsg(rerun_script=ClientState(query_string=address))
    websocket.send(bytes(message.SerializeToString()))
    while not ended:
        ended = drawn.read(ForwardMsg.FromString(websocket.recv(60, decode=False)))
    return drawn


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    shelves.on_shelf(tmp_path / "shelf", "2026.11.1", 3)
    shelves.on_shelf(tmp_path / "shelf", "2026.11.2", 5)
    return tmp_path / "shelf"


def test_under_swaps_no_page_is_a_mixture_and_none_fails(shelf: Path) -> None:
    known = {"2026.11.1": 3, "2026.11.2": 5} | {f"2026.12.{i}": 6 + i for i in range(1, 300)}
    seen: Counter[str] = Counter()
    parts: set[str] = set()
    done = threading.Event()

    def read_on(url: str, reader: int) -> list[str]:
        wrong: list[str] = []
        address = "data=2026.11.1" if reader == 0 else ""
        while sum(seen.values()) < RERUNS or len(seen) < VERSIONS:
            stream = url.replace("http", "ws", 1) + "/_stcore/stream"
            with connect(stream, max_size=None) as websocket:
                for _ in range(5):
                    drawn = run_page(websocket, address)
                    seen.update(drawn.versions)
                    parts.update(drawn.parts)
                    numbers = {known.get(version) for version in drawn.versions}
                    if drawn.failed or len(drawn.versions) != 1 or drawn.numbers != numbers:
                        wrong.append(str(drawn))
        done.set()
        return wrong

    environment = {DATA_VARIABLE: str(shelf)}
    with (
        visits.served(environment=environment, first=LOOKING_OFTEN) as url,
        ThreadPoolExecutor(3) as pool,
    ):
        readers = [pool.submit(read_on, url, reader) for reader in range(3)]
        for version, n in list(known.items())[2:]:
            if done.wait(SWAP_EVERY):
                break
            shelves.on_shelf(shelf, version, n)
        assert [wrong for one in readers for wrong in one.result(600)] == []
    assert sum(seen.values()) >= RERUNS
    assert parts == {"figures", "map", "table"}
    assert seen["2026.11.1"] > 0
    assert len(seen) >= VERSIONS


def test_killed_in_the_midst_it_is_back_within_ten_seconds(shelf: Path, tmp_path: Path) -> None:
    more = {DATA_VARIABLE: str(shelf)}
    arguments = ["run", str(ROOT / "app.py")]
    with running("streamlit", arguments, tmp_path, more=more) as server:
        first = server.get("/api/health").json()
        shelves.spoil(shelves.on_shelf(shelf, "2026.12.1", 9))
        server.process.kill()
        server.process.wait(10)
    begin = time.monotonic()
    with running("streamlit", arguments, tmp_path, more=more) as server:
        again = server.get("/api/health").json()
        assert time.monotonic() - begin < 10
        assert server.get("/").status_code == 200
        assert again["status"] == "degraded"
        assert again["digest"] == first["digest"]
        log = server.log.read_text()
        assert "The data in 2026.12.1 are not opened: incidents.csv, line" in log
