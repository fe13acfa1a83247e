"""For what people are reported to be stopped, where, and which facts and legs say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.corridors import facts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from datetime import date

    from dashboard.corridors.facts import Fact
    from dashboard.corridors.legs import Leg


@dataclass(frozen=True, slots=True)
class Stop:
    """One field of the host facts that says people are stopped on leaving the country.

    Attributes
    ----------
    circumstance
        For what, a code of ``people.CIRCUMSTANCES``.
    value
        The value that says so.
    mentions
        Pattern that the note must hold; empty for any.
    passes
        Papers of those who are not stopped.
    """

    field: str
    circumstance: str
    value: str = "yes"
    mentions: str = ""
    passes: frozenset[str] = frozenset()


_PASSPORTS: Final = frozenset({"passport", "passport_old"})

STOPS: Final = (
    Stop("exit_ban_after_draft_summons", "summons"),
    Stop("exit_of_russians_restricted", "summons", mentions="mobilisation"),
    Stop("exit_of_russians_restricted", "wanted", mentions="wanted"),
    Stop("shared_wanted_database", "wanted"),
    Stop("exit_without_foreign_passport", "wanted", value="no", passes=_PASSPORTS),
    Stop("officials_travel_ban", "barred"),
    Stop("officials_passports_confiscated", "barred"),
)
"""Every field that stops people; all of them on leaving the country they are about."""

NOTED: Final = (
    ("wanted", re.compile(r"\bwanted\b", re.IGNORECASE)),
    ("summons", re.compile(r"\b(mobilisation|call-up) lists?\b|\bsummons\b", re.IGNORECASE)),
)
"""What a leg's own note says of people stopped on it."""

REFUSES_OLD: Final = "accepts_nonbiometric_passport"
"""Field whose ``no`` shuts a country to passports without biometric data."""


def stopped(known: Iterable[Fact], day: date, held: AbstractSet[str]) -> dict[str, Fact]:
    """Return by circumstance the newest fact that stops people from leaving on a day.

    Parameters
    ----------
    known
        Facts of the country left.
    held
        Papers of the person.
    """
    return _latest([(stop, fact) for stop, fact in _saying(known, held) if fact.holds(day)])


def once_stopped(known: Iterable[Fact], day: date, held: AbstractSet[str]) -> dict[str, Fact]:
    """Return by circumstance the newest fact that stopped people and ended before the day."""
    found = [
        (stop, fact)
        for stop, fact in _saying(known, held)
        if fact.begun(day) and not fact.holds(day)
    ]
    return _latest(found)


def noted(leg: Leg) -> tuple[str, ...]:
    """Return the circumstances for which a leg's own note says people are stopped on it."""
    return tuple(code for code, pattern in NOTED if pattern.search(leg.note))


def old_refused(known: Iterable[Fact], day: date) -> Fact | None:
    """Return the fact that shuts a country to passports without biometric data on a day."""
    fact = facts.newest(known, REFUSES_OLD, day)
    return fact if fact is not None and fact.value == "no" else None


def _saying(known: Iterable[Fact], held: AbstractSet[str]) -> list[tuple[Stop, Fact]]:
    return [
        (stop, fact)
        for fact in known
        for stop in STOPS
        if fact.field == stop.field
        and fact.value == stop.value
        and stop.mentions in fact.note.lower()
        and not stop.passes & held
    ]


def _latest(pairs: list[tuple[Stop, Fact]]) -> dict[str, Fact]:
    ordered = sorted(pairs, key=lambda pair: facts.order(pair[1]))
    return {stop.circumstance: fact for stop, fact in ordered}
