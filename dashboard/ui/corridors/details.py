"""The chosen corridor in full: why it stands there, each leg, each country, caveats, journeys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.in_words import country, partial_period
from dashboard.ui import answers, sources
from dashboard.ui.corridors import evidence
from dashboard.ui.corridors.diagram import bar, in_words
from dashboard.ui.corridors.unused import leg_in_words
from dashboard.ui.corridors.words import path
from dashboard.ui.plain import escaped
from dashboard.ui.risk_panel import age_in_words
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.corridors import Corridor, Exposure, Hop

Door = Callable[[str, str], None]
"""Draws a link to a selection on the map's page: its label, the selection."""


def draw(corridor: Corridor, risks: Mapping[str, Exposure], door: Door) -> None:
    """Draw a corridor; ``door`` draws a link to the map's page."""
    st.markdown(f"## {path(corridor.countries)}")
    legs, countries = st.columns([0.58, 0.42], gap="medium")
    with legs:
        st.markdown("\n".join(f"- {escaped(reason)}" for reason in corridor.reasons))
        st.markdown(f"### {say('ask.legs.title')}")
        for place, hop in enumerate(corridor.hops, start=1):
            with st.container(key=f"leg {place}", gap="xxsmall"):
                _leg(hop)
    with countries:
        st.markdown(f"### {say('ask.countries.title')}", help=say("ask.countries.help"))
        for iso3 in corridor.countries[1:]:
            _country(iso3, risks, door)
        _caveats(corridor)
        _journeys(corridor, door)


def _leg(hop: Hop) -> None:
    st.markdown(f"**{leg_in_words(hop)}**")
    told = (*hop.reasons, say("ask.leg.age", age=age_in_words(hop.age)))
    st.markdown("\n".join(f"- {escaped(line)}" for line in told))
    sources.draw([hop.leg.source_id])
    if hop.others:
        others = "; ".join(leg_in_words(other) for other in hop.others)
        st.caption(say("ask.leg.others", others=others))


def _country(iso3: str, risks: Mapping[str, Exposure], door: Door) -> None:
    exposure = risks.get(iso3)
    with st.container(key=f"met {iso3}", gap=None):
        if exposure is None:
            st.markdown(f"**{country(iso3)}**")
        else:
            st.html(f'<div class="met"><b>{country(iso3)}</b>{bar(exposure)}</div>')
            st.caption(in_words(exposure))
        door(say("ask.country.open", country=country(iso3)), f"country:{iso3}")


def _caveats(corridor: Corridor) -> None:
    if not corridor.caveats:
        return
    st.markdown(f"### {say('ask.caveats')}")
    lines = (evidence.cited(each.words, (each.source_id,)) for each in corridor.caveats)
    st.markdown("\n".join(f"- {line}" for line in lines))


def _journeys(corridor: Corridor, door: Door) -> None:
    if not corridor.journeys:
        return
    st.markdown(f"### {counted('ask.journeys.title', len(corridor.journeys))}")
    journeys = answers.site().snapshot.journeys
    told = journeys[journeys["id"].isin(corridor.journeys)].astype(str)
    for journey in told.to_dict("records"):
        identifier = journey["id"]
        codes = [stop.strip().rpartition("/")[2] for stop in journey["stops"].split(";")]
        with st.container(key=f"journey {identifier}", gap=None):
            period = partial_period(journey["date_start"], journey["date_end"])
            who = journey["traveller_group"]
            st.caption(" · ".join(filter(None, (escaped(period), escaped(who)))))
            door(path(dict.fromkeys(codes)), f"journey:{identifier}")
