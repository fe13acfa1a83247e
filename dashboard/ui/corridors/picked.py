"""What was picked on the map of answers: a leg over time, a journey, or a door to its panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.countries import NAMES
from dashboard.in_words import country
from dashboard.ui import line_panel, view
from dashboard.ui.corridors import asked as question
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.ui.corridors.details import Door


def draw(door: Door) -> None:
    """Draw the pick, if there is one that this page can tell of."""
    kind, _, identifier = question.picked().partition(":")
    if kind not in ("leg", "journey", "country", "incident"):
        return
    with st.container(key="pick", border=True, gap="small"):
        if kind == "leg":
            line_panel.draw_leg(view.held(), identifier, ask=False)
        elif kind == "journey":
            line_panel.draw_journey(view.held(), identifier)
        elif identifier in NAMES:
            st.markdown(f"## {country(identifier)}")
        with st.container(key="pick doors", horizontal=True, gap="small"):
            door(say("ask.pick.open"), question.picked())
            st.button(
                say("panel.close"),
                key="pick close",
                type="tertiary",
                icon=":material/close:",
                on_click=question.pick,
                args=("",),
            )
