"""A data set whose every text is hostile: it passes for data only with the first wall taken down.

No real payload: each marker would only set a number on the window, ask our own origin for a file
that does not exist, or turn sums into their results.
"""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import disclosure, schema, snapshot

if TYPE_CHECKING:
    from pathlib import Path

MARKERS = (
    "{{ 40 + 2 }}",
    "{% set a = 1 %}",
    "<script>window.__ran = 1</script>",
    '<img src="/lib/never.png" onerror="window.__ran = 2">',
    "`${window.__ran = 3}`",
    "![a](/lib/never.png)",
    "[b](javascript:window.__ran=4)",
    "</script><svg onload=window.__ran=5>",
    "$x^2$ :red[c] :material/home: <b>d</b>",
    "'\"); window.__ran = 6; //",
)
"""One of them, or all, in every text column of every table."""

ALL = " ".join(MARKERS)[:240]

WITHOUT_WALL = "import dashboard.snapshot.rules as rules; rules.UNSAFE = '\\x00'"
"""What a process must run to open such a set: otherwise reading it is refused."""


class _Planted(disclosure.Released):
    """A set that no gate let through: nothing but a subclass can be one."""

    def passed(self) -> None:
        """Do as if."""


def write(folder: Path) -> Path:
    """Write the shipped data with markers in the place of every text; return the folder."""
    tables = {}
    for table in schema.TABLES:
        rows = pd.read_csv(snapshot.SHIPPED / f"{table.name}.csv", dtype=str, keep_default_na=False)
        tables[table.name] = _typed(_planted(rows, table), table)
    released = _Planted(tables=tables, policy="public 1", touched={}, k={}, ids={}, findings=())
    for name in ("countries.geojson", "labels.json", "places.csv", "README.md"):
        shutil.copy(snapshot.SHIPPED / name, folder / name)
    snapshot.write(released, folder, data_version="2026.11.1", as_of=date(2026, 11, 23))
    return folder


def _planted(rows: pd.DataFrame, table: schema.Table) -> pd.DataFrame:
    texts = [
        column.name
        for column in table.columns
        if column.kind == "string" and column.name not in {"id", "url", "stops"}
    ]
    marker = pd.Series([MARKERS[i % len(MARKERS)] for i in range(len(rows))], index=rows.index)
    planted = rows.assign(**{name: marker.where(rows[name] != "", "") for name in texts})
    if "url" in rows:
        hostile = "https://example.org/a)b\"c'd%20e"
        planted["url"] = rows["url"].where(rows["url"] == "", hostile)
    if "summary" in rows:
        planted["summary"] = ALL
    return planted


def _typed(rows: pd.DataFrame, table: schema.Table) -> pd.DataFrame:
    kinds: dict[str, Any] = {"number": "float64", "integer": "int64"}
    return rows.astype({c.name: kinds[c.kind] for c in table.columns if c.kind in kinds})
