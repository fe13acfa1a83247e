"""The real thing: both servers, started as a reader would, asked over loopback, ended by id."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from dashboard.server.headers import inline_hashes
from dashboard.site import DATA_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
CANARY = "canary7f3a"
BASE = "/ops/map"


@dataclass
class Server:
    process: subprocess.Popen[bytes]
    port: int
    base: str
    log: Path

    def url(self, path: str, scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.port}{self.base}{path}"

    def get(self, path: str, **headers: str) -> httpx2.Response:
        return httpx2.get(self.url(path), headers=headers, timeout=10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    module: str,
    arguments: Sequence[str],
    cwd: Path,
    base: str = "",
    more: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start ``python -m module arguments --port`` and end it, whatever happens."""
    port, log = free_port(), cwd / "log.txt"
    flag = "--server.port" if module == "streamlit" else "--port"
    command = [sys.executable, "-m", module, *arguments, flag, str(port)]
    environment = {k: v for k, v in os.environ.items() if k != DATA_VARIABLE}
    environment |= {"PYTHONUNBUFFERED": "1", "HOME": str(cwd), **(more or {})}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=out, stderr=out)
    server = Server(process, port, base, log)
    try:
        wait_until_open(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def wait_until_open(server: Server) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if server.process.poll() is not None:
            pytest.fail(server.log.read_text())
        try:
            if server.get("/_stcore/health").status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.1)
    pytest.fail(f"not open after 30 seconds: {server.log.read_text()}")


@pytest.fixture(scope="module")
def uvicorn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Started from a folder that is not the project's."""
    arguments = ["app:app", "--app-dir", str(ROOT)]
    with running("uvicorn", arguments, tmp_path_factory.mktemp("uvicorn")) as server:
        yield server


@pytest.fixture(scope="module")
def streamlit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    arguments = ["run", str(ROOT / "app.py"), "--server.baseUrlPath", BASE]
    with running("streamlit", arguments, tmp_path_factory.mktemp("streamlit"), BASE) as server:
        yield server


@pytest.fixture(params=["uvicorn", "streamlit"])
def server(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(request.param)
    return found


def rerun() -> bytes:
    return bytes(BackMsg(rerun_script=ClientState()).SerializeToString())


def test_the_page_comes_with_its_policy_and_no_cookie(server: Server) -> None:
    page = server.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-store"
    policy = page.headers["content-security-policy"]
    assert inline_hashes(page.text) in policy
    assert "unsafe-eval" not in policy
    for path in ("/", "/_stcore/health", "/_stcore/host-config"):
        assert "set-cookie" not in server.get(path).headers


def test_every_answer_carries_the_headers(server: Server) -> None:
    component = "/component/streamlit_folium.st_folium/index.html"
    script = re.search(r'src="\./(static/js/[^"]+)"', server.get("/").text)
    assert script is not None
    for path in (
        "/",
        component,
        f"/{script[1]}",
        "/lib/leaflet/leaflet.js",
        "/api/totals",
        "/api/nothing",
        "/_stcore/metrics",
        "/_stcore/health",
        "/media/nothing",
    ):
        answer = server.get(path)
        assert "default-src 'none'" in answer.headers["content-security-policy"], path
        assert answer.headers["referrer-policy"] == "no-referrer", path
        assert answer.headers["x-content-type-options"] == "nosniff", path
        assert answer.headers["x-frame-options"] == "SAMEORIGIN", path
        evaluates = "'unsafe-eval'" in answer.headers["content-security-policy"]
        assert evaluates is (path == component), path


def test_map_and_component_are_there_before_the_first_reader(server: Server) -> None:
    component = "/component/streamlit_folium.st_folium/index.html"
    for path in (component, "/lib/web/atlas.js", "/lib/geo/countries.geojson", "/api/tiles/2/1/0"):
        assert server.get(path).status_code == 200, path
    assert server.get("/lib/web/typo.js").headers["content-type"] == "application/json"


def test_what_is_shut_is_shut(server: Server) -> None:
    upload = server.url("/_stcore/upload_file/a/b")
    assert httpx2.put(upload, content=b"x" * 10).status_code == 403
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"):
        assert server.get(path).status_code == 403, path
    assert server.get("/", host="evil.test").status_code == 403
    assert server.get("/..%2f..%2fetc/passwd").status_code in {400, 404}


def test_a_reader_s_page_runs_and_a_foreign_page_s_does_not(server: Server) -> None:
    stream = server.url("/_stcore/stream", "ws")
    own = Origin(f"http://127.0.0.1:{server.port}")
    with connect(stream, origin=own) as websocket:
        websocket.send(rerun())
        kinds = set()
        while "script_finished" not in kinds:
            message = ForwardMsg.FromString(websocket.recv(10, decode=False))
            kinds.add(message.WhichOneof("type"))
    assert "delta" in kinds
    with pytest.raises(InvalidStatus) as refused:
        connect(stream, origin=Origin("https://evil.test"))
    assert refused.value.response.status_code == 403


def test_a_flood_is_cut_off_while_others_are_served(uvicorn: Server) -> None:
    with connect(uvicorn.url("/_stcore/stream", "ws"), max_queue=None) as websocket:
        flood(websocket)
        begin = time.monotonic()
        assert uvicorn.get("/_stcore/health").status_code == 200
        assert time.monotonic() - begin < 2
        assert close_code(websocket) == 1008


def flood(websocket: ClientConnection) -> None:
    with suppress(ConnectionClosed):
        for _ in range(300):
            websocket.send(rerun())


def close_code(websocket: ClientConnection) -> int | None:
    """Hear the server out; return the code with which it closed."""
    with suppress(ConnectionClosed):
        while True:
            websocket.recv(10)
    return websocket.protocol.close_code


def test_no_reader_is_in_the_log(server: Server) -> None:
    agent = {"user-agent": f"ua{CANARY}", "referer": f"https://ref{CANARY}.example/"}
    for path in (f"/?q={CANARY}", f"/{CANARY}", f"/api/{CANARY}?type={CANARY}", f"/lib/{CANARY}"):
        server.get(path, **agent)
    server.get("/", host=f"{CANARY}.test")
    stream = server.url(f"/_stcore/stream?q={CANARY}", "ws")
    with connect(stream, additional_headers=agent) as websocket:
        websocket.send(rerun())
        websocket.send("text is not our protocol")
        assert close_code(websocket) == 1003
    with pytest.raises(InvalidStatus):
        connect(stream, origin=Origin(f"https://{CANARY}.test"))
    with socket.create_connection(("127.0.0.1", server.port)) as broken:
        broken.sendall(f"GET /{CANARY} nonsense\r\nHost {CANARY}\r\n\r\n".encode())
        broken.recv(1000)
    log = server.log.read_text()
    assert CANARY not in log
    own = f"127.0.0.1:{server.port}"
    assert "127.0.0.1" not in log.replace(own, "")
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("module", "arguments"),
    [("streamlit", ["run", str(ROOT / "app.py")]), ("uvicorn", ["app:app"])],
)
def test_bad_data_end_the_start_with_one_line(
    module: str, arguments: list[str], tmp_path: Path
) -> None:
    started = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, DATA_VARIABLE: str(tmp_path / "absent"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    said = started.stdout + started.stderr
    assert started.returncode != 0
    assert [line for line in said.splitlines() if "cannot start: absent: " in line]
    assert "Traceback" not in said
