"""From parts to a layer: the weighted mean of what is observed, and what the rest could do to it.

A layer is observed where parts that carry at least half of its weight are. Its value is the
weighted mean of the observed parts; its interval puts every missing part at 0 and at 1, and the
others at the ends of their own intervals. So a value of a layer that misses much has a wide
interval, and the lower end never falls when something is added to a part.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd

from dashboard.risk import terms
from dashboard.risk.hosts import HOSTS
from dashboard.risk.in_force import DAY
from dashboard.risk.scores import STALE_AFTER, Scores

if TYPE_CHECKING:
    from datetime import date

    import numpy.typing as npt

    from dashboard.risk.parts import Parts

ENOUGH: Final = 0.5
"""Share of a layer's weight that has to be observed."""


def weighed(layer: str, parts: Parts, evidence: pd.DataFrame, as_of: date) -> Scores:
    """Return the scores of a layer from its parts; the method stands at the top of this module."""
    given = np.array([*terms.WEIGHTS[layer].values()])
    weight = given / given.sum()
    held = (~np.isnan(parts.value)) @ weight
    observed = held >= ENOUGH - 1e-9
    share = np.divide(1.0, held, out=np.full(len(held), np.nan), where=observed)
    added = np.nan_to_num(parts.value) * weight * share[:, None]
    missing = np.where(observed, 1 - held, np.nan)
    ends = (np.nan_to_num(parts.low) @ weight, np.nan_to_num(parts.high) @ weight + missing)
    low, high = (np.clip(end, 0, 1) for end in (np.where(observed, ends[0], np.nan), ends[1]))
    value = np.clip(added.sum(axis=1), low, high)
    return told(Shown(layer, parts, added, evidence), (value, low, high), as_of)


class Shown(NamedTuple):
    """What a layer shows behind its values; ``added`` is what each part adds, hosts by parts."""

    layer: str
    parts: Parts
    added: npt.NDArray[np.float64]
    evidence: pd.DataFrame


def told(shown: Shown, ends: tuple[npt.NDArray[np.float64], ...], as_of: date) -> Scores:
    """Return the scores of a layer; ``ends`` are value, low and high by host, NaN: unobserved."""
    countries = pd.DataFrame(
        {
            "iso3": pd.Series(HOSTS, dtype="str"),
            **dict(zip(("value", "low", "high"), ends, strict=True)),
            "observed": ~np.isnan(ends[0]),
            "newest": _ends(shown.parts.newest, np.fmax),
            "oldest": _ends(shown.parts.oldest, np.fmin),
        }
    )
    return Scores(shown.layer, countries, _listed(shown, as_of), shown.evidence)


def _ends(days: npt.NDArray[np.datetime64], least_or_most: np.ufunc) -> npt.NDArray[np.datetime64]:
    """Return the oldest or newest day over the parts, NaT when none is known."""
    found: npt.NDArray[np.datetime64] = least_or_most.reduce(days, axis=1)
    return found


def _listed(shown: Shown, as_of: date) -> pd.DataFrame:
    """Return the observed parts, one row each, by country and in the order of the layer."""
    parts, given = shown.parts, np.array([*terms.WEIGHTS[shown.layer].values()])
    host, part = np.nonzero(~np.isnan(parts.value))
    newest = parts.newest[host, part].astype(DAY)
    fresh = newest >= np.datetime64(as_of - timedelta(STALE_AFTER), "s")
    codes = np.array([*terms.WEIGHTS[shown.layer]], dtype=object)
    return pd.DataFrame(
        {
            "iso3": pd.Series(np.array(HOSTS, dtype=object)[host], dtype="str"),
            "part": pd.Series(codes[part], dtype="str"),
            "value": parts.value[host, part],
            "low": parts.low[host, part],
            "high": parts.high[host, part],
            "weight": (given / given.sum())[part],
            "contribution": shown.added[host, part],
            "observed": np.ones(len(host), dtype=bool),
            "newest": newest,
            "stale": ~fresh,
        }
    )
