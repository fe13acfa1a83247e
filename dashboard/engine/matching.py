"""A question as expressions: which rows of the slim frame it asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from dashboard.engine.folding import words
from dashboard.engine.incidents import DEGREE, Incidents
from dashboard.filters import FACETS, Query

if TYPE_CHECKING:
    from dashboard.filters import Area

EPOCH: Final = date(1970, 1, 1)


def matches(query: Query) -> list[nw.Expr]:
    """Return the conditions of a question, all of which a row has to meet; none asks for all rows.

    They look at the columns of :attr:`Incidents.slim` and, for a text, at the column ``found``
    that :func:`matching` adds.
    """
    texts = [nw.col("found")] if words(query.text) else []
    return [*_facets(query), *_dates(query), *_area(query.area), *texts]


def matching(incidents: Incidents, query: Query) -> nw.LazyFrame[Any]:
    """Return the rows asked for, newest first, not yet collected."""
    rows, searched, conditions = incidents.slim, words(query.text), matches(query)
    if searched:
        rows = rows.with_columns(found=incidents.found(searched))
    return rows.lazy().filter(*conditions) if conditions else rows.lazy()


def _facets(query: Query) -> list[nw.Expr]:
    """Ask of every facet with a choice that the row's code is one of the chosen."""
    return [
        nw.col(facet.column).is_in([facet.codes.index(code) for code in chosen])
        for facet in FACETS
        if (chosen := getattr(query, facet.field))
    ]


def _dates(query: Query) -> list[nw.Expr]:
    """Ask for overlap: it may have begun by the last day asked and lasted to the first."""
    after = [nw.col("day_to") >= (query.since - EPOCH).days] if query.since else []
    before = [nw.col("day_from") <= (query.until - EPOCH).days] if query.until else []
    return [*after, *before]


def _area(area: Area | None) -> list[nw.Expr]:
    """Ask for points inside or on the edge; west beyond east crosses the antimeridian."""
    if area is None:
        return []
    west, south, east, north = (round(degrees * DEGREE) for degrees in area)
    lon, lat = nw.col("lon"), nw.col("lat")
    inside = lon.is_between(west, east) if west <= east else (lon >= west) | (lon <= east)
    return [inside, lat.is_between(south, north)]
