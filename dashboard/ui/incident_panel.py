"""One incident with everything we hold on it, and the list of incidents in one bubble."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import engine, schema, taxonomy
from dashboard.in_words import country, partial_date, partial_period
from dashboard.ui import answers, sources, view
from dashboard.ui.plain import draw_told, escaped
from dashboard.wording import counted, number, say

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.ui.view import View

LISTED = 60
"""Records listed in the panel; more are in the table below."""


def draw(_seen: View, identifier: str) -> bool:
    """Draw the incident; False when this data set has none of that id."""
    record = engine.record(answers.site().incidents, identifier)
    if record is None:
        return False
    method = _method(record["threat_type"])
    st.caption(method.label)
    st.markdown(f"## {taxonomy.label(taxonomy.THREAT_TYPES, record['threat_type'])}")
    st.markdown(f"**{_where(record)}** · {_when(record)}")
    if record["public_name"]:
        st.text(record["public_name"])
    with st.container(key="summary"):
        draw_told(record["summary"])
    _facts(record)
    st.markdown(f"### {say('panel.sources')}")
    sources.draw(record["source_ids"].split(";"))
    _withheld(record)
    st.button(
        say("panel.country", country=country(record["iso3"])),
        key="open country",
        on_click=view.select,
        args=(f"country:{record['iso3']}",),
    )
    st.caption(say("panel.id", id=record["id"]))
    return True


def draw_cell(seen: View, identifier: str) -> bool:
    """Draw the list of incidents that one bubble of the map stands for."""
    zoom, x, y = (int(piece) for piece in identifier.split("/"))
    if zoom > 9 or max(x, y) >= 2 ** (zoom + 3):
        return False
    found = answers.in_cell(seen.query, zoom, x, y)
    places = sorted({place for place in found["place"] if place})
    st.markdown(f"## {escaped(', '.join(places[:4])) or say('panel.cell')}")
    draw_list(found, "cell")
    return True


def draw_list(found: pd.DataFrame, name: str) -> None:
    """Draw records as a list of buttons that open them, newest first."""
    st.caption(counted("panel.listed", len(found)))
    for record in found.head(LISTED).to_dict("records"):
        st.button(
            _line(record),
            key=f"{name} {record['id']}",
            type="tertiary",
            width="stretch",
            on_click=view.select,
            args=(f"incident:{record['id']}",),
        )
    if len(found) > LISTED:
        st.caption(counted("panel.more", len(found) - LISTED))


def _line(record: dict[Any, Any]) -> str:
    kind = taxonomy.label(taxonomy.THREAT_TYPES, record["threat_type"])
    place = record["place"] or record["admin1"] or country(record["iso3"])
    return f"{partial_date(record['event_date'])} · **{kind}** · {escaped(place)}"


def _method(threat_type: str) -> taxonomy.Method:
    code = taxonomy.METHOD_OF[threat_type]
    return next(method for method in taxonomy.METHODS if method.code == code)


def _where(record: dict[str, Any]) -> str:
    pieces = [record["place"], record["admin1"], country(record["iso3"])]
    return escaped(", ".join(dict.fromkeys(piece for piece in pieces if piece)))


def _when(record: dict[str, Any]) -> str:
    if record["event_date_end"]:
        return partial_period(record["event_date"], record["event_date_end"])
    return partial_date(record["event_date"])


def _facts(record: dict[str, Any]) -> None:
    """Draw the coded facts, each with the definition of its code as help."""
    facts = (
        ("verification", taxonomy.EVIDENCE),
        ("attributed_to", taxonomy.ATTRIBUTIONS),
        ("target_group", taxonomy.TARGET_GROUPS),
        ("host_state_role", taxonomy.HOST_STATE_ROLES),
        ("outcome", taxonomy.OUTCOMES),
        ("date_precision", taxonomy.DATE_PRECISIONS),
        ("geo_precision", taxonomy.GEO_PRECISIONS),
    )
    with st.container(key="facts", gap=None):
        for column, vocabulary in facts:
            term = next(t for t in vocabulary if t.code == record[column])
            st.markdown(f"{say(f'fact.{column}')}: **{term.label}**", help=term.definition)
        if record["geo_precision"] == "city":
            radius = number(round(record["uncertainty_m"] / 1000))
            st.markdown(say("fact.uncertainty", km=radius), help=say("fact.uncertainty.help"))


def _withheld(record: dict[str, Any]) -> None:
    labels = [
        taxonomy.label(vocabulary, code)
        for column, vocabulary in (
            ("generalisations", schema.GENERALISATIONS),
            ("withheld", schema.WITHHELD),
        )
        for code in record[column].split(";")
        if code
    ]
    if not labels:
        return
    st.caption(say("panel.generalised", what="; ".join(labels)), help=say("panel.generalised.help"))
