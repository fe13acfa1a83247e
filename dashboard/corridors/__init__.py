"""The publicly known legal ways between countries on a day, compared by reported risk.

``ask(Network.of(snapshot), Question(...), risks)`` gives an :class:`Answer`. Nothing here is
advice: a leg that is open in the table may be shut to a person, and **no row means unknown, never
closed**. The rules are in docs/corridor-method.md.
"""

from __future__ import annotations

from dashboard.corridors.answer import (
    Answer,
    Blocked,
    Caveat,
    Corridor,
    Cost,
    Exposure,
    Hop,
    NearMiss,
    Obstacle,
)
from dashboard.corridors.asking import ask
from dashboard.corridors.changes import Cause, Change, Changes, changes
from dashboard.corridors.exposure import risks_of
from dashboard.corridors.legs import Leg
from dashboard.corridors.network import Network, network
from dashboard.corridors.papers import PAPERS, Paper
from dashboard.corridors.people import CIRCUMSTANCES, PERSONS, Circumstance, Person
from dashboard.corridors.question import LONGEST, Question

__all__ = [
    "CIRCUMSTANCES",
    "LONGEST",
    "PAPERS",
    "PERSONS",
    "Answer",
    "Blocked",
    "Cause",
    "Caveat",
    "Change",
    "Changes",
    "Circumstance",
    "Corridor",
    "Cost",
    "Exposure",
    "Hop",
    "Leg",
    "NearMiss",
    "Network",
    "Obstacle",
    "Paper",
    "Person",
    "Question",
    "ask",
    "changes",
    "network",
    "risks_of",
]
