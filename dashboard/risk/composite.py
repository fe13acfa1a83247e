"""Layer 7: several layers in one number, built after the OECD/JRC Handbook.

Source: OECD and Joint Research Centre, *Handbook on Constructing Composite Indicators: Methodology
and User Guide* (2008). Its steps here:

- Normalisation (step 5). Every part lies on 0 to 1 by a scale that never depends on which
  countries there are: the layers made of facts do already, weighted incidents ``x`` become
  ``1 - exp(-x / SCALE)``. So a country's value moves only when its own evidence does, but for the
  prior of the incidents.
- Weighting and aggregation (step 6). ``1 - Π (1 - r_i) ** w_i``, weights ``w`` summing to 1, each
  ``r_i`` at most :data:`CEILING`: one minus the weighted geometric mean of what is *not* at risk.
  A sum would let a good mark pay off a bad one in full; here it cannot.
- Missing data (step 3). A country has a value where parts with at least :data:`ENOUGH` of the
  weight are observed; the weights of those are brought to 1. Nothing is imputed. How a first
  report is kept from lowering the whole is in :mod:`dashboard.risk.aggregate`.
- Uncertainty (step 7). ``-log(1 - r)`` adds up over the parts, so the distances to the ends of the
  parts' intervals are added there in quadrature, as independent errors; a part that is missing is
  put at 0 for the lower end and at the ceiling for the upper one. What weights do to ranks is in
  :mod:`dashboard.risk.ranks`, what the other judgements do in
  ``tests/benchmarks/risk_sensitivity.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.risk.aggregate import (
    CEILING,
    ENOUGH,
    RULE,
    SCALE,
    Rule,
    Weighed,
    added,
    gathered,
    whole,
)
from dashboard.risk.answers import NEVER, outdated, texts
from dashboard.risk.conduct import conduct
from dashboard.risk.entry import entry
from dashboard.risk.exposure import exposure
from dashboard.risk.hosts import HOSTS, ORIGIN
from dashboard.risk.presets import DEFAULT
from dashboard.risk.protection import protection
from dashboard.risk.scores import Scores
from dashboard.risk.weighted import weighted
from dashboard.risk.weights import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.risk.scores import Asked

__all__ = [
    "CEILING",
    "ENOUGH",
    "SCALE",
    "Rule",
    "bounds",
    "combined",
    "composite",
    "layers",
    "likely",
    "unlikely",
]

Array = npt.NDArray[Any]


def composite(asked: Asked, weights: Mapping[str, float] | None = None) -> Scores:
    """Return the composite host risk.

    Parameters
    ----------
    asked
        The question.
    weights
        By code of :data:`dashboard.risk.weights.WEIGHED`, any numbers from 0; a part not named
        weighs 0. The default preset when None.

    Raises
    ------
    QueryError
        The weights cannot be used (:func:`dashboard.risk.weights.checked`).
    """
    return combined(layers(asked), asked.as_of, weights)


def layers(asked: Asked) -> tuple[Scores, ...]:
    """Return the layers the composite is made of: what does not change with the weights."""
    parts = (weighted, exposure, conduct, entry, protection)
    return tuple(score(asked) for score in parts)


def combined(
    scores: tuple[Scores, ...],
    as_of: date,
    weights: Mapping[str, float] | None = None,
    rule: Rule = RULE,
) -> Scores:
    """Return the composite of the layers; ``scores`` as :func:`layers` gives them."""
    used, parts = _used(scores, weights, rule)
    sums = whole(parts, rule)
    ends = {"value": sums.value, "low": sums.low, "high": sums.high}
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)),
        **{name: np.where(sums.observed, rule.risk(s), np.nan) for name, s in ends.items()},
        "observed": sums.observed,
        "newest": np.where(sums.observed, np.fmax.reduce(parts.newest, axis=1), NEVER),
        "oldest": np.where(sums.observed, np.fmin.reduce(parts.oldest, axis=1), NEVER),
    }
    return Scores(
        "composite",
        pd.DataFrame(columns),
        _listed(parts, rule.risk(sums.value), as_of, rule),
        _evidence(used),
    )


def bounds(scores: tuple[Scores, ...], weights: Mapping[str, float] | None = None) -> pd.DataFrame:
    """Return what is known of the composite of every host country, also where it has no value.

    Parameters
    ----------
    scores, weights
        As for :func:`combined`.

    Returns
    -------
    DataFrame
        One row for every code of ``countries.NAMES`` but the origin, in that order: ``iso3``,
        ``value`` (NaN where the composite is not observed), ``low``, ``high``, ``observed``.
        Where it is observed, ``low`` and ``high`` are its interval; elsewhere what the observed
        layers leave possible, each missing one at 0 and at :data:`CEILING`. They are never NaN:
        of a country of which nothing is known they are 0 and the ceiling.
    """
    sums = whole(_used(scores, weights, RULE)[1])
    ends = {"value": sums.value, "low": sums.low, "high": sums.high}
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)),
        **{name: likely(s) for name, s in ends.items()},
        "observed": sums.observed,
    }
    frame = pd.DataFrame(columns)
    return frame[frame["iso3"] != ORIGIN].reset_index(drop=True)


def unlikely(risk: Array) -> Array:
    """Return ``-log(1 - r)`` of values up to :data:`CEILING`, in which parts add up."""
    return RULE.sums(risk)


def likely(sums: Array) -> Array:
    """Return ``r`` of ``-log(1 - r)``."""
    return RULE.risk(sums)


def _used(
    scores: tuple[Scores, ...], weights: Mapping[str, float] | None, rule: Rule
) -> tuple[list[Scores], Weighed]:
    """Return the layers that weigh anything, and their values beside each other."""
    share = normalised(DEFAULT if weights is None else weights)
    used = [row for row in scores if row.layer in share]
    return used, gathered(used, np.array([share[row.layer] for row in used]), rule)


def _evidence(used: list[Scores]) -> pd.DataFrame:
    """Return the evidence of the layers, each layer a part."""
    rows = pd.concat([row.evidence for row in used], ignore_index=True)
    codes = np.repeat([row.layer for row in used], [len(row.evidence) for row in used])
    return rows.assign(part=texts(codes.astype(object)))


def _listed(parts: Weighed, value: Array, as_of: date, rule: Rule) -> pd.DataFrame:
    """Return the observed parts; each adds to the value in proportion to its logarithm."""
    host, part = np.nonzero(~np.isnan(parts.value))
    logs = added(parts, rule)
    own = (rule.sums(parts.value) * parts.weight)[host, part]
    share = np.divide(own, logs[host], out=np.zeros(len(own)), where=logs[host] > 0)
    newest = parts.newest[host, part]
    undated = np.isnat(newest) & (np.array(parts.codes)[part] != "weighted")
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)[host]),
        "part": texts(np.array(parts.codes, dtype=object)[part]),
        "value": parts.value[host, part],
        "low": parts.low[host, part],
        "high": parts.high[host, part],
        "weight": parts.weight[part],
        "contribution": share * value[host],
        "observed": np.ones(len(host), dtype=bool),
        "newest": newest,
        "stale": outdated(newest, as_of) | undated,
    }
    return pd.DataFrame(columns)
