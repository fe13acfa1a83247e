"""How many facts are known of a country on a day: whether its silence says anything.

The same facts as :func:`dashboard.risk.in_force.in_force` keeps, only counted, which every incident
layer needs for every day asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.risk.hosts import HOSTS
from dashboard.risk.in_force import dated
from dashboard.risk.once import Once

if TYPE_CHECKING:
    from datetime import date

Array = npt.NDArray[Any]

COVERED: Final = 10
"""Host facts in force from which on a country counts as looked at: a country nobody wrote ten facts
about says nothing by having no incident."""


class Known(NamedTuple):
    """Facts as numbers: days since 1970-01-01, place of the country, country and field."""

    since: Array
    until: Array
    host: Array
    field: Array


_KNOWN: Final[Once[Known]] = Once()


def covered(host_facts: pd.DataFrame, as_of: date) -> Array:
    """Return, by country in the order of ``HOSTS``, whether enough facts hold on ``as_of``."""
    known = _KNOWN((host_facts,), "", lambda: _known(host_facts))
    day = np.datetime64(as_of, "D").astype("int64")
    holding = (known.since <= day) & (known.until >= day)
    newest = np.full(len(known.field) + 1, np.iinfo("int64").min)
    np.maximum.at(newest, known.field[holding], known.since[holding])
    kept = holding & (known.since == newest[known.field])
    enough: Array = np.bincount(known.host[kept], minlength=len(HOSTS)) >= COVERED
    return enough


def _known(host_facts: pd.DataFrame) -> Known:
    facts = dated(host_facts)
    host = pd.Index(HOSTS).get_indexer(pd.Index(facts["iso3"]))
    field = pd.MultiIndex.from_frame(facts[["iso3", "field"]]).factorize()[0]
    bounds = np.iinfo("int64").min + 1, np.iinfo("int64").max
    since, until = (
        facts[name].astype("datetime64[s]").dt.floor("D").to_numpy().astype("datetime64[D]")
        for name in ("since", "until")
    )
    days = [
        np.where(np.isnat(day), bound, day.astype("int64"))
        for day, bound in zip((since, until), bounds, strict=True)
    ]
    return Known(*(column[host >= 0] for column in (*days, host, field)))
