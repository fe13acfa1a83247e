"""Questions answered by counts: cells, badges, totals, months and facets."""

from __future__ import annotations

from typing import Any, Final

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard import taxonomy
from dashboard.countries import CODES, COUNTRIES
from dashboard.engine.grid import step
from dashboard.engine.incidents import DEGREE, Incidents
from dashboard.engine.matching import matching
from dashboard.engine.shares import share
from dashboard.filters import FACETS, Query

METHOD_COUNTS: Final = tuple(f"n_{code}" for code in taxonomy.codes(taxonomy.METHODS))
"""The count columns of the four methods, in the order of ``taxonomy.METHODS``."""

LONE: Final = {
    "threat_type": taxonomy.codes(taxonomy.THREAT_TYPES),
    "verification": taxonomy.codes(taxonomy.EVIDENCE),
}
"""What a cell says of its incident, besides the id, when it holds only one."""

Columns = dict[str, npt.NDArray[Any]]


def count(incidents: Incidents, query: Query) -> int:
    """Return how many incidents the question asks for."""
    return int(matching(incidents, query).select(n=nw.len()).collect().item())


def cells(incidents: Incidents, query: Query, zoom: int, *, shares: bool = False) -> pd.DataFrame:
    """Count the incidents known to the city by the cells of one zoom.

    Parameters
    ----------
    shares
        Whether to work out ``share``, too: the mean of :func:`dashboard.engine.shares.share`.

    Returns
    -------
    DataFrame
        One row a cell that holds any, sorted by ``x``, ``y`` (:mod:`dashboard.engine.grid`):
        ``n``, ``n_<method>``, ``lon``, ``lat`` (mean of its points, degrees), and ``id``,
        ``threat_type``, ``verification`` of the incident where ``n`` is 1, empty otherwise.

    Raises
    ------
    QueryError
        The zoom is not one of 0 to 9.
    """
    side = step(zoom)
    rows = matching(incidents, query).filter(nw.col("city"))
    placed = rows.with_columns(x=nw.col("qx") // side, y=nw.col("qy") // side)
    placed, more = _shared(placed, query, shares=shares)
    means = [nw.col(name).mean() for name in ("lon", "lat")]
    lone = [nw.col(name).min() for name in ("row", *LONE)]
    return _placed(incidents, _by_method(placed, ["x", "y"], *means, *lone, *more))


def badges(incidents: Incidents, query: Query, *, shares: bool = False) -> pd.DataFrame:
    """Count the incidents not known to the city by country; ``shares`` as in :func:`cells`.

    Returns
    -------
    DataFrame
        One row a country that has any, sorted by ``iso3``: ``n``, ``n_<method>`` and ``lon``,
        ``lat``, the country's label point in degrees.
    """
    rows = matching(incidents, query).filter(~nw.col("city"))
    rows, more = _shared(rows, query, shares=shares)
    return _at_labels(_by_method(rows, ["iso3"], *more))


def moments(incidents: Incidents, zoom: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count all incidents by place and by the months they may have lasted from and to.

    From these alone the cells and badges of any run of whole months can be worked out: those whose
    months overlap it, as a question's dates do.

    Returns
    -------
    tuple of DataFrame
        As of :func:`cells` and :func:`badges`, one row a cell (or country), ``first`` and ``last``
        (months since 1970-01), sorted by these.
    """
    side = step(zoom)
    last = incidents.slim.get_column("day_to").to_numpy().astype("datetime64[D]")
    months = nw.new_series(
        "last", last.astype("datetime64[M]").astype("int32"), backend=incidents.slim.implementation
    )
    rows = incidents.slim.with_columns(months, first=nw.col("month")).lazy()
    city = rows.filter(nw.col("city"))
    placed = city.with_columns(x=nw.col("qx") // side, y=nw.col("qy") // side)
    means = [nw.col(name).mean() for name in ("lon", "lat")]
    lone = [nw.col(name).min() for name in ("row", *LONE)]
    found = _by_method(placed, ["x", "y", "first", "last"], *means, *lone)
    known = _by_method(rows.filter(~nw.col("city")), ["iso3", "first", "last"])
    return _placed(incidents, found), _at_labels(known)


def totals(incidents: Incidents, query: Query) -> pd.DataFrame:
    """Count by country: one row a country that has any, by ``iso3``: ``n``, ``n_<method>``."""
    found = _by_method(matching(incidents, query), ["iso3"])
    return pd.DataFrame(found | {"iso3": _named(CODES, found["iso3"])})


def months(incidents: Incidents, query: Query) -> pd.DataFrame:
    """Count by the month in which incidents began, as exactly as that is known.

    Returns
    -------
    DataFrame
        ``month`` (first day of the first month it may have begun in, datetime64), ``method``
        (code), ``span`` (1, 3 or 12 months from there) and ``n``; sorted in that order.
    """
    found = _tally(matching(incidents, query), ["month", "method", "span"])
    first = found["month"].astype("datetime64[M]").astype("datetime64[s]")
    method = _named(taxonomy.codes(taxonomy.METHODS), found["method"])
    return pd.DataFrame(found | {"month": first, "method": method})


def facet_counts(incidents: Incidents, query: Query, field: str) -> dict[str, int]:
    """Return what a reader would get by choosing each code, all other filters kept.

    Parameters
    ----------
    field
        A field of :class:`Query` that is a facet; KeyError for any other. What the question
        itself chooses in this field is left aside.
    """
    facet = {facet.field: facet for facet in FACETS}[field]
    found = _tally(matching(incidents, query.without(field)), [facet.column])
    counts = np.zeros(len(facet.codes), dtype=int)
    counts[found[facet.column]] = found["n"]
    return dict(zip(facet.codes, counts.tolist(), strict=True))


def _placed(incidents: Incidents, found: Columns) -> pd.DataFrame:
    """Return cells with their mean points in degrees, and what is said of lone incidents."""
    points = {name: found[name] / DEGREE for name in ("lon", "lat")}
    texts = _lone(incidents, found)
    counted = {name: values for name, values in found.items() if name != "row"}
    return pd.DataFrame(counted | points | texts)


def _at_labels(found: Columns) -> pd.DataFrame:
    """Return counts by country with its code and label point."""
    points = np.array([(row.lon, row.lat) for row in COUNTRIES])[found["iso3"]]
    texts = {"iso3": _named(CODES, found["iso3"])}
    return pd.DataFrame(found | texts | {"lon": points[:, 0], "lat": points[:, 1]})


def _shared(
    rows: nw.LazyFrame[Any], query: Query, *, shares: bool
) -> tuple[nw.LazyFrame[Any], list[nw.Expr]]:
    """Return the rows with their share of the dates asked for and its mean, if it is wanted."""
    if not shares:
        return rows, []
    return rows.with_columns(share=share(query)), [nw.col("share").mean()]


def _by_method(rows: nw.LazyFrame[Any], keys: list[str], *more: nw.Expr) -> Columns:
    """Tally with ``n_<method>``; summed as int32, for some frames sum int8 as int8."""
    marked = rows.with_columns(
        (nw.col("method") == place).cast(nw.Int32).alias(name)
        for place, name in enumerate(METHOD_COUNTS)
    )
    return _tally(marked, keys, *(nw.col(name).sum() for name in METHOD_COUNTS), *more)


def _tally(rows: nw.LazyFrame[Any], keys: list[str], *more: nw.Expr) -> Columns:
    """Group by whole-number keys; return keys, ``n`` and more, sorted by the keys."""
    found = rows.group_by(*keys).agg(nw.len().alias("n"), *more).collect()
    columns = {name: found.get_column(name).to_numpy() for name in found.columns}
    order = np.lexsort([columns[key] for key in reversed(keys)])
    return {
        name: values[order].astype("int64" if values.dtype.kind in "iu" else values.dtype)
        for name, values in columns.items()
    }


def _named(codes: tuple[str, ...], places: npt.NDArray[Any]) -> pd.Series[str]:
    """Return the codes at these places of a vocabulary, as strings."""
    return pd.Series(np.array(codes, dtype=object)[places], dtype="str")


def _lone(incidents: Incidents, found: Columns) -> dict[str, pd.Series[str]]:
    """Return the texts of cells with one incident, empty strings for the others."""
    alone = found["n"] == 1
    identifiers = np.full(len(alone), "", dtype=object)
    identifiers[alone] = incidents.full.get_column("id")[found["row"][alone]].to_numpy()
    texts = {
        name: _named((*codes, ""), np.where(alone, found[name], len(codes)))
        for name, codes in LONE.items()
    }
    return {"id": pd.Series(identifiers, dtype="str"), **texts}
