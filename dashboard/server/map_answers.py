"""What the map in a browser asks for: tiles, country totals, lines, files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dashboard.maps import corridor_layer
from dashboard.server import ask
from dashboard.server.headers import IMMUTABLE
from dashboard.site import Site, open_site
from dashboard.site.assets import Asset, asset
from dashboard.site.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    from starlette.requests import Request

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")

DAYS_KEPT: Final = 64
"""For how many days the state of the legs is kept."""


async def _tile(request: Request) -> Response:
    zoom, x, y = ask.tile_number(request)
    query, version = ask.query(request)
    site = open_site()
    current = ask.is_current(version, site.version)
    view = await _kept(request, site.tiles.views, (query, zoom))
    return JSONResponse(view.tile(x, y), headers=_caching(exact=current))


async def _totals(request: Request) -> Response:
    query, version = ask.query(request)
    site = open_site()
    current = ask.is_current(version, site.version)
    return JSONResponse(
        await _kept(request, site.tiles.totals, query), headers=_caching(exact=current)
    )


async def _legs(request: Request) -> Response:
    given = ask.parameters(request, (ask.VERSION, "as_of"))
    site = open_site()
    as_of = ask.day(
        given.get("as_of", ""), parameter="as_of", otherwise=site.snapshot.manifest.as_of
    )
    current = ask.is_current(given.get(ask.VERSION, ""), site.version)
    return _packed(request, await _kept(request, _lines, (site, as_of)), exact=current)


async def _journeys(request: Request) -> Response:
    given = ask.parameters(request, (ask.VERSION,))
    site = open_site()
    current = ask.is_current(given.get(ask.VERSION, ""), site.version)
    return _packed(request, await _kept(request, _lines, (site, None)), exact=current)


async def _file(request: Request) -> Response:
    given = ask.parameters(request, (ask.VERSION,))
    found = open_site().files.get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return _packed(request, found, exact=given.get(ask.VERSION) == found.version)


async def _kept(request: Request, kept: Kept[K, V], key: K) -> V:
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


def _read_lines(asked: tuple[Site, date | None]) -> Asset:
    """Return the legs as they stood on a day or, without a day, the journeys."""
    site, as_of = asked
    lines = (
        corridor_layer.journey_lines(site.snapshot.journeys)
        if as_of is None
        else corridor_layer.leg_lines(site.snapshot.legs, as_of)
    )
    body = json.dumps({"lines": lines}, allow_nan=False, separators=(",", ":"))
    return asset(body.encode(), "lines.json")


_lines: Final = Kept(_read_lines, capacity=DAYS_KEPT)


def _packed(request: Request, found: Asset, *, exact: bool) -> Response:
    """Answer with something kept in compressed form."""
    tag = f'"{found.version}"'
    headers = {"ETag": tag, "Vary": "Accept-Encoding", **_caching(exact=exact)}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = found.body
    if found.packed and "gzip" in request.headers.get("accept-encoding", ""):
        body = found.packed
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type=found.media_type, headers=headers)


def _caching(*, exact: bool) -> dict[str, str]:
    """Allow keeping for good what the address names exactly; anything else is asked for again."""
    return {"Cache-Control": IMMUTABLE if exact else "no-cache"}


PATHS: Final = (
    ("/api/tiles/{z}/{x}/{y}", _tile),
    ("/api/totals", _totals),
    ("/api/legs", _legs),
    ("/api/journeys", _journeys),
    ("/lib/{name:path}", _file),
)
"""Path below the base path, and what answers it."""
