"""What changed between two released sets, as it may be published.

Told of every record: added, removed, withdrawn, or, column by column, corrected or made less exact.
Three rules keep this from undoing the release:

- A row that was made less exact in anything is so in all its changes, and no value is repeated.
- Values are told only of codes and dates (and published figures) in the tables about countries.
  What was corrected about a person may have been corrected to protect somebody.
- A source stands or falls with the rows that cite it, so none is told as added or removed: beside a
  withdrawn record that would point at the page it was taken from. A source described anew is told
  once; the rows that cite it count as unchanged, although ids made of content follow it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import schema
from dashboard.disclosure.comparison import compared
from dashboard.disclosure.sources import content_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

TOLD: Final = frozenset(
    {
        *(
            (table.name, column.name)
            for table in (
                *(schema.HOST_FACTS, schema.LEGS, schema.STATISTICS),
                schema.ORGANISATIONS,
            )
            for column in table.columns
            if column.sensitivity == "public"
            and column.kind in ("codes", "iso3", "date", "partial_date")
        ),
        ("statistics", "value"),
    }
)
"""Table and column of the values that are told where they were corrected."""


def changes_between(
    before: Mapping[str, pd.DataFrame],
    after: Mapping[str, pd.DataFrame],
    *,
    version: str,
    day: date,
) -> pd.DataFrame:
    """Return the changes from one set of released tables to the next, as they may be published.

    Parameters
    ----------
    before, after
        Tables by name, as texts or typed. Without ``before`` (the first release) nothing changed.
        A table or a column that one of the two does not have is not compared.
    version, day
        Data version and day of ``after``.

    Returns
    -------
    pandas.DataFrame
        Columns of ``schema.CHANGES``, sorted by id. One row a record, or one a column of it; the
        same for any order of the rows given.
    """
    found = compared(before, after)
    cells = zip(found["table"], found["column"], strict=True)
    told = pd.Series([cell in TOLD for cell in cells], index=found.index, dtype=bool)
    found = found.assign(
        version=version,
        date=day.isoformat(),
        before=found["before"].where(told, ""),
        after=found["after"].where(told, ""),
    )
    names = list(schema.CHANGES.names)
    found = found.assign(id=content_id(found[names[1:]]))
    return found[names].sort_values("id", ignore_index=True)
