"""Ranked bars and small charts over time: one control whose choices are the rows.

A page names what was chosen by the words it shows, so a row's words are its label alone; figures
and bars are set beside it by a stylesheet, as in the sidebar (:mod:`dashboard.ui.counts`).
"""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard import breakdown
from dashboard.filters import FACETS
from dashboard.in_words import label_of
from dashboard.ui import answers, controls, view
from dashboard.ui.charts import bars, panels
from dashboard.ui.counts import codes_of
from dashboard.wording import number, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.breakdown import Bar
    from dashboard.filters import Query

MOST: Final = {"bars": 10, "time": 12}
"""Rows shown before a reader asks for all."""


def draw(question: Query, field: str, look: str) -> None:
    """Draw the rows of a field as ``bars`` or over ``time``, and the switch for all of them."""
    chosen = getattr(question, field)
    found = answers.ranked_bars(question.without(field), field)
    everything = bool(st.session_state.get(_all(field)))
    shown = rows(found, chosen, field, len(found) if everything else MOST[look])
    key = f"charts {look} {field}"
    if look == "time":
        if field == "threat_types":
            st.html(bars.keys(field))
        st.html(panels.style(key, field, shown, answers.over_time(question.without(field), field)))
    else:
        st.html(bars.heads(field))
        st.html(bars.style(key, field, shown))
    st.pills(
        say(f"charts.rows.{field}"),
        [bar.code for bar in shown],
        selection_mode="multi",
        format_func=partial(label_of, field),
        key=controls.show(key, list(chosen), _codes(field)),
        label_visibility="collapsed",
        on_change=_ask,
        args=(key, field),
        width="stretch",
    )


def draw_more(question: Query, field: str, look: str) -> None:
    """Draw the switch between the first rows and all of them, where there are more."""
    found = answers.ranked_bars(question.without(field), field)
    everything = bool(st.session_state.get(_all(field)))
    known = sum(bar.code not in breakdown.APART.get(field, ()) for bar in found)
    if known > MOST[look]:
        label = say("charts.fewer") if everything else say("charts.all", n=number(len(found)))
        st.button(label, key="charts all", type="tertiary", on_click=_turn, args=(field,))


def rows(found: Iterable[Bar], chosen: Iterable[str], field: str, most: int) -> list[Bar]:
    """Return what is shown: the first ``most``, whatever is chosen, what is unknown apart.

    A chosen code without reports has a row of its own, so that it can be let go.
    """
    apart = breakdown.APART.get(field, ())
    ranked = [*found]
    first = {bar.code for bar in [bar for bar in ranked if bar.code not in apart][:most]}
    kept = first | {*chosen} | {*apart}
    silent = {*chosen} - {bar.code for bar in ranked}
    shown = [bar for bar in ranked if bar.code in kept]
    none = [breakdown.Bar(code, 0, 0) for code in chosen if code in silent]
    place = sum(bar.code not in apart for bar in shown)
    return [*shown[:place], *none, *shown[place:]]


def _codes(field: str) -> Any:
    return codes_of(next(facet for facet in FACETS if facet.field == field))


def _ask(key: str, field: str) -> None:
    """Ask for the rows that are on."""
    question = view.current().query
    codes = controls.meant(key, list(getattr(question, field)), _codes(field))
    changed: dict[str, Any] = {field: tuple(codes)}
    view.ask(dataclasses.replace(question, **changed))


def _all(field: str) -> str:
    """Return where the session remembers that all rows of a field are shown."""
    return f"charts all of {field}"


def _turn(field: str) -> None:
    st.session_state[_all(field)] = not st.session_state.get(_all(field))
