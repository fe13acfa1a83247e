"""Because of what a value changed between two days: dated facts, figures, reports, or age alone.

Only parts that moved have a cause, and only what holds or happened between the two days can be one:
a fact that began after the later day, or ended before the earlier one, is never named. Where a part
moved though no fact, figure or report did, older evidence weighs less (or the mean that it is drawn
to moved).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.engine.matching import EPOCH
from dashboard.risk import balance, reported, tallies, terms
from dashboard.risk.acts import ACTS
from dashboard.risk.difference import ADDITIVE, ALIKE
from dashboard.risk.histories import history, turns
from dashboard.risk.hosts import HOSTS
from dashboard.risk.in_force import DAY
from dashboard.risk.weighted import MEAN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dashboard.risk.difference import Difference
    from dashboard.risk.scores import Asked, Scores

Array = npt.NDArray[Any]

CAUSES: Final = {
    "iso3": "str",
    "part": "str",
    "kind": "str",
    "table": "str",
    "record": "str",
    "before": "str",
    "day": DAY,
    "n": "int64",
}
"""Columns of :func:`causes`."""

KINDS: Final = (
    "meanwhile",
    "began",
    "resumed",
    "ended",
    "replaced",
    "counts",
    "lapsed",
    "incidents",
    "emigrants",
    "enough",
    "mean",
    "age",
)
"""What can be a cause, in the order they are named: a fact that began and gave way in between; one
that began and holds; one that holds again; one that ended; one that gave way to another; a figure
that counts now, or no longer; reports in between; another number of emigrants; enough is known now,
or no longer; another mean that is drawn to; evidence that aged."""

_ACTING: Final = tuple(dict.fromkeys(act.layer for act in ACTS))


DRAWN: Final = (("protection", "police"),)
"""Layers and parts drawn to the mean of others, as weighted incidents are to that of all countries:
they move with it."""


class Cause(NamedTuple):
    """One row of :func:`causes`."""

    iso3: str
    part: str
    kind: str
    table: str = ""
    record: str = ""
    before: str = ""
    day: Any = np.datetime64("NaT", "s")
    n: int = 0


Moved = dict[tuple[str, str], float]
"""Country and part to how far it moved; NaN where it is known on one day alone."""


def causes(then: Scores, now: Scores, found: Difference, asked: Asked, since: date) -> pd.DataFrame:
    """Return why the parts of a layer moved.

    Parameters
    ----------
    then, now
        The layer on the two days; ``found`` is their difference.
    asked
        What was asked for the later day; ``since`` is the earlier one.

    Returns
    -------
    DataFrame
        One row a cause: ``iso3`` and ``part`` ("" for all of them); ``kind``; ``table`` and
        ``record`` where it is one record, ``before`` the fact it took the place of ("" for none),
        ``day`` from which it counts, or until which it did (NaT where not known), and ``n``, the
        number of reports. Sorted by country and part, each in the order of events.
    """
    rows = found.parts[found.parts["moved"]]
    keys = zip(rows["iso3"].tolist(), rows["part"].tolist(), strict=True)
    moved: Moved = dict(zip(keys, rows["value"].tolist(), strict=True))
    named = [
        *_facts(then, now, asked, since, moved),
        *_figures(then, now, moved),
        *_reports(found.layer, asked, since, moved),
        *(_emigrants(found, asked, since) if found.layer == "emigrants" else ()),
    ]
    named += _unnamed(found.layer, moved, {(cause.iso3, cause.part) for cause in named})
    named.sort(key=lambda cause: (cause.iso3, cause.part, KINDS.index(cause.kind)))
    return pd.DataFrame(named, columns=[*CAUSES]).astype(CAUSES)


def _behind(scores: Scores, table: str, moved: Moved) -> dict[str, tuple[str, str]]:
    """Return the graded records of a table behind parts that moved, with country and part."""
    evidence = scores.evidence
    kept = evidence[(evidence["table"] == table) & evidence["grade"].notna()]
    columns = (kept[name].tolist() for name in ("record", "iso3", "part"))
    return {
        record: (iso3, part)
        for record, iso3, part in zip(*columns, strict=True)
        if (iso3, part) in moved
    }


def _facts(then: Scores, now: Scores, asked: Asked, since: date, moved: Moved) -> Iterator[Cause]:
    """Yield what became of the facts, field by field."""
    known = history(asked.snapshot.host_facts)
    unread = _decided(then) & _decided(now)
    held = [
        {r: owner for r, owner in _behind(s, "host_facts", moved).items() if owner not in unread}
        for s in (then, now)
    ]
    places = [known.places.get_indexer(pd.Index([*records], dtype="str")) for records in held]
    owners = {
        int(known.field[place]): owner
        for records, at in zip(held, places, strict=True)
        for place, owner in zip(at.tolist(), records.values(), strict=True)
    }
    for turn in turns(known, places[0], places[1], since, asked.as_of):
        row = (turn.kind, "host_facts", turn.record, turn.before, turn.day)
        yield Cause(*owners[turn.field], *row)


def _decided(scores: Scores) -> set[tuple[str, str]]:
    """Return the parts made of counted decisions: facts beside them are not read."""
    figures = scores.evidence[scores.evidence["table"] == "statistics"]
    if figures.empty:
        return set()
    sides = figures.groupby(["iso3", "part"])["grade"].nunique()
    return set(sides.index[sides > 1].tolist())


def _figures(then: Scores, now: Scores, moved: Moved) -> Iterator[Cause]:
    """Yield the figures that count on one of the days alone."""
    one, two = (_behind(scores, "statistics", moved) for scores in (then, now))
    for mine, others, kind in ((two, one, "counts"), (one, two, "lapsed")):
        for record, owner in mine.items():
            if record not in others:
                yield Cause(*owner, kind, "statistics", record)


def _reports(layer: str, asked: Asked, since: date, moved: Moved) -> Iterator[Cause]:
    """Yield how many reports of each part that moved lie between the days."""
    made_of = [*_ACTING, "weighted"] if layer == "composite" else [layer]
    for code in made_of:
        for (iso3, part), n in _counts(code, asked, since, whole=layer == "composite").items():
            if (iso3, part) in moved:
                yield Cause(iso3, part, "incidents", "incidents", n=n)


def _counts(layer: str, asked: Asked, since: date, *, whole: bool) -> dict[tuple[str, str], int]:
    """Return the reports after a day by country and part, or of the ``whole`` layer together."""
    if layer in _ACTING:
        acts, _ = balance.of_incidents(asked, layer)
        cell, parts = acts.cell[acts.day > np.datetime64(since, "s")], tuple(terms.WEIGHTS[layer])
    elif layer in ADDITIVE:
        rows = tallies.rows_asked(asked)
        cell, parts = rows.cell[rows.day_from > (since - EPOCH).days], tallies.METHODS
    else:
        return {}
    if whole:
        cell, parts = cell // len(parts), (layer,)
    n = np.bincount(cell)
    some = np.flatnonzero(n).tolist()
    return {(HOSTS[at // len(parts)], parts[at % len(parts)]): int(n[at]) for at in some}


def _emigrants(found: Difference, asked: Asked, since: date) -> Iterator[Cause]:
    """Yield the countries whose number of emigrants is another one."""
    one, two = (
        reported.denominators(asked.snapshot.statistics, day)[0] for day in (since, asked.as_of)
    )
    other = ~((one == two) | (np.isnan(one) & np.isnan(two)))
    seen = (found.countries["standing"] != "neither").to_numpy()
    for host in np.flatnonzero(other & seen).tolist():
        yield Cause(HOSTS[host], "", "emigrants")


def _unnamed(layer: str, moved: Moved, named: set[tuple[str, str]]) -> list[Cause]:
    """Return what is left to say: of parts without a cause, and of those that fell for all that."""
    fading = (*tallies.METHODS, "weighted") if layer in ("weighted", "composite") else ()
    return [
        Cause(*key, _fallback(layer, key[1], change))
        for key, change in moved.items()
        if (key[0], "") not in named
        if key not in named or (key[1] in fading and change < -ALIKE)
    ]


def _fallback(layer: str, part: str, change: float) -> str:
    if layer in ADDITIVE and np.isnan(change):
        return "enough"
    return "mean" if part == MEAN or (layer, part) in DRAWN else "age"
