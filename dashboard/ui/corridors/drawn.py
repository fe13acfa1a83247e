"""The map of an answer: mounted once, told of every change, never asked to ask for anything.

Which ways are drawn and how countries are coloured travels with the call into the mounted map:
the only addresses it fetches are those of the whole data set, the same for every question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard.maps import base_map, tracks
from dashboard.ui import answers, theme, view
from dashboard.ui.corridors import asked as question
from dashboard.ui.corridors import link
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dashboard.corridors import Answer, Corridor, Hop

HEIGHT: Final = 520
"""Height of the map in CSS pixels on a wide screen; the stylesheet changes it on phones."""

EXTRA: Final = ("journeys", "incidents")
"""Layers that a reader may add."""

_KEY: Final = "corridors map"
_LAYERS: Final = "ask layers"
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
                "ways": _ways(answer, chosen),
                "colours": site.corridors.coloured(person, day),
            }
        ),
        returned_objects=list(_RETURNED),
        on_change=_told,
    )


def draw_layers() -> None:
    """Draw the switch for what may be added to the map."""
    st.pills(
        say("ask.layers"),
        EXTRA,
        selection_mode="multi",
        format_func=lambda layer: say(f"ask.layer.{layer}"),
        help=say("ask.layers.help"),
        key=_LAYERS,
        label_visibility="collapsed",
    )


def layers() -> list[str]:
    """Return the layers drawn: colours, legs and what the reader has added."""
    added: Sequence[str] = st.session_state.get(_LAYERS) or ()
    return ["totals", "legs", *(layer for layer in EXTRA if layer in added)]


def _ways(answer: Answer | None, chosen: Corridor | None) -> base_map.Ways:
    """Return the answer as tracks, the chosen one bold, and closed or nearest legs beside."""
    if answer is None:
        return {"tracks": [], "others": {}}
    shut = {
        blocked.hop.leg.id: "closed"
        for blocked in answer.blocked
        if blocked.obstacles[0].kind in ("closed", "ended")
    }
    near = _states(hop for miss in answer.near for hop in miss.hops)
    used = _states(hop for corridor in answer.corridors for hop in corridor.hops)
    others = {leg: state for leg, state in {**near, **shut}.items() if leg not in used}
    return {"tracks": _tracks(answer.corridors, chosen), "others": others}


def _tracks(corridors: Sequence[Corridor], chosen: Corridor | None) -> list[base_map.Track]:
    beside = tracks.lanes([[_step(hop) for hop in corridor.hops] for corridor in corridors])
    return [
        {
            "id": corridor.id,
            "rank": rank,
            "chosen": corridor is chosen,
            "runs": [
                {"leg": hop.leg.id, "state": hop.leg.status, "lane": lane}
                for hop, lane in zip(corridor.hops, lanes, strict=True)
            ],
        }
        for rank, (corridor, lanes) in enumerate(zip(corridors, beside, strict=True), start=1)
    ]


def _step(hop: Hop) -> tracks.Step:
    leg = hop.leg
    return tracks.Step(leg.id, (leg.from_lon, leg.from_lat), (leg.to_lon, leg.to_lat))


def _states(hops: Iterable[Hop]) -> dict[str, str]:
    return {hop.leg.id: hop.leg.status for hop in hops}


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
