"""What a table and a column are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal[
    "string", "date", "partial_date", "number", "integer", "boolean", "iso3", "codes", "ids"
]
"""How a value is written.

``partial_date``: ``2024-02-13``, ``2024-02``, ``2024-Q1`` or ``2024``; ``codes`` and ``ids``:
values joined by a semicolon; ``iso3``: ISO 3166-1 alpha-3.
"""

Sensitivity = Literal["public", "coarsened", "name"]
"""What release may do: ``coarsened`` values may be made less exact, a ``name`` has its own rule."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``vocabulary`` lists the allowed codes, empty for free values.

    ``many``: may hold several values. ``most``: longest text, in characters; 0 for no limit.
    """

    name: str
    kind: Kind
    meaning: str
    vocabulary: tuple[str, ...] = ()
    required: bool = False
    unit: str = ""
    sensitivity: Sensitivity = "public"
    refers_to: str = ""
    many: bool = False
    most: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``key`` is the column that names a row, "" where none does."""

    name: str
    meaning: str
    key: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in file order."""
        return tuple(column.name for column in self.columns)


SUMMARY_LENGTH: Final = 240
"""Longest summary, in characters."""
