"""Which pairs are compared: sorted neighbours in blocks, by seven ways of laying the records out.

Comparing all with all would take a million times a million steps. So the records are sorted seven
times, into blocks of those that agree in something an event's reports mostly agree in, by day
within a block, and each record meets only the ``REACH`` that stand before and behind it (sorted
neighbourhood; Hernández and Stolfo 1995). What is missed: two reports that agree in none of source
address, name and least hashes, in a block so crowded that more than ``REACH`` others of the same
country, method and day lie between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from dashboard.gazetteer.outlines import DEGREE, metres_between
from dashboard.sources.duplicates.records import NO_DAY
from dashboard.sources.duplicates.words import shared
from dashboard.units import Days, Metres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dashboard.sources.duplicates.records import Records

    Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]

REACH: Final = 6
"""How many neighbours each record meets on either side."""

WINDOW: Final = Days(3)
"""How far two exact dates may lie apart: reports date an event by the deed, the arrest, the press
release or their own day. Months and longer must overlap."""

NEAR: Final = Metres(30_000)
"""How far apart two towns are one place: suburbs, and centres from other gazetteers."""

LEAST_SHARED: Final = 0.25
"""Least part of the shorter text's words that the longer must have, about, unless names agree."""

SPELT_ALIKE: Final = 80.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of the names of two towns without coordinates."""

BEST: Final = 3
"""How many of a record's pairs are compared in earnest: those that share most words."""


def pairs(records: Records) -> Pairs:
    """Return pairs of positions that may be one event, the earlier first, without repetition.

    The second of each pair is new.
    """
    size = max(len(records.first), 1)
    by_day = np.lexsort((records.order, records.place, records.first))
    by_day = by_day[records.first[by_day] != NO_DAY]
    found = [np.empty(0, np.int64)]
    for block, valid in _layouts(records):
        rows = by_day[valid[by_day]]
        rows = rows[np.argsort(block[rows], kind="stable")]
        for one, other in _neighbours(records, rows, block[rows]):
            good = _alike(records, one, other)
            found.append(one[good] * size + other[good])
    one, other = np.divmod(_distinct(np.concatenate(found)), size)
    worth = shared(records.text.marks[one], records.text.marks[other])
    named = (records.name[one] == records.name[other]) & (records.name[one] != 0)
    worth += named + ((records.url[one] == records.url[other]) & (records.url[one] != 0))
    kept = np.flatnonzero(worth >= LEAST_SHARED)
    kept = kept[_same_place(records, one[kept], other[kept])]
    kept = kept[_best(one[kept], other[kept], worth[kept], records.order)]
    first, again = _twins(records)
    both = np.concatenate([one[kept] * size + other[kept], first * size + again])
    one, other = np.divmod(_distinct(both), size)
    return one, other


def _layouts(records: Records) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.bool_]]]:
    """Return for each layout the block of each record, and which records take part."""
    land = records.country.astype(np.uint64)
    deed = land * np.uint64(64) + (records.method + 1).astype(np.uint64)
    every = np.ones(len(land), dtype=bool)
    yield _joined(land, records.url), records.url != 0
    yield _joined(land, records.name), records.name != 0
    for number in range(records.text.least.shape[1]):
        yield _joined(deed, records.text.least[:, number]), records.text.whole != 0
    yield _joined(deed, records.place.astype(np.uint64)), every
    yield deed, every


def _joined(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return a number for each pair of numbers; two pairs have one by chance of 1 in 2**64."""
    return (one + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15) ^ other


def _neighbours(
    records: Records, rows: NDArray[np.int64], blocks: NDArray[np.uint64]
) -> Iterator[Pairs]:
    """Return pairs of ``rows`` that stand near each other in their block and in time, one new."""
    first, last = records.first[rows], records.last[rows] + WINDOW
    new = rows >= records.known
    for step in range(1, REACH + 1):
        good = (blocks[step:] == blocks[:-step]) & (first[step:] <= last[:-step])
        near = np.flatnonzero(good & (new[step:] | new[:-step]))
        one, other = rows[near], rows[near + step]
        yield np.minimum(one, other), np.maximum(one, other)


def _twins(records: Records) -> Pairs:
    """Return the new records that are another over again but for id and source, with the first."""
    number = np.zeros(len(records.first), np.uint64)
    for part in (records.country, records.method, records.place, records.first, records.last):
        number = _joined(number, part.astype(np.uint64))
    number = _joined(_joined(number, records.name), records.text.whole)
    number = _joined(number, records.group.astype(np.uint64))
    code, distinct = pd.factorize(number)
    first = np.full(len(distinct), len(code))
    np.minimum.at(first, code, np.arange(len(code)))
    origin = first[code]
    again = np.flatnonzero((origin < np.arange(len(code))) & (records.first != NO_DAY))
    again = again[again >= records.known]
    return origin[again], again


def _distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each number once, in order; sorting is faster here than ``numpy.unique``'s hashing."""
    numbers = np.sort(numbers)
    first = np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]
    distinct: NDArray[np.int64] = numbers[first]
    return distinct


def _alike(records: Records, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which pairs (positions) agree in all but texts and, closely looked at, the place."""
    apart = np.abs(records.lat[one] - records.lat[other]) > NEAR / DEGREE
    some = np.flatnonzero(~apart | records.coarse[one] | records.coarse[other])
    one, other = one[some], other[some]
    slack = np.where(records.exact[one] & records.exact[other], WINDOW, 0)
    good: NDArray[np.bool_] = records.first[one] <= records.last[other] + slack
    good &= records.first[other] <= records.last[one] + slack
    good &= records.country[one] == records.country[other]
    good &= records.method[one] == records.method[other]
    good &= (records.kin[one] & records.group[other]) != 0
    alike: NDArray[np.int64] = some[good]
    return alike


def _same_place(
    records: Records, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return which pairs may be in one place: one is coarser, the names or the centres agree."""
    good: NDArray[np.bool_] = records.coarse[one] | records.coarse[other]
    good |= records.place[one] == records.place[other]
    lon, lat = records.lon, records.lat
    away = metres_between(lon[one], lat[one], lon[other], lat[other])
    good |= away <= NEAR
    unsaid = np.flatnonzero(~good & np.isnan(away))
    here, there = records.place[one[unsaid]], records.place[other[unsaid]]
    spelt = records.spelt
    good[unsaid] = cpdist(spelt[here], spelt[there], scorer=fuzz.ratio) >= SPELT_ALIKE
    return good


def _best(
    one: NDArray[np.int64],
    other: NDArray[np.int64],
    worth: NDArray[np.float64],
    order: NDArray[np.uint64],
) -> NDArray[np.bool_]:
    """Return which pairs are among the ``BEST`` of either of their records."""
    row, mate = np.concatenate([one, other]), np.concatenate([other, one])
    ranked = np.lexsort((order[mate], -np.concatenate([worth, worth]), row))
    rows = row[ranked]
    begins = np.flatnonzero(np.append(True, rows[1:] != rows[:-1])) if rows.size else rows
    place = np.arange(len(rows)) - np.repeat(begins, np.diff(np.append(begins, len(rows))))
    good = np.zeros(len(one), dtype=bool)
    good[ranked[place < BEST] % max(len(one), 1)] = True
    return good
