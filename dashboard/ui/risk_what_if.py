"""What would change a country's score: from its parts, by the layer's own formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import streamlit as st

from dashboard import risk
from dashboard.maps.breaks import written
from dashboard.risk.composite import likely, unlikely
from dashboard.risk.presets import DEFAULT
from dashboard.risk.weights import normalised, parsed
from dashboard.ui.risk_view import COMPOSITE
from dashboard.wording import joined, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.risk import Layer

MOST: Final = 2
"""Parts named in each direction."""


def draw(layer: Layer, parts: pd.DataFrame, weights: str) -> None:
    """Draw the sentences for a country's parts of a layer; weights as the view holds them."""
    st.markdown(f"### {say('risk.what_if')}")
    st.markdown("\n".join(f"- {line}" for line in sentences(layer, parts, shares(layer, weights))))


def shares(layer: Layer, weights: str = "") -> dict[str, float]:
    """Return the share of each part of a layer, all adding up to 1; "" are the default weights."""
    if layer.code == COMPOSITE:
        return normalised(parsed(weights) or DEFAULT)
    whole = sum(part.weight for part in layer.parts)
    return {part.code: part.weight / whole for part in layer.parts}


def labels(layer: Layer) -> dict[str, str]:
    """Return the labels of all parts of a layer by code."""
    if layer.code == COMPOSITE:
        return {other.code: other.label for other in risk.LAYERS}
    return {part.code: part.label for part in layer.parts}


def sentences(layer: Layer, parts: pd.DataFrame, share: Mapping[str, float]) -> list[str]:
    """Return what would change the value of a country with these parts, all that is told first."""
    if layer.code == "weighted":
        return [say("risk.what_if.incident")]
    if layer.code == "conduct":
        return [say("risk.what_if.act")]
    if layer.scale == "rate":
        return [say("risk.what_if.rate")]
    if layer.scale == "count":
        return [say("risk.what_if.count")]
    known = parts[parts["observed"]].sort_values("contribution", ascending=False, kind="stable")
    values = dict(zip(known["part"].tolist(), known["value"].tolist(), strict=True))
    named = labels(layer)
    return [
        *_moved(layer, values, share, named),
        *_unknown(layer, values, share, named),
        *_stale(known, named),
    ]


def value_of(layer: Layer, values: Mapping[str, float], share: Mapping[str, float]) -> float:
    """Return an index layer's value from those of its observed parts.

    A weighted mean; of the composite one minus the weighted geometric mean of what is not at risk
    (:mod:`dashboard.risk.composite`).
    """
    weight = np.array([share[part] for part in values])
    grades = np.array(list(values.values()), dtype=np.float64)
    if layer.code != COMPOSITE:
        return float((grades * weight).sum() / weight.sum())
    return float(likely((unlikely(grades) * weight).sum() / weight.sum()))


def _moved(
    layer: Layer,
    values: Mapping[str, float],
    share: Mapping[str, float],
    named: Mapping[str, str],
) -> list[str]:
    """Say what the value would be without what adds most, and with what has most room at worst."""

    def told(part: str, grade: float) -> str:
        return written(layer.scale, value_of(layer, {**values, part: grade}, share))

    falling = [part for part in values if values[part] > 0][:MOST]
    room = {part: (1 - value) * share[part] for part, value in values.items() if value < 0.95}
    rising = sorted(room, key=lambda part: -room[part])[:MOST]
    down = [say("risk.what_if.down", part=named[p], value=told(p, 0.0)) for p in falling]
    return down + [say("risk.what_if.up", part=named[p], value=told(p, 1.0)) for p in rising]


def _unknown(
    layer: Layer,
    values: Mapping[str, float],
    share: Mapping[str, float],
    named: Mapping[str, str],
) -> list[str]:
    missing = sorted(set(share).difference(values), key=lambda part: -share[part])
    said = []
    for part in missing[:MOST]:
        ends = (value_of(layer, {**values, part: grade}, share) for grade in (0.0, 1.0))
        low, high = (written(layer.scale, end) for end in ends)
        said.append(say("risk.what_if.unknown", part=named[part], low=low, high=high))
    return said


def _stale(known: pd.DataFrame, named: Mapping[str, str]) -> list[str]:
    old = [f"“{named[part]}”" for part in known.loc[known["stale"], "part"]]
    return [say("risk.what_if.stale", parts=joined(old, last="and"))] if old else []
