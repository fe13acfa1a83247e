"""The slider of months under the map: ways open and close, and the question is answered anew."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.in_words import month as month_in_words
from dashboard.ui.controls import show
from dashboard.ui.corridors import asked as question
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.ui.corridors.asked import Asked

FIRST: Final = date(2022, 1, 1)
"""Where the slider begins: the month before the full-scale invasion, from which the legs date."""

RECENT: Final = 12
"""Months up to the day of the question whose incidents the map shows, if asked to."""

_KEY: Final = "ask month"


def draw(asked: Asked, latest: date) -> None:
    """Draw the slider at the month of the question."""
    months = months_until(latest)
    if len(months) < 2:
        return
    st.select_slider(
        say("ask.month"),
        months,
        format_func=month_in_words,
        help=say("ask.month.help"),
        key=show(_KEY, month_of(asked.on(latest), latest)),
        on_change=_move,
        args=(latest,),
    )


def months_until(latest: date) -> list[date]:
    """Return the first day of every month from :data:`FIRST` to that of a day."""
    count = (latest.year - FIRST.year) * 12 + latest.month - FIRST.month
    return [date(FIRST.year + i // 12, i % 12 + 1, 1) for i in range(count + 1)]


def month_of(day: date, latest: date) -> date:
    """Return where the slider stands for a day."""
    return min(max(day, FIRST), latest).replace(day=1)


def last_day(month: date, latest: date) -> date:
    """Return the last day of a month, not after ``latest``."""
    return min(month.replace(day=monthrange(month.year, month.month)[1]), latest)


def recent(day: date) -> tuple[int, int]:
    """Return the first and last of the :data:`RECENT` months up to a day, as months since 1970-01.

    Whole months: the map holds all incidents by month, so that no request tells the day.
    """
    last = (day.year - 1970) * 12 + day.month - 1
    return last - RECENT + 1, last


def _move(latest: date) -> None:
    now = month_of(question.current().on(latest), latest)
    month = question.touched(_KEY, now)
    if month != now:
        question.change(day=last_day(month, latest))
