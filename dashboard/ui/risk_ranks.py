"""The countries in the order of a layer: the composite's with the interval of each rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import countries, risk
from dashboard.in_words import country
from dashboard.maps.breaks import written
from dashboard.site.risk_answers import NO_HOSTS
from dashboard.ui import risk_answers, view
from dashboard.ui.risk_view import COMPOSITE
from dashboard.wording import number, say

if TYPE_CHECKING:
    from dashboard.ui.view import View

_TABLE = "risk table"


def draw(seen: View) -> None:
    """Draw the table; worked out only once somebody opens it."""
    opened = st.expander(
        say("risk.ranks"), key="risk ranks open", icon=":material/list:", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        found = table(seen)
        if found.empty:
            st.markdown(say("risk.ranks.none"))
            return
        ranked, scale = seen.risk == COMPOSITE, risk.layer(seen.risk).scale
        st.caption(say("risk.ranks.help") if ranked else say("risk.ranks.help.plain"))
        st.dataframe(
            found.drop(columns=["iso3"]),
            key=_TABLE,
            hide_index=True,
            height=min(420, 38 + 35 * len(found)),
            width="stretch",
            on_select=_selected,
            selection_mode="single-row",
            column_config=_columns("%.0f" if scale == "index" else "%.2g"),
        )
        missing = len(countries.NAMES) - len(NO_HOSTS) - len(found)
        st.caption(say("risk.ranks.unobserved", n=number(missing)))


def table(seen: View) -> pd.DataFrame:
    """Return the observed countries, highest first.

    Returns
    -------
    DataFrame
        ``iso3``, ``rank`` (equal values share the better one), ``interval`` (only of the
        composite), ``country``, ``value``, ``range`` (as written) and ``newest``.
    """
    what = risk_answers.asked(seen)
    scale = risk.layer(what.layer).scale
    found = risk_answers.scores(what).countries
    hosts = found[found["observed"] & ~found["iso3"].isin(NO_HOSTS)]
    ordered = hosts.assign(
        rank=hosts["value"].rank(method="min", ascending=False).astype(int),
        country=hosts["iso3"].map(country),
        range=_ranges(hosts, scale),
    ).sort_values(["rank", "country"], ignore_index=True)
    columns = ["iso3", "rank", "country", "value", "range", "newest"]
    shown = ordered.assign(value=ordered["value"] * (100 if scale == "index" else 1))[columns]
    if what.layer != COMPOSITE:
        return shown
    intervals = risk_answers.ranks(what).set_index("iso3")
    low, high = (shown["iso3"].map(intervals[name]) for name in ("low", "high"))
    words = [f"{a:.0f}–{b:.0f}" for a, b in zip(low, high, strict=True)]
    shown.insert(2, "interval", pd.Series(words, index=shown.index, dtype="str"))
    return shown


def _ranges(hosts: pd.DataFrame, scale: str) -> pd.Series[str]:
    ends = zip(hosts["low"], hosts["high"], strict=True)
    words = [f"{written(scale, low)}–{written(scale, high)}" for low, high in ends]
    return pd.Series(words, index=hosts.index, dtype="str")


def _columns(form: str) -> dict[str, Any]:
    column = st.column_config
    return {
        "rank": column.NumberColumn(say("risk.column.rank"), width=60),
        "interval": column.TextColumn(
            say("risk.column.interval"), width=80, help=say("risk.column.interval.help")
        ),
        "country": column.TextColumn(say("risk.column.country"), width=180),
        "value": column.NumberColumn(say("risk.column.value"), format=form, width=70),
        "range": column.TextColumn(
            say("risk.column.range"), width=90, help=say("risk.column.range.help")
        ),
        "newest": column.DateColumn(say("risk.column.newest"), format="YYYY-MM-DD", width=110),
    }


def _selected() -> None:
    """Open the chosen row's country; a row that is un-chosen leaves the panel as it is."""
    rows = st.session_state[_TABLE]["selection"]["rows"]
    found = table(view.current())
    if rows and rows[0] < len(found):
        view.select(f"country:{found['iso3'].iloc[rows[0]]}")
