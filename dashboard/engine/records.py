"""Questions answered by records: the rows themselves, every released column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard import schema
from dashboard.engine.grid import across, step
from dashboard.engine.matching import matching
from dashboard.errors import QueryError

if TYPE_CHECKING:
    from dashboard.engine.incidents import Incidents
    from dashboard.filters import Query


def records(
    incidents: Incidents, query: Query, *, limit: int | None = 2000, offset: int = 0
) -> pd.DataFrame:
    """Return the incidents asked for, newest ``date_from`` first, then by id.

    Parameters
    ----------
    limit
        Most rows returned; None for all.
    offset
        How many of the first rows are left out.

    Returns
    -------
    DataFrame
        The columns of ``schema.INCIDENTS``: dates as datetime64[s], numbers as float64 or int64,
        the rest as strings, empty where nothing is known.
    """
    return _shown(incidents, matching(incidents, query), limit, offset)


def in_cell(
    incidents: Incidents, query: Query, zoom: int, x: int, y: int, *, limit: int | None = 2000
) -> pd.DataFrame:
    """Return the incidents of one cell of :func:`dashboard.engine.cells`, as ``records`` does.

    Raises
    ------
    QueryError
        There is no such zoom or no such cell in it.
    """
    last = across(zoom) - 1
    if not (0 <= x <= last and 0 <= y <= last):
        raise QueryError(f"cell: x and y lie in 0..{last} at zoom {zoom}.", parameter="cell")
    inside = [nw.col("qx") // step(zoom) == x, nw.col("qy") // step(zoom) == y]
    return _shown(incidents, matching(incidents, query).filter(nw.col("city"), *inside), limit)


def record(incidents: Incidents, identifier: str) -> dict[str, Any] | None:
    """Return one incident by column name, dates as ``date``; None when there is none."""
    found = _table(incidents.full.filter(nw.col("id") == identifier))
    if found.empty:
        return None
    values = {str(name): value for name, value in found.iloc[0].to_dict().items()}
    days = {c.name: values[c.name].date() for c in schema.INCIDENTS.columns if c.kind == "date"}
    return values | days


def _shown(
    incidents: Incidents, rows: nw.LazyFrame[Any], limit: int | None, offset: int = 0
) -> pd.DataFrame:
    """Look the rows up; the slim frame is in the order of the answer already."""
    numbers = rows.select("row") if limit is None else rows.select("row").head(offset + limit)
    found = numbers.collect().get_column("row").to_numpy()[offset:]
    return _table(incidents.full[found, :])


def _table(rows: nw.DataFrame[Any]) -> pd.DataFrame:
    columns = {column.name: column for column in schema.INCIDENTS.columns}
    return pd.DataFrame({n: _values(rows.get_column(n), c.kind) for n, c in columns.items()})


def _values(series: nw.Series[Any], kind: schema.Kind) -> pd.Series[Any]:
    """Return one column in the type its kind has in every answer."""
    match kind:
        case "date":
            return pd.Series(series.to_numpy().astype("datetime64[s]"))
        case "number":
            return pd.Series(series.to_numpy().astype("float64"))
        case "integer":
            return pd.Series(series.to_numpy().astype("int64"))
        case _:
            return pd.Series(series.fill_null("").to_list(), dtype="str")
