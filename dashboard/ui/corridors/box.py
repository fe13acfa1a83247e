"""The box of the question: open beside the answers, shut above them on a phone once it was asked.

Whether it is a phone is what the browser says of itself; it is looked at and not kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.wording import say

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

KEY: Final = "question"


def question() -> DeltaGenerator:
    """Return the box, as the reader left it; shut at first where it would hide the answers."""
    if KEY not in st.session_state:
        st.session_state[KEY] = not _on_a_phone()
    return st.expander(say("ask.title"), key=KEY, on_change="rerun")


def draw_done() -> None:
    """Draw the button that shuts the box again; the stylesheet shows it on phones alone."""
    st.button(say("ask.done"), key="ask done", type="primary", width="stretch", on_click=_shut)


def _shut() -> None:
    st.session_state[KEY] = False


def _on_a_phone() -> bool:
    """Whether the browser calls itself a mobile one, as all of them do by this word."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
