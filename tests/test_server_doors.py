"""What is turned away: foreign names and pages, uploads, metrics, every way of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.server.doors import Doors, host_name

if TYPE_CHECKING:
    from starlette.requests import Request

SETTINGS: dict[str, Any] = {
    "server.allowedHosts": ["localhost", "127.0.0.1", "::1", "*.example.org"],
    "server.baseUrlPath": "",
    "server.corsAllowedOrigins": [],
}
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]


async def seen(request: Request) -> JSONResponse:
    return JSONResponse({"origin": request.headers.get("origin")})


async def talk(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_json(websocket.headers.get("origin"))
    await websocket.close()


def client(base_url: str = "http://localhost:8501", **settings: Any) -> TestClient:
    app = Starlette(
        routes=[
            WebSocketRoute("/_stcore/stream", talk),
            Route("/{rest:path}", seen, methods=METHODS),
        ],
        middleware=[Middleware(Doors, option={**SETTINGS, **settings}.__getitem__)],
    )
    return TestClient(app, base_url=base_url)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("localhost:8501", "localhost"),
        ("LOCALHOST.", "localhost"),
        ("[::1]:8501", "::1"),
        ("a.example.org:443", "a.example.org"),
        ("a@localhost", ""),
        ("localhost/x", ""),
        ("localhost:port", ""),
        ("[::1", ""),
        ("", ""),
    ],
)
def test_the_name_in_a_host_header(host: str, name: str) -> None:
    assert host_name(host) == name


@given(st.text(max_size=30))
def test_no_host_header_breaks_us(host: str) -> None:
    assert isinstance(host_name(host), str)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:9999", 200),
        ("[::1]:8501", 200),
        ("map.example.org", 200),
        ("example.org", 403),
        ("evil.test", 403),
        ("localhost.evil.test", 403),
        ("169.254.1.1", 403),
    ],
)
def test_only_our_own_names_are_answered(host: str, status: int) -> None:
    answer = client().get("/", headers={"host": host})
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["error"].endswith(".")
    assert client().get("/_stcore/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("base", ["", "ops/map"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/a/b",
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
        "/auth/login",
        "/oauth2callback",
    ],
)
def test_what_a_reader_has_no_use_for_is_shut(base: str, path: str) -> None:
    visitor = client(**{"server.baseUrlPath": base})
    for method in METHODS:
        answer = visitor.request(method, f"/{base}{path}" if base else path)
        assert answer.status_code == 403, method


@pytest.mark.parametrize("method", METHODS)
def test_the_atlas_can_only_be_read(method: str) -> None:
    answer = client().request(method, "/api/totals")
    assert answer.status_code == (200 if method in {"GET", "HEAD"} else 405)
    if answer.status_code == 405:
        assert answer.headers["allow"] == "GET, HEAD"


def test_a_foreign_page_s_origin_never_reaches_the_app() -> None:
    visitor = client()
    own = visitor.get("/", headers={"origin": "http://localhost:8501"}).json()
    foreign = visitor.get("/", headers={"origin": "https://evil.test"}).json()
    assert own == {"origin": "http://localhost:8501"}
    assert foreign == {"origin": None}


@pytest.mark.parametrize(
    ("host", "origin", "opens"),
    [
        ("localhost:8501", "http://localhost:8501", True),
        ("localhost:8501", None, True),
        ("localhost:8501", "http://localhost:3000", False),
        ("localhost:8501", "https://evil.test", False),
        ("localhost:8501", "null", False),
        ("evil.test", "https://evil.test", False),
        ("localhost:8501", "https://named.example", True),
    ],
)
def test_only_our_own_page_opens_a_websocket(host: str, origin: str | None, opens: bool) -> None:
    headers = {"host": host, **({"origin": origin} if origin else {})}
    settings: dict[str, Any] = {"server.corsAllowedOrigins": ["https://named.example"]}
    visit = client(**settings).websocket_connect("/_stcore/stream", headers=headers)
    if opens:
        with visit as websocket:
            assert websocket.receive_json() in (None, f"http://{host}")
    else:
        with pytest.raises(WebSocketDisconnect) as refused:
            visit.__enter__()
        assert refused.value.code == 1008
