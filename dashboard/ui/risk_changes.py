"""What changed since an earlier day: countries, from how much to how much, because of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import risk
from dashboard.in_words import country
from dashboard.in_words import day as day_in_words
from dashboard.maps import breaks
from dashboard.maps.breaks import written
from dashboard.ui import risk_answers, risk_cause, risk_changes_listed, risk_what_if, view
from dashboard.wording import number, say

if TYPE_CHECKING:
    from dashboard.site.risk_changes import ChangeAsked
    from dashboard.ui.view import View

_TABLE = "risk changes"

ROW: Final = 70
"""Height of a row in CSS pixels: three to four lines of causes."""


def draw(seen: View) -> None:
    """Draw the table; worked out only while the box is open, as it is at first."""
    what = risk_answers.changed(seen)
    if what is None:
        return
    opened = st.expander(
        say("risk.changes"),
        key="risk changes open",
        icon=":material/compare_arrows:",
        expanded=True,
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        found = table(what)
        days = {"day": day_in_words(what.now.as_of), "earlier": day_in_words(what.since)}
        if found.empty:
            st.markdown(say("risk.changes.none", **days))
            return
        scale = risk.layer(what.now.layer).scale
        st.caption(say("risk.changes.help", **days))
        times = 100 if scale == "index" else 1
        signs = [signed(scale, change) for change in found["change"] / times]
        risk_changes_listed.draw(found, signs)
        st.dataframe(
            found.drop(columns=["iso3"]),
            key=_TABLE,
            hide_index=True,
            height=min(520, 40 + ROW * len(found)),
            row_height=ROW,
            placeholder="–",
            width="stretch",
            on_select=_selected,
            selection_mode="single-row",
            column_config=_columns(scale),
        )
        st.caption(_rest(what))


def table(what: ChangeAsked) -> pd.DataFrame:
    """Return the countries that changed, the largest difference first, the one-sided ones last.

    Returns
    -------
    DataFrame
        ``iso3``, ``country``, ``change``, ``because``, ``then``, ``now`` (an index of 100; NaN
        where there is none) and ``range`` (of the change, as written).
    """
    layer, found = risk.layer(what.now.layer), risk_answers.difference(what)
    shown = _listed(what, found.countries)
    times = 100 if layer.scale == "index" else 1
    named = risk_what_if.labels(layer)
    causes = dict(iter(risk_answers.causes(what).groupby("iso3")))
    parts = dict(iter(found.parts.groupby("iso3")))
    none = risk_answers.causes(what).iloc[:0]
    because = [
        risk_cause.brief(causes.get(iso3, none), parts.get(iso3, found.parts.iloc[:0]), named)
        for iso3 in shown["iso3"]
    ]
    return pd.DataFrame(
        {
            "iso3": shown["iso3"],
            "country": shown["iso3"].map(country),
            "change": times * shown["value"],
            "because": pd.Series(because, index=shown.index, dtype="str"),
            **{name: times * shown[name] for name in ("then", "now")},
            "range": [_range(row, layer.scale) for row in shown.to_dict("records")],
        }
    ).reset_index(drop=True)


def _listed(what: ChangeAsked, found: pd.DataFrame) -> pd.DataFrame:
    """Return the countries whose class is not "no difference" nor "not known on either day"."""
    classes = risk_answers.classes_of_change(what)
    shown = found[found["iso3"].map(classes).isin(_TOLD)]
    size = shown["value"].abs().fillna(-1.0)
    return shown.assign(size=size).sort_values(["size", "iso3"], ascending=[False, True])


_TOLD = (
    *(number for number in range(2 * breaks.SIDES + 1) if number != breaks.SIDES),
    breaks.ONLY_NOW,
    breaks.ONLY_THEN,
)


def _range(row: dict[Any, Any], scale: str) -> str:
    """Return the range of a difference as written, or on which day alone it is known."""
    if row["standing"] != "both":
        known = row["standing"] == "only_now"
        return say("risk.changes.only_now") if known else say("risk.changes.only_then")
    low, high = (signed(scale, row[name]) for name in ("low", "high"))
    words = low if low == high else say("risk.changes.range", low=low, high=high)
    return say("risk.changes.maybe", range=words) if row["maybe_none"] else words


def signed(scale: str, figure: float) -> str:
    """Return a difference as it is shown, with its sign.

    Examples
    --------
    >>> signed("index", 0.12), signed("index", -0.12), signed("count", 0.0)
    ('+12', '−12', '0')
    """
    words = written(scale, abs(figure))
    if not np.isfinite(figure) or not words.strip("0."):
        return "0" if np.isfinite(figure) else "?"
    return f"{'−' if figure < 0 else '+'}{words}"


def _rest(what: ChangeAsked) -> str:
    """Say how many countries are not in the table, and why."""
    classes = [*risk_answers.classes_of_change(what).values()]
    return say(
        "risk.changes.rest",
        same=number(classes.count(breaks.SIDES)),
        unobserved=number(classes.count(breaks.UNOBSERVED)),
    )


def _columns(scale: str) -> dict[str, Any]:
    column = st.column_config
    form = "%.0f" if scale == "index" else "%.2g"
    return {
        "country": column.TextColumn(say("risk.column.country"), width=100),
        "then": column.NumberColumn(say("risk.column.then"), format=form, width=50),
        "now": column.NumberColumn(say("risk.column.now"), format=form, width=50),
        "change": column.NumberColumn(
            say("risk.column.change"), format=form.replace("%", "%+"), width=75
        ),
        "range": column.TextColumn(
            say("risk.column.range"), width=90, help=say("risk.column.change.help")
        ),
        "because": column.TextColumn(say("risk.column.because"), width=250),
    }


def _selected() -> None:
    """Open the chosen row's country; a row that is un-chosen leaves the panel as it is."""
    rows = st.session_state[_TABLE]["selection"]["rows"]
    what = risk_answers.changed(view.current())
    if rows and what is not None:
        found = table(what)
        if rows[0] < len(found):
            view.select(f"country:{found['iso3'].iloc[rows[0]]}")
