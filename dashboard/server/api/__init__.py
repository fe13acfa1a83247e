"""The HTTP interface, version 1: read-only, without a key.

``registry.OPERATIONS`` declares what can be asked; the routes, the OpenAPI document and the human
page are made from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, RedirectResponse, Response

from dashboard.server import ask, language
from dashboard.server.api import problems
from dashboard.server.api.answers import base_of, endpoint
from dashboard.server.api.description import described
from dashboard.server.api.operations import ROOT
from dashboard.server.api.page import page
from dashboard.server.api.registry import OPERATIONS
from dashboard.site import open_site
from dashboard.wording import PARAMETER, say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request


async def _page(request: Request) -> Response:
    ask.parameters(request, (PARAMETER,))
    manifest = open_site().snapshot.manifest
    with language.speak(request):
        return language.page(request, page(manifest, base_of(request)))


async def _document(request: Request) -> Response:
    ask.parameters(request, ())
    return JSONResponse(described(base_of(request)), headers={"Cache-Control": "no-cache"})


async def _to_page(request: Request) -> Response:
    return RedirectResponse(f"{base_of(request)}{ROOT}/", 308)


async def _nothing(request: Request) -> Response:
    base = base_of(request)
    detail = say("api.detail.no_path", root=f"{base}{ROOT}")
    return problems.response(problems.ProblemError(problems.NOT_FOUND, detail), base)


PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = (
    (ROOT, _to_page),
    (f"{ROOT}/", _page),
    (f"{ROOT}/openapi.json", _document),
    *((f"{ROOT}{operation.path}", endpoint(operation)) for operation in OPERATIONS),
    (f"{ROOT}/{{rest:path}}", _nothing),
)
"""Path below the base path, and what answers it."""
