"""The headers on every answer, and the answer to a failure."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.server.headers import FIXED, IMMUTABLE, Headers, inline_hashes, page_html
from dashboard.server.settings import EMBED_VARIABLE

if TYPE_CHECKING:
    from starlette.requests import Request

ALWAYS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
}


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse("<p>", headers={"Cache-Control": "public, max-age=9"})


async def plain(_: Request) -> Response:
    answer = PlainTextResponse("text", headers={"Cache-Control": "public"})
    answer.set_cookie("_streamlit_xsrf", "token")
    return answer


async def fails(_: Request) -> Response:
    raise LookupError("a secret path /srv/atlas")


def client(base: str = "", *, scheme: str = "http") -> TestClient:
    app = Starlette(
        routes=[
            Route("/{base:path}/page", page),
            Route("/fails", fails),
            Route("/{rest:path}", plain),
        ],
        middleware=[Middleware(Headers, option={"server.baseUrlPath": base}.__getitem__)],
    )
    return TestClient(app, base_url=f"{scheme}://localhost")


@pytest.fixture(autouse=True)
def _no_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(EMBED_VARIABLE, raising=False)


def directives(answer: Any) -> dict[str, str]:
    policy: str = answer.headers["content-security-policy"]
    split = (part.partition(" ") for part in policy.split("; "))
    return {name: sources for name, _, sources in split}


@pytest.mark.parametrize("path", ["/", "/a/page", "/api/x", "/component/c/index.html", "/fails"])
def test_on_every_answer(path: str) -> None:
    answer = client().get(path)
    assert ALWAYS.items() <= dict(answer.headers).items()
    assert "geolocation=()" in answer.headers["permissions-policy"]
    assert directives(answer)["default-src"] == "'none'"
    framed = "'none'" if path.startswith("/api/") else "'self'"
    assert directives(answer)["frame-ancestors"] == framed
    assert "set-cookie" not in answer.headers


def test_what_is_data_may_do_nothing() -> None:
    assert directives(client().get("/api/x")).keys() == {"default-src", "frame-ancestors"}


@pytest.mark.parametrize("base", ["", "ops/map"])
def test_only_the_component_may_run_inline_and_evaluated_scripts(base: str) -> None:
    visitor, begin = client(base), f"/{base}" if base else ""
    scripts = directives(visitor.get(f"{begin}/"))["script-src"]
    assert "unsafe" not in scripts
    assert re.fullmatch(r"'self'( 'sha256-[A-Za-z0-9+/]{43}=')+", scripts)
    component = directives(visitor.get(f"{begin}/component/streamlit_folium.st_folium/index.html"))
    assert component["script-src"] == "'self' 'unsafe-inline' 'unsafe-eval'"
    assert "unsafe" not in directives(visitor.get("/x/component/y"))["script-src"]


def test_no_policy_names_another_site() -> None:
    for path in ("/", "/component/c/index.html"):
        policy = client().get(path).headers["content-security-policy"]
        assert "http" not in policy
        assert "*" not in policy


def test_the_hash_is_of_the_inline_script_of_the_installed_page() -> None:
    script = re.search(r"<script>(.*?)</script>", page_html(), re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert inline_hashes(page_html()) == f"'sha256-{digest}'"
    assert inline_hashes('<script type="module" src="./x.js"></script>') == ""


def test_origins_the_operator_trusts_may_frame_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EMBED_VARIABLE, "https://a.example https://b.example")
    visitor = client()
    for path in ("/", "/component/c/index.html"):
        answer = visitor.get(path)
        framed_by = directives(answer)["frame-ancestors"]
        assert framed_by == "'self' https://a.example https://b.example"
        assert "x-frame-options" not in answer.headers


def test_what_may_be_kept() -> None:
    visitor = client()

    def kept(path: str) -> str:
        return str(visitor.get(path).headers["cache-control"])

    assert kept("/a/page") == "no-store"
    assert kept("/media/download.csv") == "no-store"
    assert kept("/fails") == "no-store"
    assert kept("/api/x") == "public"
    assert kept("/component/c/static/js/main.521860b0.js") == IMMUTABLE
    assert kept("/component/c/bootstrap.min.css") == "public"


def test_a_failure_is_one_sentence_and_never_a_trace() -> None:
    answer = client().get("/fails")
    assert answer.status_code == 500
    assert answer.json() == {"error": "Something went wrong on our side.", "parameter": ""}


def test_https_stays_https() -> None:
    assert (
        "max-age=31536000" in client(scheme="https").get("/").headers["strict-transport-security"]
    )
    assert "strict-transport-security" not in client().get("/").headers
    assert FIXED["Referrer-Policy"] == "no-referrer"
