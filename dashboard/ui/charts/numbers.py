"""The charts as one plain table, for whoever reads or hears numbers rather than bars."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.in_words import label_of, partial_date
from dashboard.ui import answers
from dashboard.ui.charts.figures import figure
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.filters import Query


def draw(question: Query, field: str) -> None:
    """Draw every row with its figures, and those of every bar over time."""
    heads, lines = table(question.without(field), field)
    first = say(f"charts.field.{field}")
    body = "".join(
        f'<tr><th scope="row">{escape(label)}{_cells("td", figures)}' for label, figures in lines
    )
    st.html(
        f'<div class="chart-numbers" tabindex="0" role="region" aria-label="{escape(first)}">'
        f'<table><thead><tr><th scope="col">{escape(first)}{_cells("th", heads)}'
        f"<tbody>{body}</table></div>"
    )


def table(others: Query, field: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Return the heads of the columns, and each row's label with its figures as written."""
    bars = answers.ranked_bars(others, field)
    found = answers.over_time(others, field)
    whiles = [partial_date(found.written(at)) for at in range(found.bars)]
    lines = []
    for bar in bars:
        over = (found.exact[bar.code] + found.rough[bar.code]).tolist()
        figures = [figure(bar.n), figure(bar.solid), *(figure(n) if n else "" for n in over)]
        lines.append((label_of(field, bar.code), figures))
    return [say("charts.head.n"), say("charts.head.solid"), *whiles], lines


def _cells(tag: str, texts: Iterable[str]) -> str:
    """Return cells; the end of one is said by the next."""
    return "".join(f"<{tag}>{escape(text)}" for text in texts)
