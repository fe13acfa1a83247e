"""How layers become one number: the arithmetic behind :mod:`dashboard.risk.composite`.

Layers are added up on the scale ``-log(1 - r)``, weighted: one minus the weighted geometric mean of
what is *not* at risk. Two rules keep a first report of an act against exiles from lowering the
whole, although what is missing is left out and not made up:

- *Thin evidence is drawn to the country's other layers.* By itself a layer of acts is drawn to one
  half (:mod:`dashboard.risk.balance`). Beside other layers it is drawn to their mean ``m`` instead:
  ``r + pull * (m - 1/2)``, which is the same posterior under a prior with the mean ``m``. Without
  any act that is ``m`` itself, as if the layer were left out: the first cannot pull it down.
- *Where few look, reports are a lower bound.* In a country with too few facts for its silence to
  say anything (:mod:`dashboard.risk.coverage`) reported incidents count where they raise the
  whole; otherwise they are left out, as they were before the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.risk.answers import NEVER
from dashboard.risk.hosts import HOSTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.risk.scores import Scores

Array = npt.NDArray[Any]

SCALE: Final = 3.0
"""Weighted incidents that stand for 0.63 (``1 - 1/e``): about five removals of this year reported
on several sites. Half of that gives 0.39, twice 0.86."""

CEILING: Final = 0.95
"""Highest value of a part: at 1, one part would make every country 1 whatever its weight. At 0.95 a
part at its worst counts 4.3 times as much as one at 0.5 (twice in a plain sum, 6.6 times at 0.99).
What other ceilings do to the ranks is in ``tests/benchmarks/risk_sensitivity.py``."""

ENOUGH: Final = 0.6
"""Share of the weight that has to be observed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How parts are added up; other rules than the default are for sensitivity analysis."""

    ceiling: float = CEILING
    geometric: bool = True

    def sums(self, risk: Array) -> Array:
        """Return values up to the ceiling on the scale in which parts add up."""
        capped = np.clip(risk, 0, self.ceiling)
        return -np.log1p(-capped) if self.geometric else capped

    def risk(self, sums: Array) -> Array:
        """Return 0 to 1 of what :meth:`sums` gives."""
        risk: Array = -np.expm1(-sums) if self.geometric else sums
        return risk


RULE: Final = Rule()


class Weighed(NamedTuple):
    """Parts of all countries: arrays of hosts by parts; NaN and NaT where not observed.

    ``pull`` and ``least`` as in :class:`dashboard.risk.scores.Scores`.
    """

    codes: tuple[str, ...]
    weight: Array
    value: Array
    low: Array
    high: Array
    newest: Array
    oldest: Array
    pull: Array
    least: Array


class Sums(NamedTuple):
    """The whole of every country, on the scale of :meth:`Rule.sums`; ``value`` NaN: too little."""

    observed: Array
    value: Array
    low: Array
    high: Array


def gathered(used: list[Scores], weight: Array, rule: Rule = RULE) -> Weighed:
    """Put the layers beside each other, one column a layer, as they count in the whole."""
    values = [
        np.column_stack([on_scale(row.layer, row.countries[name].to_numpy()) for row in used])
        for name in ("value", "low", "high")
    ]
    dates = [
        np.column_stack([row.countries[name].to_numpy().astype("datetime64[s]") for row in used])
        for name in ("newest", "oldest")
    ]
    marks = [
        np.column_stack([_or(getattr(row, name), nothing) for row in used])
        for name, nothing in (("pull", 0.0), ("least", False))
    ]
    codes = tuple(row.layer for row in used)
    return _without_low_counts(Weighed(codes, weight, *values, *dates, *marks), rule)


def on_scale(layer: str, values: Array) -> Array:
    """Return values of a layer on 0 to 1, NaN kept; see :data:`SCALE`."""
    return RULE.risk(values / SCALE) if layer == "weighted" else values


def whole(parts: Weighed, rule: Rule = RULE) -> Sums:
    """Add up the parts; missing ones at 0 for the lower end, at the ceiling for the upper one."""
    held = _held(parts)
    observed = held >= ENOUGH - 1e-9
    logs = added(parts, rule)
    value = np.where(observed, logs / np.where(observed, held, 1), np.nan)
    missing = np.maximum(1 - held, 0) * rule.sums(np.array(rule.ceiling))
    low = np.maximum(logs - _quadrature(parts, parts.low, rule), 0)
    high = logs + _quadrature(parts, parts.high, rule) + np.where(missing > 1e-9, missing, 0)
    return Sums(observed, value, np.fmin(low, value), np.fmax(high, value))


def added(parts: Weighed, rule: Rule = RULE) -> Array:
    """Add up the parts that are observed, weighted."""
    total: Array = np.nansum(rule.sums(parts.value) * parts.weight, axis=1)
    return total


def _held(parts: Weighed) -> Array:
    held: Array = (~np.isnan(parts.value)) @ parts.weight
    return held


def _mean(parts: Weighed, rule: Rule) -> Array:
    """Return the mean of the observed parts of each country as a sum; NaN where there is none."""
    held = _held(parts)
    return added(parts, rule) / np.where(held > 0, held, np.nan)


def _without_low_counts(parts: Weighed, rule: Rule) -> Weighed:
    """Draw thin evidence to the other layers; leave out lower bounds that would lower the whole."""
    every = _drawn(parts, rule)
    if not parts.least.any():
        return every
    fewer = _drawn(_left(parts, ~parts.least), rule)
    enough = _held(fewer) >= ENOUGH - 1e-9
    lowered = (enough & (_mean(fewer, rule) > _mean(every, rule)))[:, None]
    return _where(~lowered, every, fewer._asdict())


def _drawn(parts: Weighed, rule: Rule) -> Weighed:
    """Draw what is thin to the mean of the layers that are not."""
    mean = rule.risk(_mean(_left(parts, parts.pull == 0), rule))
    middle = np.where(np.isnan(mean), 0.5, mean)[:, None]
    value = parts.value + parts.pull * (middle - 0.5)
    low, high = np.fmin(parts.low, value), np.fmax(parts.high, value)
    return parts._replace(value=value, low=low, high=high)


def _left(parts: Weighed, kept: Array) -> Weighed:
    """Return the parts that are kept, the others as not observed."""
    numbers = dict.fromkeys(("value", "low", "high"), np.nan)
    return _where(kept, parts, {**numbers, "newest": NEVER, "oldest": NEVER})


def _where(kept: Array, parts: Weighed, others: Mapping[str, Any]) -> Weighed:
    """Return the parts where they are kept, elsewhere what stands in ``others``."""
    names = ("value", "low", "high", "newest", "oldest")
    chosen: Any = {name: np.where(kept, getattr(parts, name), others[name]) for name in names}
    return parts._replace(**chosen)


def _or(marks: Array | None, nothing: float) -> Array:
    return np.full(len(HOSTS), nothing) if marks is None else marks


def _quadrature(parts: Weighed, end: Array, rule: Rule) -> Array:
    """Return how far an end of the interval lies from the value, errors taken as independent."""
    away = (rule.sums(end) - rule.sums(parts.value)) * parts.weight
    distance: Array = np.sqrt(np.nansum(away**2, axis=1))
    return distance
