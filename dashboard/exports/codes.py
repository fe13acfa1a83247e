"""What the codes in the columns mean, for files that bring their codebook along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import schema, taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator

VOCABULARIES: Final = (
    taxonomy.THREAT_TYPES,
    taxonomy.TARGET_GROUPS,
    taxonomy.ATTRIBUTIONS,
    taxonomy.HOST_STATE_ROLES,
    taxonomy.OUTCOMES,
    taxonomy.EVIDENCE,
    taxonomy.DATE_PRECISIONS,
    taxonomy.GEO_PRECISIONS,
    taxonomy.SOURCE_KINDS,
    schema.GENERALISATIONS,
    schema.WITHHELD,
)
"""Every vocabulary the exported columns are written in."""


def terms(column: schema.Column) -> tuple[taxonomy.Term, ...]:
    """Return the terms of a column's codes, none for a column of free values."""
    for vocabulary in VOCABULARIES:
        if column.vocabulary and taxonomy.codes(vocabulary) == column.vocabulary:
            return vocabulary
    return tuple(taxonomy.Term(code, code, "") for code in column.vocabulary)


def meanings(table: schema.Table) -> Iterator[tuple[str, str, str, str]]:
    """Return the codebook of one table, line by line: column, code, meaning, unit."""
    for column in table.columns:
        yield column.name, "", column.meaning, column.unit
        for term in terms(column):
            yield column.name, term.code, f"{term.label}: {term.definition}", ""
