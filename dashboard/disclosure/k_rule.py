"""The k rule: nobody who is not public is shown but among enough incidents like theirs.

Incidents are alike when they show the same place and time, a target group of the same coarse kind
and a method of the same kind; all shown incidents count. Where they are too few, a row's date is
made less exact, then its place, always in this order; where they still are, it is not shown at all.

The design asks for the group between date and place, and for the kind of threat after it. The
tables hold no code above a target group or a threat type, and the rule counts coarse groups and
methods from the start, so coarser codes would not make a class any larger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import dates, taxonomy
from dashboard.disclosure.policy import COARSE_GROUP, LEVELS
from dashboard.disclosure.reading import coarsened, coarser

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.disclosure.incidents import ShownIncidents

STEPS: Final = ("as shown", "date", "place", "withheld")
"""What is done, in order: nothing, the year alone, the country alone, not shown."""


def enough_alike(
    show: Callable[[pd.DataFrame], ShownIncidents],
    limits: pd.DataFrame,
    visible: pd.Series[bool],
    k: int,
) -> tuple[ShownIncidents, pd.Series[bool]]:
    """Return the incidents as shown under the k rule, and which rows it withholds.

    Parameters
    ----------
    show
        Gives the incidents as shown within limits (``ratchet.incident_limits``).
    visible
        Rows that are not withheld for another reason (the embargo apart).
    k
        Fewest incidents alike; 0 or 1 asks for nothing.
    """
    step = pd.Series(0, index=limits.index)
    while True:
        shown = show(_tightened(limits, step))
        seen = visible & shown.due & (step < STEPS.index("withheld"))
        lacking = shown.private & seen if k > 1 else pd.Series(data=False, index=limits.index)
        wanted = _step_needed(shown.rows[seen], lacking[seen], step[seen], k)
        if (wanted == step[wanted.index]).all():
            withheld = visible & shown.due & (step == STEPS.index("withheld"))
            return shown, withheld
        step = step.mask(step.index.isin(wanted.index), wanted.reindex(step.index)).astype(int)


def _tightened(limits: pd.DataFrame, step: pd.Series[int]) -> pd.DataFrame:
    year = pd.Series("year", index=limits.index, dtype="str").where(step >= STEPS.index("date"))
    country = pd.Series(LEVELS[-1], index=limits.index, dtype="str")
    country = country.where(step >= STEPS.index("place"))
    return limits.assign(
        date=_coarser_or_none(limits["date"], year, dates.ORDER),
        date_end=_coarser_or_none(limits["date_end"], year, (*dates.ORDER, "none")),
        place=_coarser_or_none(limits["place"], country, LEVELS),
    )


def _coarser_or_none(
    first: pd.Series[str], second: pd.Series[str], order: tuple[str, ...]
) -> pd.Series[str]:
    limited = first.notna() | second.notna()
    return coarser(first.fillna(order[0]), second, order).where(limited)


def _step_needed(
    rows: pd.DataFrame, lacking: pd.Series[bool], step: pd.Series[int], k: int
) -> pd.Series[int]:
    """Return the first step, from the one taken on, at which each row has ``k`` like it."""
    needed = step.copy()
    for number in range(STEPS.index("withheld")):
        here = lacking & (needed == number)
        few = here & (_alike(rows, here, number) < k)
        needed = needed.mask(few, number + 1)
    return needed


def _alike(rows: pd.DataFrame, asked: pd.Series[bool], step: int) -> pd.Series[int]:
    """Return how many rows are like each asked one at the exactness it has after a step."""
    forms = rows[["date_precision", "geo_precision"]]
    if step >= STEPS.index("date"):
        forms = forms.assign(date_precision="year")
    if step >= STEPS.index("place"):
        forms = forms.assign(geo_precision=LEVELS[-1])
    size = pd.Series(0, index=rows.index)
    for to, at in forms[asked].drop_duplicates().itertuples(index=False, name=None):
        like = rows.groupby(_classes(rows, to, at))["iso3"].transform("size")
        mine = (forms["date_precision"] == to) & (forms["geo_precision"] == at)
        size = size.mask(asked & mine, like)
    return size


def _classes(rows: pd.DataFrame, precision: str, level: str) -> list[pd.Series[str]]:
    """Return what rows are alike in, no more exact than a precision and a level."""
    when = coarsened(rows["event_date"], pd.Series(precision, index=rows.index))
    place = {"city": ["iso3", "admin1", "place"], "region": ["iso3", "admin1"]}
    return [
        when.rename("when"),
        *(rows[column] for column in place.get(level, ["iso3"])),
        rows["target_group"].map(COARSE_GROUP).rename("group"),
        rows["threat_type"].map(taxonomy.METHOD_OF).rename("method"),
    ]


def lone_journeys(rows: pd.DataFrame, unnamed: pd.Series[bool], k: int) -> pd.Series[bool]:
    """Return which journeys of unnamed people have fewer than ``k`` with the same stops."""
    return unnamed & (rows.groupby("stops")["stops"].transform("size") < k)
