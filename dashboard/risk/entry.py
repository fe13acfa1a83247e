"""Layer 5, entry and stay: how hard it is to come in, to stay and to go on.

Made of host facts alone, by the grades of :mod:`dashboard.risk.grades`; the question to the
incidents plays no part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.risk import facts
from dashboard.risk.weighing import weighed

if TYPE_CHECKING:
    from dashboard.risk.scores import Asked, Scores

LAYER = "entry"


def entry(asked: Asked) -> Scores:
    """Return the hardness of entry and stay for every country."""
    held = facts.held_on(asked.snapshot, LAYER, asked.as_of)
    return weighed(LAYER, facts.by_part(held, LAYER), held.evidence, asked.as_of)
