"""Tables as text, column by column: what is equal is encoded once, and rows are joined by Arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PORTION: Final = 20_000
"""Rows encoded at a time: a few dozen MB of text, whatever the size of the table."""


def portions(table: pa.Table) -> Iterator[tuple[int, pa.Table]]:
    """Return the table in parts, each with the number of its first row (from 0)."""
    for start in range(0, table.num_rows, PORTION):
        yield start, table.slice(start, PORTION)


def encoded(values: Any, encode: Callable[[Any], str]) -> Any:
    """Return ``encode`` of every value of a column as an Arrow array of texts; null stays null."""
    found = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    known = found.dictionary_encode()
    texts = [encode(value) for value in known.dictionary.to_pylist()]
    return pa.array(texts, pa.large_string()).take(known.indices)


def rows(*pieces: Any) -> Any:
    """Return one text a row, the pieces side by side; a piece is a column of texts or one text."""
    texts = [pa.scalar(p, pa.large_string()) if isinstance(p, str) else p for p in pieces]
    return pc.binary_join_element_wise(*texts, pa.scalar("", pa.large_string()))
