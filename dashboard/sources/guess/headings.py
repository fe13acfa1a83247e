"""How well a column's heading fits a field."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from dashboard.gazetteer.spelling import CYRILLIC
from dashboard.sources.guess.header_words import HEADINGS
from dashboard.sources.values import key

if TYPE_CHECKING:
    from collections.abc import Mapping

NEARLY: Final = 86.0
"""Least likeness (rapidfuzz ratio) at which a heading is nearly a known name."""

_HUMP: Final = re.compile(r"(?<=[a-zа-я0-9])(?=[A-ZА-Я])|_")


def plain(heading: str) -> str:
    """Return a heading as names are compared: ``dateOfEvent`` and ``date_of_event`` are words."""
    return key(_HUMP.sub(" ", heading))


def scores(heading: str, table: str) -> Mapping[str, float]:
    """Return how well a heading fits each field of a table, 0 to 1; others are left out.

    1: a known name; 0.9 and less: nearly one; 0.8: all the words of one and others besides.
    """
    sought = plain(heading)
    if not sought:
        return {}
    words = set(sought.split())
    found = {}
    for field, names in _names(table).items():
        if sought in names:
            found[field] = 1.0
            continue
        near = process.extractOne(sought, names, scorer=fuzz.ratio, score_cutoff=NEARLY)
        if near is not None and len(sought) > 3:
            found[field] = 0.9 * near[1] / 100
        elif fit := max((len(name) for name in names if set(name.split()) <= words), default=0):
            found[field] = 0.8 * fit / len(sought) if fit > 3 else 0.0
    return {field: score for field, score in found.items() if score > 0.3}


@cache
def _names(table: str) -> Mapping[str, tuple[str, ...]]:
    """Return the known names of each field, Russian ones in Latin letters too."""
    return {field: _spelt(field, names) for field, names in HEADINGS[table].items()}


def _spelt(field: str, names: str) -> tuple[str, ...]:
    known = [key(name) for name in (field.replace("_", " "), *names.split("; "))]
    return tuple(dict.fromkeys([*known, *(name.translate(CYRILLIC) for name in known)]))
