"""The view a request is about: the question, and what countries are coloured by.

Its parameters are the page's own, so that an address of the page, a file of it and its citation
carry the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import filters
from dashboard.exports.risk_frames import Found
from dashboard.exports.risk_shown import PARAMETERS, WEIGHTED, RiskShown
from dashboard.server import ask
from dashboard.site.risk_answers import NO_HOSTS, RiskAsked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from starlette.requests import Request

    from dashboard.filters import Query
    from dashboard.site import Site

ALLOWED: Final = (*ask.EDITION, *PARAMETERS, *filters.PARAMETERS)
"""What an address may say of a view."""

LAYER: Final = PARAMETERS[0]
"""The parameter of a page that names the layer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A view that was read: the question, what countries are coloured by, and of which day."""

    query: Query
    shown: RiskShown
    day: date


def view(request: Request, also: tuple[str, ...] = ()) -> tuple[Asked, Site]:
    """Return the view a request is about, and the data; parameters ``also`` are let pass.

    Raises
    ------
    QueryError
        A part of it cannot be read. Weights are read beside any layer: a page keeps them.
    """
    return read(ask.parameters(request, (*ALLOWED, *also)))


def read(parameters: Mapping[str, str]) -> tuple[Asked, Site]:
    """Return the view that parameters are about, and the data; others do not matter.

    Raises
    ------
    QueryError
        A part of it cannot be read.
    """
    given = dict(parameters)
    site, _ = ask.site(given)
    weights = given.pop("weights", "")
    own = {"weights": weights} if given.get(LAYER) == WEIGHTED else {}
    asked = ask.layer_asked({**given, **own}, site, named=LAYER)
    latest = site.snapshot.manifest.as_of
    shown = RiskShown.of(asked.layer, asked.as_of, weights, latest=latest)
    return Asked(asked.query, shown, asked.as_of), site


def found(site: Site, query: Query, shown: RiskShown) -> Found:
    """Return a layer, worked out or kept from before: hosts only."""
    day = shown.day(site.snapshot.manifest.as_of)
    asked = RiskAsked(shown.layer, query, day, shown.used)
    ranks = site.risks.ranks.get(asked) if shown.layer == WEIGHTED else None
    whole = Found(shown, site.risks.scores(asked), ranks)
    return whole.where(lambda iso3: ~iso3.isin(NO_HOSTS))
