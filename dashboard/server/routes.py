"""What the map in a browser asks for: tiles, country totals, lines, files. All of it read-only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match, Route

from dashboard.errors import QueryError
from dashboard.maps import corridor_layer
from dashboard.server import ask
from dashboard.server.headers import IMMUTABLE
from dashboard.server.settings import base_path, below
from dashboard.site import Site, open_site
from dashboard.site.assets import Asset, asset
from dashboard.site.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from dashboard.server.settings import Option

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")

OURS: Final = ("/api/", "/lib/")
"""The begins of the paths answered here."""

DAYS_KEPT: Final = 64
"""For how many days the state of the legs is kept."""


class GoneError(Exception):
    """Whoever asked has left before the answer was begun."""


def routes(option: Option) -> list[BaseRoute]:
    """Return our routes, for ``st.App``; they lie below the base path, whatever it will be."""
    return [OurPaths(option)]


class OurPaths(BaseRoute):
    """Takes every path below ``/api/`` and ``/lib/`` and answers it, unknown ones with 404.

    Streamlit answers any path it does not know with its page, and neither puts its base path
    before our routes nor knows it when they are made: hence one route that looks when asked.
    """

    def __init__(self, option: Option) -> None:
        self._option = option
        self._app: Starlette | None = None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether a request is ours."""
        path = below(scope.get("path", ""), base_path(self._option))
        ours = scope["type"] == "http" and path is not None and path.startswith(OURS)
        return (Match.FULL if ours else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that is ours."""
        if self._app is None:
            self._app = _our_app(base_path(self._option))
        await self._app(scope, receive, send)


def _our_app(base: str) -> Starlette:
    return Starlette(
        routes=[
            Route(f"{base}/api/tiles/{{z}}/{{x}}/{{y}}", _tile),
            Route(f"{base}/api/totals", _totals),
            Route(f"{base}/api/legs", _legs),
            Route(f"{base}/api/journeys", _journeys),
            Route(f"{base}/lib/{{name:path}}", _file),
        ],
        exception_handlers={
            QueryError: _not_understood,
            HTTPException: _not_here,
            GoneError: lambda _request, _error: Response(status_code=499),
        },
    )


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
            raise GoneError
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


def _not_understood(_request: Request, error: Exception) -> Response:
    parameter = getattr(error, "parameter", "")
    status = 409 if isinstance(error, ask.VersionError) else 400
    return JSONResponse({"error": str(error), "parameter": parameter}, status)


def _not_here(_request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    sentence = "There is nothing at this address." if status == 404 else "Use GET."
    headers = getattr(error, "headers", None)
    return JSONResponse({"error": sentence, "parameter": ""}, status, headers)
