"""Layer 6, protection: more means that less of it is reported.

Asylum decisions with their numbers (:mod:`dashboard.risk.recognition`), humanitarian visas, and
how the police answered attacks and threats: incidents and facts, weighed by
:mod:`dashboard.risk.balance` and, being few, drawn to the mean of the two others. What states say
of deserters is prose; it is shown as evidence beside the asylum decisions and not graded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.risk import balance, facts, recognition, terms
from dashboard.risk.parts import Parts
from dashboard.risk.weighing import weighed

if TYPE_CHECKING:
    import numpy.typing as npt

    from dashboard.risk.scores import Asked, Scores

LAYER = "protection"


def protection(asked: Asked) -> Scores:
    """Return how little protection is reported, for every country."""
    held = facts.held_on(asked.snapshot, LAYER, asked.as_of)
    decided, listed_decisions = recognition.refused(asked.snapshot, asked.as_of)
    acts, listed_acts = balance.of_incidents(asked, LAYER)
    graded = facts.by_part(held, LAYER)
    asylum = decided.over(recognition.published(_column(graded, "asylum")))
    granted = _beside(asylum, _column(graded, "humanitarian_visas"))
    answered = balance.balanced(LAYER, balance.of_facts(held), acts, middle=_mean(granted))
    parts = _beside(granted, _column(answered, "police"))
    evidence = pd.concat([held.evidence, listed_decisions, listed_acts], ignore_index=True)
    return weighed(LAYER, parts, evidence, asked.as_of)


def _column(parts: Parts, part: str) -> Parts:
    """Return one part as parts with one column."""
    at = [[*terms.WEIGHTS[LAYER]].index(part)]
    return Parts(*(getattr(parts, name)[:, at] for name in Parts.__slots__))


def _mean(parts: Parts) -> npt.NDArray[np.float64]:
    """Return the weighted mean of the first parts of the layer, 1/2 where none is observed."""
    weight = np.array([*terms.WEIGHTS[LAYER].values()])[: parts.value.shape[1]]
    held = (~np.isnan(parts.value)) @ weight
    mean = np.nan_to_num(parts.value) @ weight / np.where(held > 0, held, np.nan)
    return np.where(held > 0, mean, 0.5)


def _beside(*columns: Parts) -> Parts:
    return Parts(*(np.hstack([getattr(c, name) for c in columns]) for name in Parts.__slots__))
