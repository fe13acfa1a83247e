"""Briefs over HTTP: of a view, or of a country (``about=KAZ``), and their map as a picture.

A comparison of ways is never asked for here: its question must not be in an address. The page of
corridors makes that brief within the reader's own session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from dashboard import briefs
from dashboard.briefs.order import DEFAULT_LAYERS, LANGUAGES, LAYERS, PAPERS, Order
from dashboard.countries import NAMES
from dashboard.errors import QueryError
from dashboard.server import ask, downloads, files, views
from dashboard.server.files import File
from dashboard.site.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from dashboard.site import Site

OWN: Final = ("layers", "compare", "about", "lang", "paper")
"""Parameters of a brief besides those of a view."""

T = TypeVar("T", bound=str)

KEPT: Final = 10_000_000
"""Bytes of briefs kept in memory, for each of the few data sets that are held."""


async def _brief(request: Request) -> Response:
    form = briefs.form_called(request.path_params["ending"])
    if form is None:
        raise HTTPException(404)
    given = ask.parameters(request, (*views.ALLOWED, *OWN))
    order, site = order_of(given, downloads.home(request))
    kept, line = _of(site), downloads.line(request)
    wanted = (order, form.ending)
    file = kept.peek(wanted)
    if file is None and line.full:
        return downloads.busy()
    if file is None:
        async with line:
            if await request.is_disconnected():
                raise ask.GoneError
            file = await run_in_threadpool(kept.recall, wanted, lambda _: _made(site, order, form))
    about = f"-{order.country}" if order.country else ""
    name = f"{downloads.plain(site)}-brief{about}"
    return downloads.attached(request, file, name, form)


def order_of(given: Mapping[str, str], home: str) -> tuple[Order, Site]:
    """Return what parameters ask for, and of which data.

    Raises
    ------
    QueryError
        A part of it cannot be read, or is not known.
    """
    unknown = [name for name in given if name not in (*views.ALLOWED, *OWN)]
    if unknown:
        name = unknown[0][:40]
        raise QueryError(f"{name!r} is not a known parameter.", parameter=name)
    view, site = views.read({name: text for name, text in given.items() if name not in OWN})
    order = Order(
        query=view.query,
        shown=view.shown,
        layers=_layers(given.get("layers")),
        compare=_compared(given, view.day),
        country=_one_of(given, "about", ("", *NAMES)),
        lang=_one_of(given, "lang", LANGUAGES),
        paper=_one_of(given, "paper", PAPERS),
        home=home,
    )
    return order, site


def _layers(text: str | None) -> tuple[str, ...]:
    if text is None:
        return DEFAULT_LAYERS
    named = () if text == "none" else tuple(text.split(","))
    if unknown := [name for name in named if name not in LAYERS]:
        sentence = f"layers: {unknown[0][:40]!r} is none; the layers are {', '.join(LAYERS)}."
        raise QueryError(sentence, parameter="layers")
    return tuple(layer for layer in LAYERS if layer in named)


def _compared(given: Mapping[str, str], day: date) -> date | None:
    if not given.get("compare"):
        return None
    earlier = ask.day(given["compare"], parameter="compare", otherwise=day)
    if earlier >= day:
        raise QueryError(f"compare: name a day before {day}.", parameter="compare")
    return earlier


def _one_of(given: Mapping[str, str], name: str, known: tuple[T, ...]) -> T:
    """Return a parameter that is one of some texts, the first by default."""
    text = given.get(name, known[0])
    found = next((each for each in known if each == text), None)
    if found is None:
        raise QueryError(f"{name}: {text[:40]!r} is not known here.", parameter=name)
    return found


def _made(site: Site, order: Order, form: briefs.Form) -> File:
    body = briefs.made(site, order, form)
    return File(body, 0, files.tag(body))


def _of(site: Site) -> Kept[tuple[Order, str], File]:
    """Return the briefs kept of a data set; to be asked on the server's loop only."""
    if site not in _kept:
        _kept[site] = Kept(_unasked, capacity=KEPT, weigh=lambda file: len(file.body))
    return _kept[site]


def _unasked(wanted: tuple[Order, str]) -> File:
    raise LookupError(wanted)


_kept: Final[WeakKeyDictionary[Site, Kept[tuple[Order, str], File]]] = WeakKeyDictionary()

PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = (
    ("/download/brief.{ending}", _brief),
)
"""Path below the base path, and what answers it."""
