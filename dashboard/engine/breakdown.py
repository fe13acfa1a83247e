"""Questions answered code by code of a facet: how well established, and when it began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import narwhals as nw
import numpy as np
import numpy.typing as npt

from dashboard import taxonomy
from dashboard.engine.matching import matching
from dashboard.filters import FACETS, Facet, Query

if TYPE_CHECKING:
    from dashboard.engine.incidents import Incidents

Whole = npt.NDArray[np.int64]

_SOLID: Final = [place for place, grade in enumerate(taxonomy.EVIDENCE) if grade.solid]


class Starts(NamedTuple):
    """How many incidents began when, as exactly as that is known; four columns of equal length.

    ``code`` is a place in the facet's codes, ``month`` counts from January 1970 and is the first
    of the ``span`` months (1, 3 or 12) one of which saw the beginning of ``n`` incidents.
    """

    code: Whole
    month: Whole
    span: Whole
    n: Whole


def graded(incidents: Incidents, query: Query, field: str) -> dict[str, tuple[int, int]]:
    """Return what choosing each code would give, all other filters kept, and how much is solid.

    Parameters
    ----------
    field
        A field of :class:`Query` that is a facet; KeyError for any other. What the question
        itself chooses in this field is left aside, as in
        :func:`dashboard.engine.counts.facet_counts`.

    Returns
    -------
    dict
        For each code of the facet the number of incidents, and how many of them are of a grade
        that is ``solid`` (:data:`dashboard.taxonomy.EVIDENCE`).
    """
    facet = _facet(field)
    rows = matching(incidents, query.without(field))
    marked = rows.with_columns(solid=nw.col("verification").is_in(_SOLID).cast(nw.Int32))
    found = marked.group_by(facet.column).agg(nw.len().alias("n"), nw.col("solid").sum())
    places, n, solid = _whole(found, [facet.column, "n", "solid"])
    counts = np.zeros((len(facet.codes), 2), dtype=int)
    counts[places] = np.column_stack([n, solid])
    return {code: (n, solid) for code, (n, solid) in zip(facet.codes, counts.tolist(), strict=True)}


def starts(incidents: Incidents, query: Query, field: str) -> Starts:
    """Count by code and by when incidents began, this field's own choice left aside; unsorted."""
    facet = _facet(field)
    keys = [facet.column, "month", "span"]
    found = matching(incidents, query.without(field)).group_by(*keys).agg(nw.len().alias("n"))
    return Starts(*_whole(found, [*keys, "n"]))


def _facet(field: str) -> Facet:
    return {facet.field: facet for facet in FACETS}[field]


def _whole(found: nw.LazyFrame[Any], names: list[str]) -> list[Whole]:
    """Return these columns as whole numbers."""
    collected = found.collect()
    return [collected.get_column(name).to_numpy().astype("int64") for name in names]
