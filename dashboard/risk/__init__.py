"""Host-country risk: one module a layer, all of them in :data:`LAYERS`.

A layer answers :class:`Asked` with :class:`Scores`: for every country a value, an interval, whether
anything is observed at all, and the parts and the evidence behind. Nothing here calls a place or
a route anything but more or less reported risk, and what is not reported has no value.
"""

from __future__ import annotations

from typing import Final

from dashboard.risk import (
    composite,
    conduct,
    entry,
    exposure,
    protection,
    reported,
    terms,
    weighted,
)
from dashboard.risk.presets import DEFAULT
from dashboard.risk.scores import Asked, Layer, LayerPart, PartTerm, Scores

__all__ = ["LAYERS", "Asked", "Layer", "PartTerm", "Scores", "layer"]


_SINGLE: Final = (
    Layer("reported", "incidents", "count", reported.PARTS, reported.reported),
    Layer("emigrants", "rate", "rate", reported.PARTS, reported.emigrants),
    Layer("weighted", "weighted", "count", weighted.PARTS, weighted.weighted),
    Layer("exposure", "points", "index", terms.parts("exposure"), exposure.exposure),
    Layer("conduct", "points", "index", terms.parts("conduct"), conduct.conduct),
    Layer("entry", "points", "index", terms.parts("entry"), entry.entry),
    Layer("protection", "points", "index", terms.parts("protection"), protection.protection),
)

LAYERS: Final = (
    *_SINGLE,
    Layer(
        "composite",
        "points",
        "index",
        tuple(
            LayerPart(row.code, "composite", DEFAULT[row.code])
            for row in _SINGLE
            if row.code in DEFAULT
        ),
        composite.composite,
    ),
)
"""Every layer, in the order of the page."""


def layer(code: str) -> Layer:
    """Return the layer with this code; KeyError when there is none."""
    return {row.code: row for row in LAYERS}[code]
