"""How large a file, a row or a cell may be: stated once, checked before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MB: Final = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold at most.

    Parameters
    ----------
    file_bytes
        The file as it lies on disk.
    unpacked_bytes
        All files of an archive (or workbook) together, unpacked.
    ratio
        Unpacked over packed size; held only against archives larger than ``ratio_from`` bytes
        unpacked, since a small one does no harm at any ratio.
    members
        Files in an archive.
    record_bytes
        One line of text, one row of it (cells may hold line breaks), one JSON object.
    cell_characters
        One cell.
    columns, rows, cells
        The table.
    workbook_cells
        Cells of a workbook, which is read far more slowly than text.
    depth
        Brackets within brackets in JSON.
    """

    file_bytes: int = 1024 * MB
    unpacked_bytes: int = 1024 * MB
    ratio: int = 200
    ratio_from: int = 64 * MB
    members: int = 1000
    record_bytes: int = MB
    cell_characters: int = 100_000
    columns: int = 512
    rows: int = 5_000_000
    cells: int = 100_000_000
    workbook_cells: int = 5_000_000
    depth: int = 64


LIMITS: Final = Limits()
