"""Stories: presented as a page of its own, saved as one file, with the picture of their cards."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dashboard.server import ask, language
from dashboard.server.packed import takes_gzip
from dashboard.stories.deck import LANGUAGE, Deck, deck
from dashboard.stories.drawing import cover
from dashboard.stories.library import library
from dashboard.stories.page import page
from dashboard.stories.writing import written
from dashboard.wording import speaking

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from dashboard.site import Site
    from dashboard.stories.library import Library, Shelved

READ: Final = "read"
"""The parameter that asks for one step below another; the page itself looks at it."""

KEPT: Final = 12
"""How many pages of stories are kept with a data set, about 2 MB each."""

MEDIA_TYPES: Final = {
    "": "text/html; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "toml": "application/toml; charset=utf-8",
    "svg": "image/svg+xml",
}
"""What is answered, by the ending of the name asked for."""

_HOST: Final = re.compile(r"[a-z0-9.:\[\]-]{1,255}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A story asked for: its name, the ending, the language, and where the atlas is served."""

    name: str
    ending: str
    language: str
    home: str


async def _present(request: Request) -> Response:
    given = ask.parameters(request, (ask.DATA, LANGUAGE, READ))
    name, _, ending = str(request.path_params["name"]).partition(".")
    if ending not in MEDIA_TYPES:
        raise HTTPException(404)
    site, _exact = ask.site(given)
    wanted = Wanted(name, ending, language.of(request), _home(request))
    made = await run_in_threadpool(_made, site, wanted)
    if made is None:
        raise HTTPException(404)
    return _answer(request, wanted, made)


def _answer(request: Request, wanted: Wanted, made: tuple[bytes, bytes]) -> Response:
    headers = {"Vary": "Accept-Encoding, Accept-Language", "Cache-Control": "no-cache"}
    if wanted.ending in ("html", "toml"):
        file = f"{wanted.name}.{wanted.ending}"
        headers["Content-Disposition"] = f'attachment; filename="{file}"'
    body = made[0]
    if takes_gzip(request.headers.get("accept-encoding", "")):
        body = made[1]
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type=MEDIA_TYPES[wanted.ending], headers=headers)


def _made(site: Site, wanted: Wanted) -> tuple[bytes, bytes] | None:
    """Return what is asked for, as it is and packed; None when there is no such story."""
    shelf = library(site)
    one = shelf.called(wanted.name)
    if one is None:
        return None
    return site.memory.recall(
        "present", (shelf.mark, wanted), lambda _: _written(one, shelf, site, wanted), capacity=KEPT
    )


def _written(one: Shelved, shelf: Library, site: Site, wanted: Wanted) -> tuple[bytes, bytes]:
    match wanted.ending:
        case "toml":
            body = written(one.story)
        case "svg":
            with speaking(wanted.language):
                body = cover(one.steps[0], site).encode()
        case _:
            body = _page(_deck(one, shelf, site, wanted.language), wanted).encode()
    return body, gzip.compress(body, 6, mtime=0)


def _page(shown: Deck, wanted: Wanted) -> str:
    saved = wanted.ending == "html"
    own = f"{wanted.home}present/{wanted.name}" if wanted.home else ""
    return page(shown, atlas=wanted.home if saved else "../", story=own, saved=saved)


def _deck(one: Shelved, shelf: Library, site: Site, code: str) -> Deck:
    """Return a story made ready; its pictures are most of the work, and the same for each page."""
    key = (shelf.mark, one.story.id, code)
    return site.memory.recall("decks", key, lambda _: deck(one, site, code), capacity=KEPT)


def _home(request: Request) -> str:
    """Return where the atlas is served, as this reader names it; "" for a name that is none."""
    host = request.headers.get("host", "").lower()
    base = request.scope["path"].rpartition("/present/")[0]
    return f"{request.scope['scheme']}://{host}{base}/" if _HOST.fullmatch(host) else ""


PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = (
    ("/present/{name}", _present),
)
"""Path below the base path, and what answers it."""
