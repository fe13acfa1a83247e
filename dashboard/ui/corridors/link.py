"""A question as text behind the # of an address, where no server sees it; made only on demand.

``from=RUS&to=DEU,FRA&on=2024-06-30&with=passport``: readable, codes only, at most
:data:`MOST` characters. What cannot be read is left out and named in one sentence.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dashboard.corridors import CIRCUMSTANCES, LONGEST, PAPERS, PERSONS
from dashboard.countries import NAMES
from dashboard.filters import EARLIEST, LATEST
from dashboard.ui.corridors.asked import MEMBERS, MOST_COUNTRIES, Asked
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

MARK: Final = "#ask:"
"""How the part behind the address begins."""

MOST: Final = 800
"""Longest text that is read (``maps/web/carried.js`` hands over no longer one)."""

FORM: Final = re.compile(rf"[A-Za-z0-9=&_,.:-]{{1,{MOST}}}")
NONE: Final = "none"

_DAY: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){2}")
_PAPERS: Final = tuple(paper.code for paper in PAPERS)
_PERSONS: Final = tuple(person.code for person in PERSONS)
_CIRCUMSTANCES: Final = tuple(row.code for row in CIRCUMSTANCES)
_ALSO: Final = ("restricted", "stale")


class _Unreadable(ValueError):  # noqa: N818 - never leaves this module
    """Something in a link cannot be read."""


def written(asked: Asked) -> str:
    """Return a question as text; :func:`read` gives the same one back."""
    also = [name for name in _ALSO if getattr(asked, name)]
    parts = {
        "from": asked.origin,
        "to": _aim(asked),
        "on": asked.day.isoformat() if asked.day else "",
        "with": ",".join(sorted(asked.documents)) or NONE,
        "as": asked.person,
        "is": ",".join(sorted(asked.circumstances)),
        "avoid": ",".join(sorted(asked.avoid)),
        "longest": str(asked.longest),
        "also": ",".join(also) or NONE,
    }
    return "&".join(f"{name}={value}" for name, value in parts.items() if value)


def _aim(asked: Asked) -> str:
    if asked.aim not in ("these", "but"):
        return asked.aim
    return ",".join((asked.aim, *sorted(asked.countries)))


def read(text: str) -> tuple[Asked, tuple[str, ...]]:
    """Return the question that a link carries and what is to be said of it.

    Parameters
    ----------
    text
        What stands behind :data:`MARK`; anything at all.
    """
    if not FORM.fullmatch(text):
        return Asked(), (say("ask.link.unreadable"),)
    fields: dict[str, Any] = {}
    said: list[str] = []
    for part in text.split("&"):
        name, _, value = part.partition("=")
        try:
            fields |= _READERS[name](value)
        except (KeyError, _Unreadable):
            said.append(say("ask.link.part", part=part[:40]))
    if not fields:
        return Asked(), (say("ask.link.unreadable"),)
    return Asked(**fields), tuple(said[:3])


def _country(value: str) -> dict[str, Any]:
    (code,) = _codes(value, NAMES, most=1)
    return {"origin": code}


def _where_to(value: str) -> dict[str, Any]:
    aim, _, named = value.partition(",")
    if aim in ("these", "but"):
        return {"aim": aim, "countries": frozenset(_codes(named, NAMES) if named else ())}
    if named or aim not in ("anywhere", *MEMBERS):
        raise _Unreadable(value)
    return {"aim": aim, "countries": frozenset()}


def _day(value: str) -> dict[str, Any]:
    try:
        found = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found <= LATEST:
        raise _Unreadable(value)
    return {"day": found}


def _longest(value: str) -> dict[str, Any]:
    if not re.fullmatch(r"[0-9]", value) or not 1 <= int(value) <= LONGEST:
        raise _Unreadable(value)
    return {"longest": int(value)}


def _papers(value: str) -> dict[str, Any]:
    return {"documents": frozenset(() if value == NONE else _codes(value, _PAPERS))}


def _person(value: str) -> dict[str, Any]:
    (code,) = _codes(value, _PERSONS, most=1)
    return {"person": code}


def _circumstances(value: str) -> dict[str, Any]:
    return {"circumstances": frozenset(_codes(value, _CIRCUMSTANCES))}


def _avoid(value: str) -> dict[str, Any]:
    return {"avoid": frozenset(_codes(value, NAMES))}


def _also(value: str) -> dict[str, Any]:
    given = () if value == NONE else tuple(_codes(value, _ALSO))
    return {name: name in given for name in _ALSO}


def _codes(value: str, known: Collection[str], *, most: int = MOST_COUNTRIES) -> Iterator[str]:
    """Return the codes in a list; all of them must be known."""
    codes = value.split(",")
    if len(codes) > most or not all(code in known for code in codes):
        raise _Unreadable(value)
    return iter(codes)


_READERS: Final[dict[str, Callable[[str], dict[str, Any]]]] = {
    "from": _country,
    "to": _where_to,
    "on": _day,
    "with": _papers,
    "as": _person,
    "is": _circumstances,
    "avoid": _avoid,
    "longest": _longest,
    "also": _also,
}
