"""The doors that stay shut: foreign names, foreign pages, uploads, metrics, writing of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse

from dashboard.server.api import problems
from dashboard.server.api.operations import ROOT
from dashboard.server.settings import base_path, below

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from dashboard.server.settings import Option

SHUT: Final = (
    "/_stcore/agent",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/upload_file",
    "/auth/",
    "/oauth2callback",
)
"""Streamlit's routes that a read-only site has no use for, by the begin of their path."""

HEALTH: Final = "/_stcore/health"
"""Answers under any name: whoever watches over the server may know it by its address only."""

_READING: Final = ("GET", "HEAD")


class Doors:
    """Turns away what nobody who reads the atlas would ask."""

    def __init__(self, app: ASGIApp, *, option: Option) -> None:
        self._app, self._option = app, option

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or websocket, or refuse it."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = below(scope["path"], base_path(self._option)) or "/"
        if path != HEALTH and not self._known_host(scope):
            status, sentence = 403, "This atlas is not served under that name."
        elif path.startswith(SHUT):
            status, sentence = 403, "This part of the server is not open."
        elif scope["method"] not in _READING:
            status, sentence = 405, "The atlas can only be read; use GET."
        else:
            await self._app(_without_foreign_origin(scope), receive, send)
            return
        await self._refusal(path, status, sentence)(scope, receive, send)

    def _refusal(self, path: str, status: int, sentence: str) -> Response:
        if path.startswith(f"{ROOT}/"):
            error = problems.of_status(status, sentence)
            answer = problems.response(error, base_path(self._option))
        else:
            answer = JSONResponse({"error": sentence, "parameter": ""}, status)
        if status == 405:
            answer.headers["Allow"] = ", ".join(_READING)
        return answer

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._known_host(scope) and self._known_origin(scope):
            await self._app(_without_foreign_origin(scope), receive, send)
            return
        await receive()
        await send({"type": "websocket.close", "code": 1008})

    def _known_host(self, scope: Scope) -> bool:
        """Whether the name asked for is ours: a page elsewhere may point its name at us."""
        name = host_name(Headers(scope=scope).get("host", ""))
        patterns = [str(host).strip().lower() for host in self._option("server.allowedHosts")]
        return any(_matches(name, pattern) for pattern in patterns)

    def _known_origin(self, scope: Scope) -> bool:
        """Whether a websocket was opened by a page of ours (or by no page at all).

        Streamlit would ask another server for our outside address before it decides on a foreign
        one: it never gets to see any.
        """
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        allowed = [str(o).strip() for o in self._option("server.corsAllowedOrigins")]
        return origin is None or _same_origin(origin, headers) or origin in allowed


def host_name(host: str) -> str:
    """Return the name in a Host header, lower case, without port; empty when it is none."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return ""
    if parts.netloc != host or "@" in host:
        return ""
    return (parts.hostname or "").rstrip(".")


def _matches(name: str, pattern: str) -> bool:
    if not name:
        return False
    if pattern.startswith("*."):
        return name.endswith(pattern[1:])
    return pattern in ("*", name)


def _same_origin(origin: str, headers: Headers) -> bool:
    return origin.partition("://")[2] == headers.get("host", "")


def _without_foreign_origin(scope: Scope) -> Scope:
    """Return the scope without another site's Origin, so that nothing is ever shared with it."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None or _same_origin(origin, headers):
        return scope
    kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
    return {**scope, "headers": kept}
