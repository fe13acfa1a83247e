"""Events of a TimeMap (Forensic Architecture, Bellingcat): lists inside cells made columns.

The page's own JSON has ``civId`` or ``id``, ``description``, ``date``, ``time``, ``location``,
``latitude``, ``longitude``, ``associations`` and ``sources``; its download button gives ``sources``
with their addresses and ``filters`` as keys and values, or both as lists with commas (CSV).
Source: ``src/reducers/validate/eventSchema.js`` and ``src/components/controls/DownloadButton.jsx``
of bellingcat/ukraine-timemap.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.sources.profiles.profile import Profile, shipped
from dashboard.sources.values import folded
from dashboard.sources.verdicts import once_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.sources.rows import FileRows

FILTERS: Final = ("filters", "associations")
"""Columns that hold filters: lists of keys and values."""

MOST_KEYS: Final = 60
"""Most filters that are made columns, the first by name."""

_ADDRESS: Final = re.compile(r"https?://[^\s,\"']+", re.IGNORECASE)


def unfolded(rows: FileRows) -> FileRows:
    """Return events with addresses, filters, place and country in columns of their own.

    Columns the file has already are left alone, so a table unfolded twice is the same.
    """
    frame = rows.rows
    if "description" not in map(folded, frame.columns) and "desc" not in frame.columns:
        return rows
    added = {**_filters(frame), **_sources(frame), **_places(frame)}
    held = set(map(folded, frame.columns))
    new = {name: column for name, column in added.items() if folded(name) not in held}
    return replace(rows, rows=frame.assign(**new))


def _sources(frame: pd.DataFrame) -> dict[str, pd.Series[str]]:
    """Return the first two addresses of a cell; what the sources are called is not taken."""
    for name in ("sources", "source"):
        if name in frame.columns:
            cells = frame[name]
            first = once_each(cells, lambda cell: _nth(_ADDRESS.findall(cell), 0))
            second = once_each(cells, lambda cell: _nth(_ADDRESS.findall(cell), 1))
            return {"source_url": first, "source2_url": second}
    return {}


def _nth(found: list[str], at: int) -> str:
    return found[at].rstrip(".;)]}") if len(found) > at else ""


def _places(frame: pd.DataFrame) -> dict[str, pd.Series[str]]:
    """Return the last part of a location, which may be a country, and the first, a place."""
    if "location" not in frame.columns:
        return {}
    location = frame["location"]
    return {
        "location_country": once_each(location, lambda text: text.rpartition(",")[2].strip()),
        "location_place": once_each(location, lambda text: text.partition(",")[0].strip()),
    }


def _filters(frame: pd.DataFrame) -> dict[str, pd.Series[str]]:
    """Return a column for each key of the filters, its first value in it."""
    for name in FILTERS:
        if name in frame.columns:
            return _by_key(frame[name])
    return {}


def _by_key(cells: pd.Series[str]) -> dict[str, pd.Series[str]]:
    code, distinct = pd.factorize(cells)
    parsed = [_keys_and_values(str(cell)) for cell in distinct]
    keys = sorted({key for found in parsed for key in found})[:MOST_KEYS]
    return {
        key: pd.Series(
            pd.array([found.get(key, "") for found in parsed], dtype="str").take(code),
            index=cells.index,
        )
        for key in keys
    }


def _keys_and_values(cell: str) -> Mapping[str, str]:
    """Return the first value of each key; a value alone is of the key ``type``."""
    found: dict[str, str] = {}
    for key, value in _pairs(cell):
        if value.strip():
            found.setdefault(key.strip().casefold() or "type", value.strip())
    return found


def _pairs(cell: str) -> Iterable[tuple[str, str]]:
    for part in _parts(cell):
        if isinstance(part, dict):
            yield str(part.get("key", "")), str(part.get("value") or "")
        elif isinstance(part, str):
            key, equals, value = part.partition("=")
            yield (key, value) if equals else ("", key)


def _parts(cell: str) -> Iterable[Any]:
    """Return the members of a JSON list, or what stands between commas."""
    if cell.lstrip().startswith(("[", "{")):
        try:
            told = json.loads(cell)
        except (ValueError, RecursionError):
            return ()
        return told if isinstance(told, list) else (told,)
    return cell.split(",")


PROFILE: Final = Profile("timemap", partial(shipped, "timemap"), unfolded)
