"""How often asylum claims of Russians are rejected, from counted decisions.

Decisions are those UNHCR publishes by year: recognised, other protection, rejected; cases closed
otherwise say nothing. A year counts once it is over, for three years, each half as much as the next
one. The interval is Wilson's at 90 % (E. B. Wilson, JASA 22, 1927, 209-212) and the value its
centre, so that five decisions do not look like five hundred. Where no decision is counted but a
share is published, it stands for the fewest decisions from which one is: 20.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.risk.hosts import HOSTS, positions
from dashboard.risk.in_force import days
from dashboard.risk.once import Once
from dashboard.risk.parts import Parts, dates_by_cell
from dashboard.risk.scores import EVIDENCE
from dashboard.wording import kept

if TYPE_CHECKING:
    from datetime import date

    import numpy.typing as npt

    from dashboard.snapshot import Snapshot

GRANTED: Final = ("unhcr_decisions_recognized", "unhcr_decisions_complementary")
REJECTED: Final = "unhcr_decisions_rejected"

COUNTS_FOR: Final = 3 * 365 + 1
"""Days after its end for which a year's decisions count."""

HALF_LIFE: Final = 365
"""Days after which decisions count half."""

FEWEST: Final = 20
"""Decisions that a published share stands for: below 20 the data give no yearly share."""

Z: Final = 1.6448536269514722
"""The normal quantile of a 90 % interval."""


@dataclass(frozen=True, eq=False, slots=True)
class Decisions:
    """Counted decisions: one place a country and period, and ``listed``, the rows behind.

    ``until`` is the last day of the period, ``listed_until`` the same for each row behind.
    """

    host: npt.NDArray[np.intp]
    until: npt.NDArray[np.datetime64]
    rejected: npt.NDArray[np.float64]
    granted: npt.NDArray[np.float64]
    listed: pd.DataFrame
    listed_until: npt.NDArray[np.datetime64]


_DECISIONS: Final[Once[Decisions]] = Once()


def refused(snapshot: Snapshot, as_of: date) -> tuple[Parts, pd.DataFrame]:
    """Return the share of claims rejected, as parts with one column, and the rows behind it."""
    table = snapshot.statistics
    found = _DECISIONS((table,), "decisions", lambda: _decisions(table))
    kept = _counting(found.until, as_of)
    host, until = found.host[kept], found.until[kept]
    age = (np.datetime64(as_of, "s") - until) / np.timedelta64(1, "D")
    weight = 0.5 ** (age / HALF_LIFE)
    k, granted = (
        np.bincount(host, weight * numbers[kept], len(HOSTS)).astype("float64")[:, None]
        for numbers in (found.rejected, found.granted)
    )
    parts = Parts(*wilson(k, k + granted), *dates_by_cell(host, until, (len(HOSTS), 1)))
    listed = found.listed.take(np.flatnonzero(_counting(found.listed_until, as_of)))
    return parts, listed.reset_index(drop=True)


def _counting(until: npt.NDArray[np.datetime64], as_of: date) -> npt.NDArray[np.bool_]:
    """Whether periods that ended then count on a day."""
    day = np.datetime64(as_of, "s")
    counts: npt.NDArray[np.bool_] = (until <= day) & (until > day - np.timedelta64(COUNTS_FOR, "D"))
    return counts


def published(share: Parts) -> Parts:
    """Return published shares refused (``share``) with the interval of the fewest decisions."""
    n = np.where(np.isnan(share.value), 0.0, FEWEST)
    return Parts(*wilson(np.nan_to_num(share.value) * n, n), share.newest, share.oldest)


def wilson(
    k: npt.NDArray[np.float64], n: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return centre, low and high of Wilson's 90 % interval for k of n; NaN for n = 0.

    Examples
    --------
    >>> [round(float(x), 3) for x in wilson(np.array([5.0]), np.array([5.0]))]
    [0.824, 0.649, 1.0]
    """
    some = np.where(n > 0, n, np.nan)
    share = k / some
    middle = (share + Z**2 / (2 * some)) / (1 + Z**2 / some)
    half = Z / (1 + Z**2 / some) * np.sqrt(share * (1 - share) / some + Z**2 / (4 * some**2))
    return middle, np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def _decisions(statistics: pd.DataFrame) -> Decisions:
    """Read the table: what depends on no day.

    Of a country and period only counts with both a recognised and a rejected side are used;
    several figures of one series for one country and period are averaged.
    """
    host = positions(statistics["iso3"])
    value = pd.to_numeric(statistics["value"], errors="coerce").astype("float64")
    kept = statistics["series"].isin([*GRANTED, REJECTED]) & (host >= 0) & value.notna()
    rows = statistics[kept].assign(host=host[kept], value=value[kept])
    rows = rows.sort_values(["host", "period_end", "series", "id"], ignore_index=True)
    keys = ["host", "period_start", "period_end"]
    figures = rows.groupby([*keys, "series"])["value"].mean().unstack("series")
    figures = figures.reindex(columns=[*GRANTED, REJECTED])
    figures = figures[figures[GRANTED[0]].notna() & figures[REJECTED].notna()].fillna(0.0)
    periods = figures.index.to_frame(index=False)
    return Decisions(
        periods["host"].to_numpy().astype("intp"),
        days(periods["period_end"], last=True),
        figures[REJECTED].to_numpy(),
        figures[[*GRANTED]].to_numpy().sum(axis=1),
        _listed(rows),
        days(rows["period_end"], last=True),
    )


def _listed(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "iso3": rows["iso3"],
            "part": "asylum",
            "table": "statistics",
            "record": rows["id"],
            "since": days(rows["period_start"], last=False),
            "grade": (rows["series"] == REJECTED).astype("float64"),
            "reason": kept("risk.why.decisions"),
        }
    ).astype(EVIDENCE)
