"""What is asked, above the map: one removable chip for each filter, and the whole as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.filters import FACETS, Query
from dashboard.in_words import Part, parts, sentence
from dashboard.ui import answers, view
from dashboard.ui.plain import escaped
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 12
"""Chips shown one by one; the rest are counted in words."""


def draw(question: Query) -> None:
    """Draw the chips and the sentence; nothing when everything is asked for."""
    if not question:
        return
    active = parts(question)
    with st.container(horizontal=True, key="chips", gap="small"):
        for part in active[:MOST]:
            st.button(
                f"{escaped(part.words)} ✕",
                key=f"chip {part.field} {part.code}",
                on_click=view.ask,
                args=(question.without(part.field, part.code),),
                help=say("chip.remove", filter=escaped(part.words)),
            )
        if len(active) > MOST:
            st.caption(counted("chip.more", len(active) - MOST))
    st.caption(escaped(sentence(question)))


def nothing_found(question: Query) -> None:
    """Say that nothing matches and which one filter, taken away, brings most back."""
    best = _loosest(question)
    if best is None:
        st.info(say("empty.several"))
        return
    field, n, words = best
    st.info(counted("empty.loosen", n, filter=escaped(words)))
    st.button(
        say("empty.remove", filter=escaped(words)),
        on_click=view.ask,
        args=(question.without(field),),
    )


def _loosest(question: Query) -> tuple[str, int, str] | None:
    """Return (field, incidents it would bring, its words) of the filter that shuts most out."""
    best = next(iter(answers.loosened(question)), None)
    if best is None or best.n == 0:
        return None
    return best.field, best.n, _words(parts(question), best.field)


def _words(active: Sequence[Part], field: str) -> str:
    named = {facet.field: say(f"filter.{facet.field}") for facet in FACETS}
    words = ", ".join(part.words for part in active if part.field == field)
    return f"{named[field]}: {words}" if field in named else words
