"""What a view colours countries by, as its address carries it and as words say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import risk
from dashboard.in_words import day as day_in_words
from dashboard.risk import weights as weighting
from dashboard.risk.presets import DEFAULT, PRESETS, preset_of
from dashboard.wording import joined, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

PARAMETERS: Final = ("risk", "as_of", "weights")
"""What an address has of it."""

FIRST: Final = risk.LAYERS[0].code
"""The layer a page opens with."""

WEIGHTED: Final = "composite"
"""The only layer whose weights a reader may move."""


@dataclass(frozen=True, slots=True)
class RiskShown:
    """The layer, its day and the weights of the composite, in the one form that equal views have.

    ``as_of`` is None for the data's own day, ``weights`` "" for those that stand by default. A view
    keeps its weights while another layer is on show.
    """

    layer: str = FIRST
    as_of: date | None = None
    weights: str = ""

    @classmethod
    def of(cls, layer: str, as_of: date | None, weights: str, *, latest: date) -> RiskShown:
        """Return what is shown; ``latest`` is the data's own day, beyond which nothing is known."""
        given = weighting.parsed(weights)
        usual = not given or preset_of(given) is PRESETS[0]
        return cls(
            layer,
            as_of if as_of and as_of < latest else None,
            "" if usual else weighting.printed(given),
        )

    @property
    def is_plain(self) -> bool:
        """Whether countries show counts of reports, as the page opens."""
        return self.layer == FIRST and self.as_of is None

    @property
    def used(self) -> str:
        """The weights that the layer is made with, as an address has them; "" for the usual."""
        return self.weights if self.layer == WEIGHTED else ""

    def to_params(self) -> dict[str, str]:
        """Write it as parameters of an address; what a page opens with is left out."""
        found = {
            "risk": "" if self.layer == FIRST else self.layer,
            "as_of": self.as_of.isoformat() if self.as_of else "",
            "weights": self.weights,
        }
        return {name: text for name, text in found.items() if text}

    def day(self, latest: date) -> date:
        """Return the day the layer is computed for."""
        return self.as_of or latest

    def facts(self, latest: date) -> dict[str, str]:
        """Return it by name, for programs."""
        weights = {"weights": printed(self.used)} if self.layer == WEIGHTED else {}
        return {"layer": self.layer, "layer_as_of": self.day(latest).isoformat(), **weights}

    def words(self, latest: date) -> str:
        """Return it as a sentence."""
        label, day = risk.layer(self.layer).label, day_in_words(self.day(latest))
        if self.layer != WEIGHTED:
            return say("export.shown", layer=label, day=day)
        return say("export.shown.weighted", layer=label, day=day, weights=in_words(self.used))


PLAIN: Final = RiskShown()


def printed(weights: str) -> str:
    """Return weights of the composite as an address has them; those by default for ""."""
    return weights or weighting.printed(DEFAULT)


def in_words(weights: str) -> str:
    """Return weights as words: the name of a preset, if it is one, and each part's share."""
    given = weighting.parsed(printed(weights))
    shares = joined(_shares(given), last="and")
    preset = preset_of(given)
    if preset is None:
        return say("export.weights.own", shares=shares)
    return say("export.weights.preset", name=preset.label, shares=shares)


def _shares(given: Mapping[str, float]) -> list[str]:
    return [
        say("export.weights.share", part=risk.layer(code).label, share=f"{100 * share:.3g}")
        for code, share in weighting.normalised(given).items()
    ]
