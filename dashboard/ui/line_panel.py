"""One leg with its documents, its status over time and its source; one documented journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import taxonomy
from dashboard.in_words import country, partial_period
from dashboard.ui import answers, sources
from dashboard.ui.plain import draw_told, escaped
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Hashable

    import pandas as pd

    from dashboard.ui.view import View


def draw_leg(_seen: View, identifier: str, *, ask: bool = True) -> bool:
    """Draw the leg and every other period of the same way; False when there is no such leg.

    ``ask`` adds the way to the page of corridors.
    """
    legs = answers.site().snapshot.legs
    chosen = legs[legs["id"] == identifier]
    if chosen.empty:
        return False
    leg = chosen.iloc[0]
    same = ["from_iso3", "from_place", "to_iso3", "to_place", "mode", "documents"]
    alike = legs[(legs[same] == leg[same]).all(axis=1)].sort_values("valid_from")
    st.caption(say("leg.kind"))
    st.markdown(f"## {_end(leg, 'from')} → {_end(leg, 'to')}")
    mode = taxonomy.label(taxonomy.MODES, leg["mode"])
    document = taxonomy.label(taxonomy.DOCUMENTS, leg["documents"])
    st.markdown(say("leg.terms", mode=mode, document=document))
    st.markdown(f"### {say('leg.status')}")
    for period in alike.to_dict("records"):
        _period(period)
    st.caption(say("leg.caveat"))
    if ask:
        _to_corridors()
    return True


def _to_corridors() -> None:
    """Draw the way to the page of corridors; its address carries no question, so not this leg."""
    from dashboard.ui import navigation  # noqa: PLC0415 - the pages themselves draw this panel

    navigation.corridors_link(say("ask.leg.ask"))


def _period(leg: dict[Hashable, str]) -> None:
    """Draw one period of a leg: status, dates, terms and source."""
    status = taxonomy.label(taxonomy.LEG_STATUSES, leg["status"])
    dates = partial_period(leg["valid_from"], leg["valid_to"])
    st.markdown(f"**{status}** · {dates}")
    if leg["note"]:
        draw_told(leg["note"])
    sources.draw([leg["source_id"]])


def _end(leg: pd.Series, side: str) -> str:
    name = country(leg[f"{side}_iso3"])
    place = leg[f"{side}_place"]
    return escaped(f"{place}, {name}" if place else name)


def draw_journey(_seen: View, identifier: str) -> bool:
    """Draw the journey; False when there is no such journey."""
    journeys = answers.site().snapshot.journeys
    chosen = journeys[journeys["id"] == identifier]
    if chosen.empty:
        return False
    journey = chosen.iloc[0]
    st.caption(say("journey.kind"))
    st.markdown(f"## {' → '.join(_stop(stop) for stop in journey['stops'].split(';'))}")
    st.markdown(partial_period(journey["date_start"], journey["date_end"]))
    for column in ("public_name", "traveller_group", "summary", "outcome"):
        if journey[column]:
            st.caption(say(f"journey.{column}"))
            draw_told(journey[column])
    st.markdown(f"### {say('panel.sources')}")
    sources.draw(journey["source_ids"].split(";"))
    if journey["generalisations"] or journey["withheld"]:
        st.caption(say("journey.generalised"))
    return True


def _stop(stop: str) -> str:
    place, _, code = stop.rpartition("/")
    name = country(code)
    return escaped(f"{place} ({name})" if place else name)
