"""Arrays by country and method put into the frames of :class:`dashboard.risk.scores.Scores`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.risk.hosts import HOSTS
from dashboard.risk.scores import STALE_AFTER
from dashboard.risk.tallies import METHODS

if TYPE_CHECKING:
    from datetime import date

    from dashboard.risk.shrinkage import Estimate

Array = npt.NDArray[Any]

NEVER: Final = np.datetime64("NaT", "s")


def country_frame(value: Estimate, observed: Array, newest: Array, oldest: Array) -> pd.DataFrame:
    """Return one row a country; what is not observed has neither value nor date.

    Parameters
    ----------
    value, observed
        One entry a country, in the order of ``HOSTS``.
    newest, oldest
        Days by country and method (datetime64[s], NaT for none).
    """
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)),
        **{name: np.where(observed, v, np.nan) for name, v in value._asdict().items()},
        "observed": observed,
        "newest": np.where(observed, np.fmax.reduce(newest, axis=1), NEVER),
        "oldest": np.where(observed, np.fmin.reduce(oldest, axis=1), NEVER),
    }
    return pd.DataFrame(columns)


def part_frame(
    value: Estimate, weight: float, newest: Array, observed: Array, as_of: date
) -> pd.DataFrame:
    """Return one row an observed country and method, by country.

    What a method adds to the country is its value. A method nobody reported an incident of has the
    value 0 and, having no date, is not stale.
    """
    host, method = np.divmod(np.flatnonzero(np.repeat(observed, len(METHODS))), len(METHODS))
    days = newest[host, method]
    columns = {
        "iso3": texts(np.array(HOSTS, dtype=object)[host]),
        "part": texts(np.array(METHODS, dtype=object)[method]),
        **{name: v[host, method] for name, v in value._asdict().items()},
        "weight": np.full(len(host), weight),
        "contribution": value.value[host, method],
        "observed": np.ones(len(host), dtype=bool),
        "newest": days,
        "stale": outdated(days, as_of),
    }
    return pd.DataFrame(columns)


def outdated(newest: Array, as_of: date) -> Array:
    """Return whether a date is more than a year before ``as_of``; false where there is none."""
    old: Array = newest < np.datetime64(as_of, "s") - np.timedelta64(STALE_AFTER, "D")
    return old


def texts(values: Array) -> pd.Series[str]:
    """Return strings as the column that frames hold them in."""
    return pd.Series(values, dtype="str")
