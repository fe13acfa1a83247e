"""Ranks of the composite, and how far they move when the weights are drawn at random.

Sensitivity analysis of the OECD/JRC Handbook (2008), step 7: weights are a judgement, so every rank
is given with the interval it has under all weights alike. Weights are drawn from the flat Dirichlet
distribution, under which every choice of weights is as likely as any other.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.risk.aggregate import ENOUGH, RULE
from dashboard.risk.weights import WEIGHED

Array = npt.NDArray[Any]

DRAWS: Final = 1000
SEED: Final = 2022

ENDS: Final = (0.05, 0.95)
"""The interval leaves out a twentieth of the draws on either side."""

ALIKE: Final = 12
"""Decimals to which sums are compared: what differs less differs by rounding alone."""


def ranks(parts: pd.DataFrame, *, draws: int = DRAWS, seed: int = SEED) -> pd.DataFrame:
    """Return the rank of every observed country and its 5–95 % interval.

    Parameters
    ----------
    parts
        Parts of the composite (:attr:`Scores.parts`); those whose observed parts hold too little
        of the weight have no rank.
    draws
        How many weights are drawn.
    seed
        Equal seeds give equal intervals.

    Returns
    -------
    DataFrame
        ``iso3``, ``rank`` (1: highest reported risk; equal values share the better rank), ``low``
        and ``high`` (whole ranks), sorted by rank and country. The rank under the weights given
        may lie outside its interval: then these weights are unusual for this country.
    """
    if parts.empty:
        return _none()
    weight = parts.drop_duplicates("part").set_index("part")["weight"]
    codes = [code for code in WEIGHED if code in weight.index]
    values = parts.pivot_table(index="iso3", columns="part", values="value")  # sorted by iso3
    table = values.reindex(columns=codes).to_numpy(dtype="float64")
    given = weight.reindex(codes).to_numpy(dtype="float64").reshape(1, -1)
    kept = (~np.isnan(table)) @ given[0] >= ENOUGH - 1e-9
    if not kept.any():
        return _none()
    drawn = np.random.default_rng(seed).dirichlet(np.ones(len(codes)), draws)
    under = _ranked(table[kept], drawn)
    low, high = np.quantile(under, ENDS, axis=1, method="inverted_cdf")
    columns = {
        "iso3": values.index[kept],
        "rank": _ranked(table[kept], given)[:, 0],
        "low": low,
        "high": high,
    }
    found = pd.DataFrame(columns).astype(_KINDS)
    return found.sort_values(["rank", "iso3"], ignore_index=True)


_KINDS: Final = {"iso3": "str", "rank": "int64", "low": "int64", "high": "int64"}


def _none() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in _KINDS.items()})


def _ranked(values: Array, weights: Array) -> Array:
    """Return the rank of every country (rows) under every choice of weights (columns)."""
    logs = np.nan_to_num(RULE.sums(values))
    held = np.maximum((~np.isnan(values)) @ weights.T, 1e-300)
    sums = -np.round(logs @ weights.T / held, ALIKE)
    order = np.argsort(sums, axis=0, kind="stable")
    rising = np.take_along_axis(sums, order, axis=0)
    place = np.arange(1, len(values) + 1)[:, None]
    new = np.vstack([np.ones((1, len(weights)), dtype=bool), rising[1:] != rising[:-1]])
    shared = np.maximum.accumulate(np.where(new, place, 0), axis=0)
    found = np.empty_like(shared)
    np.put_along_axis(found, order, shared, axis=0)
    return found
