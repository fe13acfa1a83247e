"""Whose question it is: people, and circumstances that stop a person on the way.

A person picks the weights of the risk (``risk.presets``) and the circumstances worth a warning; a
circumstance that the reader ticks closes the ways on which such people are reported to be stopped.
Which facts say so is in :mod:`dashboard.corridors.stops`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.wording import say


@dataclass(frozen=True, slots=True)
class Person:
    """One kind of traveller.

    Attributes
    ----------
    code
        As in :attr:`Question.person`.
    preset
        Code of ``risk.presets.PRESETS``: the weights that the risk is asked with.
    concerns
        Codes of :data:`CIRCUMSTANCES` that may hold for such a person: warned of when not ticked.
    """

    code: str
    preset: str
    concerns: frozenset[str]

    @property
    def label(self) -> str:
        """What readers call it."""
        return say(f"corridor.person.{self.code}")

    @property
    def meaning(self) -> str:
        """What it means, as a sentence."""
        return say(f"corridor.person.{self.code}.meaning")


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something about a person for which borders are reported to stop people."""

    code: str

    @property
    def label(self) -> str:
        """What readers call it."""
        return say(f"corridor.circumstance.{self.code}")

    @property
    def meaning(self) -> str:
        """What it means, as a sentence."""
        return say(f"corridor.circumstance.{self.code}.meaning")


def _person(code: str, preset: str, *concerns: str) -> Person:
    return Person(code, preset, frozenset(concerns))


CIRCUMSTANCES: Final = (
    Circumstance("wanted"),
    Circumstance("summons"),
    Circumstance("barred"),
)
"""Looked for by Russia; called up with a registered summons; kept from travelling by an office."""

PERSONS: Final = (
    _person("none", "default", "wanted"),
    _person("deserter", "deserter", "wanted", "summons"),
    _person("official", "wanted", "wanted", "barred"),
    _person("journalist", "journalist", "wanted"),
    _person("activist", "wanted", "wanted"),
    _person("lgbtq", "default", "wanted"),
)
"""Every kind of traveller; ``none`` stands for nobody in particular."""

BY_CODE: Final = {row.code: row for row in PERSONS}
