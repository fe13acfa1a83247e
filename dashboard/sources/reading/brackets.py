"""Looking through JSON before it is parsed: how deep it nests and where its items end.

Works on bytes, in vectors, a chunk at a time: a hundred thousand brackets within brackets never
reach a parser, and a long list is parsed item by item.
"""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dashboard.sources.reading.source import Source

_QUOTE: Final = ord('"')
_ESCAPE: Final = ord("\\")
_COMMA: Final = 2
_PAIRS: Final = (b"[]", b"{}")
_SPACE: Final = b" \t\r\n"

_BATCH: Final = 2**20
"""Bytes of items that are parsed together."""


def _signs() -> NDArray[np.int8]:
    """Return what each byte does: 1 opens, -1 closes, 2 parts items."""
    table = np.zeros(256, np.int8)
    table[[ord("["), ord("{")]] = 1
    table[[ord("]"), ord("}")]] = -1
    table[ord(",")] = _COMMA
    return table


_SIGNS: Final = _signs()


@dataclass(frozen=True, eq=False, slots=True)
class Items:
    """Where the items of a list or the members of an object stand in a file.

    Parameters
    ----------
    edges
        Places of the opening bracket, of every comma between items, and of the closing bracket.
    """

    source: Source
    edges: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of items; an empty list has one, which is blank."""
        return len(self.edges) - 1

    def batches(self, noun: str) -> Iterator[tuple[int, int, bytes]]:
        """Return indices (from, to) and text of items, about ``_BATCH`` bytes together.

        Raises
        ------
        DataError
            An item is longer than a row may be.
        """
        most = self.source.limits.record_bytes
        long = np.flatnonzero(np.diff(self.edges) > most + 1)
        if len(long):
            rule = f"is longer than {most:,} bytes; shorten its texts."
            raise self.source.refused_item(noun, int(long[0]) + 1, rule)
        at = 0
        while at < len(self):
            reach = int(np.searchsorted(self.edges, self.edges[at] + _BATCH))
            to = min(max(reach, at + 1), len(self))
            start, end = int(self.edges[at]) + 1, int(self.edges[to])
            yield at, to, self.source.bytes_at(start, end - start)
            at = to

    def text(self, at: int) -> bytes:
        """Return one item."""
        start, end = int(self.edges[at]) + 1, int(self.edges[at + 1])
        return self.source.bytes_at(start, end - start)


def refuse_deep(source: Source, written: bytes) -> None:
    """Refuse JSON within a file that nests too deep to be parsed."""
    Outline(replace(source, stream=io.BytesIO(written), size=len(written)), deep=False).run()


@dataclass(eq=False, slots=True)
class Outline:
    """The outermost brackets of a JSON file.

    Parameters
    ----------
    source
        The file.
    deep
        Whether the items one level down are wanted as well.
    """

    source: Source
    deep: bool
    _depth: int = 0
    _quoted: int = 0
    _escapes: int = 0
    _start: int = -1
    _end: int = -1
    _found: tuple[list[NDArray[np.int64]], list[NDArray[np.int64]]] = field(
        default_factory=lambda: ([], [])
    )
    _counts: list[int] = field(default_factory=lambda: [0, 0])

    def run(self) -> None:
        """Look through the whole file.

        Raises
        ------
        DataError
            Brackets nest too deep, do not match, or something follows the last; too many items.
        """
        start = base = 3 if self.source.bytes_at(0, 3) == codecs.BOM_UTF8 else 0
        for chunk in self.source.chunks(start):
            self._chunk(chunk, base)
            base += len(chunk)
        if self._end < 0:
            rule = "is cut short: its last brackets or quotation marks are missing; export again."
            raise self.source.refused(rule)
        if self.source.bytes_at(self._start, 1) + self.source.bytes_at(self._end, 1) not in _PAIRS:
            raise self.source.refused("is not JSON: its brackets do not match; export it again.")

    @property
    def outer(self) -> Items:
        """Items of the outermost brackets."""
        return self._within(0, self._start, self._end)

    def inner(self, start: int, end: int) -> Items:
        """Return the items of the brackets that open at ``start`` and close at ``end``."""
        return self._within(1, start, end)

    def _within(self, level: int, start: int, end: int) -> Items:
        commas = np.concatenate([*self._found[level], np.zeros(0, np.int64)])
        inside = commas[(commas > start) & (commas < end)]
        return Items(self.source, np.concatenate([[start], inside, [end]]))

    def _chunk(self, chunk: bytes, base: int) -> None:
        if self._end >= 0:
            self._refuse_more(chunk)
            return
        signs = np.frombuffer(chunk, np.uint8)
        steps = _SIGNS[signs]
        at = np.flatnonzero(steps)
        at = at[self._outside(chunk, signs)[at]]
        kinds = steps[at]
        depth = self._depth + np.cumsum(np.where(kinds == _COMMA, 0, kinds), dtype=np.int64)
        self._refuse_depths(depth)
        closed = np.flatnonzero(depth <= 0)
        if len(closed):
            end = int(at[closed[0]])
            self._end = base + end
            self._refuse_more(chunk[end + 1 :])
            at, kinds, depth = at[: closed[0]], kinds[: closed[0]], depth[: closed[0]]
        if self._start < 0 and len(at):
            self._start = base + int(at[0])
        self._keep(0, at[(kinds == _COMMA) & (depth == 1)] + base)
        if self.deep:
            self._keep(1, at[(kinds == _COMMA) & (depth == 2)] + base)
        self._depth = int(depth[-1]) if len(depth) else self._depth

    def _keep(self, level: int, commas: NDArray[np.int64]) -> None:
        self._found[level].append(commas)
        self._counts[level] += len(commas)
        if self._counts[level] >= self.source.limits.rows:
            rule = f"has more than {self.source.limits.rows:,} items; import it in parts."
            raise self.source.refused(rule)

    def _outside(self, chunk: bytes, signs: NDArray[np.uint8]) -> NDArray[np.bool_]:
        """Return which bytes stand outside texts."""
        quotes = signs == _QUOTE
        if self._escapes or b"\\" in chunk:
            quotes &= ~self._escaped(signs)
        inside = (np.cumsum(quotes, dtype=np.uint8) + np.uint8(self._quoted)) & np.uint8(1)
        self._quoted = int(inside[-1])
        outside: NDArray[np.bool_] = inside == 0
        return outside

    def _escaped(self, signs: NDArray[np.uint8]) -> NDArray[np.bool_]:
        """Return which bytes follow an odd number of backslashes."""
        places = np.arange(len(signs))
        other = np.maximum.accumulate(np.where(signs == _ESCAPE, -1 - self._escapes, places))
        run = places - other  # backslashes up to and with this byte, 0 for other bytes
        before = np.concatenate([[self._escapes], run[:-1]])
        self._escapes = int(run[-1]) & 1
        escaped: NDArray[np.bool_] = before % 2 == 1
        return escaped

    def _refuse_depths(self, depth: NDArray[np.int64]) -> None:
        if len(depth) and depth.max() > self.source.limits.depth:
            rule = (
                f"has more than {self.source.limits.depth} brackets within brackets; "
                "export it as a plain list."
            )
            raise self.source.refused(rule)

    def _refuse_more(self, chunk: bytes) -> None:
        if chunk.strip(_SPACE):
            rule = "goes on after its last bracket (one object a line?); put all into one list."
            raise self.source.refused(rule)
