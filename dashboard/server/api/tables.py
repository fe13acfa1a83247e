"""The other tables, each with the few filters its columns suggest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import dates, schema
from dashboard.server.api.operations import Asked, Page, cut
from dashboard.wording import joined, say

if TYPE_CHECKING:
    from collections.abc import Callable

EQUAL: Final = {
    "from": "from_iso3",
    "to": "to_iso3",
    "mode": "mode",
    "document": "documents",
    "status": "status",
    "country": "iso3",
    "series": "series",
    "version": "version",
    "kind": "kind",
    "table": "table",
    "record": "record",
}
"""Parameter to the column whose value it must equal."""


def table(described: schema.Table) -> Callable[[Asked], Page]:
    """Return what answers with the rows of one table, in its own order (by identifier)."""

    def work(asked: Asked) -> Page:
        rows: pd.DataFrame = getattr(asked.site.snapshot, described.name)
        keep = pd.Series(data=True, index=rows.index)
        for name, column in EQUAL.items():
            if column in rows.columns and asked.given.get(name):
                keep &= rows[column] == asked.given[name]
        if day := asked.given.get("on"):
            keep &= holds(rows, date.fromisoformat(day))
        found = rows[keep]
        return Page(described, cut(found, asked), len(found), _question(asked))

    return work


def holds(rows: pd.DataFrame, day: date) -> pd.Series[bool]:
    """Return which rows' period (``valid_from`` to ``valid_to``, partial dates) holds a day.

    An open begin or end holds every day on its side: no end was seen, which is not 'still true'.
    """
    begun = rows["valid_from"].map(lambda text: not text or dates.first_day(text) <= day)
    open_ = rows["valid_to"].map(lambda text: not text or day <= dates.last_day(text))
    return begun.astype(bool) & open_.astype(bool)


def _question(asked: Asked) -> str:
    used = {name: asked.given[name] for name in (*EQUAL, "on") if asked.given.get(name)}
    if not used:
        return say("api.question.all")
    parts = joined([f"{name} {value}" for name, value in used.items()], last="and")
    return say("api.question.some", parts=parts)
