"""Host-country risk: one module a layer, all of them in :data:`LAYERS`.

A layer answers :class:`Asked` with :class:`Scores`: for every country a value, an interval, whether
anything is observed at all, and the parts and the evidence behind. Nothing here calls a place or
a route anything but more or less reported risk, and what is not reported has no value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
from dashboard.risk.scores import Asked, Layer, PartTerm, Scale, Scores
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LAYERS", "Asked", "Layer", "PartTerm", "Scores", "layer"]


def _layer(
    code: str,
    scale: Scale,
    unit: str,
    parts: tuple[PartTerm, ...],
    score: Callable[[Asked], Scores],
) -> Layer:
    """Return a row of the registry with its words."""
    label, meaning = say(f"risk.layer.{code}"), say(f"risk.layer.{code}.meaning")
    return Layer(code, label, meaning, unit, scale, parts, score)


_POINTS: Final = say("risk.unit.points")

_SINGLE: Final = (
    _layer("reported", "count", say("risk.unit.incidents"), reported.PARTS, reported.reported),
    _layer("emigrants", "rate", say("risk.unit.rate"), reported.PARTS, reported.emigrants),
    _layer("weighted", "count", say("risk.unit.weighted"), weighted.PARTS, weighted.weighted),
    _layer("exposure", "index", _POINTS, terms.parts("exposure"), exposure.exposure),
    _layer("conduct", "index", _POINTS, terms.parts("conduct"), conduct.conduct),
    _layer("entry", "index", _POINTS, terms.parts("entry"), entry.entry),
    _layer("protection", "index", _POINTS, terms.parts("protection"), protection.protection),
)

LAYERS: Final = (
    *_SINGLE,
    _layer(
        "composite",
        "index",
        _POINTS,
        tuple(
            PartTerm(row.code, row.label, row.meaning, DEFAULT[row.code])
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
