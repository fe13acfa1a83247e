"""The map's page: filters left, map in the middle, selection right, chart and table below.

Every part stands in a container of its own that is always there, so that whatever appears or goes
never moves the map's frame in the page (a moved frame reloads and loses its view).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.exports.about import parameters
from dashboard.in_words import partial_date
from dashboard.pages import preview
from dashboard.ui import (
    answers,
    charts,
    chips,
    downloads,
    edition,
    foot,
    intro,
    language,
    layers,
    legend,
    map_view,
    panel,
    risk_compare,
    risk_picker,
    sidebar,
    spoken,
    story_bar,
    story_maker,
    table,
    view,
)
from dashboard.ui.plain import escaped
from dashboard.wording import number, say

if TYPE_CHECKING:
    from collections.abc import Callable

_EMBED_STYLE: Final = Path(__file__).parent / "embed.css"
SIDEBAR: Final = 330
"""Width of the filters in CSS pixels: room for two typed dates side by side."""


def main(links: Callable[[], None]) -> None:
    """Draw the whole page for the address and session at hand; ``links`` leads to other pages."""
    begun = view.begin()
    with language.speak(begun), edition.of(begun) as asked:
        seen = risk_compare.settled(asked)
        st.set_page_config(page_title=preview.title(answers.site(), seen.query, seen.selected))
        if st.context.is_embedded:
            _embedded(seen)
        else:
            _full(seen, links)
        view.write(seen)


def _full(seen: view.View, links: Callable[[], None]) -> None:
    """Lay the page out, then fill it: the map first, because its answer takes a way of its own."""
    top = st.container(key="top", gap="small")
    asked = st.container(key="asked", gap="small")
    left, right = st.columns([0.68, 0.32], gap="medium")
    map_place = left.container(key="map", gap="small")
    below = left.container(key="below", gap="small")
    selection = right.container(
        key="panel", height=map_view.HEIGHT + map_view.STRIP + 90, border=True
    )
    records = st.container(key="records")
    with map_place:
        spoken.draw_skip()
        with st.container(key="timed"):
            map_view.draw(seen, timed=True)
    with top:
        _header(seen, links)
    intro.draw_phone_words()
    with st.sidebar:
        sidebar.draw(seen.query)
        st.caption(say("sidebar.foot"))
        intro.draw_words()
    with asked:
        _asked(seen)
    with below:
        spoken.draw(seen)
        layers.draw(seen)
        risk_picker.draw(seen)
        legend.draw(seen)
        risk_picker.draw_more(seen)
    with selection:
        panel.draw(seen)
    with records:
        _records(seen)
    foot.draw(parameters(seen.query, answers.site().data_version, downloads.shown(seen)))


def _asked(seen: view.View) -> None:
    story_bar.draw(seen)
    for notice in st.session_state.get("notices", ())[:4]:
        st.warning(escaped(notice), icon=":material/link_off:")
    chips.draw(seen.query)
    if answers.count(seen.query) == 0:
        chips.nothing_found(seen.query)


def _records(seen: view.View) -> None:
    charts.draw(seen.query)
    spoken.draw_target(say("table.title"))
    table.draw(seen.query)
    downloads.draw(seen)
    story_maker.draw(seen)


def _embedded(seen: view.View) -> None:
    """Draw the map alone, for another site's frame."""
    st.html(_EMBED_STYLE)
    with st.container(key="map"):
        map_view.draw(seen)
    legend.draw_layer(seen)
    st.caption(f"{say('title')} · {_figures(seen)}")


def _header(seen: view.View, links: Callable[[], None]) -> None:
    with st.container(
        key="head", horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    ):
        st.markdown(f"# {say('title')}", width="content", anchors=False)
        st.caption(say("subtitle"), width="content")
        links()
        language.draw()
        with st.container(
            key="shown", width="content", horizontal=True, vertical_alignment="center"
        ):
            with st.container(key="figures", width="content"):
                st.markdown(_figures(seen), width="content")
            edition.draw_pin(seen)
            intro.draw_button()
    edition.draw_newer(seen)
    intro.draw(seen)


def _figures(seen: view.View) -> str:
    """Return 'n of N incidents · period · data version', always what table and export hold."""
    manifest = answers.site().snapshot.manifest
    n, total = answers.count(seen.query), manifest.rows["incidents"]
    begin, end = answers.period(seen.query)
    period = f"{partial_date(begin.isoformat()[:7])} – {partial_date(end.isoformat()[:7])}"
    version = manifest.data_version
    return say("figures", n=number(n), total=number(total), period=period, version=version)
