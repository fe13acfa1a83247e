"""What the map asks for to show time: the bars by month, and the steps of its clock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response

from dashboard import filters, units
from dashboard.engine import grid
from dashboard.errors import QueryError
from dashboard.filters import Query
from dashboard.server import ask
from dashboard.server.map_answers import caching, worked_out

if TYPE_CHECKING:
    from starlette.requests import Request

    from dashboard.site.steps import Step

MOST_STEPS: Final = 8
"""Steps that one request may ask for."""

MOST_TILES: Final = 60
"""Tiles it may ask for: those of a large screen and a margin."""

OWN: Final = ("zoom", "tiles", "spans")

_TILE: Final = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")
_SPAN: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?_([0-9]{4}-[0-9]{2}-[0-9]{2})")


async def _months(request: Request) -> Response:
    query, (site, exact) = ask.query(request)
    latest = site.snapshot.manifest.as_of.isoformat()
    found = await worked_out(request, site.steps.months, query)
    return JSONResponse({**found, "as_of": latest}, headers=caching(exact=exact))


async def _moments(request: Request) -> Response:
    zoom, x, y = ask.tile_number(request)
    site, exact = ask.site(ask.parameters(request, ask.EDITION))
    found = await worked_out(request, site.steps.moments, zoom)
    return JSONResponse(found.tile(x, y, zoom), headers=caching(exact=exact))


async def _steps(request: Request) -> Response:
    given = ask.parameters(request, (*ask.EDITION, *OWN, *filters.PARAMETERS))
    site, exact = ask.site(given)
    question = {name: value for name, value in given.items() if name in filters.PARAMETERS}
    zoom = _zoom(given.get("zoom", ""))
    tiles = _tiles(given.get("tiles", ""), zoom)
    steps = [
        await worked_out(request, site.steps.kept, (query, zoom))
        for query in _queries(question, given.get("spans", ""))
    ]
    answer = {"steps": [_step(step, tiles) for step in steps]}
    return JSONResponse(answer, headers=caching(exact=exact))


def _step(step: Step, tiles: list[tuple[int, int]]) -> dict[str, object]:
    return {
        "totals": step.totals,
        "tiles": {f"{x}/{y}": step.view.tile(x, y) for x, y in tiles},
    }


def _zoom(text: str) -> int:
    if not re.fullmatch(r"[0-9]", text) or int(text) > units.MAX_ZOOM:
        raise QueryError(f"zoom: write a number in 0..{units.MAX_ZOOM}.", parameter="zoom")
    return int(text)


def _tiles(text: str, zoom: int) -> list[tuple[int, int]]:
    """Read ``x.y,x.y``; none asks for counts alone."""
    parts = text.split(",") if text else []
    found = [_TILE.fullmatch(part) for part in parts]
    numbers = [(int(one[1]), int(one[2])) for one in found if one]
    top = grid.tiles(zoom) - 1
    if len(numbers) < len(parts) or len(parts) > MOST_TILES or any(max(n) > top for n in numbers):
        raise QueryError(
            f"tiles: write at most {MOST_TILES}, as x.y,x.y with numbers in 0..{top}.",
            parameter="tiles",
        )
    return numbers


def _queries(question: dict[str, str], text: str) -> list[Query]:
    """Read ``since_until,_until``; each makes a question of its own, with these dates."""
    parts = text.split(",")
    found = [_SPAN.fullmatch(part) for part in parts]
    if len(parts) > MOST_STEPS or not all(found):
        raise QueryError(
            f"spans: write at most {MOST_STEPS}, as 2022-01-01_2022-12-31 or _2022-12-31.",
            parameter="spans",
        )
    dates = [{"since": one[1] or "", "until": one[2]} for one in found if one]
    return [Query.from_params({**question, **between}) for between in dates]


PATHS: Final = (
    ("/api/months", _months),
    ("/api/moments/{z}/{x}/{y}", _moments),
    ("/api/steps", _steps),
)
"""Path below the base path, and what answers it."""
