"""The headers on every answer: what a browser may load, run, send and remember."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import logging
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse

from dashboard.server.settings import base_path, below, embed_origins
from dashboard.stories.page import script_source

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dashboard.server.settings import Option

_LOGGER: Final = logging.getLogger(__name__)

FIXED: Final = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(),"
    " payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""The same on every answer."""

_MAIN: Final = (
    "default-src 'none'",
    "script-src 'self' {inline}",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-ancestors {ancestors}",
)

# streamlit-folium sets the map up with an inline script and updates it with eval: without either
# there is no map. The exception holds for the component's own path and nowhere else.
_COMPONENT: Final = (
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors {ancestors}",
)

_ANSWER: Final = "default-src 'none'; frame-ancestors 'none'"
"""For what is data and never a page: nothing may run or be framed. Short, because a view of the map
is several answers."""

_PAPER: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
"""For our plain pages: no script runs there, and nothing is asked of anybody."""

_PRESENTED: Final = (
    "default-src 'none'; script-src {script}; style-src 'unsafe-inline'; img-src data:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""For the pages of stories: they hold all they need, and one script that is always the same."""

_ANSWERS: Final = ("/api/", "/download/", "/about/", "/present/")
"""The begins of the paths whose answers are data or plain pages."""

IMMUTABLE: Final = "public, max-age=31536000, immutable"
"""For what an address names so exactly that it can never change: kept for a year, never asked."""

_HASHED_COMPONENT_FILE: Final = re.compile(r"^/component/.+\.[0-9a-f]{8}\.(js|css)$")

_INLINE_SCRIPT: Final = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


def inline_hashes(html: str) -> str:
    """Return the CSP sources of the inline scripts in a page, joined by spaces."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def page_html() -> str:
    """Return the page that the installed Streamlit serves."""
    found = importlib.util.find_spec("streamlit")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("streamlit")
    return (Path(found.origin).parent / "static" / "index.html").read_text(encoding="utf-8")


class Headers:
    """Puts the headers on every answer, and an answer without a trace on every failure."""

    def __init__(self, app: ASGIApp, *, option: Option) -> None:
        self._app, self._option = app, option

    @cached_property
    def _ancestors(self) -> str:
        return " ".join(("'self'", *embed_origins()))

    @cached_property
    def _main(self) -> str:
        policy = "; ".join(_MAIN)
        return policy.format(inline=inline_hashes(page_html()), ancestors=self._ancestors)

    @cached_property
    def _component(self) -> str:
        return "; ".join(_COMPONENT).format(ancestors=self._ancestors)

    def _policy(self, path: str, media_type: str) -> str:
        if path.startswith("/component/"):
            return self._component
        if path.startswith("/present/") and media_type.startswith("text/html"):
            return _PRESENTED.format(script=script_source())
        if path.startswith(_ANSWERS):
            return _PAPER if media_type.startswith("text/html") else _ANSWER
        return self._main

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._set(MutableHeaders(scope=message), scope)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            if begun:
                raise
            _LOGGER.exception("A request could not be answered.")
            failed = {"error": "Something went wrong on our side.", "parameter": ""}
            await JSONResponse(failed, 500)(scope, receive, send_with_headers)

    def _set(self, headers: MutableHeaders, scope: Scope) -> None:
        path = below(scope["path"], base_path(self._option)) or "/"
        headers.update(FIXED)
        headers["Content-Security-Policy"] = self._policy(path, headers.get("content-type", ""))
        if self._ancestors == "'self'":
            headers["X-Frame-Options"] = "SAMEORIGIN"
        if scope["scheme"] == "https":
            headers["Strict-Transport-Security"] = "max-age=31536000"
        # Streamlit's cookie guards uploads only, and there are none: a reader gets no cookie.
        del headers["set-cookie"]
        _set_cache(headers, path)


def _set_cache(headers: MutableHeaders, path: str) -> None:
    """Say what may be kept: no page, no reader's download, but a file named by its content."""
    page = headers.get("content-type", "").startswith("text/html")
    if page or path.startswith("/media/") or "cache-control" not in headers:
        headers["Cache-Control"] = "no-store"
    elif _HASHED_COMPONENT_FILE.search(path):
        headers["Cache-Control"] = IMMUTABLE
