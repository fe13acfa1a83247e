"""The map in words: what it shows for those who do not see it, and a way past it by keys.

The map's frame takes its description from here (``maps/web/spoken.js``), so that a screen reader
says on the map what the page says below it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import risk, taxonomy
from dashboard.in_words import country, day
from dashboard.ui import answers, risk_answers
from dashboard.wording import counted, joined, number, say

if TYPE_CHECKING:
    from dashboard.filters import Query
    from dashboard.ui.view import View

MOST: Final = 3
"""Countries named."""

WORDS: Final = "map-in-words"
TABLE: Final = "table-of-records"
"""Anchors on the page."""


def draw_skip() -> None:
    """Draw the link past the map; seen only while it has the focus."""
    st.html(f'<a class="skip-map" href="#{TABLE}">{escape(say("spoken.skip"))}</a>')


def draw_target(title: str) -> None:
    """Draw the heading that the link past the map leads to."""
    st.html(f'<h2 id="{TABLE}" tabindex="-1" class="part">{escape(title)}</h2>')


def draw(seen: View) -> None:
    """Draw the map's words."""
    st.html(f'<p id="{WORDS}" class="spoken">{escape(spoken(seen))}</p>')


def spoken(seen: View) -> str:
    """Return what the map shows, in a few sentences."""
    return " ".join((*_incidents(seen.query), *_countries(seen)))


def _incidents(query: Query) -> tuple[str, ...]:
    n = answers.count(query)
    if n == 0:
        return (say("spoken.none"),)
    found = counted("spoken.found", n)
    where = [(country(line.code), line.n) for line in answers.ranked(query, "countries")]
    if len(where) == 1:
        return (found, say("spoken.where.single", country=where[0][0]), _method(query, n))
    named = [say("spoken.country", country=name, n=number(k)) for name, k in where[:MOST]]
    return (
        found,
        say("spoken.where.several", countries=joined(named, last="and")),
        _method(query, n),
    )


def _method(query: Query, n: int) -> str:
    """Return which method is reported most."""
    by_method = dict.fromkeys((method.code for method in taxonomy.METHODS), 0)
    for line in answers.ranked(query, "threat_types"):
        by_method[taxonomy.METHOD_OF[line.code]] += line.n
    most = max(taxonomy.METHODS, key=lambda method: by_method[method.code])
    return say("spoken.method", method=most.label, n=number(by_method[most.code]), of=number(n))


def _countries(seen: View) -> tuple[str, ...]:
    if "totals" not in seen.layers:
        return ()
    if risk_answers.is_plain(seen):
        return (say("spoken.plain"),)
    label = risk.layer(seen.risk).label
    layer = say("spoken.layer", layer=label, day=day(risk_answers.day(seen)))
    return (layer, say("spoken.silent"))
