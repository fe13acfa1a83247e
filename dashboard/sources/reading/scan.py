"""Looking through delimited text before any parser does: rows, widths, quotation marks, NULs.

Works on bytes, in vectors, a chunk at a time, so that a hostile file costs neither time nor memory.
The signs that matter are ASCII, and in every encoding scanned (UTF-8, Windows-1251 and 1252) no
other letter has their bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.sources.reading.delimiter import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dashboard.errors import DataError
    from dashboard.sources.reading.source import Source

_QUOTE: Final = ord('"')
_LF: Final = ord("\n")
_CR: Final = ord("\r")


class InnerMarkError(Exception):
    """A quotation mark stands inside a cell, so that vectors cannot tell where cells end."""


@dataclass(eq=False, slots=True)
class Scan:
    """What is known of a table after its bytes were looked through.

    Parameters
    ----------
    source, delimiter
        The text and the sign that parts its cells.
    start
        Where the text begins (after a byte order mark).
    body
        Where the header ends.
    header_row
        Number of the header among the rows, blank lines counted, from 1.
    rows
        Rows so far, header and blank lines counted.
    blanks
        Indices of blank rows, from 0.
    multiline
        Whether a cell holds a line break.
    """

    source: Source
    delimiter: int
    start: int
    body: int = 0
    header_row: int = 0
    rows: int = 0
    multiline: bool = False
    blanks: list[NDArray[np.int64]] = field(default_factory=list)
    _width: int = 0
    _quoted: int = 0
    _opened: int = 0
    _before: int = _LF
    _lines: int = 0
    _line_start: int = 0
    _row_start: int = 0
    _marks: int = 0

    def run(self) -> None:
        """Look through the whole text.

        Raises
        ------
        DataError
            NUL bytes, a line or row too long, a row of another width than the header, a quotation
            mark that is never closed.
        InnerMarkError
            The text has to be read mark by mark to be understood.
        """
        self._line_start = self._row_start = self.start
        base = self.start
        for chunk, after in _looking_ahead(self.source.chunks(self.start)):
            self._chunk(chunk, after, base)
            base += len(chunk)
        if self._quoted:
            raise self._unclosed()
        if self._row_start < base:
            self._ended(np.array([base], np.int64), np.array([self._marks], np.int64), base, b"")

    def _chunk(self, chunk: bytes, after: int, base: int) -> None:
        if (at := chunk.find(b"\0")) >= 0:
            row = self._lines + chunk.count(b"\n", 0, at) + 1
            rule = "holds a NUL byte; save it as UTF-8 text (it may be UTF-16 without its mark)."
            raise self.source.refused(rule, row=row)
        signs = np.frombuffer(chunk, np.uint8)
        ends = self._line_ends(chunk, signs, after)
        self._long_lines(ends, base, len(chunk))
        quoted = self._quoting(chunk, signs, after, ends)
        marks = signs == self.delimiter
        row_ends = ends
        if quoted is not None:
            marks &= quoted == 0
            row_ends = ends[quoted[ends] == 0]
            self.multiline |= len(row_ends) < len(ends)
        self._counted(np.flatnonzero(marks), row_ends, base, chunk)
        self._lines += len(ends)
        self._before = chunk[-1]

    def _line_ends(self, chunk: bytes, signs: NDArray[np.uint8], after: int) -> NDArray[np.int64]:
        """Return where lines end: at a line feed, or at a carriage return without one."""
        ends = signs == _LF
        if b"\r" in chunk:
            alone = signs == _CR
            alone[:-1] &= ~ends[1:]
            alone[-1] &= after != _LF
            ends |= alone
        return np.flatnonzero(ends)

    def _quoting(
        self, chunk: bytes, signs: NDArray[np.uint8], after: int, ends: NDArray[np.int64]
    ) -> NDArray[np.uint8] | None:
        """Return 1 from each opening mark to before its closing one, None where there is no 1.

        Marks open and close in turn as long as each opens at the start of a cell and closes at the
        end of one, or stands next to the mark before or after it (a doubled mark).
        """
        if b'"' not in chunk:
            return np.ones(len(signs), np.uint8) if self._quoted else None
        marks = signs == _QUOTE
        quoted = (np.cumsum(marks, dtype=np.uint8) + np.uint8(self._quoted)) & np.uint8(1)
        at = np.flatnonzero(marks)
        opening = at[quoted[at] == 1]
        closing = at[quoted[at] == 0]
        edges = (self.delimiter, _LF, _CR, _QUOTE)
        left = np.where(opening > 0, signs[opening - 1], self._before)
        right = np.where(closing + 1 < len(signs), signs[(closing + 1) % len(signs)], after)
        if not (np.isin(left, edges).all() and np.isin(right, edges).all()):
            raise InnerMarkError
        if len(opening):
            self._opened = self._lines + int(np.searchsorted(ends, opening[-1])) + 1
        self._quoted = int(quoted[-1])
        return quoted

    def _long_lines(self, ends: NDArray[np.int64], base: int, length: int) -> None:
        edges = np.concatenate([[self._line_start - 1], ends + base, [base + length]])
        long = np.flatnonzero(np.diff(edges) > self.source.limits.record_bytes)
        if len(long):
            row = self._lines + int(long[0]) + 1
            rule = (
                f"is longer than {self.source.limits.record_bytes:,} bytes; "
                "see whether the file has line breaks."
            )
            raise self.source.refused(rule, row=row)
        if len(ends):
            self._line_start = base + int(ends[-1]) + 1

    def _counted(
        self, marks: NDArray[np.int64], ends: NDArray[np.int64], base: int, chunk: bytes
    ) -> None:
        until = np.searchsorted(marks, ends)
        if len(ends):
            counts = np.diff(until, prepend=0)
            counts[0] += self._marks
            self._ended(ends + base, counts, base, chunk)
            self._marks = len(marks) - int(until[-1])
        else:
            self._marks += len(marks)
        if base + len(chunk) - self._row_start > self.source.limits.record_bytes:
            raise self._unclosed() if self._quoted else self._long_row(self.rows + 1)

    def _ended(
        self, ends: NDArray[np.int64], counts: NDArray[np.int64], base: int, chunk: bytes
    ) -> None:
        """Take in rows that end at ``ends`` (absolute) with ``counts`` signs in each."""
        starts = np.concatenate([[self._row_start], ends[:-1] + 1])
        lengths = ends - starts
        if (long := np.flatnonzero(lengths > self.source.limits.record_bytes)).size:
            raise self._long_row(self.rows + int(long[0]) + 1)
        blank = (lengths == 0) | ((lengths == 1) & self._after_return(ends - 1 - base, chunk))
        first = int(np.argmin(blank))
        if not self.header_row and not blank[first]:
            self.header_row = self.rows + first + 1
            self.body = int(ends[first]) + 1
            self._width = int(counts[first]) + 1
        ragged = np.flatnonzero((counts + 1 != self._width) & ~blank)
        if len(ragged):
            row, cells = self.rows + int(ragged[0]) + 1, int(counts[ragged[0]]) + 1
            raise ragged_row(self.source, chr(self.delimiter), row, cells, self._width)
        self.blanks.append(np.flatnonzero(blank) + self.rows)
        self.rows += len(ends)
        self._row_start = int(ends[-1]) + 1
        if self.rows > self.source.limits.rows + 1:
            rule = f"has more than {self.source.limits.rows:,} rows; import it in parts."
            raise self.source.refused(rule)

    def _after_return(self, at: NDArray[np.int64], chunk: bytes) -> NDArray[np.bool_]:
        """Return whether a carriage return stands at each place of the chunk, or before it."""
        signs = np.frombuffer(bytes([self._before]) + chunk, np.uint8)
        found: NDArray[np.bool_] = signs[at + 1] == _CR
        return found

    def _long_row(self, row: int) -> DataError:
        rule = f"is longer than {self.source.limits.record_bytes:,} bytes; shorten its texts."
        return self.source.refused(rule, row=row)

    def _unclosed(self) -> DataError:
        rule = "opens a quotation mark that is never closed; close it, or double it in a text."
        return self.source.refused(rule, row=self._opened)


def ragged_row(source: Source, sign: str, row: int, width: int, header: int) -> DataError:
    """Return the error of a row that is not as wide as the header."""
    cells = f"{width} cell{'s' * (width != 1)}"
    columns = f"{header} column{'s' * (header != 1)}"
    rule = (
        f"has {cells} where the header has {columns} (parted by {NAMES[sign]}); "
        "put cells that hold that sign into quotation marks."
    )
    return source.refused(rule, row=row)


def _looking_ahead(chunks: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    """Return each chunk with the byte after it, a line feed after the last."""
    held = next(chunks, b"")
    for chunk in chunks:
        yield held, chunk[0]
        held = chunk
    if held:
        yield held, _LF
