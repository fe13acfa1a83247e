"""How to read the map: shown once to who comes without a selection, and again when asked for.

Whether it was read is known to the session alone: nothing is stored with the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from dashboard import pages
from dashboard.ui.plain import site_root
from dashboard.wording import carried, say

if TYPE_CHECKING:
    from dashboard.ui.view import View

_OPEN: Final = "intro"
"""Where the session remembers whether it is open."""


def draw_button() -> None:
    """Draw the button that opens it again."""
    st.button(
        say("intro.open"),
        key="intro open",
        type="tertiary",
        icon=":material/help:",
        on_click=_set,
        args=(True,),
    )


def draw(seen: View) -> None:
    """Draw how to read the map, unless it was read or the reader came for something."""
    if not st.session_state.setdefault(_OPEN, not seen.selected):
        return
    with st.container(key="intro", gap="small"):
        marks, lands, filters = st.columns(3, gap="medium")
        marks.markdown(say("intro.marks"))
        lands.markdown(say("intro.countries"))
        filters.markdown(say("intro.filters"))
        with st.container(key="intro end", horizontal=True, vertical_alignment="center"):
            st.button(say("intro.close"), key="intro close", on_click=_set, args=(False,))
            st.markdown(say("intro.more", glossary=to(pages.GLOSSARY), help=to("about/help")))


def draw_phone_words() -> None:
    """Give Streamlit's button for the filters its words, where the filters are shut away."""
    words = re.sub(r'["<\\]', "", say("filters.open"))
    st.html(f'<style>[data-testid="stExpandSidebarButton"]::after{{content:"{words}"}}</style>')


def draw_words() -> None:
    """Draw the way to the glossary, beside what it explains."""
    st.caption(say("filters.words", glossary=to(pages.GLOSSARY)))


def to(path: str) -> str:
    """Return the address of a plain page, in the language of this one."""
    carries = urlencode(carried())
    return f"{site_root()}{path}{f'?{carries}' if carries else ''}"


def _set(open_: bool) -> None:  # noqa: FBT001 - an argument of a button's callback
    st.session_state[_OPEN] = open_
