"""The map on the page: mounted once; a change of view only calls into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard.filters import Query
from dashboard.maps import base_map, timeline
from dashboard.ui import answers, risk_answers, theme, view

if TYPE_CHECKING:
    from dashboard.ui.view import View

HEIGHT: Final = 500
"""Height of the map in CSS pixels on a wide screen; the stylesheet changes it on phones."""

STRIP: Final = 116
"""Height of the strip of time under it, as ``time.css`` has it on a wide screen."""

_KEY: Final = "map"
_RETURNED: Final = ("last_active_drawing", "last_object_clicked_count")


def draw(seen: View, *, timed: bool = False) -> None:
    """Draw the map for ``seen``; a click on it changes the selection before the next run.

    With ``timed`` a strip of time stands under it, whose brush is the filter's dates.
    """
    # Imported here: Streamlit serves a component only when a visitor's script imports it.
    from streamlit_folium import st_folium  # noqa: PLC0415

    config = answers.map_config()
    st_folium(
        base_map.atlas_map(timeline.timed(config) if timed else config),
        key=_KEY,
        height=HEIGHT + STRIP if timed else HEIGHT,
        use_container_width=True,
        feature_group_to_add=base_map.change(_shown(seen)),
        returned_objects=list(_RETURNED),
        on_change=_clicked,
    )


def _shown(seen: View) -> dict[str, Any]:
    """Return what the browser is told: codes and numbers, never text from the data."""
    site = answers.site()
    manifest = site.snapshot.manifest
    as_of = min(seen.as_of or seen.query.until or manifest.as_of, manifest.as_of)
    return {
        "query": base_map.query_string(seen.query.to_params()),
        "layers": list(seen.layers),
        "theme": theme.current(),
        "version": site.version,
        "as_of": as_of.isoformat(),
        "risk": risk_answers.address(seen),
        "selected": seen.selected,
        "ways": None,
        "colours": None,
        "during": None,
    }


def _clicked() -> None:
    """Select what was clicked, ask for a chosen span; anything else said is ignored."""
    answer = st.session_state.get(_KEY) or {}
    told = (answer.get("last_active_drawing") or {}).get("properties") or {}
    clicks = answer.get("last_object_clicked_count")
    if clicks == st.session_state.get("clicks"):
        return
    st.session_state["clicks"] = clicks
    if selected := told.get("select"):
        view.select(view.checked_selection(str(selected)))
    elif "span" in told:
        view.ask(within(view.current().query, str(told["span"])))


def within(question: Query, span: str) -> Query:
    """Return the question with the dates ``since/until``, either may be empty; else as it is."""
    since, _, until = span.partition("/")
    undated = question.without("since").without("until")
    dates = {name: day for name, day in (("since", since), ("until", until)) if day}
    found, notices = Query.lenient({**undated.to_params(), **dates})
    return question if notices else found
