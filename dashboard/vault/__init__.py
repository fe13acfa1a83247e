"""The vault: an organisation's private raw tables and editors' files. Never hosted.

A vault is a folder::

    incidents.csv hosts.csv legs.csv journeys.csv statistics.csv   base tables, any may be absent
    organisations.csv                                              without it, the earlier ones stay
    imports/0001/                                                  one folder a batch of imports
    ids.csv editors.csv withdrawn.csv                              opaque ids, decisions

Whatever is written here is on the disk before it gets its name, so a vault is never half changed:
a batch is one folder that is renamed into its place, a file is one that replaces another.
"""

from __future__ import annotations

from dashboard.vault.batches import add_batch, batches, next_batch
from dashboard.vault.layout import Vault
from dashboard.vault.locking import WAIT, lock
from dashboard.vault.private import (
    read_ids,
    read_withdrawn,
    write_ids,
    write_withdrawn,
)
from dashboard.vault.reading import read_raw
from dashboard.vault.tables import table_bytes, write_table

__all__ = [
    "WAIT",
    "Vault",
    "add_batch",
    "batches",
    "lock",
    "next_batch",
    "read_ids",
    "read_raw",
    "read_withdrawn",
    "table_bytes",
    "write_ids",
    "write_table",
    "write_withdrawn",
]
