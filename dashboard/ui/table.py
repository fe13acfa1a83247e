"""The same records as a sortable table; choosing a row opens it in the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard import taxonomy
from dashboard.in_words import country, partial_date
from dashboard.ui import answers, view
from dashboard.wording import counted, number, say

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.filters import Query

_VOCABULARIES: Final[dict[str, tuple[taxonomy.Term, ...]]] = {
    "threat_type": taxonomy.THREAT_TYPES,
    "target_group": taxonomy.TARGET_GROUPS,
    "attributed_to": taxonomy.ATTRIBUTIONS,
    "verification": taxonomy.EVIDENCE,
    "outcome": taxonomy.OUTCOMES,
}
_SHOWN: Final = (
    "date_from", "event_date", "iso3", "place", "threat_type", "target_group", "summary",
    "verification", "attributed_to", "outcome",
)  # fmt: skip


def draw(question: Query) -> None:
    """Draw the table of the question's records, newest first."""
    found = answers.records(question)
    total = answers.count(question)
    st.caption(
        counted("table.all", total)
        if len(found) == total
        else say("table.some", n=number(len(found)), total=number(total))
    )
    st.dataframe(
        in_words(found),
        key="table",
        hide_index=True,
        height=min(420, 38 + 35 * max(len(found), 1)),
        width="stretch",
        on_select=_selected,
        selection_mode="single-row",
        column_config=_columns(),
        alt=say("table.alt", n=number(total)),
    )


def in_words(found: pd.DataFrame) -> pd.DataFrame:
    """Return records with labels for codes; ``date_from`` keeps the order when sorting."""
    shown = found.loc[:, list(_SHOWN)].copy()
    for column, vocabulary in _VOCABULARIES.items():
        shown[column] = shown[column].map({term.code: term.label for term in vocabulary})
    shown["iso3"] = shown["iso3"].map(country)
    shown["event_date"] = shown["event_date"].map(partial_date)
    shown["place"] = found["place"].where(found["place"] != "", found["admin1"])
    return shown


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "date_from": column.DateColumn(
            say("column.date_from"),
            format="YYYY-MM-DD",
            width=96,
            help=say("column.date_from.help"),
        ),
        "event_date": column.TextColumn(say("column.event_date"), width=120),
        "iso3": column.TextColumn(say("column.iso3"), width=110),
        "place": column.TextColumn(say("column.place"), width=110),
        "threat_type": column.TextColumn(say("column.threat_type"), width=140),
        "target_group": column.TextColumn(say("column.target_group"), width=150),
        "summary": column.TextColumn(say("column.summary"), width=420),
        "verification": column.TextColumn(say("column.verification"), width=120),
        "attributed_to": column.TextColumn(say("column.attributed_to"), width=150),
        "outcome": column.TextColumn(say("column.outcome"), width=120),
    }


def _selected() -> None:
    """Open the chosen row; a row that is un-chosen leaves the panel as it is.

    A row is told by its place among the records that the page had, not among those on their way.
    """
    rows = st.session_state["table"]["selection"]["rows"]
    found = answers.records(view.told().query)
    if rows and rows[0] < len(found):
        view.select(f"incident:{found['id'].iloc[rows[0]]}")
