"""Parts made of acts: how much of what a state is reported to have done was against exiles.

Acts against (a) and for (b) exiles are summed with their weights: evidence grade times
2^(-age / half-life) for an incident, 1 for a fact in force (the logarithm of the number where it
counts people). The value is the posterior mean of the share a / (a + b) under a uniform prior,
(a + 1) / (a + b + 2), with the 90 % interval of Beta(a + 1, b + 1). So one act more against exiles
never lowers a part, one more for them never raises it, little evidence stays near the middle with
a wide interval, and old evidence fades. Method: Bayes's rule for a proportion (Gelman et al.,
*Bayesian Data Analysis*, 3rd ed., section 2.4). Numbers of acts follow attention of the press: no
report is not a good record, so a part without acts is unobserved.
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
from dashboard.wording import say

if TYPE_CHECKING:
    import numpy.typing as npt

    from dashboard.risk.facts import Held
    from dashboard.risk.scores import Asked

HALF_LIFE: Final = 730
"""Days after which an act says half as much of what a state does now: two years, about the time in
which a government, a law or a practice changes."""

FAINTEST: Final = 0.1
"""Weight of all acts together below which a part is no longer observed."""

LISTED: Final = 50
"""Incidents listed as evidence for each country and part, the newest first; all of them count."""


@dataclass(frozen=True, eq=False, slots=True)
class Acts:
    """Acts one by one: ``cell`` (host times parts plus part), weights ``against`` and ``given``."""

    cell: npt.NDArray[np.intp]
    against: npt.NDArray[np.float64]
    given: npt.NDArray[np.float64]
    day: npt.NDArray[np.datetime64]


def balanced(layer: str, *acts: Acts) -> Parts:
    """Return the parts of a layer from acts; the method stands at the top of this module."""
    shape = (len(HOSTS), len(terms.WEIGHTS[layer]))
    cell = np.concatenate([some.cell for some in acts])
    sums = [
        np.bincount(
            cell, np.concatenate([getattr(some, name) for some in acts]), shape[0] * shape[1]
        )
        for name in ("against", "given")
    ]
    held = sums[0] + sums[1] >= FAINTEST
    a, b = (np.where(held, total, np.nan) + 1 for total in sums)
    low, high = np.full(len(a), np.nan), np.full(len(a), np.nan)
    low[held], high[held] = (betaincinv(a[held], b[held], q) for q in (0.05, 0.95))
    newest, oldest = dates_by_cell(cell, np.concatenate([some.day for some in acts]), shape)
    value = a / (a + b)
    return Parts(value.reshape(shape), low.reshape(shape), high.reshape(shape), newest, oldest)


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
    kept = np.flatnonzero((number >= 0) & (first <= today) & (host >= 0))
    row, number = row[kept], number[kept]
    age = today - np.minimum(last[kept], today)
    weight = evidence_of[row] * np.exp2(-age / HALF_LIFE)
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
    reasons = np.array([say("risk.why.for"), say("risk.why.against")], dtype=object)
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
