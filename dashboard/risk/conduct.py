"""Layer 4, observed conduct: what host states are reported to have done, for and against exiles.

Made of incidents in which the host state acted (:mod:`dashboard.risk.acts`), fading with a
half-life, and of host facts in force. Counts of people (``returns_reported`` and the like) count by
logarithm and only while in force: their periods overlap and sources repeat each other, so they are
never summed; afterwards the incidents speak.

Each part is a balance of its own (:mod:`dashboard.risk.balance`); the layer is one balance of all
acts, each counted with the weight of its part beside that of removals. So an act more against
exiles never lowers it, and one removal of last year is enough for a value, with a wide interval. A
mean of the parts would need reports in most of them, but states do not do everything: where people
are removed and nobody is held on request, no report of custody is missing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.risk import balance, facts, terms
from dashboard.risk.weighing import Shown, told

if TYPE_CHECKING:
    from dashboard.risk.scores import Asked, Scores

LAYER: Final = "conduct"

LEAST: Final = 0.25
"""Weight of all acts against, or of all acts for, from which on they count: a removal told by one
source two years ago. With less the value would be little else than the prior."""

Array = npt.NDArray[Any]


def conduct(asked: Asked) -> Scores:
    """Return the observed conduct of every country."""
    held = facts.held_on(asked.snapshot, LAYER, asked.as_of)
    acts, listed = balance.of_incidents(asked, LAYER)
    both = balance.of_facts(held), acts
    evidence = pd.concat([held.evidence, listed], ignore_index=True)
    weight = np.array([*terms.WEIGHTS[LAYER].values()])
    a, b = (sums * weight / weight.max() for sums in balance.summed(LAYER, *both))
    sides = [balance.heard(sums.sum(axis=1), LEAST) for sums in (a, b)]
    ends = balance.posterior(sides[0], sides[1], np.full(len(a), 0.5))
    a, b = (sums * (side > 0)[:, None] for sums, side in zip((a, b), sides, strict=True))
    heard = sides[0] + sides[1]
    shown = Shown(LAYER, balance.balanced(LAYER, *both), _added(a, b, heard), evidence)
    return replace(told(shown, ends, asked.as_of), pull=_pull(heard))


def _pull(acts: Array) -> Array:
    """Return how much of each value is the prior's; 0 where nothing is observed."""
    pull: Array = np.where(acts > 0, balance.PRIOR / (acts + balance.PRIOR), 0.0)
    return pull


def _added(a: Array, b: Array, acts: Array) -> Array:
    """Return what each part adds: its acts against, and the prior shared out by acts reported."""
    every = np.where(acts > 0, acts, np.nan)[:, None]
    added: Array = (a + balance.PRIOR / 2 * (a + b) / every) / (every + balance.PRIOR)
    return added
