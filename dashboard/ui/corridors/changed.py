"""The same question on a second day, side by side: what opened, closed, got riskier, and why."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.corridors.changes import TURNS
from dashboard.in_words import day as day_in_words
from dashboard.ui import answers
from dashboard.ui.controls import show
from dashboard.ui.corridors import asked as question
from dashboard.ui.corridors import evidence
from dashboard.ui.corridors.form import FIRST_DAY
from dashboard.ui.corridors.words import path
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.corridors import Answer, Change, Question

_KEY: Final = "ask then"
LISTED: Final = 12
"""Most changes told of one kind."""


def draw(asked: Question, latest: date) -> None:
    """Draw the comparison; worked out only when it is opened."""
    opened = st.expander(
        say("ask.changed"), icon=":material/compare_arrows:", key="ask changed", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        st.caption(say("ask.changed.help"))
        other = _day(asked.day, latest)
        if other == asked.day:
            st.markdown(say("ask.changed.same"))
            return
        _compare(asked, *sorted((asked.day, other)))


def _day(now: date, latest: date) -> date:
    """Draw the choice of the second day; by default a year before the day asked about."""
    shown = min(question.then() or _year_before(now), latest)
    st.date_input(
        say("ask.changed.day"),
        min_value=min(FIRST_DAY, shown),
        max_value=latest,
        format="YYYY-MM-DD",
        width=200,
        key=show(_KEY, shown),
        on_change=_take,
    )
    return shown


def _take() -> None:
    question.compare(st.session_state.get(_KEY))


def _year_before(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, 28))


def _compare(asked: Question, one: date, other: date) -> None:
    found = answers.site().corridors.changes(asked, one, other)
    columns = st.columns(2, gap="medium")
    for column, answer, beside in zip(
        columns, (found.before, found.after), (found.after, found.before), strict=True
    ):
        with column:
            st.html(_side(answer, beside))
    if not found.changes:
        st.markdown(say("ask.changed.none"))
    for turn in TURNS:
        _turn(turn, [change for change in found.changes if change.turn == turn])


def _side(answer: Answer, beside: Answer) -> str:
    """Return one day's answers as a list; those that the other day has not are set off."""
    known = {corridor.countries for corridor in beside.corridors}
    lines = "".join(
        f'<li class="{"" if corridor.countries in known else "alone"}">'
        f"{escape(path(corridor.countries))}</li>"
        for corridor in answer.corridors
    )
    more = f"<p>{escape(counted('ask.found.more', answer.more))}</p>" if answer.more else ""
    body = f"<ol>{lines}</ol>{more}" if lines else f"<p>{escape(say('ask.none'))}</p>"
    return f'<div class="then"><b>{escape(day_in_words(answer.question.day))}</b>{body}</div>'


def _turn(turn: str, changes: list[Change]) -> None:
    if not changes:
        return
    title = say(f"ask.changed.{turn}", n=len(changes))
    with st.expander(title, expanded=turn in ("opened", "closed"), key=f"turn {turn}"):
        st.markdown("\n".join(_lines(changes[:LISTED])))
        if len(changes) > LISTED:
            st.caption(counted("ask.changed.more", len(changes) - LISTED))


def _lines(changes: Iterable[Change]) -> Iterable[str]:
    for change in changes:
        yield f"- **{path(change.countries)}**"
        for cause in change.causes:
            yield f"    - {evidence.cited(cause.words, (cause.source_id,))}"
