"""Incidents by month, stacked by method; months that are only a guess are drawn pale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import taxonomy
from dashboard.ui import answers, vega
from dashboard.wording import counted, say

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.filters import Query


def _colours() -> dict[str, list[str]]:
    return {
        "domain": [method.label for method in taxonomy.METHODS],
        "range": [method.colour for method in taxonomy.METHODS],
    }


def draw(question: Query) -> None:
    """Draw the chart of the question's incidents with its reading aid."""
    bars = _labelled(answers.bars(question))
    if bars.empty:
        st.caption(say("months.none"))
        return
    st.vega_lite_chart(bars, _spec(question), width="stretch", height=190, key="months")
    vague = bars.loc[~bars["exact"], "n"].sum()
    if vague >= 0.5:
        st.caption(counted("months.vague", round(vague)))


def _labelled(bars: pd.DataFrame) -> pd.DataFrame:
    labels = {method.code: method.label for method in taxonomy.METHODS}
    return bars.assign(
        method=bars["method"].map(labels),
        known=bars["exact"].map({True: say("months.exact"), False: say("months.spread")}),
    )


def _spec(question: Query) -> dict[str, Any]:
    first, last = answers.span()
    begin = max(first, question.since or first)
    end = max(begin, min(last, question.until or last))
    axis = {"title": None, "grid": False, "labelOverlap": True, "aria": False}
    return {
        "description": say("months.title"),
        "mark": {"type": "bar", "binSpacing": 0.5, "aria": False},
        "encoding": {
            "x": {
                "field": "month",
                "type": "temporal",
                "timeUnit": "yearmonth",
                "scale": {"domain": [begin.isoformat(), end.isoformat()]},
                "axis": {**axis, "tickCount": 8},
            },
            "y": {
                "field": "n",
                "type": "quantitative",
                "axis": {
                    "title": None,
                    "aria": False,
                    "tickMinStep": 1,
                    "tickCount": 4,
                    "domain": False,
                },
            },
            "color": {
                "field": "method",
                "type": "nominal",
                "scale": _colours(),
                "legend": {
                    "title": None,
                    "orient": "top",
                    "offset": 4,
                    "labelLimit": 280,
                    "aria": False,
                },
            },
            "opacity": {
                "field": "exact",
                "type": "ordinal",
                "sort": None,
                "scale": {"domain": [True, False], "range": [1, 0.35]},
                "legend": None,
            },
            "tooltip": [
                {
                    "field": "month",
                    "type": "temporal",
                    "format": "%B %Y",
                    "title": say("months.month"),
                },
                {"field": "method", "title": say("months.method")},
                {"field": "known", "title": say("months.is")},
                {"field": "n", "type": "quantitative", "format": ".2~f", "title": say("months.n")},
            ],
        },
        "padding": {"left": 4, "right": 4, "top": 0, "bottom": 0},
        "config": {"view": {"stroke": None}, "locale": vega.locale()},
    }
