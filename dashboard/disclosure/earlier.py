"""What earlier releases leave behind: the private map of ids, and the tables that were shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import schema

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, eq=False, slots=True)
class Earlier:
    """The private id map, and the last released tables by name; either may be empty.

    The map knows a row whatever was corrected in it; without it a row is found again by what was
    shown of it (see ``found_again``).
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    _asked: dict[str, pd.DataFrame] = field(default_factory=dict, init=False, repr=False)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table as texts with all columns of the schema; what it lacks is empty."""
        if name not in self._asked:
            self._asked[name] = self._texts(name)
        return self._asked[name]

    def _texts(self, name: str) -> pd.DataFrame:
        names = list(schema.table(name).names)
        rows = self.tables.get(name, pd.DataFrame(columns=names, dtype="str"))
        texts = {
            column: rows[column].astype("str").fillna("") if column in rows.columns else ""
            for column in names
        }
        return pd.DataFrame(texts, index=rows.index, dtype="str").reset_index(drop=True)

    def cited(self, name: str) -> pd.DataFrame:
        """Return who cited what: columns ``id`` (of the row), ``url``, ``publisher``, ``date``.

        ``name`` is a table that has ``source_ids`` or ``source_id``.
        """
        key = f"{name} cited"
        if key not in self._asked:
            self._asked[key] = self._citations(name)
        return self._asked[key]

    def _citations(self, name: str) -> pd.DataFrame:
        rows, sources = self.table(name), self.table("sources")
        column = "source_ids" if "source_ids" in rows.columns else "source_id"
        each = rows.assign(source=rows[column].str.split(";")).explode("source")
        wanted = ["url", "title", "publisher", "date"]
        named = sources.rename(columns={"id": "source"})[["source", *wanted]]
        return each[["id", "source"]].merge(named, on="source")[["id", *wanted]]
