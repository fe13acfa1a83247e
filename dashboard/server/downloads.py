"""Files to take along: the records of a view, its countries by a layer, and how to cite it.

A file is worked out in a thread, two at a time; whoever else asks waits in a short line. What was
made stays in memory for a while, never on a disk. Browsers are told not to keep it either: on a
shared computer the file in a browser's own store would tell the next person what was asked. The tag
still lets a program that kept its copy on purpose ask whether it is the newest.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dashboard import engine, exports
from dashboard.exports import about, citation
from dashboard.pages.cite import cite_page
from dashboard.server import ask, files, language, views
from dashboard.server.files import File, Wanted
from dashboard.server.line import Line
from dashboard.wording import PARAMETER, say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from dashboard.exports.about import About
    from dashboard.server.files import Content
    from dashboard.server.views import Asked
    from dashboard.site import Site

AT_ONCE: Final = 2
"""How many files may be worked out at the same time."""

MOST_WAITING: Final = 12
"""How many may wait for their turn; more are asked to come back."""


class Named(Protocol):
    """A kind of file: how it ends, and what it is."""

    @property
    def ending(self) -> str:
        """The end of its name, without the dot."""

    @property
    def media_type(self) -> str:
        """What it is, as browsers are told."""


_HOST: Final = re.compile(r"[a-z0-9.:\[\]-]{1,255}")
_OURS: Final = re.compile(r"/(?:download|about)/[^/]*$")


async def _incidents(request: Request) -> Response:
    return await _taken(request, "incidents", lambda _, file: f"incidents-{file.records}")


async def _countries(request: Request) -> Response:
    return await _taken(request, "countries", lambda view, _: f"{view.shown.layer}-{view.day}")


async def _taken(
    request: Request, content: Content, called: Callable[[Asked, File], str]
) -> Response:
    """Answer with a file; ``called`` names it, after the data version."""
    format_ = exports.format_called(request.path_params["ending"])
    if format_ is None:
        raise HTTPException(404)
    view, site = views.view(request)
    wanted = Wanted(content, view, format_.code, home(request))
    kept, waiting = files.of(site), line(request)
    file = kept.peek(wanted)
    if file is None and waiting.full:
        return busy()
    if file is None:
        async with waiting:
            if await request.is_disconnected():
                raise ask.GoneError
            file = await run_in_threadpool(files.made, site, kept, wanted)
    return attached(request, file, f"{plain(site)}-{called(view, file)}", format_)


def busy() -> Response:
    """Return what is said when many files are being made already."""
    said = {"error": say("download.busy"), "parameter": ""}
    return JSONResponse(said, 503, {"Retry-After": "20"})


async def _citation(request: Request) -> Response:
    form = citation.form_called(request.path_params["ending"])
    if form is None:
        raise HTTPException(404)
    site, cited = await _cited(request)
    body = form.write(cited, _today()).encode()
    file = File(body, cited.n, files.tag(body))
    return attached(request, file, f"{plain(site)}-citation", form)


async def _page(request: Request) -> Response:
    _, cited = await _cited(request, (PARAMETER,))
    with language.speak(request):
        _, said = await _cited(request, (PARAMETER,))
        return language.page(request, cite_page(said, _today(), cited))


async def _cited(request: Request, also: tuple[str, ...] = ()) -> tuple[Site, About]:
    """Return the data a request is about, and what is said of the records it asks for."""
    view, site = views.view(request, also)
    async with request.state.scans:
        n = await run_in_threadpool(engine.count, site.incidents, view.query)
    manifest, where = site.snapshot.manifest, home(request)
    return site, about.about(manifest, view.query, n=n, address=where, shown=view.shown)


def home(request: Request) -> str:
    """Return where the atlas is served, as this reader names it; "" for a name that is none."""
    host = request.headers.get("host", "").lower()
    base = _OURS.sub("", request.scope["path"])
    return f"{request.scope['scheme']}://{host}{base}/" if _HOST.fullmatch(host) else ""


def attached(request: Request, file: File, name: str, form: Named) -> Response:
    """Return a file to be saved under a name that tells the data, never the question."""
    media_type = form.media_type
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{name}.{form.ending}"',
        "ETag": f'"{file.tag}"',
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        headers["Content-Length"] = str(len(file.body))
        return Response(headers=headers, media_type=media_type)
    return Response(file.body, headers=headers, media_type=media_type)


def plain(site: Site) -> str:
    """Return how files of these data begin to be called."""
    return "exile-atlas-" + re.sub(r"[^A-Za-z0-9._-]", "-", site.data_version)


def _today() -> date:
    return datetime.now(tz=UTC).date()


def line(request: Request) -> Line:
    """Return the line of this server; it belongs to the loop the server runs on."""
    state = request.app.state
    if not hasattr(state, "downloads"):
        state.downloads = Line(AT_ONCE, MOST_WAITING)
    found: Line = state.downloads
    return found


PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = (
    ("/download/incidents.{ending}", _incidents),
    ("/download/countries.{ending}", _countries),
    ("/download/citation.{ending}", _citation),
    ("/about/cite", _page),
)
"""Path below the base path, and what answers it."""
