"""Layer 2: incidents weighted by how grave, how recent and how well established they are.

An incident of threat type ``t`` and evidence grade ``e`` that may have lasted to day ``d`` counts
``severity(t) * weight(e) * 2 ** (-age / half_life(t))``, its age in days from ``d`` to ``as_of``
and never below 0. The numbers stand with their reasons in :mod:`dashboard.taxonomy`. The sum of a
country is taken as a Poisson count and drawn towards the mean of all countries
(:mod:`dashboard.risk.shrinkage`); the value is the posterior mean, the interval holds 90 % of the
posterior.

The prior is fitted over every country that reports can come from, under the same question with its
choice of countries lifted. So a country's value does not depend on which others are chosen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import taxonomy
from dashboard.risk import shrinkage, tallies
from dashboard.risk.answers import NEVER, country_frame, part_frame, texts
from dashboard.risk.coverage import covered
from dashboard.risk.hosts import HOSTS
from dashboard.risk.scores import PartTerm, Scores, methods_of

if TYPE_CHECKING:
    from dashboard.risk.scores import Asked

MEAN: Final = "mean_of_countries"
"""Code of the part that is not a country's own: what the mean of all countries adds."""

PARTS: Final = (*methods_of("weighted"), PartTerm(MEAN, "weighted", 1.0))
"""The four methods and the mean; their weights follow from the data."""

_COUNTS: Final = np.array(
    [
        [kind.severity * grade.weight for grade in taxonomy.EVIDENCE]
        for kind in taxonomy.THREAT_TYPES
    ]
)
"""What an incident of today counts, by threat type and evidence grade."""

_DECAY: Final = np.array([1 / kind.half_life for kind in taxonomy.THREAT_TYPES])

_REASONS: Final = tuple(kind.english_reason for kind in taxonomy.THREAT_TYPES)


def weighted(asked: Asked) -> Scores:
    """Return weighted incidents by country, by method and the mean of countries as parts."""
    rows = tallies.rows_asked(asked)
    counts = what_they_count(rows, tallies.day_number(asked))
    sums, newest = rows.summed(counts), rows.newest()
    observed = tallies.reported_from(asked) & tallies.not_origin()
    squares = rows.summed(counts**2)
    prior = shrinkage.prior(sums.sum(axis=1)[observed], squares.sum(axis=1)[observed])
    own = shrinkage.posterior(sums, replace(prior, mean=0.0))
    share = (1 - prior.pull) / len(tallies.METHODS)
    methods = part_frame(own, share, newest, observed, asked.as_of)
    return Scores(
        "weighted",
        country_frame(
            shrinkage.posterior(sums.sum(axis=1), prior), observed, newest, rows.oldest()
        ),
        pd.concat([methods, _mean(prior, observed)], ignore_index=True),
        tallies.evidence(asked, rows, observed, counts, _REASONS),
        least=observed & ~covered(asked.snapshot.host_facts, asked.as_of),
    )


def what_they_count(rows: tallies.Rows, today: int) -> tallies.Array:
    """Return what each incident counts, 0 to 1; ``today`` in days since 1970-01-01."""
    age = np.maximum(today - rows.day_to.astype("float32"), 0)
    recency = np.exp2(-age * _DECAY.astype("float32")[rows.threat_type])
    counts: tallies.Array = _COUNTS[rows.threat_type, rows.verification] * recency
    return counts


def _mean(prior: shrinkage.Prior, observed: tallies.Array) -> pd.DataFrame:
    """Return the part that the mean of all countries is, the same for every observed one."""
    added = prior.mean * prior.pull
    n = int(observed.sum())
    rows = {
        "iso3": texts(np.array(HOSTS, dtype=object)[observed]),
        "part": texts(np.full(n, MEAN, dtype=object)),
        **{name: np.full(n, added) for name in ("value", "low", "high")},
        "weight": np.full(n, prior.pull),
        "contribution": np.full(n, added),
        "observed": np.ones(n, dtype=bool),
        "newest": np.full(n, NEVER),
        "stale": np.zeros(n, dtype=bool),
    }
    return pd.DataFrame(rows)
