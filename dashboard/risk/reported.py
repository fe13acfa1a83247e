"""Layer 1: how many incidents are reported, as a count and per 10,000 Russian emigrants.

A count is of reports. Its interval is Garwood's exact 90 % interval of the mean of a Poisson count:
how much could have been reported had chance fallen otherwise. It says nothing about what was never
reported.

The rate divides the incidents since the first day of a published figure by that figure. Incidents
before the people counted in it left are not theirs. A figure counts once its period is over; a
country without one has no rate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dashboard import dates
from dashboard.engine.matching import EPOCH
from dashboard.risk import tallies
from dashboard.risk.answers import country_frame, part_frame
from dashboard.risk.hosts import HOSTS, positions
from dashboard.risk.once import Once
from dashboard.risk.scores import Scores, methods_of
from dashboard.risk.shrinkage import Estimate, poisson_interval

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from dashboard.risk.scores import Asked

DENOMINATOR: Final = "emigration_since_2022_estimate"
"""The series of statistics that people are counted by. One series alone, by one author and method:
arrivals, permits and border crossings count trips or papers, not people, and would make countries
look different that are only counted differently."""

PER: Final = 10_000
"""People the rate is for."""

PARTS: Final = methods_of("reported")
"""The four methods; each incident counts once, so all weigh the same."""


class _Figures(NamedTuple):
    """Figures as numbers: country, people, first and last day of the period."""

    host: tallies.Array
    people: tallies.Array
    since: tallies.Array
    until: tallies.Array


_FIGURES: Final[Once[_Figures]] = Once()


def reported(asked: Asked) -> Scores:
    """Return the number of incidents by country, by method as its parts."""
    rows = tallies.rows_asked(asked)
    return _counted("reported", asked, rows, np.ones(len(HOSTS)), tallies.reported_from(asked))


def emigrants(asked: Asked) -> Scores:
    """Return incidents per 10,000 emigrants, observed only where their number is published."""
    people, since = denominators(asked.snapshot.statistics, asked.as_of)
    rows = tallies.rows_asked(asked)
    observed = ~np.isnan(people) & tallies.reported_from(asked)
    rows = rows.where(observed[rows.country])
    rows = rows.where(rows.day_to >= since[rows.country])
    return _counted("emigrants", asked, rows, PER / people, observed)


def denominators(statistics: pd.DataFrame, as_of: date) -> tuple[tallies.Array, tallies.Array]:
    """Return the newest figure of each country that was complete on ``as_of``.

    Returns
    -------
    tuple of array
        By country in the order of ``HOSTS``: people (NaN where none are published), and the first
        day of the figure's period (days since 1970-01-01, 0 where none is). Of several figures
        with the same end the mean stands, and the latest beginning.
    """
    known = _FIGURES((statistics,), "", lambda: _figures(statistics))
    over = known.until <= _number(as_of)
    last = np.full(len(HOSTS), -1)
    np.maximum.at(last, known.host[over], known.until[over])
    kept = over & (known.until == last[known.host])
    host, n = known.host[kept], np.bincount(known.host[kept], minlength=len(HOSTS))
    people = np.bincount(host, known.people[kept], len(HOSTS))
    since = np.zeros(len(HOSTS), dtype="int64")
    np.maximum.at(since, host, known.since[kept])
    return np.divide(people, n, out=np.full(len(HOSTS), np.nan), where=n > 0), since


def _figures(statistics: pd.DataFrame) -> _Figures:
    """Read the series once; in the order of the figures, for sums not to depend on that of rows."""
    own = statistics[statistics["series"] == DENOMINATOR].sort_values(["iso3", "value"])
    host = positions(own["iso3"])
    kept = own[(host >= 0) & (own["value"].to_numpy() > 0)]
    since, until = (
        kept[name].map(read).to_numpy().astype("int64")
        for name, read in (("period_start", _first_day), ("period_end", _last_day))
    )
    return _Figures(positions(kept["iso3"]), kept["value"].to_numpy(), since, until)


def _counted(
    layer: str,
    asked: Asked,
    rows: tallies.Rows,
    scale: tallies.Array,
    observed: tallies.Array,
) -> Scores:
    """Count, multiply counts and intervals by ``scale`` and put the answer together."""
    counts, newest, oldest = rows.summed(), rows.newest(), rows.oldest()
    value, parts = _estimate(counts.sum(axis=1), scale), _estimate(counts, scale[:, None])
    return Scores(
        layer,
        country_frame(value, observed, newest, oldest),
        part_frame(parts, 1 / len(PARTS), newest, observed, asked.as_of),
        tallies.evidence(asked, rows, observed),
    )


def _estimate(counts: tallies.Array, scale: tallies.Array) -> Estimate:
    low, high = poisson_interval(counts)
    return Estimate(counts * scale, low * scale, high * scale)


def _number(day: date) -> int:
    return (day - EPOCH).days


def _first_day(text: str) -> int:
    return _number(dates.first_day(text))


def _last_day(text: str) -> int:
    return _number(dates.last_day(text))
