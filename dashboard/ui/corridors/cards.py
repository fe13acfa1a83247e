"""The answers as cards, in their order; choosing one shows it bold on the map and in full below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corridors.reasons import at_a_glance
from dashboard.maps import look
from dashboard.ui import theme
from dashboard.ui.corridors import asked as question
from dashboard.ui.corridors.diagram import diagram
from dashboard.ui.corridors.words import path
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.corridors import Answer, Corridor, Exposure


def draw(answer: Answer, chosen: Corridor | None, risks: Mapping[str, Exposure]) -> None:
    """Draw every answer and how many there are."""
    found = len(answer.corridors)
    st.markdown(f"## {counted('ask.found', found)}", help=say("ask.order", order=answer.order))
    if answer.more:
        st.caption(counted("ask.found.more", answer.more))
    st.caption(say("ask.rank"))
    st.caption(say("ask.bars"))
    st.html(f"<style>{track_style(found, theme.current())}</style>")
    for rank, corridor in enumerate(answer.corridors, start=1):
        _card(corridor, rank, risks, chosen=corridor is chosen)
    st.caption(say("ask.order", order=answer.order), help=say("ask.order.help"))
    if answer.bounded:
        st.caption(answer.limit)


def track_style(found: int, ground: look.Theme) -> str:
    """Return CSS that gives the first ``found`` cards the colours of their tracks on the map."""
    palette = look.PALETTES[ground]
    colours = palette.tracks
    return " ".join(
        f".st-key-card-{rank}, .st-key-card-on-{rank} "
        f"{{ --track: {colours[(rank - 1) % len(colours)]}; --on-track: {palette.halo}; }}"
        for rank in range(1, found + 1)
    )


def _card(corridor: Corridor, rank: int, risks: Mapping[str, Exposure], *, chosen: bool) -> None:
    name = "card-on" if chosen else "card"
    with st.container(key=f"{name} {rank}", border=True, gap="xxsmall"):
        st.button(
            f"**{rank}** {path(corridor.countries)}",
            key=f"choose {rank}",
            type="tertiary",
            icon=":material/radio_button_checked:"
            if chosen
            else ":material/radio_button_unchecked:",
            on_click=question.choose,
            args=(corridor.id,),
        )
        st.html(diagram(corridor.hops, risks))
        st.caption(at_a_glance(corridor))
        if chosen:
            st.caption(f"**{say('ask.chosen')}**")
