"""The answer "none known": clear and calm, with what comes nearest and what each of it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.ui.corridors import evidence
from dashboard.ui.corridors.diagram import diagram
from dashboard.ui.corridors.words import path
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.corridors import Answer, Exposure, NearMiss


def draw(answer: Answer, risks: Mapping[str, Exposure], to_help: str) -> None:
    """Draw that nothing is known on these terms; ``to_help`` is the address of the list of help."""
    st.markdown(f"## {say('ask.none')}")
    st.markdown(say("ask.none.meaning", help=to_help))
    if answer.near:
        st.markdown(f"**{say('ask.near')}**")
        st.caption(say("ask.near.help"))
    for place, miss in enumerate(answer.near, start=1):
        with st.container(key=f"near {place}", border=True, gap="small"):
            _near(miss, risks)
    for limit in filter(None, (answer.limit, answer.near_limit)):
        st.caption(limit)


def _near(miss: NearMiss, risks: Mapping[str, Exposure]) -> None:
    st.markdown(f"**{path(miss.countries)}**")
    st.html(diagram(miss.hops, risks))
    lines = (evidence.cited(each.words, (each.source_id,)) for each in miss.obstacles)
    st.markdown("\n".join((say("ask.near.lacks"), "", *(f"- {line}" for line in lines))))
