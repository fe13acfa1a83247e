"""What the page says before any script runs: its title, a preview for shared links, a way in.

Streamlit serves one empty page for every address. Who is shown a link (a messenger, a search
engine) never runs its scripts, and some readers' browsers do not: so that page is given the title
and the words of the view, a picture, and links to our plain pages.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from dashboard import pages
from dashboard.pages.preview import PICTURE, SIZE, Preview, preview
from dashboard.server.ask import MOST_BYTES, MOST_PARAMETERS
from dashboard.server.packed import LEVEL, takes_gzip
from dashboard.server.settings import base_path, below
from dashboard.site import open_site
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dashboard.server.settings import Option

_ELSEWHERE: Final = (
    "/_stcore/",
    "/api/",
    "/component/",
    "/download/",
    "/about/",
    "/lib/",
    "/static/",
)
_WHOLE: Final = (b"range", b"if-range", b"if-none-match", b"if-modified-since", b"accept-encoding")
"""Headers that ask for less than the whole page as it stands: it is made anew for every address."""

_HOST: Final = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
_NOSCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_EMPTY: Final = '<div id="root"></div>'
_STALE: Final = ("etag", "last-modified", "accept-ranges", "content-length")


class Opening:
    """Puts title, preview and plain links into the page that Streamlit serves."""

    def __init__(self, app: ASGIApp, *, option: Option) -> None:
        self._app, self._option = app, option

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        base = base_path(self._option)
        path = below(scope["path"], base) if scope["type"] == "http" else None
        if path is None or path.startswith(_ELSEWHERE) or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        kept = [(name, value) for name, value in scope["headers"] if name not in _WHOLE]
        page = _Page(
            send,
            lambda html: self._opened(html, scope, f"{base}/", path.strip("/")),
            silent=scope["method"] == "HEAD",
            packed=takes_gzip(Headers(scope=scope).get("accept-encoding", "")),
        )
        await self._app({**scope, "headers": kept, "method": "GET"}, receive, page.send)

    async def _opened(self, html: str, scope: Scope, root: str, path: str) -> str:
        params = _params(scope["query_string"])
        found = await run_in_threadpool(lambda: preview(open_site(), path, params))
        host = Headers(scope=scope).get("host", "")
        home = f"{scope['scheme']}://{host}{root}" if _HOST.fullmatch(host) else ""
        return opening(html, found, home=home, root=root)


class _Page:
    """Lets everything pass but an HTML page, which is changed as a whole."""

    def __init__(
        self,
        send: Send,
        change: Callable[[str], Awaitable[str]],
        *,
        silent: bool,
        packed: bool,
    ) -> None:
        self._send, self._change = send, change
        self._silent, self._packed = silent, packed
        self._start: Message | None = None
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        """Pass a message on, or hold it until the page is whole."""
        if message["type"] == "http.response.start":
            if _is_page(message):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._give(self._start)
            return
        elif self._silent and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)

    async def _give(self, start: Message) -> None:
        body = (await self._change(self._body.decode("utf-8"))).encode()
        headers = MutableHeaders(raw=list(start["headers"]))
        for name in _STALE:
            del headers[name]
        headers.add_vary_header("Accept-Encoding")
        if self._packed:
            body = gzip.compress(body, LEVEL, mtime=0)
            headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(body))
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": b"" if self._silent else body})


def opening(html: str, found: Preview, *, home: str, root: str) -> str:
    """Return Streamlit's page with the words of a view.

    Parameters
    ----------
    home
        Where the site lives, with scheme and host; "" when that is not known: no picture then,
        because a preview needs its whole address.
    root
        The site's path, with a slash at its end.
    """
    html = _TITLE.sub(lambda _: f"<title>{escape(found.title)}</title>", html, count=1)
    html = _NOSCRIPT.sub(lambda _: _without_scripts(root), html, count=1)
    html = html.replace(_EMPTY, _waiting(), 1)
    return html.replace("</head>", f"{_tags(found, home)}</head>", 1)


def _waiting() -> str:
    """Return what stands on the page until its scripts have come; they replace it."""
    style = "margin:3rem auto;text-align:center;font:1rem/1.5 system-ui,sans-serif;color:#6b7783"
    return f'<div id="root"><p style="{style}">{escape(say("opening.wait"))}</p></div>'


def _tags(found: Preview, home: str) -> str:
    tags = [
        ("name", "description", found.text),
        ("property", "og:type", "website"),
        ("property", "og:site_name", say("title")),
        ("property", "og:title", found.title),
        ("property", "og:description", found.text),
        ("name", "twitter:title", found.title),
        ("name", "twitter:description", found.text),
        ("name", "twitter:card", "summary_large_image" if home else "summary"),
    ]
    if home:
        address = f"{home}about/preview.png?v={_picture()[1]}"
        tags += [
            ("property", "og:image", address),
            ("property", "og:image:type", "image/png"),
            ("property", "og:image:width", str(SIZE[0])),
            ("property", "og:image:height", str(SIZE[1])),
            ("property", "og:image:alt", say("preview.picture")),
            ("name", "twitter:image", address),
        ]
    return "".join(f'<meta {kind}="{name}" content="{escape(text)}">' for kind, name, text in tags)


def _without_scripts(root: str) -> str:
    places = [(place.path, place.name) for place in pages.places()]
    places.append(("download/incidents.csv.zip", say("plain.records")))
    links = "".join(
        f'<li><a href="{escape(root + path)}">{escape(name)}</a></li>' for path, name in places
    )
    return (
        "<noscript><style>#root{display:none}</style>"
        f"<h1>{escape(say('title'))}</h1><p>{escape(say('preview.text'))}</p>"
        f"<p>{escape(say('plain.needs'))}</p><ul>{links}</ul>"
        f"<p>{escape(say('foot.not_for'))}</p></noscript>"
    )


def _is_page(start: Message) -> bool:
    media_type = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and media_type.startswith("text/html")


def _params(query_string: bytes) -> dict[str, str]:
    """Return the address's parameters; none of an address that is too long or unreadable."""
    if len(query_string) > MOST_BYTES:
        return {}
    try:
        pairs = parse_qsl(query_string.decode("ascii"), max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return {}
    return dict(pairs)


async def _send_picture(_request: Request) -> Response:
    body, tag = _picture()
    headers = {"Cache-Control": "public, max-age=86400", "ETag": f'"{tag}"'}
    return Response(body, media_type="image/png", headers=headers)


@cache
def _picture() -> tuple[bytes, str]:
    """Return the picture and the begin of its SHA-256."""
    body = PICTURE.read_bytes()
    return body, hashlib.sha256(body).hexdigest()[:16]


PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = (
    ("/about/preview.png", _send_picture),
)
"""Path below the base path, and what answers it."""
