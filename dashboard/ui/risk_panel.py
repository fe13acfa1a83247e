"""One country's score: a range, its parts, the facts behind each, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from dashboard import risk
from dashboard.in_words import day as day_in_words
from dashboard.maps.breaks import written
from dashboard.site.risk_answers import NO_HOSTS
from dashboard.ui import risk_answers, risk_evidence, risk_then, risk_what_if
from dashboard.ui.risk_view import COMPOSITE, REPORTED
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

    from dashboard.risk import Layer, Scores
    from dashboard.site.risk_answers import RiskAsked
    from dashboard.ui.view import View

_LAYER: Final = "risk panel layer"


def draw(seen: View, iso3: str) -> None:
    """Draw the score of a country in the layer on show; the composite while reports are."""
    if iso3 in NO_HOSTS:
        st.markdown(say("risk.no_host"))
        return
    layer = risk.layer(COMPOSITE if seen.risk == REPORTED else seen.risk)
    what = risk_answers.asked(seen, layer.code)
    scores = risk_answers.scores(what)
    found = _of(scores.countries, iso3).iloc[0].to_dict()
    st.markdown(f"### {layer.label}", help=layer.meaning)
    _value(layer, found)
    _age(found, what.as_of)
    if changed := risk_answers.changed(seen, layer.code):
        risk_then.draw(layer, changed, iso3)
    _parts(layer, scores, iso3, what)
    if found["observed"]:
        risk_what_if.draw(layer, _of(scores.parts, iso3), what.weights)
    st.caption(say("risk.not_for"))


def _of(frame: pd.DataFrame, iso3: str) -> pd.DataFrame:
    return frame[frame["iso3"] == iso3]


def _value(layer: Layer, found: Mapping[Any, Any]) -> None:
    if not found["observed"]:
        st.markdown(f":material/texture: {say('risk.unobserved', layer=layer.label)}")
        return
    value, low, high = (written(layer.scale, found[name]) for name in ("value", "low", "high"))
    exact = low == high or "nan" in (low, high)
    st.markdown(
        say("risk.point", value=value, unit=layer.unit)
        if exact
        else say("risk.range", low=low, high=high, value=value, unit=layer.unit)
    )
    if layer.scale == "index":
        st.html(_interval(*(100 * found[name] for name in ("value", "low", "high"))))


def _interval(value: float, low: float, high: float) -> str:
    """Return a picture of an interval, in percent; the words above it say the same."""
    return (
        f'<div class="interval" aria-hidden="true"><i style="left:{low:.1f}%;'
        f'width:{max(high - low, 0.5):.1f}%"></i><b style="left:{value:.1f}%"></b></div>'
    )


def _age(found: Mapping[Any, Any], as_of: date) -> None:
    """Say for which day this is and how old the newest evidence was then."""
    said = [say("risk.as_of", day=day_in_words(as_of))]
    newest = found["newest"]
    if not pd.isna(newest):
        day = newest.date()
        said.append(say("risk.newest", day=day_in_words(day), age=age_in_words((as_of - day).days)))
    elif found["observed"]:
        said.append(say("risk.undated"))
    st.caption(" ".join(said))


def age_in_words(days: int) -> str:
    """Return an age: in days up to two months, in months up to two years, else in years."""
    if days < 60:
        return counted("risk.age.days", max(days, 0))
    if days < 730:
        return counted("risk.age.months", days // 30)
    return counted("risk.age.years", days // 365)


def _parts(layer: Layer, scores: Scores, iso3: str, what: RiskAsked) -> None:
    """Draw each part, the one that adds most first, the unknown ones last."""
    here = _of(scores.parts, iso3)
    known = here[here["observed"]].sort_values("contribution", ascending=False, kind="stable")
    evidence = _of(scores.evidence, iso3)
    if known.empty and evidence.empty:
        return
    st.markdown(f"### {say('risk.parts')}")
    named = risk_what_if.labels(layer)
    for part in known.to_dict("records"):
        _part(layer, part, named[str(part["part"])], evidence, what)
    if layer.scale == "index":
        for code in risk_what_if.shares(layer, what.weights):
            if code not in set(known["part"]):
                _unknown(code, named[code], evidence, what)


def _part(
    layer: Layer, part: Mapping[Any, Any], label: str, evidence: pd.DataFrame, what: RiskAsked
) -> None:
    value, low, high, adds = (
        written(layer.scale, part[name]) for name in ("value", "low", "high", "contribution")
    )
    stale = bool(part["stale"])
    opened = _box(
        _title(label, value, "" if adds == "nan" else adds, stale=stale), str(part["part"])
    )
    if not opened.open:
        return
    with opened:
        said = [say("risk.part.possibly", low=low, high=high)] if low != high else []
        if layer.scale == "index":
            said.append(say("risk.part.weight", weight=f"{100 * part['weight']:.0f}"))
        if stale:
            said.append(say("risk.part.stale.help", day=day_in_words(what.as_of)))
        if said:
            st.caption(" ".join(said))
        risk_evidence.draw(evidence[evidence["part"] == part["part"]], str(part["part"]))


def _title(part: str, value: str, adds: str, *, stale: bool) -> str:
    """Return the title of a part; in a country without a value a part adds to none."""
    if not adds:
        return say("risk.part.alone", part=part, value=value)
    if stale:
        return say("risk.part.stale", part=part, value=value, adds=adds)
    return say("risk.part.adds", part=part, value=value, adds=adds)


def _box(title: str, code: str) -> ExpanderContainer:
    """Return the box of a part; it stays open when its title changes with the figures.

    Streamlit knows a box by its title, so what is known of it is carried over to the next one.
    """
    key = f"risk part {code}"
    st.session_state[key] = st.session_state.get(key, False)
    return st.expander(title, key=key, on_change="rerun")


def _unknown(code: str, label: str, evidence: pd.DataFrame, what: RiskAsked) -> None:
    """Draw a part that is not observed, with what is known all the same."""
    opened = _box(say("risk.part.unknown", part=label), code)
    if opened.open:
        with opened:
            st.caption(say("risk.part.unknown.help", day=day_in_words(what.as_of)))
            behind = evidence[evidence["part"] == code]
            if len(behind):
                risk_evidence.draw(behind, code)
