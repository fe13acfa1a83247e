"""The charts as one plain table, for whoever reads or hears numbers rather than bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.in_words import label_of, partial_date
from dashboard.ui import answers
from dashboard.ui.charts.figures import figure
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.filters import Query


def draw(question: Query, field: str) -> None:
    """Draw every row with its figures, and those of every bar over time."""
    with st.container(key="charts-numbers"):
        st.table(table(question.without(field), field), border="horizontal")


def table(others: Query, field: str) -> pd.DataFrame:
    """Return the figures as they are written, one row a code with reports."""
    bars = answers.ranked_bars(others, field)
    found = answers.over_time(others, field)
    columns = {
        say("charts.head.n"): [figure(bar.n) for bar in bars],
        say("charts.head.solid"): [figure(bar.solid) for bar in bars],
    }
    heights = {bar.code: found.exact[bar.code] + found.rough[bar.code] for bar in bars}
    for at in range(found.bars):
        over = [float(heights[bar.code][at]) for bar in bars]
        columns[partial_date(found.written(at))] = [figure(n) if n else "" for n in over]
    return pd.DataFrame(columns, index=[label_of(field, bar.code) for bar in bars])
