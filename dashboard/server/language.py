"""The language of an answer: what its address names, else what the reader's browser asks for."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.datastructures import Headers, QueryParams
from starlette.responses import HTMLResponse

from dashboard.pages import SWITCH
from dashboard.wording import PARAMETER, is_offered, preferred, speaking

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST: Final = 4096
"""Bytes of a query string that are looked at."""

_OPENING: Final = re.compile(rb'<html lang="[a-z]{2}"')


def of(request: Request) -> str:
    """Return the language a request is answered in."""
    return _of(request.scope)


def named(request: Request) -> str:
    """Return the language that a request's address names, "" for none of ours."""
    return _named(request.scope)


def speak(request: Request) -> AbstractContextManager[None]:
    """Speak the language of a request."""
    return speaking(of(request), named=bool(named(request)))


def page(request: Request, body: str) -> HTMLResponse:
    """Return a plain page; its switch of languages keeps what else its address carries."""
    kept = {name: text for name, text in request.query_params.items() if name != PARAMETER}
    asked = escape(f"?{urlencode(kept)}&{PARAMETER}=") if kept else SWITCH
    return HTMLResponse(
        body.replace(f'href="{SWITCH}', f'href="{asked}'),
        headers={"Content-Language": of(request), "Vary": "Accept-Language"},
    )


def _of(scope: Scope) -> str:
    return _named(scope) or preferred(Headers(scope=scope).get("accept-language", ""))


def _named(scope: Scope) -> str:
    raw: bytes = scope["query_string"]
    code = QueryParams(raw[:_MOST]).get(PARAMETER, "")
    return code if is_offered(code) else ""


class Tongue:
    """Says in Streamlit's page, ``<html lang="en">``, what language it will be in.

    Whoever reads a page aloud goes by that. It is Streamlit's file, so only the two letters are put
    in other ones: nothing else of it changes, its length neither.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or len(code := _of(scope).encode()) != 2:
            await self._app(scope, receive, send)
            return
        page = False

        async def say_so(message: Message) -> None:
            nonlocal page
            if message["type"] == "http.response.start":
                page = _is_page(message)
            elif page:
                body, found = _OPENING.subn(
                    b'<html lang="' + code + b'"', message.get("body", b""), 1
                )
                message, page = {**message, "body": body}, not found
            await send(message)

        await self._app(scope, receive, say_so)


def _is_page(message: Message) -> bool:
    """Whether an answer is a page that can be read: HTML, not packed."""
    headers = Headers(raw=message["headers"])
    plain = "content-encoding" not in headers
    return plain and headers.get("content-type", "").startswith("text/html")
