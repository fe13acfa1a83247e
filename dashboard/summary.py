"""What tables, charts and the choropleth show of the engine's counts. Pure; counts, never scores.

A count is of *reports*. A country or month without any is one nobody reported from here, not one
where nothing happened: nothing in this module invents a row for it.
"""

from __future__ import annotations

import math
from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import narwhals as nw
import numpy as np
import pandas as pd

from dashboard import engine, taxonomy
from dashboard.countries import NAMES
from dashboard.engine.matching import EPOCH
from dashboard.filters import Query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.engine import Incidents

CLASSES: Final = 5
"""Most classes of the choropleth: more shades of one colour cannot be told apart."""


class Ranked(NamedTuple):
    """One line of a ranked list: a code of a facet and how many incidents hold it."""

    code: str
    n: int


class Loosened(NamedTuple):
    """A field of the question and how many incidents there are once it is let go."""

    field: str
    n: int


def breaks(counts: Iterable[int]) -> tuple[int, ...]:
    """Return the upper class bounds (inclusive) of a choropleth of counts.

    Every class spans the same *ratio* (a geometric progression from 1 to the largest count), for
    counts of incidents are skewed: equal steps would put nearly all countries in the lowest class,
    and quantiles would move the bounds with every filter and part equal counts from each other.
    Bounds but the last are rounded to one figure; up to five, each number has its own class.

    Parameters
    ----------
    counts
        Counts per country; zeros take no part, they are drawn apart.

    Returns
    -------
    tuple of int
        At most five rising bounds, the last one the largest count; empty when all are zero.

    Examples
    --------
    >>> breaks([1, 1, 2, 4, 40])
    (3, 5, 10, 20, 40)
    """
    top = max((int(n) for n in counts), default=0)
    if top <= CLASSES:
        return tuple(range(1, top + 1))
    ideal = (top ** (k / CLASSES) for k in range(1, CLASSES))
    inner = {_one_figure(math.ceil(round(bound, 9))) for bound in ideal}
    return (*sorted(bound for bound in inner if bound < top), top)


def month_bars(months: pd.DataFrame) -> pd.DataFrame:
    """Spread what is known to the quarter or year evenly over its months.

    Parameters
    ----------
    months
        As of :func:`dashboard.engine.months`.

    Returns
    -------
    DataFrame
        ``month`` (first day), ``method``, ``n`` (float; all together the count of incidents) and
        ``exact`` (whether the month is known); sorted by month, method in the order of the
        taxonomy, exact first. Months without a report have no row.
    """
    span = months["span"].to_numpy()
    spread = months.loc[months.index.repeat(span), ["month", "method"]].reset_index(drop=True)
    later = np.arange(len(spread)) - np.repeat(np.cumsum(span) - span, span)
    first = spread["month"].to_numpy().astype("datetime64[M]") + later
    order = pd.Categorical(spread["method"], taxonomy.codes(taxonomy.METHODS))
    bars = pd.DataFrame(
        {
            "month": first.astype("datetime64[s]"),
            "method": order,
            "exact": np.repeat(span == 1, span),
            "n": np.repeat(months["n"].to_numpy() / span, span),
        }
    )
    keys = ["month", "method", "exact"]
    summed = bars.groupby(keys, observed=True)[["n"]].sum().reset_index()
    ordered = summed.sort_values(keys, ascending=[True, True, False], ignore_index=True)
    return ordered.astype({"method": "str"})[["month", "method", "n", "exact"]]


def period(incidents: Incidents, query: Query) -> tuple[date, date] | None:
    """Return the first and the last day the incidents asked for may cover; None without any."""
    rows = engine.matching(incidents, query)
    ends = rows.select(nw.col("day_from").min(), nw.col("day_to").max(), n=nw.len()).collect()
    first, last, n = ends.row(0)
    if not n:
        return None
    return EPOCH + timedelta(days=int(first)), EPOCH + timedelta(days=int(last))


def country_table(incidents: Incidents, query: Query) -> pd.DataFrame:
    """Return ``iso3``, ``country`` (name), ``n``, ``n_<method>``; largest first, then by name."""
    totals = engine.totals(incidents, query)
    named = totals.assign(country=totals["iso3"].map(NAMES).astype("str"))
    columns = ["iso3", "country", *totals.columns.drop("iso3")]
    return named.sort_values(["n", "country"], ascending=[False, True], ignore_index=True)[columns]


def ranked(incidents: Incidents, query: Query, field: str) -> tuple[Ranked, ...]:
    """Return the codes of a facet that the incidents asked for hold, most frequent first.

    Unlike :func:`dashboard.engine.facet_counts` the question's own choice in ``field`` counts, so
    the list adds up to the number of incidents. Equal counts keep the vocabulary's order.
    """
    counts = engine.facet_counts(incidents, query, field)
    lines = (Ranked(code, counts[code]) for code in getattr(query, field) or counts if counts[code])
    return tuple(sorted(lines, key=lambda line: -line.n))


def loosened(incidents: Incidents, query: Query) -> tuple[Loosened, ...]:
    """Return each field in use with the count without it, the most helpful to let go first."""
    used = [part.name for part in fields(Query) if query.without(part.name) != query]
    lines = (Loosened(name, engine.count(incidents, query.without(name))) for name in used)
    return tuple(sorted(lines, key=lambda line: -line.n))


def _one_figure(bound: int) -> int:
    """Round to one significant figure, halves up."""
    unit = int(10 ** (len(str(bound)) - 1))
    return (bound + unit // 2) // unit * unit
