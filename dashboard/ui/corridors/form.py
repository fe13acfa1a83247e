"""The question as a form of controls; each shows the session's question and changes it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.corridors import CIRCUMSTANCES, LONGEST, PAPERS, PERSONS
from dashboard.countries import NAMES
from dashboard.in_words import countries_named, country
from dashboard.ui.controls import show
from dashboard.ui.corridors import asked as question
from dashboard.ui.corridors.asked import AIMS, MOST_COUNTRIES
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from dashboard.corridors import Circumstance, Network, Paper
    from dashboard.ui.corridors.asked import Asked

FIRST_DAY: Final = date(2014, 1, 1)
"""Earliest day the calendar offers; a link may name an earlier one."""

_PAPERS: Final = {row.code: row for row in PAPERS}
_PERSONS: Final = {row.code: row for row in PERSONS}
_CIRCUMSTANCES: Final = {row.code: row for row in CIRCUMSTANCES}


def draw(asked: Asked, network: Network, latest: date) -> None:
    """Draw every control for ``asked``."""
    _from(asked, network)
    _where_to(asked)
    _day(asked, latest)
    _several("documents", _PAPERS, asked.documents)
    _who(asked)
    _several("circumstances", _CIRCUMSTANCES, asked.circumstances)
    with st.expander(say("ask.more"), key="ask more"):
        _countries("avoid", asked.avoid, without=asked.origin)
        _longest(asked)
        for name in ("restricted", "stale"):
            _toggle(name, on=getattr(asked, name))
    st.button(say("ask.reset"), key="ask reset", type="tertiary", on_click=_reset)


def _reset() -> None:
    question.adopt(question.Asked())


def _from(asked: Asked, network: Network) -> None:
    st.selectbox(
        say("ask.from"),
        _by_name({*network.origins, asked.origin}),
        format_func=country,
        key=show("ask from", asked.origin),
        on_change=_leave,
    )


def _leave() -> None:
    now = question.current()
    origin = question.touched("ask from", now.origin)
    question.change(origin=origin, avoid=now.avoid - {origin})


def _where_to(asked: Asked) -> None:
    st.selectbox(
        say("ask.to"),
        AIMS,
        format_func=lambda aim: say(f"ask.to.{aim}"),
        key=show("ask to", asked.aim),
        on_change=_aim,
    )
    if asked.aim in ("these", "but"):
        _countries("countries", asked.countries, without=asked.origin)


def _aim() -> None:
    question.change(aim=question.touched("ask to", question.current().aim))


def _countries(field: str, chosen: frozenset[str], *, without: str) -> None:
    key = f"ask {field}"
    st.multiselect(
        say(f"ask.{field}"),
        _by_name(set(NAMES) - {without} | chosen),
        format_func=country,
        placeholder=say("ask.countries.placeholder"),
        max_selections=MOST_COUNTRIES,
        key=show(key, _by_name(chosen)),
        on_change=_take_several,
        args=(field, key),
    )


_by_name = countries_named


def _day(asked: Asked, latest: date) -> None:
    shown = asked.on(latest)
    st.date_input(
        say("ask.day"),
        min_value=min(FIRST_DAY, shown),
        max_value=latest,
        format="YYYY-MM-DD",
        help=say("ask.day.help"),
        key=show("ask day", shown),
        on_change=_take_day,
        args=(latest,),
    )


def _take_day(latest: date) -> None:
    now = question.current().on(latest)
    chosen = question.touched("ask day", now)
    if chosen and chosen != now:
        question.change(day=chosen)


def _several(
    field: str, rows: dict[str, Paper] | dict[str, Circumstance], chosen: frozenset[str]
) -> None:
    key = f"ask {field}"
    st.pills(
        say(f"ask.{field}"),
        list(rows),
        selection_mode="multi",
        format_func=lambda code: rows[code].label,
        help="\n".join(f"- **{row.label}**: {row.meaning}" for row in rows.values()),
        key=show(key, [code for code in rows if code in chosen]),
        on_change=_take_several,
        args=(field, key),
    )


def _take_several(field: str, key: str) -> None:
    now = list(getattr(question.current(), field))
    question.change(**{field: frozenset(question.touched(key, now) or ())})


def _who(asked: Asked) -> None:
    st.selectbox(
        say("ask.person"),
        list(_PERSONS),
        format_func=lambda code: _PERSONS[code].label,
        help="\n".join(f"- **{row.label}**: {row.meaning}" for row in PERSONS),
        key=show("ask person", asked.person),
        on_change=_take_person,
    )


def _take_person() -> None:
    question.change(person=question.touched("ask person", question.current().person))


def _longest(asked: Asked) -> None:
    st.select_slider(
        say("ask.longest"),
        range(1, LONGEST + 1),
        format_func=lambda n: counted("ask.legs", n),
        help=say("ask.longest.help"),
        key=show("ask longest", asked.longest),
        on_change=_take_longest,
    )


def _take_longest() -> None:
    question.change(longest=question.touched("ask longest", question.current().longest))


def _toggle(name: str, *, on: bool) -> None:
    st.toggle(
        say(f"ask.{name}"),
        help=say(f"ask.{name}.help"),
        key=show(f"ask {name}", on),
        on_change=_switch,
        args=(name,),
    )


def _switch(name: str) -> None:
    now = getattr(question.current(), name)
    question.change(**{name: bool(question.touched(f"ask {name}", now))})
