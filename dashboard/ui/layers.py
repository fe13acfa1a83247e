"""Which layers are drawn, and the legend of those that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.ui import controls, risk_answers, view
from dashboard.ui.view import LAYERS
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.ui.view import View

_KEY = "layers"


def draw(seen: View) -> None:
    """Draw the switch for the layers."""
    st.pills(
        say("layers"),
        LAYERS,
        selection_mode="multi",
        format_func=lambda layer: _label(layer, seen),
        key=controls.show(_KEY, list(seen.layers)),
        label_visibility="collapsed",
        on_change=_switched,
    )


def _label(layer: str, seen: View) -> str:
    """Return a layer's name; countries may be coloured by something else than reports."""
    if layer == "totals" and not risk_answers.is_plain(seen):
        return say("layer.totals.risk")
    return say(f"layer.{layer}")


def _switched() -> None:
    chosen = controls.meant(_KEY, list(view.current().layers))
    view.change(layers=tuple(layer for layer in LAYERS if layer in chosen))
