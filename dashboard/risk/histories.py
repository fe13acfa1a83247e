"""What became of graded facts between two days, field by field: began, gave way, ended.

A field of a country changed where what its facts say (the share of each content among those that
hold) differs on the two days. Its story is then told in order: every graded fact that began in
between, unless it says the same as the one before it; where none did, what holds again or no
longer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.risk.grades import GRADES
from dashboard.risk.in_force import dated
from dashboard.risk.once import Once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

Array = npt.NDArray[Any]

NEVER: Final = np.datetime64("NaT", "s")


class Turn(NamedTuple):
    """One fact of a story: ``kind`` as in :data:`dashboard.risk.causes.KINDS`.

    ``field`` is the number of its country and field, ``before`` the fact it took the place of.
    """

    field: int
    kind: str
    record: str
    before: str
    day: Any


@dataclass(frozen=True, eq=False, slots=True)
class History:
    """Graded facts in the order they began, field after field; one place an array for each."""

    record: Array
    places: pd.Index[Any]
    field: Array
    content: Array
    since: Array
    until: Array


_HISTORY: Final[Once[History]] = Once()


def history(host_facts: pd.DataFrame) -> History:
    """Return the graded facts of a table, read once as long as it lives."""
    return _HISTORY((host_facts,), "", lambda: _history(host_facts))


def _history(host_facts: pd.DataFrame) -> History:
    read = {row.field: row.read for row in GRADES if row.read is not None}
    known = host_facts[host_facts["field"].isin([*read])]
    pairs = known[["field", "value"]].drop_duplicates()
    graded = [
        (field, value)
        for field, value in pairs.itertuples(index=False)
        if not np.isnan(read[field](value))
    ]
    kept = known[pd.MultiIndex.from_frame(known[["field", "value"]]).isin(graded)]
    facts = dated(kept).sort_values(
        ["iso3", "field", "since", "id"], na_position="first", ignore_index=True
    )
    return History(
        facts["id"].to_numpy(dtype=object),
        pd.Index(facts["id"]),
        pd.MultiIndex.from_frame(facts[["iso3", "field"]]).factorize()[0],
        facts["value"].to_numpy(dtype=object),
        facts["since"].to_numpy().astype("datetime64[s]"),
        facts["until"].to_numpy().astype("datetime64[s]"),
    )


def turns(known: History, then: Array, now: Array, since: date, as_of: date) -> Iterator[Turn]:
    """Yield the turns of every field that changed.

    Parameters
    ----------
    then, now
        Places in ``known`` of the facts that held on ``since`` and on ``as_of``.
    """
    held = [_by_field(known, places) for places in (then, now)]
    for field in sorted(held[0].keys() | held[1].keys()):
        before, after = (by_field.get(field, []) for by_field in held)
        if _shares(known, before) != _shares(known, after):
            yield from _story(known, field, before, after, (since, as_of))


def _by_field(known: History, places: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for place in sorted(set(places)):
        found[int(known.field[place])].append(place)
    return found


def _shares(known: History, places: list[int]) -> dict[str, float]:
    """Return the share of each content; those of renewed facts are equal."""
    return {
        content: n / len(places) for content, n in Counter(known.content[places].tolist()).items()
    }


def _story(
    known: History, field: int, before: list[int], after: list[int], days: tuple[date, date]
) -> list[Turn]:
    """Return what happened in one field that changed."""
    fresh = _begun(known, field, before, days)
    lasting = {known.content[place] for place in after}
    last = known.record[before[-1]] if before else ""
    told = []
    for place in fresh:
        kind = "began" if known.content[place] in lasting else "meanwhile"
        told.append(Turn(field, kind, known.record[place], last, known.since[place]))
        last = known.record[place]
    again = [p for p in after if p not in before and not known.since[p] > _at(days[0])]
    told += [Turn(field, "resumed", known.record[p], last, known.since[p]) for p in again]
    return told or [_left(known, field, p, days[1]) for p in before if p not in after]


def _begun(known: History, field: int, before: list[int], days: tuple[date, date]) -> list[int]:
    """Return the facts that began between the days and say something new."""
    first, end = np.searchsorted(known.field, [field, field + 1])
    since = known.since[first:end]
    places = first + np.flatnonzero((since > _at(days[0])) & (since <= _at(days[1])))
    alike = {known.content[place] for place in before}
    said = alike.pop() if len(alike) == 1 else None
    fresh = []
    for place in places.tolist():
        if known.content[place] != said:
            fresh.append(place)
            said = known.content[place]
    return fresh


def _left(known: History, field: int, place: int, as_of: date) -> Turn:
    over = known.until[place] < _at(as_of)
    kind, day = ("ended", known.until[place]) if over else ("replaced", NEVER)
    return Turn(field, kind, known.record[place], "", day)


def _at(day: date) -> np.datetime64:
    return np.datetime64(day, "s")
