"""Files to take along: the records of a question in one format each, and how to cite them.

A file is worked out in a thread, two at a time; whoever else asks waits in a short line. What was
made stays in memory for a while, never on a disk. Browsers are told not to keep it either: on a
shared computer the file in a browser's own store would tell the next person what was asked. The tag
still lets a program that kept its copy on purpose ask whether it is the newest.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from dashboard import engine, exports
from dashboard.errors import QueryError
from dashboard.exports import about, citation
from dashboard.pages.cite import cite_page
from dashboard.server import ask
from dashboard.server.line import Line
from dashboard.site.kept import Kept
from dashboard.wording import joined, say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from dashboard.exports import Format
    from dashboard.exports.about import About
    from dashboard.filters import Query
    from dashboard.site import Site

AT_ONCE: Final = 2
"""How many files may be worked out at the same time."""

MOST_WAITING: Final = 12
"""How many may wait for their turn; more are asked to come back."""

KEPT_BYTES: Final = 20_000_000
"""How much of what was made is kept in memory, for each of the few data sets that are held."""

KEPT_RECORDS: Final = 10_000
"""Files of more records are not kept: one of them would push all others out."""

_HOST: Final = re.compile(r"[a-z0-9.:\[\]-]{1,255}")
_OURS: Final = re.compile(r"/(?:download|about)/[^/]*$")


@dataclass(frozen=True, slots=True)
class File:
    """A file that was made, with its number of records and the begin of its SHA-256."""

    body: bytes
    records: int
    tag: str


async def _incidents(request: Request) -> Response:
    format_ = exports.format_called(request.path_params["ending"])
    if format_ is None:
        raise HTTPException(404)
    query, (site, _) = ask.query(request)
    key, files, line = (query, format_.code, _home(request)), _files(site), _line(request)
    file = files.peek(key)
    if file is None and line.full:
        return _busy()
    if file is None:
        async with line:
            if await request.is_disconnected():
                raise ask.GoneError
            file = await run_in_threadpool(_made, site, files, key)
    name = f"{_plain(site)}-incidents-{file.records}.{format_.ending}"
    return _attached(request, file, name, format_.media_type)


async def _citation(request: Request) -> Response:
    form = citation.form_called(request.path_params["ending"])
    if form is None:
        raise HTTPException(404)
    site, cited = await _cited(request)
    body = form.write(cited, _today()).encode()
    file = File(body, cited.n, _tag(body))
    return _attached(request, file, f"{_plain(site)}-citation.{form.ending}", form.media_type)


async def _page(request: Request) -> Response:
    _, cited = await _cited(request)
    return HTMLResponse(cite_page(cited, _today()))


async def _cited(request: Request) -> tuple[Site, About]:
    """Return the data a request is about, and what is said of the records it asks for."""
    query, (site, _) = ask.query(request)
    async with request.state.scans:
        n = await run_in_threadpool(engine.count, site.incidents, query)
    return site, about.about(site.snapshot.manifest, query, n=n, address=_home(request))


def _home(request: Request) -> str:
    """Return where the atlas is served, as this reader names it; "" for a name that is none."""
    host = request.headers.get("host", "").lower()
    base = _OURS.sub("", request.scope["path"])
    return f"{request.scope['scheme']}://{host}{base}/" if _HOST.fullmatch(host) else ""


def _made(site: Site, files: Kept[Key, File], key: Key) -> File:
    """Return the file, kept from before or worked out; QueryError when it would be too large."""
    query, code, home = key
    format_ = next(format_ for format_ in exports.FORMATS if format_.code == code)
    n = engine.count(site.incidents, query)
    if n > format_.most:
        raise QueryError(_too_many(format_, n), parameter="")
    write = partial(_written, site, query, format_, home)
    return write() if n > KEPT_RECORDS else files.recall(key, lambda _: write())


def _written(site: Site, query: Query, format_: Format, home: str) -> File:
    made = exports.bundle(site.snapshot, site.incidents, query, address=home)
    body = format_.write(made)
    return File(body, len(made), _tag(body))


def _files(site: Site) -> Kept[Key, File]:
    """Return the files kept of a data set; they are forgotten with it, withdrawn records and all.

    To be asked on the server's loop only.
    """
    if site not in _kept:
        _kept[site] = Kept(_unasked, capacity=KEPT_BYTES, weigh=lambda file: len(file.body))
    return _kept[site]


def _unasked(key: Key) -> File:
    raise LookupError(key)


Key = tuple["Query", str, str]
"""Question, code of the format, and where the atlas is served."""

_kept: Final[WeakKeyDictionary[Site, Kept[Key, File]]] = WeakKeyDictionary()


def _too_many(format_: Format, n: int) -> str:
    others = [other.label for other in exports.FORMATS if other.most >= n]
    if not others:
        return say("download.far_too_many", n=f"{n:,}")
    return say(
        "download.too_many",
        label=format_.label,
        most=f"{format_.most:,}",
        n=f"{n:,}",
        others=joined(others),
    )


def _busy() -> Response:
    said = {"error": say("download.busy"), "parameter": ""}
    return JSONResponse(said, 503, {"Retry-After": "20"})


def _attached(request: Request, file: File, name: str, media_type: str) -> Response:
    """Return a file to be saved under a name that tells the data, never the question."""
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{name}"',
        "ETag": f'"{file.tag}"',
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        headers["Content-Length"] = str(len(file.body))
        return Response(headers=headers, media_type=media_type)
    return Response(file.body, headers=headers, media_type=media_type)


def _plain(site: Site) -> str:
    return "exile-atlas-" + re.sub(r"[^A-Za-z0-9._-]", "-", site.data_version)


def _tag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]


def _today() -> date:
    return datetime.now(tz=UTC).date()


def _line(request: Request) -> Line:
    """Return the line of this server; it belongs to the loop the server runs on."""
    state = request.app.state
    if not hasattr(state, "downloads"):
        state.downloads = Line(AT_ONCE, MOST_WAITING)
    line: Line = state.downloads
    return line


PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = (
    ("/download/incidents.{ending}", _incidents),
    ("/download/citation.{ending}", _citation),
    ("/about/cite", _page),
)
"""Path below the base path, and what answers it."""
