"""Layer 4, observed conduct: what host states are reported to have done, for and against exiles.

Made of incidents in which the host state acted (:mod:`dashboard.risk.acts`), fading with a
half-life, and of host facts in force; both weighed by :mod:`dashboard.risk.balance`. Counts of
people (``returns_reported`` and the like) count by logarithm and only while in force: their periods
overlap and sources repeat each other, so they are never summed; afterwards the incidents speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.risk import balance, facts
from dashboard.risk.weighing import weighed

if TYPE_CHECKING:
    from dashboard.risk.scores import Asked, Scores

LAYER = "conduct"


def conduct(asked: Asked) -> Scores:
    """Return the observed conduct of every country."""
    held = facts.held_on(asked.snapshot, LAYER, asked.as_of)
    acts, listed = balance.of_incidents(asked, LAYER)
    parts = balance.balanced(LAYER, balance.of_facts(held), acts)
    evidence = pd.concat([held.evidence, listed], ignore_index=True)
    return weighed(LAYER, parts, evidence, asked.as_of)
