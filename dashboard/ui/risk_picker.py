"""What the countries are coloured by: the layer, its days and, for the composite, its weights."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import risk
from dashboard.errors import QueryError
from dashboard.risk import weights as weighting
from dashboard.risk.presets import DEFAULT, PRESETS, preset_of
from dashboard.ui import (
    answers,
    controls,
    risk_answers,
    risk_changes,
    risk_compare,
    risk_ranks,
    view,
)
from dashboard.ui.risk_view import CODES, COMPOSITE
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.risk.presets import Preset
    from dashboard.ui.view import View

FIRST_DAY: Final = date(2014, 1, 1)
"""Earliest day the calendar offers; an address may name an earlier one."""

TOP: Final = 10.0
"""Right end of a weight's slider; only the shares count."""

STEP: Final = 0.1
"""How finely a slider is moved."""

_LAYER, _DAY, _PRESET, _WEIGHT = "risk layer", "risk day", "risk preset", "risk weight"


def draw(seen: View) -> None:
    """Draw the picker and, of any layer but the first, what it means and its day."""
    with st.container(key="risk", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(say("risk.by"), width="content", help=say("risk.by.help"))
        _layer(seen)
        if not risk_answers.is_plain(seen):
            _day(seen)
    if risk_answers.is_plain(seen):
        return
    st.caption(risk.layer(seen.risk).meaning)
    risk_compare.draw(seen, FIRST_DAY)
    if "totals" not in seen.layers:
        st.caption(say("risk.off", layer=say("layer.totals.risk")))


def draw_more(seen: View) -> None:
    """Draw what a reader may open: the weights of the composite, the countries in order."""
    if risk_answers.is_plain(seen):
        return
    if seen.risk == COMPOSITE:
        _weights(seen)
    if seen.compare:
        risk_changes.draw(seen)
    risk_ranks.draw(seen)


def _layer(seen: View) -> None:
    st.selectbox(
        say("risk.by"),
        CODES,
        format_func=lambda code: risk.layer(code).label,
        key=controls.show(_LAYER, seen.risk),
        label_visibility="collapsed",
        width=310,
        on_change=_choose_layer,
    )


def _choose_layer() -> None:
    """Colour by the layer; switch the colours on, or there would be nothing to see."""
    seen = view.current()
    chosen = controls.meant(_LAYER, seen.risk)
    if chosen == seen.risk:
        return
    shown = tuple(code for code in view.LAYERS if code in {*seen.layers, "totals"})
    view.change(risk=chosen, layers=shown)


def _day(seen: View) -> None:
    latest = answers.site().snapshot.manifest.as_of
    shown = risk_answers.day(seen)
    with st.container(
        width="content", horizontal=True, vertical_alignment="center", gap="small", wrap=False
    ):
        st.caption(say("risk.day"), width="content", help=say("risk.day.help"))
        st.date_input(
            say("risk.day"),
            min_value=min(FIRST_DAY, shown),
            max_value=latest,
            format="YYYY-MM-DD",
            key=controls.show(_DAY, shown),
            label_visibility="collapsed",
            width=130,
            on_change=_choose_day,
        )


def _choose_day() -> None:
    now = risk_answers.day(view.current())
    chosen = controls.meant(_DAY, now)
    if chosen == now:
        return
    latest = answers.site().snapshot.manifest.as_of
    view.change(as_of=None if chosen in (None, latest) else chosen)


def _weights(seen: View) -> None:
    now = _given(seen.weights)
    preset = preset_of(now)
    opened = st.expander(
        say("risk.weights"),
        key="risk weights open",
        icon=":material/tune:",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        st.caption(say("risk.weights.help"))
        _presets(preset)  # the title stays the same: another one would shut the box
        columns = st.columns(len(weighting.WEIGHED), gap="small")
        placed = _sliders(now)
        for column, code in zip(columns, weighting.WEIGHED, strict=True):
            column.slider(
                risk.layer(code).label,
                0.0,
                TOP,
                step=STEP,
                key=controls.show(f"{_WEIGHT} {code}", placed[code]),
                format="%g",
                help=risk.layer(code).meaning,
                on_change=_choose_weights,
            )


def _presets(preset: Preset | None) -> None:
    by_code = {known.code: known for known in PRESETS}
    st.pills(
        say("risk.weights.preset"),
        list(by_code),
        format_func=lambda code: by_code[code].label,
        key=controls.show(_PRESET, preset.code if preset else None),
        label_visibility="collapsed",
        on_change=_choose_preset,
    )
    st.caption(preset.reason if preset else say("risk.weights.own"))


def _choose_preset() -> None:
    now = preset_of(_given(view.current().weights))
    chosen = controls.meant(_PRESET, now.code if now else None)
    found = next((preset for preset in PRESETS if preset.code == chosen), None)
    if found is not None:
        view.change(weights=_written(found.weights))


def _choose_weights() -> None:
    """Change the weights that were moved; the others stay, however finely they were given."""
    weights = _given(view.current().weights)
    now, most = _sliders(weights), max(weights.values())
    moved = {code: controls.meant(f"{_WEIGHT} {code}", at) for code, at in now.items()}
    if moved == now:
        return
    given = {
        code: _scaled(weights.get(code, 0.0), most) if moved[code] == at else moved[code]
        for code, at in now.items()
    }
    try:
        view.change(weights=_written(given))
    except QueryError:
        view.change()
        st.session_state["notices"] = (say("risk.weights.none"),)


def _given(weights: str) -> dict[str, float]:
    """Return the weights in use, as numbers."""
    return weighting.parsed(weights) if weights else weighting.checked(DEFAULT)


def _written(weights: Mapping[str, float]) -> str:
    """Return weights as the view holds them: "" for those that stand by default."""
    return "" if preset_of(weights) is PRESETS[0] else weighting.printed(weights)


def _sliders(weights: Mapping[str, float]) -> dict[str, float]:
    """Return where the slider of every part stands."""
    most = max(weights.values())
    return {code: _placed(weights.get(code, 0.0), most) for code in weighting.WEIGHED}


def _placed(weight: float, most: float) -> float:
    """Return where a slider stands; what counts at all never stands at nothing."""
    placed = round(_scaled(weight, most) / STEP)
    return round(max(placed, 1 if weight else 0) * STEP, 1)


def _scaled(weight: float, most: float) -> float:
    """Return a weight as it is, or in proportion where the largest is beyond the sliders."""
    return weight if most <= TOP else weight * TOP / most
