"""What changed between two days: the later value minus the earlier one, and the range of that.

A difference exists only where a layer observes a country on both days; where it does on one of them
alone, that is said and never made a number. Swapping the days turns every sign, and a day compared
with itself gives nothing but zeros.

Range. What is the same on both days cancels: a part nobody knows on either day makes both values
uncertain, but says nothing of a change. So only parts that differ are put at the ends of their
intervals (a part known on one day alone at 0 and at 1 on the other), the rest stay as they are.
Shares of index layers are those of all parts known on either day; the composite is added up in
``-log(1 - r)`` (:mod:`dashboard.risk.composite`). Conduct is one balance of all acts and no sum of
its parts, so it has what the two intervals allow; no other range is wider than that. A number of
reports is a Poisson count, so the reports in between have Garwood's interval of their own
(:mod:`dashboard.risk.shrinkage`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.risk.answers import texts
from dashboard.risk.composite import likely, unlikely
from dashboard.risk.hosts import HOSTS
from dashboard.risk.shrinkage import poisson_interval

if TYPE_CHECKING:
    from dashboard.risk.scores import Scores

Array = npt.NDArray[Any]

Standing = Literal["both", "only_now", "only_then", "neither"]
"""On which of the two days something is observed."""

ADDITIVE: Final = ("reported", "emigrants", "weighted")
"""Layers whose parts add up to the value as they are; the others hold shares of it."""

ALIKE: Final = 1e-9
"""Values closer than that are equal: sums of floats differ by less."""

WHOLE: Final = ("conduct",)
"""Layers whose value is not made of the values of their parts."""

_STANDINGS: Final = np.array(["neither", "only_then", "only_now", "both"], dtype=object)
_ENDS: Final = ("value", "low", "high")


@dataclass(frozen=True, eq=False, slots=True)
class Difference:
    """What a layer says of every country on two days; frames are never changed in place.

    Attributes
    ----------
    layer
        Code of the layer.
    countries
        One row for every code of ``countries.NAMES``, in that order: ``iso3``, ``standing``
        (:data:`Standing`); ``then``, ``then_low``, ``then_high``, ``now``, ``now_low``,
        ``now_high`` (NaN on a day when it is not observed); ``value``, ``low``, ``high`` (the
        difference and its range; NaN unless observed on both), ``maybe_none`` (there is a
        difference, but its range holds zero) and ``overlap`` (the two intervals meet).
    parts
        One row a country and part observed on either day: ``iso3``, ``part``, ``standing``, the
        six columns of the two days, ``value`` (NaN unless observed on both), ``adds`` (what the
        part adds to the country's value now, less what it added then), ``moved`` (bool).
    """

    layer: str
    countries: pd.DataFrame
    parts: pd.DataFrame


class _Day(NamedTuple):
    """Parts of all countries on one day: arrays of hosts by parts, NaN where not observed."""

    value: Array
    low: Array
    high: Array
    contribution: Array
    weight: Array


def between(then: Scores, now: Scores) -> Difference:
    """Return what changed from one day to another; both of one layer and one question."""
    codes = pd.unique(pd.concat([then.parts["part"], now.parts["part"]]))
    one, two = (_laid_out(scores.parts, codes) for scores in (then, now))
    return Difference(
        now.layer,
        _countries(then, now, _range(now.layer, one, two)),
        _parts(codes, one, two),
    )


def _laid_out(parts: pd.DataFrame, codes: Array) -> _Day:
    host = pd.Index(HOSTS).get_indexer(pd.Index(parts["iso3"]))
    part = pd.Index(codes).get_indexer(pd.Index(parts["part"]))
    found = []
    for name in _Day._fields:
        grid = np.full((len(HOSTS), len(codes)), np.nan)
        grid[host, part] = parts[name].to_numpy()
        found.append(grid)
    return _Day(*found)


def _countries(then: Scores, now: Scores, bounds: tuple[Array, Array]) -> pd.DataFrame:
    """Put both days and the difference side by side."""
    days = {"then": then.countries, "now": now.countries}
    ends = {
        day if name == "value" else f"{day}_{name}": frame[name].to_numpy()
        for day, frame in days.items()
        for name in _ENDS
    }
    value = ends["now"] - ends["then"]
    widest = ends["now_low"] - ends["then_high"], ends["now_high"] - ends["then_low"]
    low = np.fmin(np.fmax(bounds[0], widest[0]), value)
    high = np.fmax(np.fmin(bounds[1], widest[1]), value)
    if now.layer == "reported":
        low, high = _of_count(value)
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)),
        "standing": _standing(*(frame["observed"].to_numpy() for frame in days.values())),
        **ends,
        "value": value,
        "low": np.where(np.isnan(value), np.nan, low),
        "high": np.where(np.isnan(value), np.nan, high),
    }
    return pd.DataFrame(columns).assign(
        maybe_none=(np.abs(value) > ALIKE) & (low <= ALIKE) & (high >= -ALIKE),
        overlap=(widest[0] <= ALIKE) & (widest[1] >= -ALIKE),
    )


def _of_count(value: Array) -> tuple[Array, Array]:
    """Return the exact interval of a number of reports gained, or lost."""
    low, high = (
        np.where(np.abs(value) > ALIKE, end, 0.0) for end in poisson_interval(np.abs(value))
    )
    return np.where(value < 0, -high, low), np.where(value < 0, -low, high)


def _standing(then: Array, now: Array) -> pd.Series[str]:
    return texts(_STANDINGS[then.astype(int) + 2 * now.astype(int)])


def _range(layer: str, then: _Day, now: _Day) -> tuple[Array, Array]:
    """Return the least and the greatest difference, the parts that stayed the same held fixed."""
    seen = ~np.isnan(then.value) | ~np.isnan(now.value)
    changed = seen & ~_same(then, now)
    if layer in WHOLE:
        widest = np.where(changed.any(axis=1), np.inf, 0.0)
        return -widest, widest
    weight = np.nan_to_num(np.fmax(then.weight, now.weight))
    if layer in ADDITIVE:
        share = seen.astype(float)
    else:
        held = weight.sum(axis=1, keepdims=True)
        share = np.divide(weight, held, out=np.zeros_like(weight), where=held > 0)
    logs = layer == "composite"
    ends = [_ends(day, changed, share, logs=logs) for day in (then, now)]
    return ends[1][0] - ends[0][1], ends[1][1] - ends[0][0]


def _same(then: _Day, now: _Day) -> Array:
    """Whether a part has the same value and interval on both days."""
    same: Array = np.logical_and.reduce(
        [np.abs(getattr(now, name) - getattr(then, name)) <= ALIKE for name in _ENDS]
    )
    return same


def _ends(day: _Day, changed: Array, share: Array, *, logs: bool) -> tuple[Array, Array]:
    """Return the least and the greatest value a country may have had, as far as parts changed."""
    known = ~np.isnan(day.value)
    least = np.where(known, np.where(changed, day.low, day.value), 0.0)
    most = np.where(known, np.where(changed, day.high, day.value), changed.astype(float))
    if logs:
        low, high = (likely((unlikely(end) * share).sum(axis=1)) for end in (least, most))
    else:
        low, high = ((end * share).sum(axis=1) for end in (least, most))
    return low, high


def _parts(codes: Array, then: _Day, now: _Day) -> pd.DataFrame:
    known = [~np.isnan(day.value) for day in (then, now)]
    host, part = np.nonzero(known[0] | known[1])
    ends = {
        day if name == "value" else f"{day}_{name}": getattr(values, name)[host, part]
        for day, values in (("then", then), ("now", now))
        for name in _ENDS
    }
    value = ends["now"] - ends["then"]
    adds = np.nan_to_num(now.contribution) - np.nan_to_num(then.contribution)
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)[host]),
        "part": texts(np.asarray(codes, dtype=object)[part]),
        "standing": _standing(*(day[host, part] for day in known)),
        **ends,
        "value": value,
        "adds": adds[host, part],
        "moved": np.isnan(value) | (np.abs(value) > ALIKE),
    }
    return pd.DataFrame(columns)
