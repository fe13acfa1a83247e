"""One host country: its incidents, its dated facts by topic, its published figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import countries, topics
from dashboard.in_words import country, partial_period
from dashboard.ui import (
    answers,
    briefs,
    downloads,
    risk_answers,
    risk_panel,
    sources,
    vega,
)
from dashboard.ui.incident_panel import draw_list
from dashboard.ui.plain import draw_told, escaped
from dashboard.wording import counted, number, say

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.ui.view import View


def draw(seen: View, iso3: str) -> bool:
    """Draw the country; False for a code that names none."""
    if iso3 not in countries.NAMES:
        return False
    st.caption(say("country.kind"))
    st.markdown(f"## {country(iso3)}")
    briefs.draw_country(seen, downloads.shown(seen), downloads.root(), iso3)
    scored = say("country.risk")
    incidents, score, facts, figures = st.tabs(
        [say("country.incidents"), scored, say("country.facts"), say("country.figures")],
        default=None if risk_answers.is_plain(seen) else scored,
    )
    with incidents:
        _incidents(seen, iso3)
    with score:
        risk_panel.draw(seen, iso3)
    with facts:
        _facts(iso3)
    with figures:
        _figures(iso3)
    return True


def _incidents(seen: View, iso3: str) -> None:
    here = answers.records_of(seen.query, iso3)
    total = answers.reported_in(iso3)
    if total == 0:
        st.markdown(say("country.silent"))
        return
    if len(here) < total:
        st.caption(say("country.filtered", n=number(len(here)), total=number(total)))
    draw_list(here, "country")


def _facts(iso3: str) -> None:
    facts = answers.site().snapshot.host_facts
    here = facts[facts["iso3"] == iso3]
    if here.empty:
        st.markdown(say("country.no_facts"))
        return
    st.caption(say("country.facts.help"))
    by_topic = here.assign(topic=here["field"].map(lambda code: topics.field(code).topic))
    for topic in topics.TOPICS:
        chosen = by_topic[by_topic["topic"] == topic]
        if chosen.empty:
            continue
        with st.expander(f"{topics.topic_words(topic)} · {number(len(chosen))}"):
            for code, rows in chosen.groupby("field", sort=False):
                _field(str(code), rows)


def _field(code: str, rows: pd.DataFrame) -> None:
    """Draw every dated value of one field, newest first, each with note and source."""
    st.markdown(f"**{escaped(topics.field(code).label)}**")
    for fact in rows.sort_values("valid_from", ascending=False).to_dict("records"):
        with st.container(key=f"fact {fact['id']}", gap=None):
            draw_told(fact["value"])
            st.caption(partial_period(fact["valid_from"], fact["valid_to"]))
            if fact["note"]:
                draw_told(fact["note"])
            sources.draw([fact["source_id"]])


def _figures(iso3: str) -> None:
    statistics = answers.site().snapshot.statistics
    here = statistics[statistics["iso3"] == iso3]
    if here.empty:
        st.markdown(say("country.no_figures"))
        return
    for (series, unit), rows in here.groupby(["series", "unit"], sort=True):
        with st.expander(
            f"{escaped(topics.series_words(str(series)))} · {counted('figure', len(rows))}"
        ):
            _series(str(unit), rows.sort_values(["period_start", "period_end"]))


def _series(unit: str, rows: pd.DataFrame) -> None:
    """Draw one series: a small chart when it has several yearly values, then each figure."""
    counts = topics.unit_words(unit)
    yearly = rows[(rows["period_start"] == rows["period_end"])]
    if len(yearly) > 1:
        spec = {
            "description": counts,
            "mark": {"type": "bar", "color": "#5b7083", "aria": False},
            "encoding": {
                "x": {"field": "period_start", "type": "ordinal", "axis": {"title": None}},
                "y": {
                    "field": "value",
                    "type": "quantitative",
                    "axis": {"title": counts},
                },
            },
            "config": {"locale": vega.locale()},
        }
        st.vega_lite_chart(yearly[["period_start", "value"]], spec, width="stretch", height=130)
    for figure in rows.to_dict("records"):
        dates = partial_period(figure["period_start"], figure["period_end"])
        st.markdown(f"{dates}: **{number(figure['value'], ',.10g')}** {escaped(counts)}")
        if figure["note"]:
            draw_told(figure["note"])
    sources.draw(dict.fromkeys(rows["source_id"]))
