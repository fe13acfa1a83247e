"""Parts made of acts: how much of what a state is reported to have done was against exiles.

Acts against (a) and for (b) exiles are summed with their weights: evidence grade times
2^(-age / half-life) for an incident, 1 for a fact in force (the logarithm of the number where it
counts people). The value is the posterior mean of the share a / (a + b) under a uniform prior,
(a + 1) / (a + b + 2), with the 90 % interval of Beta(a + 1, b + 1). So one act more against exiles
never lowers a part, one more for them never raises it, little evidence stays near the middle with
a wide interval, and old evidence fades. Method: Bayes's rule for a proportion (Gelman et al.,
*Bayesian Data Analysis*, 3rd ed., section 2.4). Numbers of acts follow attention of the press: no
report is not a good record, so a part without acts is unobserved.

A prior with another mean ``m`` than 1/2 is worth as many acts, two: (a + 2m) / (a + b + 2). A part
beside others is drawn to the mean of those: then a first act against exiles cannot lower the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from scipy.special import betaincinv

from dashboard.engine import matching
from dashboard.engine.matching import EPOCH
from dashboard.risk import terms
from dashboard.risk.acts import ACTS, coded
from dashboard.risk.hosts import HOSTS, of_engine
from dashboard.risk.in_force import DAY
from dashboard.risk.parts import Parts, dates_by_cell
from dashboard.risk.scores import EVIDENCE, empty
from dashboard.wording import kept

if TYPE_CHECKING:
    import numpy.typing as npt

    from dashboard.risk.facts import Held
    from dashboard.risk.scores import Asked

HALF_LIFE: Final = 730
"""Days after which an act says half as much of what a state does now: two years, about the time in
which a government, a law or a practice changes."""

FAINTEST: Final = 0.1
"""Weight of all acts against, or of all acts for, below which that side of a part does not count.
Each side by itself: so an act against exiles never brings faint old acts for them to light."""

PRIOR: Final = 2.0
"""Acts that the prior is worth: the uniform one of Bayes and Laplace, one for and one against."""

ENDS: Final = (0.05, 0.95)

LISTED: Final = 50
"""Incidents listed as evidence for each country and part, the newest first; all of them count."""


@dataclass(frozen=True, eq=False, slots=True)
class Acts:
    """Acts one by one: ``cell`` (host times parts plus part), weights ``against`` and ``given``."""

    cell: npt.NDArray[np.intp]
    against: npt.NDArray[np.float64]
    given: npt.NDArray[np.float64]
    day: npt.NDArray[np.datetime64]


def balanced(layer: str, *acts: Acts, middle: npt.NDArray[np.float64] | None = None) -> Parts:
    """Return the parts of a layer from acts; the method stands at the top of this module.

    ``middle`` is the mean of the prior by host, 1/2 when None.
    """
    shape = (len(HOSTS), len(terms.WEIGHTS[layer]))
    a, b = summed(layer, *acts)
    mean = np.full(shape, 0.5) if middle is None else np.repeat(middle[:, None], shape[1], axis=1)
    cell, day = (np.concatenate([getattr(s, name) for s in acts]) for name in ("cell", "day"))
    dates = dates_by_cell(cell, day, shape)
    return Parts(*posterior(a, b, mean), *dates)


def summed(layer: str, *acts: Acts) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the sums against and for, hosts by parts; 0 where fainter than :data:`FAINTEST`."""
    shape = (len(HOSTS), len(terms.WEIGHTS[layer]))
    cell = np.concatenate([some.cell for some in acts])
    cells = np.zeros(shape[0] * shape[1])
    against, given = (
        cells + np.bincount(cell, np.concatenate([getattr(s, name) for s in acts]), len(cells))
        for name in ("against", "given")
    )
    return heard(against.reshape(shape), FAINTEST), heard(given.reshape(shape), FAINTEST)


def heard(sums: npt.NDArray[np.float64], least: float) -> npt.NDArray[np.float64]:
    """Return the sums of one side, 0 for those below the least that counts."""
    return np.where(sums >= least, sums, 0.0)


def posterior(
    a: npt.NDArray[np.float64], b: npt.NDArray[np.float64], mean: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return mean, low and high of the share against; NaN where there is no act."""
    held = a + b > 0
    value = np.where(held, (a + PRIOR * mean) / (a + b + PRIOR), np.nan)
    low, high = np.full(a.shape, np.nan), np.full(a.shape, np.nan)
    inner = PRIOR * np.clip(mean[held], 0.01, 0.99)  # Beta needs both of its numbers above 0
    low[held], high[held] = (
        betaincinv(a[held] + inner, b[held] + PRIOR - inner, end) for end in ENDS
    )
    return value, np.fmin(low, value), np.fmax(high, value)


def of_facts(held: Held) -> Acts:
    """Return graded facts as acts; facts of one country and field share one weight."""
    _, code, n = np.unique(held.field, return_inverse=True, return_counts=True)
    weight = np.log2(1 + held.people) / n[code]
    return Acts(held.cell, held.grade * weight, (1 - held.grade) * weight, held.seen)


def of_incidents(asked: Asked, layer: str) -> tuple[Acts, pd.DataFrame]:
    """Return the acts in incidents up to ``as_of``, and the newest of them as evidence.

    The question's countries and area are left aside: what a state did does not depend on which
    countries are looked at.
    """
    act_of, evidence_of = coded(asked.incidents)
    query = asked.query.without("countries").without("area")
    columns = ("row", "iso3", "day_from", "day_to")
    found = matching(asked.incidents, query).select(*columns).collect()
    row, country, first, last = (found.get_column(name).to_numpy() for name in columns)
    number = _numbers(layer)[act_of[row]]
    today = (asked.as_of - EPOCH).days
    host = of_engine()[country]
    age = today - np.minimum(last, today)
    weight = evidence_of[row] * np.exp2(-age / HALF_LIFE)
    kept = np.flatnonzero((number >= 0) & (first <= today) & (host >= 0))
    row, number, weight = row[kept], number[kept], weight[kept]
    part, against = number // 2, number % 2 == 1
    cell = host[kept] * len(terms.WEIGHTS[layer]) + part
    day = first[kept].astype("datetime64[D]").astype(DAY)
    acts = Acts(cell, np.where(against, weight, 0.0), np.where(against, 0.0, weight), day)
    return acts, _listed(asked, layer, acts, row)


def _numbers(layer: str) -> npt.NDArray[np.int16]:
    """Return for each act twice its part's place, plus 1 when it is against; -1 for other layers.

    The last number stands for no act at all.
    """
    parts = [*terms.WEIGHTS[layer]]
    numbers = [
        2 * parts.index(a.part) + (a.side == "against") if a.layer == layer else -1 for a in ACTS
    ]
    return np.array([*numbers, -1], dtype="int16")


def _listed(asked: Asked, layer: str, acts: Acts, row: npt.NDArray[np.intp]) -> pd.DataFrame:
    """Return the newest acts of each cell as rows of :attr:`Scores.evidence`."""
    if not len(row):
        return empty(EVIDENCE)
    order = np.argsort(acts.cell.astype("int16"), kind="stable")
    cell = acts.cell[order]
    start = np.flatnonzero(np.r_[True, cell[1:] != cell[:-1]])
    within = np.arange(len(cell)) - np.repeat(start, np.diff(np.r_[start, len(cell)]))
    order = order[within < LISTED]
    host, part = np.divmod(acts.cell[order], len(terms.WEIGHTS[layer]))
    ids = asked.incidents.full.get_column("id")[row[order]].to_numpy()
    against = acts.against[order] > 0
    reasons = np.array([kept("risk.why.for"), kept("risk.why.against")], dtype=object)
    codes, hosts = (np.array([*names], dtype=object) for names in (terms.WEIGHTS[layer], HOSTS))
    return pd.DataFrame(
        {
            "iso3": pd.Series(hosts[host], dtype="str"),
            "part": pd.Series(codes[part], dtype="str"),
            "table": pd.Series(["incidents"] * len(order), dtype="str"),
            "record": pd.Series(ids, dtype="str"),
            "since": acts.day[order],
            "grade": against.astype("float64"),
            "reason": pd.Series(reasons[against.astype(int)], dtype="str"),
        }
    )
