"""One country on two days: then, now, what moved in between and the facts behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from dashboard.in_words import day as day_in_words
from dashboard.maps.breaks import written
from dashboard.ui import risk_answers, risk_cause, risk_evidence, risk_what_if
from dashboard.ui.plain import escaped
from dashboard.ui.risk_changes import signed
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.risk import Layer
    from dashboard.site.risk_changes import ChangeAsked

SMALL: Final = 0.005
"""Change of a part below which it is not told apart: half a point of an index of 100."""


def draw(layer: Layer, what: ChangeAsked, iso3: str) -> None:
    """Draw what changed in a country since an earlier day."""
    found = risk_answers.difference(what)
    country = _of(found.countries, iso3).iloc[0].to_dict()
    parts, causes = _of(found.parts, iso3), _of(risk_answers.causes(what), iso3)
    st.markdown(f"### {say('risk.then', day=day_in_words(what.since))}")
    _two_days(layer, what, country)
    if country["standing"] == "neither":
        return
    _doubt(layer, country)
    moved = parts[parts["moved"]]
    order = moved.assign(size=moved["adds"].abs()).sort_values("size", ascending=False)
    named = risk_what_if.labels(layer)
    whole = causes[causes["part"] == ""]
    if len(whole):
        st.caption(say("risk.cause.emigrants"))
    quiet = []
    for part in order.to_dict("records"):
        behind = causes[causes["part"] == part["part"]]
        if _tells(part, behind):
            _part(layer, what, part, behind, named)
        else:
            quiet += behind["kind"].tolist()
    if quiet:
        st.caption(risk_cause.quiet(quiet))
    if moved.empty:
        st.caption(say("risk.then.nothing"))


def _of(frame: pd.DataFrame, iso3: str) -> pd.DataFrame:
    return frame[frame["iso3"] == iso3]


def _two_days(layer: Layer, what: ChangeAsked, country: Mapping[Any, Any]) -> None:
    """Say the value of either day with its range, and the difference."""
    days = {"then": what.since, "now": what.now.as_of}
    for name, day in days.items():
        st.markdown(_on(layer, day_in_words(day), [country[f"{name}{e}"] for e in _ENDS]))
    if country["standing"] != "both":
        if country["standing"] == "neither":
            st.markdown(say("risk.then.neither"))
        else:
            st.markdown(say("risk.then.one"))
        return
    by = signed(layer.scale, country["value"])
    if by == "0":
        st.markdown(say("risk.then.equal"))
        return
    low, high = (signed(layer.scale, country[name]) for name in ("low", "high"))
    told = {"by": by.lstrip("+−"), "unit": layer.unit}
    sentence = say("risk.then.more", **told) if by[0] == "+" else say("risk.then.less", **told)
    st.markdown(sentence if low == high else f"{sentence} {_possibly(low, high)}")


_ENDS: Final = ("", "_low", "_high")


def _possibly(low: str, high: str) -> str:
    return say("risk.then.possibly", low=low, high=high)


def _on(layer: Layer, day: str, figures: list[float]) -> str:
    if pd.isna(figures[0]):
        return say("risk.then.unknown", day=day)
    value, low, high = (written(layer.scale, figure) for figure in figures)
    if low == high or pd.isna(figures[1]):
        return say("risk.then.point", day=day, value=value)
    return say("risk.then.range", day=day, value=value, low=low, high=high)


def _doubt(layer: Layer, country: Mapping[Any, Any]) -> None:
    """Say whether the change may be none, or why it is one although the ranges overlap."""
    if country["standing"] != "both" or signed(layer.scale, country["value"]) == "0":
        return
    if country["maybe_none"]:
        st.caption(say("risk.then.maybe"))
    elif country["overlap"]:
        st.caption(say("risk.then.overlap"))


def _tells(part: Mapping[Any, Any], causes: pd.DataFrame) -> bool:
    """Whether a part is told apart: something happened in it, or it moved visibly."""
    events = not causes["kind"].isin(risk_cause.QUIET).all()
    return events or pd.isna(part["value"])


def _part(
    layer: Layer,
    what: ChangeAsked,
    part: Mapping[Any, Any],
    causes: pd.DataFrame,
    named: Mapping[str, str],
) -> None:
    """Draw one part: from how much to how much, and each cause with its source."""
    code = str(part["part"])
    ends = [
        say("risk.then.not_known") if pd.isna(part[n]) else written(layer.scale, part[n])
        for n in ("then", "now")
    ]
    st.markdown(say("risk.then.part", part=named[code], then=ends[0], now=ends[1]))
    rows = causes.to_dict("records")
    told: set[str] = set()
    for row in (row for row in rows if row["table"] == "host_facts"):
        if row["before"] and row["before"] not in told:
            _fact(row["before"], say("risk.then.before"), code)
            told.add(row["before"])
        if row["record"] not in told:
            _fact(row["record"], say(f"risk.then.{row['kind']}"), code)
            told.add(row["record"])
    for clause in risk_cause.clauses_of(causes[causes["table"] != "host_facts"], named[code]):
        st.caption(escaped(clause))
    _records(what, rows, code)
    if (causes["kind"] == "age").any():
        st.caption(say("risk.cause.age.too"))


def _fact(record: str, kind: str, part: str) -> None:
    with st.container(key=f"change {part} {record}", gap=None):
        st.caption(kind)
        risk_evidence.fact(record)


def _records(what: ChangeAsked, rows: list[dict[Any, Any]], part: str) -> None:
    """Draw the figures and the newest reports behind a part, each with its source."""
    kinds = {row["kind"] for row in rows}
    if kinds.isdisjoint({"incidents", "counts"}):
        return
    evidence = risk_answers.scores(what.now).evidence
    here = evidence[(evidence["iso3"] == rows[0]["iso3"]) & (evidence["part"] == part)]
    figures = {row["record"] for row in rows if row["kind"] == "counts"}
    fresh = (here["table"] == "incidents") & (here["since"] > pd.Timestamp(what.since))
    behind = here[fresh | here["record"].isin(figures)]
    if len(behind):
        risk_evidence.draw(behind, f"change {part}")
