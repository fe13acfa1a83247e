"""Excel (Office Open XML): sheets of typed cells, among which there is no formula.

Written here, not by a library: those at hand put every sheet into a temporary file first, and a
reader's question belongs on no disk. Texts stand in the cells themselves (``inlineStr``), which no
program takes for a formula; those that begin like one are marked as texts once more
(``quotePrefix``), so that editing a cell does not wake it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from dashboard.exports import codes, parts, said, sheets
from dashboard.exports.archive import archive
from dashboard.exports.sheets import Sheet
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.exports.bundle import Bundle
    from dashboard.schema import Table

WIDTHS: Final = {
    "id": 18, "title": 60, "summary": 80, "url": 60, "publisher": 28,
    "source_title": 44, "source_publisher": 24, "source_url": 44, "source_publishers": 44,
    "source_urls": 60, "public_name": 22,
    "source_ids": 24, "generalisations": 24, "withheld": 24, "threat_type": 20, "target_group": 20,
    "attributed_to": 20, "verification": 18, "place": 16, "admin1": 16,
    "name": 24, "label": 30, "layer": 14, "part": 20, "unit": 24, "reason": 60, "record": 20,
    "statement": 70, "weights": 50,
}  # fmt: skip
"""Widths of columns in characters, where it is not :data:`WIDTH`."""

WIDTH: Final = 13


def write(bundle: Bundle) -> bytes:
    """Return a workbook: each table, what is said of them, what columns and codes mean."""
    made = _sheets(bundle)
    files: dict[str, bytes | Iterable[bytes]] = dict(parts.around(made, bundle.about))
    for number, sheet in enumerate(made, 1):
        files[f"xl/worksheets/sheet{number}.xml"] = sheets.xml(sheet, chosen=number == 1)
    return archive(files, bundle.about.as_of)


def _sheets(bundle: Bundle) -> tuple[Sheet, ...]:
    return (
        *(Sheet(_name(table), rows, _widths(rows)) for table, rows in bundle.parts),
        Sheet("About", _table(("label", "text"), said.lines(bundle.about)), (20, 110), prose=True),
        Sheet("Codebook", _codebook(bundle), (12, 18, 22, 90, 26), prose=True),
    )


def _name(table: Table) -> str:
    """Return what a table is called as a sheet."""
    return say(f"export.sheet.{table.name}")


def _widths(table: pa.Table) -> tuple[int, ...]:
    return tuple(WIDTHS.get(name, WIDTH) for name in table.column_names)


def _codebook(bundle: Bundle) -> pa.Table:
    lines = [(_name(table), *line) for table in bundle.tables for line in codes.meanings(table)]
    return _table(("sheet", "column", "code", "meaning", "unit"), lines)


def _table(names: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> pa.Table:
    """Return lines of texts as a table; an empty text is an empty cell."""
    columns: list[Any] = [list(column) for column in zip(*lines, strict=True)]
    texts = [pa.array([text or None for text in column], pa.string()) for column in columns]
    return pa.table(dict(zip(names, texts, strict=True)))
