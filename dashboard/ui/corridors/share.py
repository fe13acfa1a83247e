"""A link that carries the question, made only when somebody asks for it, with a word of warning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.ui.corridors import link
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.ui.corridors.asked import Asked

_MADE: Final = "corridors link"


def draw(asked: Asked) -> None:
    """Draw the box that makes a link to ``asked``, and says what is sent where."""
    with st.popover(say("ask.share"), icon=":material/link:", key="ask share"):
        st.warning(say("ask.share.warning"))
        st.button(say("ask.share.make"), key="ask share make", on_click=_make, args=(asked,))
        if st.session_state.get(_MADE) == asked:
            st.code(address(asked), language=None, wrap_lines=True)
            st.caption(say("ask.share.made"))
    with st.popover(say("ask.privacy"), icon=":material/lock:", key="ask privacy"):
        st.markdown(say("ask.privacy.meaning"))


def address(asked: Asked) -> str:
    """Return the address of this page with the question behind its #."""
    return f"{here()}{link.MARK}{link.written(asked)}"


def here() -> str:
    """Return the address of this page, without a question."""
    return str(st.context.url or "").partition("?")[0].partition("#")[0]


def _make(asked: Asked) -> None:
    st.session_state[_MADE] = asked
