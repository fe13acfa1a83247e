"""Weights of the composite with a name and a reason: whose question they stand for.

No weights are right for everybody. The default follows what the parts are about: what a state was
seen to do and what it would do for a person count for more than what treaties would let it do, and
reports of incidents, which follow attention, count for a quarter at most. The others move weight to
what decides for one group of people. How much the choice matters is what the rank interval under
random weights shows (:mod:`dashboard.risk.ranks`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.risk.weights import WEIGHED
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Preset:
    """One choice of weights: ``label`` and ``reason`` for readers, ``weights`` by layer."""

    code: str
    weights: Mapping[str, float]

    @property
    def label(self) -> str:
        """What readers call it."""
        return say(f"risk.preset.{self.code}")

    @property
    def reason(self) -> str:
        """Why these weights."""
        return say(f"risk.preset.{self.code}.reason")


def _row(code: str, *weights: float) -> Preset:
    """Return a preset; weights in the order of ``weights.WEIGHED``, 0 for a part left out."""
    given = {part: weight for part, weight in zip(WEIGHED, weights, strict=True) if weight}
    return Preset(code, given)


PRESETS: Final = (
    #               incidents, exposure, conduct, entry, protection
    _row("default", 5, 3, 5, 3, 4),
    _row("equal", 1, 1, 1, 1, 1),
    _row("deserter", 1, 3, 3, 4, 4),
    _row("journalist", 4, 2, 3, 1, 3),
    _row("wanted", 1, 4, 4, 1, 3),
    _row("facts", 0, 3, 5, 3, 4),
)
"""Every preset, the default first."""

DEFAULT: Final = PRESETS[0].weights
"""The weights that stand when nothing is asked."""


def preset_of(weights: Mapping[str, float]) -> Preset | None:
    """Return the preset with these weights (as a share of their sum), None when there is none."""
    asked = _shares(weights)
    return next((row for row in PRESETS if _shares(row.weights) == asked), None)


def _shares(weights: Mapping[str, float]) -> list[float]:
    total = sum(weights.values())
    return [round(weights.get(part, 0) / total, 9) for part in WEIGHED] if total else []
