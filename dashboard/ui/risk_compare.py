"""The switch that compares with an earlier day, and which day that is."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.in_words import day as day_in_words
from dashboard.ui import controls, risk_answers, risk_days, view
from dashboard.wording import say

if TYPE_CHECKING:
    from datetime import date

    from dashboard.ui.view import View

_ON, _DAY, _CHOICE = "risk compare", "risk compare day", "risk compare choice"


def settled(seen: View) -> View:
    """Return the view without an earlier day that is none, and say so."""
    now = risk_answers.day(seen)
    if seen.compare is None or seen.compare < now:
        return seen
    sentence = say(
        "notice.risk.compare.late",
        earlier=day_in_words(seen.compare),
        day=day_in_words(now),
    )
    st.session_state["notices"] = (*st.session_state.get("notices", ()), sentence)
    return dataclasses.replace(seen, compare=None)


def draw(seen: View, first: date) -> None:
    """Draw the switch and, while on, the earlier day; ``first`` is the calendar's earliest."""
    with st.container(
        key="risk earlier", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.toggle(
            say("risk.compare"),
            key=controls.show(_ON, seen.compare is not None),
            help=say("risk.compare.help"),
            width="content",
            on_change=_switch,
        )
        if seen.compare:
            _calendar(seen.compare, risk_answers.day(seen), first)
    if seen.compare:
        _choices(seen.compare, risk_answers.day(seen))


def _calendar(earlier: date, now: date, first: date) -> None:
    st.date_input(
        say("risk.compare.day"),
        min_value=min(first, earlier),
        max_value=now - timedelta(1),
        format="YYYY-MM-DD",
        key=controls.show(_DAY, earlier),
        label_visibility="collapsed",
        width=130,
        on_change=_choose_day,
    )


def _choices(earlier: date, now: date) -> None:
    """Draw the days that mean something, and why the chosen one does."""
    offered, choice = risk_days.offered(now), risk_days.named(earlier, now)
    st.pills(
        say("risk.compare.choices"),
        list(offered),
        format_func=lambda code: offered[code].label,
        key=controls.show(_CHOICE, choice.code if choice else None),
        label_visibility="collapsed",
        on_change=_choose,
    )
    reason = choice.reason if choice else ""
    st.caption(f"{reason} {say('risk.compare.meaning')}".strip())


def _switch() -> None:
    seen = view.current()
    on = controls.meant(_ON, seen.compare is not None)
    if on != (seen.compare is not None):
        now = risk_answers.day(seen)
        view.change(compare=risk_days.a_year_before(now) if on else None)


def _choose_day() -> None:
    now = view.current().compare
    chosen = controls.meant(_DAY, now)
    if chosen and chosen != now:
        view.change(compare=chosen)


def _choose() -> None:
    """Compare with the chosen day; a choice that is un-chosen stays."""
    seen = view.current()
    now = risk_answers.day(seen)
    known = risk_days.named(seen.compare, now) if seen.compare else None
    chosen = controls.meant(_CHOICE, known.code if known else None)
    if found := risk_days.offered(now).get(chosen or ""):
        view.change(compare=found.before(now))
