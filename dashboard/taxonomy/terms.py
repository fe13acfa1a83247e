"""What a word of a vocabulary is: a code, a label, a definition, and what its kind adds.

The English stands in the rows; labels, definitions and reasons are read in the language spoken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.wording import said

Shape = Literal["circle", "square", "triangle", "diamond"]


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary: ``code`` in the data, ``label`` and ``definition`` for readers."""

    code: str
    english: str
    english_definition: str

    @property
    def label(self) -> str:
        """What readers call it."""
        return said("term.label", self.english)

    @property
    def definition(self) -> str:
        """What it means, as a sentence; "" where the label says it."""
        return said("term.definition", self.english_definition) if self.english_definition else ""


@dataclass(frozen=True, slots=True)
class Method(Term):
    """A group of threat types; ``colour`` (sRGB hex) and ``shape`` mark it on map and in charts."""

    colour: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class ThreatType(Term):
    """What was done to a person.

    Attributes
    ----------
    method
        The code of its group.
    severity
        What one such incident weighs, 0 to 1; a killing is 1.
    half_life
        Days after which it weighs half as much.
    english_reason
        Why these two numbers.
    """

    method: str
    severity: float
    half_life: int
    english_reason: str

    @property
    def reason(self) -> str:
        """Why these two numbers, for readers."""
        return said("term.reason", self.english_reason)


@dataclass(frozen=True, slots=True)
class Evidence(Term):
    """How well an incident is established; ``solid`` grades are drawn filled, others hollow.

    Attributes
    ----------
    weight
        What an incident of this grade counts, 0 to 1; a court finding is 1.
    english_reason
        Why that number.
    """

    solid: bool
    weight: float
    english_reason: str

    @property
    def reason(self) -> str:
        """Why that number, for readers."""
        return said("term.reason", self.english_reason)


def codes(vocabulary: tuple[Term, ...]) -> tuple[str, ...]:
    """Return the codes of a vocabulary in its order."""
    return tuple(term.code for term in vocabulary)


def label(vocabulary: tuple[Term, ...], code: str) -> str:
    """Return the label of ``code``; KeyError for a code the vocabulary does not hold."""
    return {term.code: term.label for term in vocabulary}[code]
