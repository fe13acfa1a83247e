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
  weight are observed; the weights of those are brought to 1. Nothing is imputed.
- Uncertainty (step 7). ``-log(1 - r)`` adds up over the parts, so the distances to the ends of the
  parts' intervals are added there in quadrature, as independent errors; a part that is missing is
  put at 0 for the lower end and at the ceiling for the upper one. What weights do to ranks is in
  :mod:`dashboard.risk.ranks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

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

Array = npt.NDArray[Any]

SCALE: Final = 3.0
"""Weighted incidents that stand for 0.63 (``1 - 1/e``): about five removals of this year reported
on several sites. Half of that gives 0.39, twice 0.86."""

CEILING: Final = 0.9
"""Highest value of a part: at 1, one part would make every country 1 whatever its weight. At 0.9 a
part at its worst counts 3.3 times as much as one at 0.5 (twice in a plain sum, 6.6 times at 0.99).
What other ceilings do to the ranks is in ``tests/benchmarks/risk_validity.py``."""

ENOUGH: Final = 0.6
"""Share of the weight that has to be observed."""


class _Weighed(NamedTuple):
    """Parts of all countries: arrays of hosts by parts; NaN and NaT where not observed."""

    codes: tuple[str, ...]
    weight: Array
    value: Array
    low: Array
    high: Array
    newest: Array
    oldest: Array


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
    scores: tuple[Scores, ...], as_of: date, weights: Mapping[str, float] | None = None
) -> Scores:
    """Return the composite of the layers; ``scores`` as :func:`layers` gives them."""
    used, parts = _used(scores, weights)
    observed, full, low, high = _sums(parts)
    ends = {"value": full, "low": low, "high": high}
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)),
        **{name: np.where(observed, likely(sums), np.nan) for name, sums in ends.items()},
        "observed": observed,
        "newest": np.where(observed, np.fmax.reduce(parts.newest, axis=1), NEVER),
        "oldest": np.where(observed, np.fmin.reduce(parts.oldest, axis=1), NEVER),
    }
    return Scores(
        "composite",
        pd.DataFrame(columns),
        _listed(parts, full, as_of),
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
    observed, *sums = _sums(_used(scores, weights)[1])
    full, low, high = (likely(one) for one in sums)
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)),
        "value": full,
        "low": low,
        "high": high,
        "observed": observed,
    }
    frame = pd.DataFrame(columns)
    return frame[frame["iso3"] != ORIGIN].reset_index(drop=True)


def _used(
    scores: tuple[Scores, ...], weights: Mapping[str, float] | None
) -> tuple[list[Scores], _Weighed]:
    """Return the layers that weigh anything, and their values beside each other."""
    share = normalised(DEFAULT if weights is None else weights)
    used = [row for row in scores if row.layer in share]
    return used, _gathered(used, np.array([share[row.layer] for row in used]))


def _sums(parts: _Weighed) -> tuple[Array, Array, Array, Array]:
    """Return whether a country is observed and the logarithms of value (NaN), low and high."""
    held = (~np.isnan(parts.value)) @ parts.weight
    observed = held >= ENOUGH - 1e-9
    logs = _sum(unlikely(parts.value), parts)
    full = np.where(observed, logs / np.where(observed, held, 1), np.nan)
    missing = np.maximum(1 - held, 0) * unlikely(np.array(CEILING))
    low = np.maximum(logs - _quadrature(parts, parts.low), 0)
    high = logs + _quadrature(parts, parts.high) + np.where(missing > 1e-9, missing, 0)
    return observed, full, np.fmin(low, full), np.fmax(high, full)


def _evidence(used: list[Scores]) -> pd.DataFrame:
    """Return the evidence of the layers, each layer a part."""
    rows = pd.concat([row.evidence for row in used], ignore_index=True)
    codes = np.repeat([row.layer for row in used], [len(row.evidence) for row in used])
    return rows.assign(part=texts(codes.astype(object)))


def unlikely(risk: Array) -> Array:
    """Return ``-log(1 - r)`` of values up to :data:`CEILING`, in which parts add up."""
    logs: Array = -np.log1p(-np.clip(risk, 0, CEILING))
    return logs


def likely(sums: Array) -> Array:
    """Return ``r`` of ``-log(1 - r)``."""
    risk: Array = -np.expm1(-sums)
    return risk


def on_scale(layer: str, values: Array) -> Array:
    """Return values of a layer on 0 to 1, NaN kept; see :data:`SCALE`."""
    return likely(values / SCALE) if layer == "weighted" else values


def _gathered(used: list[Scores], weight: Array) -> _Weighed:
    """Put the values of the layers beside each other, one column a layer."""
    values = [
        np.column_stack([on_scale(row.layer, row.countries[name].to_numpy()) for row in used])
        for name in ("value", "low", "high")
    ]
    dates = [
        np.column_stack([row.countries[name].to_numpy().astype("datetime64[s]") for row in used])
        for name in ("newest", "oldest")
    ]
    return _Weighed(tuple(row.layer for row in used), weight, *values, *dates)


def _sum(logs: Array, parts: _Weighed) -> Array:
    """Add up the parts that are observed, weighted."""
    total: Array = np.nansum(logs * parts.weight, axis=1)
    return total


def _quadrature(parts: _Weighed, end: Array) -> Array:
    """Return how far an end of the interval lies from the value, errors taken as independent."""
    away = (unlikely(end) - unlikely(parts.value)) * parts.weight
    distance: Array = np.sqrt(np.nansum(away**2, axis=1))
    return distance


def _listed(parts: _Weighed, full: Array, as_of: date) -> pd.DataFrame:
    """Return the observed parts; each adds to the value in proportion to its logarithm."""
    host, part = np.nonzero(~np.isnan(parts.value))
    logs = _sum(unlikely(parts.value), parts)
    own = (unlikely(parts.value) * parts.weight)[host, part]
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
        "contribution": share * likely(full)[host],
        "observed": np.ones(len(host), dtype=bool),
        "newest": newest,
        "stale": outdated(newest, as_of) | undated,
    }
    return pd.DataFrame(columns)
