"""What a layer is asked and what it answers.

Every value means *more reported risk* the higher it is. "Not observed" is never a number: where
``observed`` is false, ``value``, ``low`` and ``high`` are NaN and no class, colour or rank may be
made of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import pandas as pd

from dashboard import taxonomy
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import numpy as np
    import numpy.typing as npt

    from dashboard.engine import Incidents
    from dashboard.filters import Query
    from dashboard.snapshot import Snapshot

Scale = Literal["count", "rate", "index"]
"""Incidents; incidents per 10,000 people; 0 to 1, shown times 100."""

COUNTRIES: Final = {
    "iso3": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "observed": "bool",
    "newest": "datetime64[s]",
    "oldest": "datetime64[s]",
}
"""Columns of :attr:`Scores.countries`."""

PARTS: Final = {
    "iso3": "str",
    "part": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "weight": "float64",
    "contribution": "float64",
    "observed": "bool",
    "newest": "datetime64[s]",
    "stale": "bool",
}
"""Columns of :attr:`Scores.parts`."""

EVIDENCE: Final = {
    "iso3": "str",
    "part": "str",
    "table": "str",
    "record": "str",
    "since": "datetime64[s]",
    "grade": "float64",
    "reason": "str",
}
"""Columns of :attr:`Scores.evidence`."""

STALE_AFTER: Final = 365
"""Days after which the newest fact of a part no longer speaks for today."""


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """What a layer is computed from; facts and incidents after ``as_of`` do not count."""

    snapshot: Snapshot
    incidents: Incidents
    query: Query
    as_of: date


@dataclass(frozen=True, eq=False, slots=True)
class Scores:
    """What a layer says of every country; frames are never changed in place.

    Attributes
    ----------
    layer
        Code of the layer.
    countries
        One row for every code of ``countries.NAMES``, in that order, plain index: ``iso3``,
        ``value``, ``low``, ``high`` (90 % interval, or what the missing parts could make of it;
        NaN when not observed), ``observed``, ``newest`` and ``oldest`` (dates of the evidence that
        counts; NaT when none is dated).
    parts
        One row a country and observed part: ``value``, ``low``, ``high``, ``weight`` (share of the
        layer, all parts of the layer adding up to 1), ``contribution`` (what the part adds to the
        country's value; adds up to it), ``observed``, ``newest``, ``stale`` (newest evidence
        older than a year at ``as_of``, or undated). Absent rows are unobserved parts.
    evidence
        One row a fact or incident that a part looked at: ``table`` and ``record`` name it,
        ``since`` is its date (NaT: undated), ``grade`` its 0..1 (NaN: shown, not graded),
        ``reason`` why it is graded so.
    pull
        How much of each value is the middle that stands for evidence not there, 0 to 1 (float64,
        one a country, 0 where not observed); None: nothing is.
    least
        Countries where the value is a lower bound, because few look (bool); None: nowhere.
    """

    layer: str
    countries: pd.DataFrame
    parts: pd.DataFrame
    evidence: pd.DataFrame
    pull: npt.NDArray[np.float64] | None = None
    least: npt.NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class PartTerm:
    """One part of a layer; ``weight`` is relative to the other parts of the ``layer``."""

    code: str
    layer: str
    weight: float

    @property
    def label(self) -> str:
        """What readers call it."""
        return say(f"risk.part.{self.layer}.{self.code}")

    @property
    def meaning(self) -> str:
        """What it says."""
        return say(f"risk.part.{self.layer}.{self.code}.meaning")


@dataclass(frozen=True, slots=True)
class MethodPart(PartTerm):
    """A part that is the incidents of one method, ``term``."""

    term: taxonomy.Method

    @property
    def label(self) -> str:
        """What readers call it."""
        return self.term.label

    @property
    def meaning(self) -> str:
        """What it says."""
        return self.term.definition


@dataclass(frozen=True, slots=True)
class LayerPart(PartTerm):
    """A part that is a layer of its own."""

    @property
    def label(self) -> str:
        """What readers call it."""
        return say(f"risk.layer.{self.code}")

    @property
    def meaning(self) -> str:
        """What it says."""
        return say(f"risk.layer.{self.code}.meaning")


@dataclass(frozen=True, slots=True)
class Layer:
    """One risk layer: a row of the registry; ``counts`` names its unit."""

    code: str
    counts: str
    scale: Scale
    parts: tuple[PartTerm, ...]
    score: Callable[[Asked], Scores]

    @property
    def label(self) -> str:
        """What readers call it."""
        return say(f"risk.layer.{self.code}")

    @property
    def meaning(self) -> str:
        """What it says."""
        return say(f"risk.layer.{self.code}.meaning")

    @property
    def unit(self) -> str:
        """What its figures count."""
        return say(f"risk.unit.{self.counts}")


def methods_of(layer: str) -> tuple[PartTerm, ...]:
    """Return the four methods as parts of a layer; none weighs more than another."""
    return tuple(MethodPart(method.code, layer, 1.0, method) for method in taxonomy.METHODS)


def empty(columns: dict[str, str]) -> pd.DataFrame:
    """Return a frame without rows in the types of :data:`PARTS`, :data:`EVIDENCE` and the like."""
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})
