"""The section of comparisons: what is compared, how it is shown, and the way to the records."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import breakdown
from dashboard.filters import FACETS
from dashboard.in_words import partial_date
from dashboard.ui import answers, controls, spoken
from dashboard.ui.charts import numbers, rows
from dashboard.ui.charts.figures import figure
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from dashboard.filters import Query

_STYLE: Final = Path(__file__).parent / "charts.css"
_SWITCHES: Final = {"field": breakdown.FIELDS, "look": ("bars", "time", "numbers")}
"""What a reader can switch, with its choices, the first one first; kept in the session."""


def draw(question: Query) -> None:
    """Draw the section; nothing is worked out or sent while it is closed."""
    opened = st.expander(
        say("charts.title"),
        expanded=True,
        key="charts open",
        icon=":material/bar_chart:",
        on_change="rerun",
    )
    if opened.open:
        with opened, st.container(key="charts", gap="small"):
            st.html(_STYLE)
            _draw(question)


def _draw(question: Query) -> None:
    with st.container(key="charts-switches", horizontal=True, gap="small"):
        field, look = (_switch(name) for name in _SWITCHES)
    bars = answers.ranked_bars(question.without(field), field)
    chosen = getattr(question, field)
    if not bars and not chosen:
        st.caption(say("charts.empty"))
        return
    if look == "numbers":
        numbers.draw(question, field)
    else:
        rows.draw(question, field, look)
    st.caption(" ".join(_explained(question, field, look)))
    with st.container(key="charts-ways", horizontal=True, vertical_alignment="center", gap="small"):
        words = counted("charts.records", answers.count(question))
        st.html(f'<a class="records" href="#{spoken.TABLE}">{escape(words)}</a>', width="content")
        if look != "numbers":
            rows.draw_more(question, field, look)


def _explained(question: Query, field: str, look: str) -> list[str]:
    """Return how to use and to read what is shown, and what is not in it."""
    others = question.without(field)
    there = {bar.code for bar in answers.ranked_bars(others, field)}
    missing = set(next(facet.codes for facet in FACETS if facet.field == field)) - there
    return [
        *([] if look == "numbers" else [say("charts.hint")]),
        *([say("charts.solid")] if look == "bars" else _over_time(others, field, look)),
        *([counted(f"charts.none.{field}", len(missing))] if missing else []),
        say("charts.not_events"),
    ]


def _switch(name: str) -> str:
    """Draw one switch and return what it is at."""
    now = _kept(name)
    st.segmented_control(
        say(f"charts.{name}"),
        _SWITCHES[name],
        required=True,
        format_func=lambda choice: say(f"charts.{name}.{choice}"),
        key=controls.show(f"charts {name}", now),
        label_visibility="collapsed",
        wrap=True,
        on_change=_switched,
        args=(name,),
    )
    return now


def _kept(name: str) -> str:
    kept = st.session_state.get(f"charts at {name}", "")
    return str(kept) if kept in _SWITCHES[name] else _SWITCHES[name][0]


def _switched(name: str) -> None:
    st.session_state[f"charts at {name}"] = controls.meant(f"charts {name}", _kept(name))


def _over_time(others: Query, field: str, look: str) -> list[str]:
    """Return what has to be said of bars over time: width, ends, scale, what is pale."""
    found = answers.over_time(others, field)
    rough = round(sum(float(heights.sum()) for heights in found.rough.values()))
    if look == "numbers":
        return [say("charts.shares")] if rough else []
    if not found.bars:
        return []
    begin, end = (partial_date(found.written(bar)) for bar in (0, found.bars - 1))
    said = say(f"charts.width.{found.width}", begin=begin, end=end, top=figure(found.top))
    return [said, counted("charts.rough", rough)] if rough else [said]
