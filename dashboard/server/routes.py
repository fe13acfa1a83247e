"""Our paths: which module answers what, and how a refusal is said. All of it read-only."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match, Route

from dashboard.errors import QueryError
from dashboard.server import (
    about,
    api,
    ask,
    briefs,
    downloads,
    map_answers,
    present,
    preview,
    time_answers,
)
from dashboard.server.settings import base_path, below
from dashboard.site import is_ready, open_site

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from dashboard.server.settings import Option

OURS: Final = ("/api/", "/lib/", "/download/", "/about/", "/present/")
"""The begins of the paths answered here."""

READ_AT_ONCE: Final = 2
"""How many requests may wait in a thread until older data are read; the others wait outside."""

PATHS: Final = (
    *map_answers.PATHS,
    *time_answers.PATHS,
    *downloads.PATHS,
    *briefs.PATHS,
    *about.PATHS,
    *api.PATHS,
    *preview.PATHS,
    *present.PATHS,
)
"""Path below the base path, and what answers it."""


def routes(option: Option) -> list[BaseRoute]:
    """Return our routes, for ``st.App``; they lie below the base path, whatever it will be."""
    return [OurPaths(option)]


class OurPaths(BaseRoute):
    """Takes every path that begins as one of ``OURS`` and answers it, unknown ones with 404.

    Streamlit answers any path it does not know with its page, and neither puts its base path
    before our routes nor knows it when they are made: hence one route that looks when asked.
    """

    def __init__(self, option: Option) -> None:
        self._option = option
        self._app: Starlette | None = None
        self._reading = asyncio.Semaphore(READ_AT_ONCE)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether a request is ours."""
        path = below(scope.get("path", ""), base_path(self._option))
        ours = scope["type"] == "http" and path is not None and path.startswith(OURS)
        return (Match.FULL if ours else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that is ours."""
        if self._app is None:
            self._app = _our_app(base_path(self._option))
        await self._have_read(scope["query_string"])
        await self._app(scope, receive, send)

    async def _have_read(self, asked: bytes) -> None:
        """See to it that the data a request names are in memory, so that its answer never waits.

        What the request says wrongly is for its answer to refuse.
        """
        named = QueryParams(asked[: ask.MOST_BYTES])
        for version in (named[name] for name in ask.EDITION if named.get(name)):
            if not is_ready(version):
                async with self._reading:
                    with suppress(QueryError):
                        await run_in_threadpool(open_site, version)


def _our_app(base: str) -> Starlette:
    return Starlette(
        routes=[Route(f"{base}{path}", endpoint) for path, endpoint in PATHS],
        exception_handlers={
            QueryError: _not_understood,
            HTTPException: _not_here,
            ask.GoneError: lambda _request, _error: Response(status_code=499),
        },
    )


def _not_understood(_request: Request, error: Exception) -> Response:
    parameter = getattr(error, "parameter", "")
    status = 409 if isinstance(error, ask.VersionError) else 400
    return JSONResponse({"error": str(error), "parameter": parameter}, status)


def _not_here(_request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    sentence = "There is nothing at this address." if status == 404 else "Use GET."
    headers = getattr(error, "headers", None)
    return JSONResponse({"error": sentence, "parameter": ""}, status, headers)
