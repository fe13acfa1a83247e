"""How likely what is known only to a while belongs between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from dashboard.engine.matching import EPOCH

if TYPE_CHECKING:
    from dashboard.filters import Query


def share(query: Query) -> nw.Expr:
    """Return for each incident asked for how likely it falls into the question's dates.

    As if each day of the interval in which it may have begun were equally likely, which is also
    how the chart of months reads it: known to the day, it is 1; known only to the year, a quarter
    of that year in the dates is a quarter. So a mark drawn by it fades in over its interval. What
    was reported to have lasted longer counts from its begin on: with a begin that is certain it
    is 1 for as long as it lasted. Always above 0, at most 1.
    """
    first, last, begun = nw.col("day_from"), nw.col("day_to"), nw.col("day_begun")
    end = begun.clip(upper_bound=(query.until - EPOCH).days) if query.until else begun
    part = end - first + 1
    if query.since:
        passed = first.clip(lower_bound=(query.since - EPOCH).days) - first
        part = nw.when(last > begun).then(part).otherwise(part - passed)
    return part / (begun - first + 1)
