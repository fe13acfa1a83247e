"""Reading a request: every part is known, or the answer is 400 with a sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from dashboard import filters, risk, units
from dashboard.engine import grid
from dashboard.errors import QueryError
from dashboard.risk import weights
from dashboard.site import open_site
from dashboard.site.risk_answers import COMPOSITE, RiskAsked
from dashboard.site.risk_changes import ChangeAsked
from dashboard.wording import PARAMETER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from dashboard.site import Site

MOST_BYTES: Final = 4096
"""Longest query string: room for every code of every filter at once."""

MOST_PARAMETERS: Final = 20

VERSION: Final = "v"
"""The data a page was made of, exactly: data version and digest, in the addresses the map asks."""

DATA: Final = "data"
"""The data version a link is pinned to."""

EDITION: Final = (VERSION, DATA)

PAGE: Final = (DATA, PARAMETER)
"""What a plain page about the data is asked with; a language it does not have is left out."""

RISK: Final = ("layer", "as_of", "compare", "weights")
"""What a risk layer is asked with, besides a question."""


class GoneError(Exception):
    """Whoever asked has left before the answer was begun."""


class VersionError(QueryError):
    """The request is about data that are no longer, or were never, served here."""


def parameters(request: Request, allowed: tuple[str, ...]) -> dict[str, str]:
    """Return the request's parameters, each once and each among ``allowed``.

    Raises
    ------
    QueryError
        The query string is too long or unreadable, a parameter is unknown or repeated.
    """
    raw: bytes = request.scope["query_string"]
    if len(raw) > MOST_BYTES:
        raise QueryError(f"The address is longer than {MOST_BYTES} characters.", parameter="")
    found: dict[str, str] = {}
    for name, value in _pairs(raw):
        if name not in allowed:
            raise QueryError(f"{name[:40]!r} is not a known parameter.", parameter=name[:40])
        if name in found:
            raise QueryError(f"{name} is given twice; join its values by commas.", parameter=name)
        found[name] = value
    return found


def _pairs(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            raw.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=MOST_PARAMETERS,
        )
    except ValueError:
        raise QueryError("The address cannot be read.", parameter="") from None


def query(request: Request) -> tuple[filters.Query, tuple[Site, bool]]:
    """Return the question a request asks, and what :func:`site` says of it."""
    given = parameters(request, (*EDITION, *filters.PARAMETERS))
    question = {name: value for name, value in given.items() if name not in EDITION}
    return filters.Query.from_params(question), site(given)


def risk_layer(request: Request) -> tuple[RiskAsked | ChangeAsked, tuple[Site, bool]]:
    """Return the risk layer a request asks for, by default the first, and of which data.

    With an earlier day to compare with, what changed since then is asked for.
    """
    given = parameters(request, (*EDITION, *RISK, *filters.PARAMETERS))
    found = site(given)
    asked = layer_asked(given, found[0])
    if not given.get("compare"):
        return asked, found
    since = _within(given, "compare", found[0].snapshot.manifest.as_of)
    if since >= asked.as_of:
        sentence = f"compare: name a day before {asked.as_of}, which it is compared with."
        raise QueryError(sentence, parameter="compare")
    return ChangeAsked(asked, since), found


def layer_asked(given: Mapping[str, str], about: Site, *, named: str = "layer") -> RiskAsked:
    """Return the risk layer that parameters ask for, of these data.

    Parameters
    ----------
    given
        Parameters of an address; those that are about something else do not matter.
    named
        The one that names the layer; the first layer when it is not there.

    Raises
    ------
    QueryError
        Layer, day, weights or question cannot be read, or do not go together.
    """
    question = {name: value for name, value in given.items() if name in filters.PARAMETERS}
    code, weighed = given.get(named, risk.LAYERS[0].code), given.get("weights", "")
    if code not in (known := [layer.code for layer in risk.LAYERS]):
        sentence = f"{named}: {code[:40]!r} is not a layer; the layers are {', '.join(known)}."
        raise QueryError(sentence, parameter=named)
    if weighed and code != COMPOSITE:
        raise QueryError("weights: only the composite has weights.", parameter="weights")
    as_of = _within(given, "as_of", about.snapshot.manifest.as_of)
    written = weights.printed(weights.parsed(weighed)) if weighed else ""
    return RiskAsked(code, filters.Query.from_params(question), as_of, written)


def _within(given: Mapping[str, str], parameter: str, last: date) -> date:
    """Return the day of a parameter, by default the last the data know of."""
    asked = day(given.get(parameter, ""), parameter=parameter, otherwise=last)
    if not filters.EARLIEST <= asked <= last:
        sentence = f"{parameter}: the data know of days from {filters.EARLIEST} to {last}."
        raise QueryError(sentence, parameter=parameter)
    return asked


def site(given: Mapping[str, str]) -> tuple[Site, bool]:
    """Return the data a request is about, and whether its address names them exactly.

    Raises
    ------
    VersionError
        They are held no longer: the page the request comes from is older, or newer, than we are.
    QueryError
        The link is pinned to data that are not held, or names two.
    """
    exact, pinned = (given.get(name, "") for name in EDITION)
    if not exact:
        return open_site(pinned), False
    try:
        found = open_site(exact)
    except QueryError:
        found = None
    if found is None or found.version != exact:
        raise VersionError("The data have been renewed; load the page again.", parameter=VERSION)
    if pinned not in ("", found.data_version):
        raise QueryError("v and data name different data; leave one out.", parameter=DATA)
    return found, True


def tile_number(request: Request) -> tuple[int, int, int]:
    """Return zoom, x and y of the tile asked for; QueryError when there is no such tile."""
    numbers: list[int] = []
    for name in ("z", "x", "y"):
        text = str(request.path_params[name])
        top = units.MAX_ZOOM if name == "z" else grid.tiles(numbers[0]) - 1
        if not re.fullmatch(r"0|[1-9][0-9]{0,3}", text) or int(text) > top:
            raise QueryError(
                f"{name}: there is no such tile; write a number in 0..{top}.", parameter=name
            )
        numbers.append(int(text))
    zoom, x, y = numbers
    return zoom, x, y


def day(text: str, *, parameter: str, otherwise: date) -> date:
    """Return the day in ``text``, or ``otherwise`` when it is empty."""
    if not text:
        return otherwise
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(
            f"{parameter}: {text[:20]!r} is not a date; write it as 2024-02-13.",
            parameter=parameter,
        ) from None
