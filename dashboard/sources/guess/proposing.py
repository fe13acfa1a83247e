"""Which column may be which field: headings and values weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.sources.guess.evidence import Sample, likeness
from dashboard.sources.guess.headings import scores
from dashboard.sources.mapping.crosswalk import MISSING
from dashboard.sources.mapping.fields import FIELDS, Field
from dashboard.sources.values import folded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

ROWS: Final = 5000
"""Rows that are looked at."""

TEXTS: Final = 300
"""Distinct texts of a column that are looked at."""

ENOUGH: Final = 0.5
"""Least weight at which a column is proposed."""

TELLING: Final = frozenset(
    {"date_start", "country", "threat_type", "target_group", "source_url", "period_start"}
)
"""Fields that values alone may tell, whatever the heading: the first of their kind."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table, and the column proposed for each of its fields; ``weight``: what speaks for it."""

    table: str
    columns: Mapping[str, str]
    weight: float


def samples(frame: pd.DataFrame) -> dict[str, Sample]:
    """Return what is looked at of each column."""
    named = [name for name in frame.columns if str(name).strip()]
    return {str(name): _sample(frame[name].head(ROWS)) for name in named}


def _sample(column: pd.Series[str]) -> Sample:
    texts = column.fillna("").str.strip()
    filled = texts[texts != ""]
    distinct = filled.drop_duplicates()
    told = tuple(text for text in distinct.head(TEXTS) if folded(text) not in MISSING)
    return Sample(told, len(filled), unique=len(distinct) == len(filled))


def propose(looked_at: Mapping[str, Sample], day: date) -> Proposal:
    """Return the better of the proposals for the two tables."""
    proposals = [_proposal(table, looked_at, day) for table in FIELDS]
    return max(proposals, key=lambda proposal: proposal.weight)


def _proposal(table: str, looked_at: Mapping[str, Sample], day: date) -> Proposal:
    weighed = [
        (weight, -at, -rank, column, field.name)
        for at, (column, sample) in enumerate(looked_at.items())
        for known in [scores(column, table)]
        for rank, field in enumerate(FIELDS[table])
        if (weight := _weight(field, known.get(field.name, 0.0), sample, day)) >= ENOUGH
    ]
    columns: dict[str, str] = {}
    for _, _, _, column, field_name in sorted(weighed, reverse=True):
        if field_name not in columns and column not in columns.values():
            columns[field_name] = column
    required = [field.name for field in FIELDS[table] if field.required]
    found = sum(name in columns for name in required) / len(required)
    return Proposal(table, columns, found + len(columns) / 100)


def _weight(field: Field, heading: float, sample: Sample, day: date) -> float:
    """Return what speaks for a column: its heading for more, its values for less."""
    if not heading and field.name not in TELLING:
        return 0.0
    share = likeness(field, sample, day)
    if share is None:
        return heading
    if heading:
        return 0.0 if share < 0.3 else 0.7 * heading + 0.3 * share
    return 0.6 * share if share > 0.9 else 0.0
