"""The released records behind a layer: what each says in words, and its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
import pandas as pd

from dashboard import topics
from dashboard.in_words import partial_period
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.engine import Incidents
    from dashboard.snapshot import Snapshot

COLUMNS: Final = ("statement", "source_ids")


def records(
    table: str, identifiers: list[str], snapshot: Snapshot, incidents: Incidents
) -> pd.DataFrame:
    """Return what records of a table say, with the ids of their sources.

    Parameters
    ----------
    table
        ``host_facts``, ``statistics`` or ``incidents``.
    identifiers
        Which records.

    Returns
    -------
    DataFrame
        :data:`COLUMNS`, indexed by identifier: nothing but what the released record holds.
    """
    if table == "incidents":
        rows = incidents.full.filter(nw.col("id").is_in(identifiers))
        columns = {n: rows.get_column(n).to_list() for n in ("id", "summary", "source_ids")}
        named = {"summary": "statement"}
        return pd.DataFrame(columns, dtype="str").rename(columns=named).set_index("id")
    held: pd.DataFrame = getattr(snapshot, table)
    found = held[held["id"].isin(identifiers)]
    said = [_SAID[table](row) for row in found.to_dict("records")]
    columns = {"statement": said, "source_ids": found["source_id"].tolist()}
    return pd.DataFrame(columns, index=found["id"].tolist(), dtype="str")


def _fact(row: dict[Any, Any]) -> str:
    label = topics.field(row["field"]).label
    dates = partial_period(row["valid_from"], row["valid_to"])
    return say("export.fact", label=label, value=row["value"], dates=dates)


def _figure(row: dict[Any, Any]) -> str:
    return say(
        "export.figure",
        series=topics.in_words(row["series"]),
        dates=partial_period(row["period_start"], row["period_end"]),
        value=f"{row['value']:,.10g}",
        unit=row["unit"],
    )


_SAID: Final[dict[str, Callable[[dict[Any, Any]], str]]] = {
    "host_facts": _fact,
    "statistics": _figure,
}
"""Table to what puts one of its rows in words."""
