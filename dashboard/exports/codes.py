"""What the codes in the columns mean, for files that bring their codebook along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import schema

if TYPE_CHECKING:
    from collections.abc import Iterator


def meanings(table: schema.Table) -> Iterator[tuple[str, str, str, str]]:
    """Return the codebook of one table, line by line: column, code, meaning, unit."""
    for column in table.columns:
        yield column.name, "", column.meaning, column.unit
        for term in schema.terms(column):
            yield column.name, term.code, f"{term.label}: {term.definition}", ""
