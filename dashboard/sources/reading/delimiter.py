"""Which sign parts the cells of a table, told from its first rows."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dashboard.sources.reading.source import Source

NAMES: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
"""Signs that may part cells, and what they are called."""

_SAMPLE: Final = 64 * 1024
_ROWS: Final = 50


def delimiter_of(source: Source, start: int) -> str:
    """Return the sign that parts the cells; a comma for a table of one column.

    It is the one that makes most of the first rows as wide as the header, and of several that do
    so equally well the one that makes the header widest.

    Raises
    ------
    DataError
        Two signs do equally well.
    """
    sample = source.bytes_at(start, _SAMPLE)
    fits = {sign: _fit(sample, sign) for sign in NAMES}
    best = max(fits.values())
    found = [sign for sign, fit in fits.items() if fit == best]
    if best == (0.0, 1):
        return ","
    if len(found) > 1:
        signs = " or ".join(NAMES[sign] for sign in found)
        rule = f"its cells may be parted by {signs}; save it with commas."
        raise source.refused(rule, row=1)
    return found[0]


def _fit(sample: bytes, sign: str) -> tuple[float, int]:
    """Return the share of rows as wide as the header, and its width; (0, 1) for one column."""
    # Signs and quotation marks are ASCII in each encoding read byte by byte.
    text = sample.decode("latin-1")
    complete = text[: text.rfind("\n") + 1] or text
    try:
        rows = csv.reader(io.StringIO(complete, newline=""), delimiter=sign)
        widths = [len(row) for row, _ in zip(rows, range(_ROWS), strict=False) if row]
    except csv.Error:
        return (0.0, 1)
    if not widths or widths[0] < 2:
        return (0.0, 1)
    return (sum(width == widths[0] for width in widths) / len(widths), widths[0])
