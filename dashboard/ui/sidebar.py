"""The filters. Each control shows the question and, when touched, asks a changed one."""

from __future__ import annotations

import dataclasses
from calendar import monthrange
from datetime import date
from functools import partial
from typing import Any, Final

import streamlit as st

from dashboard import taxonomy
from dashboard.filters import FACETS, MAX_TEXT, Facet, Query
from dashboard.in_words import countries_named, label_of
from dashboard.in_words import month as month_in_words
from dashboard.ui import answers, controls, view
from dashboard.ui.counts import PILLS, codes_of, counted, counts_beside, kinds_of
from dashboard.wording import say

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2100, 12, 31)
"""What the typed dates accept; the slider spans the data."""


def draw(question: Query) -> None:
    """Draw every filter for ``question`` into the current container."""
    st.text_input(
        say("filter.text"),
        key=_show("text", question.text),
        max_chars=MAX_TEXT,
        placeholder=say("filter.text.placeholder"),
        help=say("filter.text.help"),
        icon=":material/search:",
        on_change=_ask_text,
    )
    st.html(counts_beside(question))
    _threat_types(question)
    _dates(question)
    for facet in FACETS[1:]:
        _facet(question, facet)
    st.button(
        say("filter.clear"),
        on_click=view.ask,
        args=(Query(),),
        disabled=not question,
        width="stretch",
    )


def _show(name: str, value: Any) -> str:
    """Put ``value`` into the control called ``name`` and return the control's key."""
    return controls.show(f"filter {name}", value)


def _ask_text() -> None:
    question = _current()
    text = controls.meant("filter text", question.text) or ""
    view.ask(dataclasses.replace(question, text=text))


def _ask_facet(facet: Facet) -> None:
    """Ask for the codes that the touched control has."""
    question = _current()
    now = list(getattr(question, facet.field))
    codes = controls.meant(f"filter {facet.field}", now, codes_of(facet))
    changed: dict[str, Any] = {facet.field: tuple(codes)}
    view.ask(dataclasses.replace(question, **changed))


def _current() -> Query:
    return view.current().query


def _threat_types(question: Query) -> None:
    st.markdown(f"**{say('filter.threat_types')}**", help=say("filter.threat_types.help"))
    for method in taxonomy.METHODS:
        kinds = kinds_of(method.code)
        chosen = [code for code in kinds if code in question.threat_types]
        with st.container(key=f"method-{method.code}", gap=None):
            st.pills(
                method.label,
                kinds,
                selection_mode="multi",
                format_func=partial(label_of, "threat_types"),
                help=method.definition,
                key=_show(f"threats {method.code}", chosen),
                on_change=_ask_threats,
            )


def _ask_threats() -> None:
    question = _current()
    chosen = []
    for method in taxonomy.METHODS:
        now = [code for code in kinds_of(method.code) if code in question.threat_types]
        chosen += controls.meant(f"filter threats {method.code}", now)
    view.ask(dataclasses.replace(question, threat_types=tuple(chosen)))


def _facet(question: Query, facet: Facet) -> None:
    counts = answers.facet(question, facet.field)
    chosen = list(getattr(question, facet.field))
    options = [c for c in facet.codes if counts.get(c) or c in chosen]
    if facet.field == "countries":
        options = countries_named(options)
    if facet.field not in PILLS:
        st.multiselect(
            say(f"filter.{facet.field}"),
            options,
            format_func=counted(facet.field, counts),
            placeholder=say(f"filter.{facet.field}.placeholder"),
            help=say(f"filter.{facet.field}.help"),
            key=controls.show(f"filter {facet.field}", chosen, codes_of(facet)),
            on_change=_ask_facet,
            args=(facet,),
        )
        return
    st.pills(
        say(f"filter.{facet.field}"),
        facet.codes,
        selection_mode="multi",
        format_func=partial(label_of, facet.field),
        help=say(f"filter.{facet.field}.help"),
        key=_show(facet.field, chosen),
        on_change=_ask_facet,
        args=(facet,),
    )


def _dates(question: Query) -> None:
    st.markdown(f"**{say('filter.dates')}**", help=say("filter.dates.help"))
    months = _months()
    if len(months) > 1:
        st.select_slider(
            say("filter.dates.slider"),
            months,
            value=(months[0], months[-1]),  # makes it two-handled; the session holds the answer
            key=_show("months", _on_slider(question, months)),
            format_func=month_in_words,
            label_visibility="collapsed",
            on_change=_ask_months,
        )
    left, right = st.columns(2, wrap=False)
    for column, field in ((left, "since"), (right, "until")):
        column.date_input(
            say(f"filter.{field}"),
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            key=_show(field, _typed(getattr(question, field))),
            on_change=_ask_dates,
        )


def _months() -> list[date]:
    """Return the first day of every month the data spans."""
    begin, end = answers.span()
    count = (end.year - begin.year) * 12 + end.month - begin.month
    first = begin.year * 12 + begin.month - 1
    return [date((first + i) // 12, (first + i) % 12 + 1, 1) for i in range(count + 1)]


def _on_slider(question: Query, months: list[date]) -> tuple[date, date]:
    """Return the slider's two handles for the question, kept inside the data's span."""
    low = max(months[0], (question.since or months[0]).replace(day=1))
    high = min(months[-1], (question.until or months[-1]).replace(day=1))
    low = min(low, months[-1])
    return low, max(low, high)


def _ask_months() -> None:
    question, months = _current(), _months()
    now = _on_slider(question, months)
    low, high = controls.meant("filter months", now)
    if (low, high) == now:
        return
    since = low if low > months[0] else None
    last = monthrange(high.year, high.month)[1]
    until = high.replace(day=last) if high < months[-1] else None
    view.ask(dataclasses.replace(question, since=since, until=until))


def _typed(value: date | None) -> date | None:
    """Return a date the typed field can show; the link may carry any."""
    return min(max(value, EARLIEST), LATEST) if value else None


def _ask_dates() -> None:
    question = _current()
    now = [_typed(question.since), _typed(question.until)]
    since = controls.meant("filter since", now[0])
    until = controls.meant("filter until", now[1])
    if [since, until] == now:
        return
    if since and until and since > until:
        since, until = until, since
    view.ask(dataclasses.replace(question, since=since, until=until))
