"""The map of an answer: mounted once, told of every change, never asked to ask for anything.

Which ways are drawn and how countries are coloured travels with the call into the mounted map:
the only addresses it fetches are those of the whole data set, the same for every question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard import in_words
from dashboard.maps import answered, base_map
from dashboard.ui import answers, controls, theme, view
from dashboard.ui.corridors import asked as question
from dashboard.ui.corridors import clock, link
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from datetime import date

    from dashboard.corridors import Answer, Corridor

HEIGHT: Final = 520
"""Height of the map in CSS pixels on a wide screen; the stylesheet changes it on phones."""

EXTRA: Final = ("journeys", "incidents")
"""Layers that a reader may add."""

_KEY: Final = "corridors map"
_LAYERS: Final = "ask layers"
_ADDED: Final = "ask layers added"
_RETURNED: Final = ("last_active_drawing", "last_object_clicked_count")


def draw(answer: Answer | None, chosen: Corridor | None, person: str, day: date) -> None:
    """Draw the map for an answer; without one, for a question that has none."""
    # Imported here: Streamlit serves a component only when a visitor's script imports it.
    from streamlit_folium import st_folium  # noqa: PLC0415

    site = answers.site()
    st_folium(
        base_map.atlas_map(answers.map_config()),
        key=_KEY,
        height=HEIGHT,
        use_container_width=True,
        feature_group_to_add=base_map.change(
            {
                "query": "",
                "layers": layers(),
                "theme": theme.current(),
                "version": site.version,
                "as_of": site.snapshot.manifest.as_of.isoformat(),
                "risk": "",
                "selected": question.picked(),
                "ways": answered.ways(answer, chosen),
                "colours": site.corridors.coloured(person, day),
                "during": clock.recent(day),
            }
        ),
        returned_objects=list(_RETURNED),
        on_change=_told,
    )


def draw_layers(day: date) -> None:
    """Draw the switch for what may be added to the map, and of which months the incidents are."""
    st.pills(
        say("ask.layers"),
        EXTRA,
        selection_mode="multi",
        format_func=lambda layer: say(f"ask.layer.{layer}"),
        help=say("ask.layers.help"),
        key=controls.show(_LAYERS, _added()),
        label_visibility="collapsed",
        on_change=_add,
    )
    if "incidents" in layers():
        st.caption(counted("time.recent", clock.RECENT, month=in_words.month(day)))


def layers() -> list[str]:
    """Return the layers drawn: colours, legs and what the reader has added."""
    added = _added()
    return ["totals", "legs", *(layer for layer in EXTRA if layer in added)]


def _added() -> list[str]:
    return list(st.session_state.get(_ADDED, ()))


def _add() -> None:
    st.session_state[_ADDED] = tuple(question.touched(_LAYERS, _added()))


def _told() -> None:
    """Hear what the map says: a question from a link, a way, or something picked; else nothing."""
    answer: dict[str, Any] = st.session_state.get(_KEY) or {}
    properties = (answer.get("last_active_drawing") or {}).get("properties") or {}
    if asked := properties.get("ask"):
        question.adopt(*link.read(str(asked)))
    elif (way := str(properties.get("way", ""))) and base_map.WAY.fullmatch(way):
        question.choose(way)
    elif selected := properties.get("select"):
        question.pick(view.checked_selection(str(selected)))
