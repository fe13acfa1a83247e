"""What stands behind one part of a score: each fact, incident and figure with date and source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from dashboard import engine, taxonomy, topics
from dashboard.in_words import partial_date, partial_period
from dashboard.ui import answers, sources, view
from dashboard.ui.plain import draw_told, escaped
from dashboard.wording import counted, number, retold, say

if TYPE_CHECKING:
    from collections.abc import Callable

LISTED: Final = 12
"""Records shown for one part, the newest first; the rest are counted."""


def draw(evidence: pd.DataFrame, name: str) -> None:
    """Draw the evidence; ``name`` keeps the buttons of two parts apart."""
    ordered = evidence.sort_values("since", ascending=False, na_position="last", kind="stable")
    shown = ordered.drop_duplicates(["table", "record"])
    if shown.empty:
        st.caption(say("risk.part.bare"))
        return
    for line in shown.head(LISTED).to_dict("records"):
        with st.container(key=f"evidence {name} {line['record']}", gap=None):
            _DRAWN[line["table"]](line, name)
            st.caption(_graded(line))
    if len(shown) > LISTED:
        st.caption(counted("risk.part.more", len(shown) - LISTED))


def _graded(line: dict[Any, Any]) -> str:
    grade = line["grade"]
    said = (
        say("risk.ungraded") if pd.isna(grade) else say("risk.graded", grade=f"{100 * grade:.0f}")
    )
    return f"{said}: {escaped(retold(line['reason']))}" if line["reason"] else said


def _record(table: pd.DataFrame, identifier: str) -> dict[Any, Any]:
    return table[table["id"] == identifier].iloc[0].to_dict()


def fact(identifier: str) -> None:
    """Draw a host fact with its period and source."""
    row = _record(answers.site().snapshot.host_facts, identifier)
    st.markdown(f"**{escaped(topics.field(row['field']).label)}**")
    draw_told(row["value"])
    st.caption(partial_period(row["valid_from"], row["valid_to"]))
    sources.draw([row["source_id"]])


def _fact(line: dict[Any, Any], _name: str) -> None:
    fact(line["record"])


def _figure(line: dict[Any, Any], _name: str) -> None:
    figure = _record(answers.site().snapshot.statistics, line["record"])
    st.markdown(f"**{escaped(topics.series_words(figure['series']))}**")
    dates = partial_period(figure["period_start"], figure["period_end"])
    unit = escaped(topics.unit_words(figure["unit"]))
    st.markdown(f"{dates}: **{number(figure['value'], ',.10g')}** {unit}")
    sources.draw([figure["source_id"]])


def _incident(line: dict[Any, Any], name: str) -> None:
    record = engine.record(answers.site().incidents, line["record"])
    if record is None:
        return
    kind = taxonomy.label(taxonomy.THREAT_TYPES, record["threat_type"])
    st.button(
        f"{partial_date(record['event_date'])} · **{kind}**",
        key=f"{name} {record['id']}",
        type="tertiary",
        on_click=view.select,
        args=(f"incident:{record['id']}",),
    )
    sources.draw(record["source_ids"].split(";")[:1])


_DRAWN: Final[dict[str, Callable[[dict[Any, Any], str], None]]] = {
    "host_facts": _fact,
    "incidents": _incident,
    "statistics": _figure,
}
