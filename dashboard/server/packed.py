"""Streamlit's own scripts and styles, packed once and kept: they are most of what a page weighs.

Streamlit serves them as they are, because packing them anew for each reader would cost more than it
saves. Here each is packed when it is first asked for and kept in memory. Only files that lie in
Streamlit's folder when the server starts can be asked for; everything else passes by.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from dashboard.server.headers import IMMUTABLE
from dashboard.server.settings import base_path, below
from dashboard.site.kept import Kept

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dashboard.server.settings import Option

MEDIA_TYPES: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
"""What is packed, by file ending; pictures and typefaces are packed already."""

KEPT_BYTES: Final = 10_000_000
"""How much is kept packed: room for all there is; what one page loads is a fifth of it."""

LEVEL: Final = 6
"""A higher one takes three times as long for one hundredth less."""


@dataclass(frozen=True, slots=True)
class File:
    """A packed file; ``tag`` is the begin of the SHA-256 of what is sent."""

    body: bytes
    tag: str


class Packed:
    """Answers for Streamlit's scripts and styles where the reader takes them packed."""

    def __init__(self, app: ASGIApp, *, option: Option) -> None:
        self._app, self._option = app, option
        self._kept: Kept[Path, File] = Kept(
            _packed, capacity=KEPT_BYTES, weigh=lambda file: len(file.body)
        )

    @cached_property
    def _files(self) -> dict[str, Path]:
        found = importlib.util.find_spec("streamlit")
        folder = Path(found.origin).parent / "static" if found and found.origin else Path()
        files = (file for ending in MEDIA_TYPES for file in folder.glob(f"static/**/*{ending}"))
        return {f"/{file.relative_to(folder).as_posix()}": file for file in files}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = below(scope["path"], base_path(self._option)) if scope["type"] == "http" else None
        file = self._files.get(path or "")
        if file is None or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if "range" in headers or not takes_gzip(headers.get("accept-encoding", "")):
            await self._app(scope, receive, _telling_that_it_depends(send))
            return
        packed = self._kept.peek(file)
        if packed is None:
            packed = await run_in_threadpool(self._kept.get, file)
        answer = _answer(packed, file.suffix, headers.get("if-none-match", ""), scope["method"])
        await answer(scope, receive, send)


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header allows gzip: named, or by a star, and not with q=0."""
    weights: dict[str, str] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip()] = parameter.strip().removeprefix("q=").strip()
    weight = weights.get("gzip", weights.get("*", "0"))
    try:
        return not weight or float(weight) > 0
    except ValueError:
        return False


def _packed(file: Path) -> File:
    body = gzip.compress(file.read_bytes(), LEVEL, mtime=0)
    return File(body, hashlib.sha256(body).hexdigest()[:16])


def _answer(file: File, ending: str, known: str, method: str) -> Response:
    headers = {"ETag": f'"{file.tag}"', "Vary": "Accept-Encoding", "Cache-Control": IMMUTABLE}
    if headers["ETag"] in known:
        return Response(status_code=304, headers=headers)
    headers |= {"Content-Encoding": "gzip", "Content-Length": str(len(file.body))}
    body = b"" if method == "HEAD" else file.body
    return Response(body, headers=headers, media_type=MEDIA_TYPES[ending])


def _telling_that_it_depends(send: Send) -> Send:
    async def telling(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return telling
