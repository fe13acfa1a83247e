"""From a read request to its answer: worked out in a thread, tagged, never kept on a disk."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dashboard.errors import QueryError
from dashboard.server import ask
from dashboard.server.api import encoding, problems
from dashboard.server.api.operations import ROOT, Asked, Operation, Page
from dashboard.server.api.reading import read

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request

LICENCE = "CC-BY-4.0"


def endpoint(operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers the requests for one operation."""

    async def answer(request: Request) -> Response:
        try:
            return await _answer(request, operation)
        except QueryError as error:
            return problems.response(problems.of_query(error), base_of(request))
        except problems.ProblemError as error:
            return problems.response(error, base_of(request))

    return answer


def base_of(request: Request) -> str:
    """Return the path the site lives below."""
    return request.url.path.partition(ROOT)[0]


async def _answer(request: Request, operation: Operation) -> Response:
    asked = read(request, operation)
    headers = {"ETag": _tag(request, asked), "Cache-Control": "no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    async with request.state.scans:
        if await request.is_disconnected():
            raise ask.GoneError
        body, links = await run_in_threadpool(_worked_out, operation, asked, request.url.path)
    if links:
        headers["Link"] = ", ".join(f'<{to}>; rel="{name}"' for name, to in links.items())
    return Response(body, media_type=encoding.MEDIA_TYPES[asked.form], headers=headers)


def _tag(request: Request, asked: Asked) -> str:
    """Return what names an answer exactly: the data and the address."""
    address = f"{asked.site.version} {request.url.path}?{request.url.query}"
    return f'"{hashlib.sha256(address.encode()).hexdigest()[:32]}"'


def _worked_out(operation: Operation, asked: Asked, path: str) -> tuple[bytes, dict[str, str]]:
    """Return the body of an answer and the links to its neighbours."""
    found = operation.work(asked)
    if not isinstance(found, Page):
        meta = _meta(asked) | found.get("meta", {})
        return encoding.json_bytes({**found, "meta": meta}), {}
    links = _links(asked, found, path) if operation.paged else {}
    if asked.form == "csv":
        return encoding.csv_text(found.rows, found.table).encode("utf-8"), links
    meta = _meta(asked) | {"question": found.question}
    if operation.paged:
        meta |= {
            "total": found.total,
            "count": len(found.rows),
            "limit": asked.limit,
            "offset": asked.offset,
        }
    sources = encoding.sources_of(found.rows, found.table, asked.site.snapshot)
    about = {"sources": sources, "meta": meta, "links": links}
    if asked.form == "geojson":
        features = encoding.features(found.rows, found.table)
        body: dict[str, Any] = {"type": "FeatureCollection", "features": features, **about}
        return encoding.json_bytes(body), links
    rows = encoding.records(found.rows, found.table)
    data = rows if operation.paged else rows[0]
    return encoding.json_bytes({"data": data, **about}), links


def _meta(asked: Asked) -> dict[str, Any]:
    manifest = asked.site.snapshot.manifest
    return {
        "data_version": manifest.data_version,
        "digest": manifest.digest,
        "as_of": manifest.as_of.isoformat(),
        "policy": manifest.policy,
        "licence": LICENCE,
    }


def _links(asked: Asked, page: Page, path: str) -> dict[str, str]:
    """Return the addresses of this page and its neighbours, pinned to the data they are about."""
    ends = page.total - 1
    to = {"self": asked.offset}
    if asked.offset + asked.limit <= ends:
        to["next"] = asked.offset + asked.limit
    if asked.offset > 0:
        to["prev"] = max(0, asked.offset - asked.limit)
    return {name: _address(asked, path, offset) for name, offset in to.items()}


def _address(asked: Asked, path: str, offset: int) -> str:
    version = asked.site.snapshot.manifest.data_version
    paging: Mapping[str, str] = {"limit": str(asked.limit), "offset": str(offset)}
    form = {} if asked.form == "json" else {"format": asked.form}
    given = {**asked.given, "data": version, **paging, **form}
    return f"{path}?{urlencode(given, quote_via=quote, safe=',')}"
