"""The released tables: every column with its type, unit, meaning, vocabulary and sensitivity.

From here come the codebook (``data/README.md``), the Data Package descriptor, the checks on reading
and the list of what may be shown at all: a column that is not here never leaves the release.
"""

from __future__ import annotations

from typing import Final

from dashboard.schema.columns import SUMMARY_LENGTH, Column, Kind, Sensitivity, Table
from dashboard.schema.help import ORGANISATIONS
from dashboard.schema.lands import HOST_FACTS, LEGS, STATISTICS
from dashboard.schema.people import GENERALISATIONS, INCIDENTS, JOURNEYS, WITHHELD
from dashboard.schema.records import (
    CHANGE_KINDS,
    CHANGES,
    SOURCES,
    TOMBSTONES,
    WITHDRAWAL_REASONS,
)
from dashboard.schema.vocabularies import VOCABULARIES, terms

__all__ = [
    "CHANGES",
    "CHANGE_KINDS",
    "GENERALISATIONS",
    "HOST_FACTS",
    "INCIDENTS",
    "JOURNEYS",
    "LEGS",
    "ORGANISATIONS",
    "SOURCES",
    "STATISTICS",
    "SUMMARY_LENGTH",
    "TABLES",
    "TOMBSTONES",
    "VOCABULARIES",
    "WITHDRAWAL_REASONS",
    "WITHHELD",
    "Column",
    "Kind",
    "Sensitivity",
    "Table",
    "table",
    "terms",
]

TABLES: Final = (
    INCIDENTS,
    HOST_FACTS,
    LEGS,
    JOURNEYS,
    STATISTICS,
    ORGANISATIONS,
    SOURCES,
    TOMBSTONES,
    CHANGES,
)
"""Every table of a released set, in file order."""


def table(name: str) -> Table:
    """Return the table called ``name``; KeyError when there is none."""
    return {table.name: table for table in TABLES}[name]
