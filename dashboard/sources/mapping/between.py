"""What must hold between the columns of a row: its dates, and where it is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import dates
from dashboard.disclosure.sources import host
from dashboard.sources.dating import first_day, last_day
from dashboard.sources.mapping.fields import SOURCE_FILLS
from dashboard.sources.rows import troubles
from dashboard.sources.verdicts import once_each

if TYPE_CHECKING:
    from collections.abc import Mapping

PERIOD: Final[Mapping[str, tuple[str, str]]] = {
    "incidents": ("date_start", "date_end"),
    "statistics": ("period_start", "period_end"),
}
"""Begin and end, by table."""

UNNAMED: Final = "Publisher not given"
"""Stands for a publisher nobody names: every source has one."""

Found = tuple[pd.DataFrame, list[pd.DataFrame]]
"""Rows, and what is wrong with them."""


def dates_made_one(rows: pd.DataFrame, names: Mapping[str, str], table: str) -> Found:
    """Return rows with dates no more exact than the file says, and no end before its begin."""
    begin, end = PERIOD[table]
    told = {begin: rows[begin], end: rows[end]}
    if "date_precision" in rows.columns:
        told = {name: _coarsened(rows[name], rows["date_precision"]) for name in told}
    elif table == "statistics":
        told[end] = told[end].mask(told[end] == "", told[begin])
    started, ended = once_each(told[begin], first_day), once_each(told[end], last_day)
    reported = once_each(rows["source_date"], last_day)
    backwards = troubles(
        (started != "") & (ended != "") & (ended < started),
        level="rejected",
        column=names[end],
        values=told[end],
        rule="lies before the begin",
        advice=f"check it against {names[begin]}",
    )
    early = troubles(
        (started != "") & (reported != "") & (reported < started),
        level="warning",
        column=names["source_date"],
        values=rows["source_date"],
        rule="lies before the event it tells of",
        advice=f"check it against {names[begin]}",
    )
    return rows.assign(**told), [backwards, early]


def _coarsened(texts: pd.Series[str], precision: pd.Series[str]) -> pd.Series[str]:
    for to in dates.ORDER[1:]:
        where = precision == to
        if where.any():
            coarse = once_each(texts[where], partial(_coarser, to=to))
            texts = texts.where(~where, coarse.reindex(texts.index))
    return texts


def _coarser(text: str, *, to: dates.Precision) -> str:
    return dates.coarsen(text, to)


def sourced(rows: pd.DataFrame, names: Mapping[str, str]) -> Found:
    """Return rows with a publisher each; a row that is told nowhere is rejected."""
    none = (rows[list(SOURCE_FILLS)] == "").all(axis=1)
    unsaid = (rows["source_publisher"] == "") & ~none
    by_host = once_each(rows["source_url"].where(unsaid, ""), _host)
    publisher = by_host.mask(by_host == "", UNNAMED)
    nowhere = troubles(
        none,
        level="rejected",
        column=", ".join(dict.fromkeys(names[name] for name in SOURCE_FILLS)),
        values=pd.Series("", index=rows.index, dtype="str"),
        rule="says nothing: the row names no source",
        advice="give the publisher, title or address of where it was published (source_publisher, "
        "source_title, source_url)",
    )
    guessed = troubles(
        unsaid,
        level="warning",
        column=names["source_publisher"],
        values=rows["source_url"],
        rule="says nothing; the publisher is taken from the address, where there is one",
        advice="name the publisher",
    )
    whole = rows["source_publisher"].where(~unsaid, publisher)
    return rows.assign(source_publisher=whole), [nowhere, guessed]


def _host(address: str) -> str:
    try:
        return host(address)
    except ValueError:
        return ""
