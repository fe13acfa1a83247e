"""A mapping file proposed from a file's headings and values, for a person to check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dashboard.sources.guess.proposing import propose, samples
from dashboard.sources.guess.writing import written

if TYPE_CHECKING:
    from dashboard.sources.rows import FileRows

__all__ = ["guess"]

LATEST: Final = date(2100, 12, 31)
"""A proposal asks of dates only that they can be read; the import asks whether they have been."""


def guess(rows: FileRows) -> str:
    """Return the text of a mapping file (TOML) for a file's columns.

    Headings are compared with those of four languages, values with the vocabularies, countries and
    forms of dates. The text is always read back by the reader of mapping files; what a row needs
    and no column was found for is marked in it.
    """
    looked_at = samples(rows.rows)
    proposal = propose(looked_at, LATEST)
    return written(proposal, looked_at, rows.rows, rows.file, LATEST)
