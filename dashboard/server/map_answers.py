"""What the map in a browser asks for: tiles, country totals, risk layers, lines, files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dashboard.server import ask
from dashboard.server.headers import IMMUTABLE
from dashboard.site import held_sites, open_site
from dashboard.site.risk_changes import ChangeAsked

if TYPE_CHECKING:
    from collections.abc import Hashable

    from starlette.requests import Request

    from dashboard.site import Site
    from dashboard.site.assets import Asset
    from dashboard.site.kept import Kept

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


async def _tile(request: Request) -> Response:
    zoom, x, y = ask.tile_number(request)
    query, (site, exact) = ask.query(request)
    view = await worked_out(request, site.tiles.views, (query, zoom))
    return JSONResponse(view.tile(x, y), headers=caching(exact=exact))


async def _totals(request: Request) -> Response:
    query, (site, exact) = ask.query(request)
    return JSONResponse(
        await worked_out(request, site.tiles.totals, query), headers=caching(exact=exact)
    )


async def _risk(request: Request) -> Response:
    asked, (site, exact) = ask.risk_layer(request)
    if isinstance(asked, ChangeAsked):
        found = await worked_out(request, site.changes.coloured, asked)
    else:
        found = await worked_out(request, site.risks.coloured, asked)
    return JSONResponse(found, headers=caching(exact=exact))


async def _legs(request: Request) -> Response:
    given = ask.parameters(request, (*ask.EDITION, "as_of"))
    site, exact = ask.site(given)
    latest = site.snapshot.manifest.as_of
    as_of = ask.day(given.get("as_of", ""), parameter="as_of", otherwise=latest)
    return _packed(request, await worked_out(request, site.lines, as_of), exact=exact)


async def _journeys(request: Request) -> Response:
    site, exact = ask.site(ask.parameters(request, ask.EDITION))
    return _packed(request, await worked_out(request, site.lines, None), exact=exact)


async def _file(request: Request) -> Response:
    given = ask.parameters(request, (ask.VERSION,))
    name, version = str(request.path_params["name"]), given.get(ask.VERSION, "")
    named = (site.files[name] for site in held_sites() if _is_named(site, name, version))
    found = next(named, open_site().files.get(name))
    if found is None:
        raise HTTPException(404)
    return _packed(request, found, exact=version == found.version)


def _is_named(site: Site, name: str, version: str) -> bool:
    return name in site.files and site.files[name].version == version


async def worked_out(request: Request, kept: Kept[K, V], key: K) -> V:
    """Return an answer, worked out in a thread unless it is there or nobody waits for it."""
    answer = kept.peek(key)
    if answer is not None:
        return answer
    async with request.state.scans:
        answer = kept.peek(key)
        if answer is not None:
            return answer
        if await request.is_disconnected():
            raise ask.GoneError
        return await run_in_threadpool(kept.get, key)


def _packed(request: Request, found: Asset, *, exact: bool) -> Response:
    """Answer with something kept in compressed form."""
    tag = f'"{found.version}"'
    headers = {"ETag": tag, "Vary": "Accept-Encoding", **caching(exact=exact)}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = found.body
    if found.packed and "gzip" in request.headers.get("accept-encoding", ""):
        body = found.packed
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type=found.media_type, headers=headers)


def caching(*, exact: bool) -> dict[str, str]:
    """Allow keeping for good what the address names exactly; anything else is asked for again."""
    return {"Cache-Control": IMMUTABLE if exact else "no-cache"}


PATHS: Final = (
    ("/api/tiles/{z}/{x}/{y}", _tile),
    ("/api/totals", _totals),
    ("/api/risk", _risk),
    ("/api/legs", _legs),
    ("/api/journeys", _journeys),
    ("/lib/{name:path}", _file),
)
"""Path below the base path, and what answers it."""
