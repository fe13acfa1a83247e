"""Incidents as numbers: when, where, what and whom, so that pairs are judged in columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import dates
from dashboard.gazetteer.spelling import keys, latin, sounds
from dashboard.sources.duplicates.words import Fingerprints, fingerprints
from dashboard.taxonomy import METHOD_OF, TARGET_GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Codes = NDArray[np.int64]

MIXED_UP: Final = (
    ("journalist", "opposition_activist", "human_rights_defender", "artist", "academic"),
    ("opposition_activist", "human_rights_defender", "anti_war_civilian"),
    ("anti_war_civilian", "deserter_or_draft_evader"),
    ("deserter_or_draft_evader", "military_defector"),
    ("military_defector", "official_or_intelligence_defector"),
    ("official_or_intelligence_defector", "businessperson"),
    ("ethnic_or_religious_minority", "lgbtq", "human_rights_defender", "opposition_activist"),
)
"""Target groups that reports of one event use for one person; "other" and none go with all."""

ANYONE: Final = ("other", "")

NO_DAY: Final = -(10**6)
"""Stands for the first day of a record whose date cannot be read; it overlaps none."""


@dataclass(frozen=True, eq=False, slots=True)
class Records:
    """Records by position, those that are known first, then the new in the file's order.

    Parameters
    ----------
    known
        How many are known.
    country, place, method
        Codes; ``place`` is that of the name as it sounds.
    group, kin
        Target groups as bits: each by itself (all where none is said), and with those it is mixed
        up with.
    first, last
        Days since 1970; ``NO_DAY`` for both where there is no date.
    exact
        Where the date is known to the day.
    coarse
        Where no town is given.
    lat, lon
        Degrees, NaN where none are given.
    spelt
        Place as ``gazetteer.latin`` writes it, by code of place.
    name, url, text
        Fingerprints.
    order
        A number of each record's contents, by which equals are put in order.
    names, texts
        What is read in earnest.
    """

    known: int
    country: Codes
    place: Codes
    method: Codes
    group: Codes
    kin: Codes
    first: Codes
    last: Codes
    exact: NDArray[np.bool_]
    coarse: NDArray[np.bool_]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    spelt: NDArray[np.object_]
    name: NDArray[np.uint64]
    url: NDArray[np.uint64]
    text: Fingerprints
    order: NDArray[np.uint64]
    names: pd.Series[str]
    texts: pd.Series[str]


def records(known: pd.DataFrame, new: pd.DataFrame) -> Records:
    """Return raw incidents (columns as in ``RAW_COLUMNS``) as numbers."""
    whole = pd.concat([known[list(_COLUMNS)], new[list(_COLUMNS)]], ignore_index=True)
    place, spelt = _places(whole["place"])
    group = whole["target_group"]
    first, last, exact = _days(whole["date_start"], whole["date_end"])
    told = whole["summary"].mask(whole["summary"] == "", whole["source_title"])
    code, names = pd.factorize(whole["public_name"])
    name = fingerprints(pd.Series(names, dtype="str"), smallest=1).whole[code]
    url = fingerprints(_bare(whole["source_url"]), smallest=1).whole
    text = fingerprints(told)
    return Records(
        known=len(known),
        country=pd.factorize(whole["country"])[0].astype(np.int64),
        place=place,
        method=_by_distinct(whole["threat_type"], lambda code: _METHODS.get(code, -1)),
        group=_by_distinct(group, lambda code: _bits({code})),
        kin=_by_distinct(group, lambda code: _bits(_kin(code))),
        first=first,
        last=last,
        exact=exact,
        coarse=((whole["place_precision"] != "city") | (whole["place"] == "")).to_numpy(bool),
        lat=_degrees(whole["lat"]),
        lon=_degrees(whole["lon"]),
        spelt=spelt,
        name=name,
        url=url,
        text=text,
        order=text.whole + name * np.uint64(3) + url * np.uint64(5),
        names=whole["public_name"],
        texts=told,
    )


_COLUMNS: Final = (
    *("date_start", "date_end", "country", "place", "lat", "lon", "place_precision"),
    *("threat_type", "target_group", "public_name", "summary", "source_title", "source_url"),
)
_METHODS: Final = {
    code: sorted(set(METHOD_OF.values())).index(method) for code, method in METHOD_OF.items()
}
_GROUPS: Final = [term.code for term in TARGET_GROUPS]


def _by_distinct(texts: pd.Series[str], number: Callable[[str], int]) -> Codes:
    code, distinct = pd.factorize(texts)
    return np.array([number(str(text)) for text in distinct], dtype=np.int64)[code]


def _kin(group: str) -> set[str]:
    """Return the groups that may stand for ``group``."""
    return {group}.union(*(mixed for mixed in MIXED_UP if group in mixed))


def _bits(groups: set[str]) -> int:
    known = [_GROUPS.index(group) for group in groups if group in _GROUPS and group not in ANYONE]
    return sum(1 << place for place in known) if known else (1 << len(_GROUPS)) - 1


def _places(places: pd.Series[str]) -> tuple[Codes, NDArray[np.object_]]:
    code, distinct = pd.factorize(places)
    spelt = latin(keys(pd.Series(distinct, dtype="str")))
    sound, heard = pd.factorize(sounds(spelt))
    first = spelt[~pd.Series(sound).duplicated()].to_numpy(object)
    return sound.astype(np.int64)[code], first[: len(heard)]


def _days(start: pd.Series[str], end: pd.Series[str]) -> tuple[Codes, Codes, NDArray[np.bool_]]:
    """Return first and last day since 1970 and whether both are days."""
    first = _by_distinct(start, lambda text: _day(text, dates.first_day))
    until = _by_distinct(end, lambda text: _day(text, dates.last_day))
    begun = _by_distinct(start, lambda text: _day(text, dates.last_day))
    last = np.where((until == NO_DAY) | (first == NO_DAY), begun, np.maximum(until, begun))
    exact = (start.str.len() == 10) & end.str.len().isin([0, 10])
    return first, last, exact.to_numpy(bool)


def _day(text: str, edge: Callable[[str], date]) -> int:
    return (edge(text) - date(1970, 1, 1)).days if dates.is_date(text) else NO_DAY


def _degrees(texts: pd.Series[str]) -> NDArray[np.float64]:
    code, distinct = pd.factorize(texts)
    numbers = pd.to_numeric(pd.Series(distinct, dtype="object"), errors="coerce")
    return numbers.to_numpy("float64")[code]


def _bare(urls: pd.Series[str]) -> pd.Series[str]:
    """Return addresses without what makes no difference to the page."""
    return urls.str.replace(r"^https?://(?:www\.|m\.)?|#.*$", "", regex=True)
