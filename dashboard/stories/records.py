"""The records a story rests on: found by their ids, whichever table holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dashboard import engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from dashboard.engine import Incidents
    from dashboard.snapshot import Snapshot

TABLES: Final = ("incidents", "legs", "journeys", "host_facts", "statistics")
"""Tables whose records a text may rest on; an id stands in one of them."""

_BEGINS: Final = ("event_date", "date_start", "valid_from", "period_start")
_ENDS: Final = ("event_date_end", "date_end", "valid_to", "period_end")


@dataclass(frozen=True, slots=True)
class Record:
    """One released record: its table and its row by column."""

    table: str
    row: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its identifier."""
        return str(self.row["id"])

    @property
    def begins(self) -> str:
        """When it happened or began, as a partial date; "" when not known."""
        return self._first(_BEGINS)

    @property
    def ends(self) -> str:
        """When it ended, as a partial date; "" when not known."""
        return self._first(_ENDS)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Its sources, the main one first."""
        ids = self.cell("source_ids") or self.cell("source_id")
        return tuple(one for one in ids.split(";") if one)

    def cell(self, name: str) -> str:
        """Return a column's value as text; "" when there is no such column."""
        value = self.row.get(name, "")
        return "" if value is None else str(value)

    def _first(self, names: tuple[str, ...]) -> str:
        return next((text for name in names if (text := self.cell(name))), "")


def found(
    identifiers: Iterable[str], snapshot: Snapshot, incidents: Incidents
) -> dict[str, Record]:
    """Return the records called ``identifiers``, by id; without those that are not held."""
    wanted = tuple(dict.fromkeys(identifiers))
    held = {one: row for one in wanted if (row := engine.record(incidents, one)) is not None}
    records = {one: Record("incidents", row) for one, row in held.items()}
    for name in TABLES[1:]:
        frame: pd.DataFrame = getattr(snapshot, name)
        rows = frame[frame["id"].isin(wanted)].to_dict("records")
        records |= {
            str(row["id"]): Record(name, {str(k): v for k, v in row.items()}) for row in rows
        }
    return {one: records[one] for one in wanted if one in records}
