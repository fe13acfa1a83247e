"""Which host facts hold on a day.

A fact without a first date has always held as far as anyone knows; one without a last date has no
end that anybody saw. A partial date counts from its first to its last day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import dates

if TYPE_CHECKING:
    from datetime import date

    import numpy.typing as npt

DAY: Final = "datetime64[s]"
"""The type of every date in the risk layers; NaT where a date is not known."""


def dated(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the facts with ``since`` and ``until``, the first and last day they hold.

    Does not depend on any day, so it is done once a snapshot. ``since`` and ``until`` are
    datetime64[s] and NaT where the table says nothing.
    """
    return facts.assign(
        since=days(facts["valid_from"], last=False), until=days(facts["valid_to"], last=True)
    )


def in_force(facts: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Return the facts that hold on ``as_of``, the newest of each country and field.

    Parameters
    ----------
    facts
        Rows of host_facts, or :func:`dated` rows (which saves reading the dates again).
    as_of
        The day. Of several facts of one country and field those with the newest ``valid_from``
        stay; equal ones all stay, for sources that disagree are not to be chosen between.

    Returns
    -------
    DataFrame
        The columns given with ``since`` and ``until``; sorted by country, field and id, plain
        index.
    """
    known = facts if "since" in facts else dated(facts)
    ordered = known.sort_values(["iso3", "field", "id"], ignore_index=True)
    pairs = pd.MultiIndex.from_arrays([ordered["iso3"], ordered["field"]])
    since, until = (ordered[name].to_numpy().astype(DAY) for name in ("since", "until"))
    return ordered.iloc[holding(pd.factorize(pairs)[0], since, until, as_of)].reset_index(drop=True)


def holding(
    group: npt.NDArray[np.intp],
    since: npt.NDArray[np.datetime64],
    until: npt.NDArray[np.datetime64],
    as_of: date,
) -> npt.NDArray[np.intp]:
    """Return the rows that hold on ``as_of`` and are the newest of their group that do.

    Parameters
    ----------
    group
        A number for each country and field, one a row.
    since, until
        First and last day, NaT where there is none.
    """
    day = np.datetime64(as_of, "s")
    kept = np.flatnonzero((np.isnat(since) | (since <= day)) & (np.isnat(until) | (until >= day)))
    begin = since[kept].astype("int64")  # NaT is the least of all numbers
    newest = np.full(int(group.max(initial=-1)) + 1, np.iinfo("int64").min)
    np.maximum.at(newest, group[kept], begin)
    found: npt.NDArray[np.intp] = kept[begin == newest[group[kept]]]
    return found


def days(texts: pd.Series[str], *, last: bool) -> npt.NDArray[np.datetime64]:
    """Return the first or last day of partial dates, NaT for empty ones; each text read once."""
    read = dates.last_day if last else dates.first_day
    codes, distinct = pd.factorize(texts.astype("str"))
    known = [np.datetime64(read(text) if text else "NaT", "s") for text in distinct]
    found: npt.NDArray[np.datetime64] = np.array(known, dtype=DAY)[codes]
    return found
