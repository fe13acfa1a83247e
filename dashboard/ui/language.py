"""The language of a page: what its address names, else what the reader's browser asks for.

A run of a page speaks it from begin to end. A control's callback runs before that, in no block of
ours, so the session is asked there what its page was in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import wording
from dashboard.ui import view
from dashboard.ui.controls import LANGUAGE, meant, show
from dashboard.wording import (
    LANGUAGES,
    PARAMETER,
    SOURCE,
    is_offered,
    preferred,
    say,
    speaking,
    spoken,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from dashboard.ui.view import View


def of(seen: View) -> str:
    """Return the language of a view."""
    return seen.lang or preferred(st.context.locale or "")


def held() -> str:
    """Return the language of the session at hand; "" outside any session."""
    return "" if get_script_run_ctx(suppress_warning=True) is None else of(view.held())


def begin() -> AbstractContextManager[None]:
    """Speak, before a page has read its address, what its reader will find it in."""
    wording.provide(held)
    named = st.query_params.get(PARAMETER, "")
    return speaking(named if is_offered(named) else held())


def speak(seen: View) -> AbstractContextManager[None]:
    """Speak the language of a view."""
    return speaking(of(seen), named=bool(seen.lang))


def draw() -> None:
    """Draw the switch: every language by its own short name, the one spoken marked."""
    shorts = {language.code: language.short for language in LANGUAGES}
    now = spoken() if spoken() in shorts else SOURCE.code
    with st.container(key="languages", width="content"):
        st.segmented_control(
            say("languages"),
            list(shorts),
            format_func=shorts.__getitem__,
            key=show(LANGUAGE, now),
            required=True,
            label_visibility="collapsed",
            on_change=_choose,
        )


def _choose() -> None:
    now = spoken()
    if (chosen := meant(LANGUAGE, now)) and chosen != now:
        view.change(lang=chosen)
