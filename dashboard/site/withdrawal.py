"""What was withdrawn is shown nowhere: not in an older data set that is still held, either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import schema

if TYPE_CHECKING:
    from dashboard.site.opened import Site


def holds_withdrawn(older: Site, newest: Site) -> bool:
    """Whether ``older`` holds a record that ``newest`` says was withdrawn."""
    withdrawn = newest.snapshot.tombstones["id"].tolist()
    if not withdrawn:
        return False
    if older.incidents.full.get_column("id").is_in(withdrawn).any():
        return True
    others = [t.name for t in schema.TABLES if t not in _NOT_RECORDS]
    tables = (getattr(older.snapshot, name) for name in others)
    return any(bool(table["id"].isin(withdrawn).any()) for table in tables)


_NOT_RECORDS = (schema.INCIDENTS, schema.TOMBSTONES, schema.CHANGES)
"""Incidents are looked at on their own; the other two only speak of records."""
