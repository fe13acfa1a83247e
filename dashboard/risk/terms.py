"""The layers' parts with their weights, and the words for both.

Weights say how much a part matters beside the other parts of its layer; they are judgements, given
here in one place so that they can be argued with (``docs/risk-method.md``).
"""

from __future__ import annotations

from typing import Final

from dashboard.risk.scores import PartTerm

WEIGHTS: Final = {
    "exposure": {
        "blocs": 3.0,
        "extradition": 3.0,
        "wanted_lists": 2.0,
        "legal_aid": 2.0,
        "rights_court": 2.0,
        "treaties": 2.0,
        "interpol": 0.5,
    },
    "conduct": {"returns": 4.0, "custody": 2.0, "entry_refusals": 1.5, "cooperation": 1.5},
    "entry": {"visa": 4.0, "passport": 2.0, "border": 1.0, "exit": 1.0},
    "protection": {"asylum": 5.0, "humanitarian_visas": 3.0, "police": 1.5},
}
"""Layer to part to weight, in the order of the page.

Asylum is worth more than humanitarian visas and the police together: decisions that are counted
are enough for a value, and without them there is none. They decide who may stay; the two others
are ways there. Visa is half of entry: without one all the rest does not matter. The wide interval
says what is missing."""


def parts(layer: str) -> tuple[PartTerm, ...]:
    """Return the parts of a layer made of facts; KeyError for any other layer."""
    return tuple(PartTerm(part, layer, weight) for part, weight in WEIGHTS[layer].items())
