"""Layer 3, legal exposure: which channels to Russia are open, which guards are missing.

Made of host facts alone, by the grades of :mod:`dashboard.risk.grades`; the question to the
incidents plays no part. A missing treaty row is not known, never "none".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.risk import facts
from dashboard.risk.weighing import weighed

if TYPE_CHECKING:
    from dashboard.risk.scores import Asked, Scores

LAYER = "exposure"


def exposure(asked: Asked) -> Scores:
    """Return legal exposure to Russia for every country."""
    held = facts.held_on(asked.snapshot, LAYER, asked.as_of)
    return weighed(LAYER, facts.by_part(held, LAYER), held.evidence, asked.as_of)
