"""The gate every format ends at: columns with names, texts of bearable length, at least one row."""

from __future__ import annotations

import json
import math
from collections import Counter
from datetime import date, datetime, time
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.sources.rows import VALUE_LENGTH, FileRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.sources.reading.source import Source

TEXT: Final = pa.large_string()
"""What pandas holds its texts in, so that nothing is copied on the way there."""

_NO_ROWS: Final = "holds no rows below the names of its columns; export it again."

_TAIL: Final = 10_000
"""Rows looked at together from the end."""

_EXACT: Final = 2.0**53
"""Below it a float that is whole is that whole number."""


def column_names(names: Sequence[str], source: Source, *, row: int | None = None) -> list[str]:
    """Return the names without space around them, and with single spaces within.

    Raises
    ------
    DataError
        A name is missing or stands twice, or there are too many.
    """
    plain = [" ".join(name.replace("\ufeff", "").split()) for name in names]
    if len(plain) > source.limits.columns:
        rule = f"has {len(plain):,} columns, more than {source.limits.columns}; take some out."
        raise source.refused(rule, row=row)
    if "" in plain:
        rule = f"column {plain.index('') + 1} has no name; give it one."
        raise source.refused(rule, row=row)
    if any(name.encode("utf-8", "replace").decode() != name or "\0" in name for name in plain):
        raise source.refused("a column's name holds a broken character; rename it.", row=row)
    twice = [name for name, count in Counter(plain).items() if count > 1]
    if twice:
        rule = "is the name of two columns; rename one."
        raise source.refused(rule, row=row, column=twice[0][:VALUE_LENGTH])
    return plain


def file_rows(table: pa.Table, source: Source, form: str, *, first: int) -> FileRows:
    """Return a table of texts as rows of a file, without the empty rows at its end.

    Parameters
    ----------
    table
        Columns of ``TEXT``; null is empty.
    first
        Number a reader knows the first row by.

    Raises
    ------
    DataError
        No row is left, or a limit on rows or cells is broken.
    """
    limits = source.limits
    if table.num_rows > limits.rows or table.num_rows * table.num_columns > limits.cells:
        rule = f"has {table.num_rows:,} rows of {table.num_columns} columns; import it in parts."
        raise source.refused(rule)
    if not table.num_rows:
        raise source.refused(_NO_ROWS)
    for name, column in zip(table.column_names, table.columns, strict=True):
        _refuse_odd_texts(name, column, source, first)
    filled = _filled_rows(table)
    if not filled:
        raise source.refused(_NO_ROWS)
    columns = [_without_nulls(column.slice(0, filled)) for column in table.columns]
    frame = pa.table(columns, names=table.column_names).to_pandas()
    return FileRows(rows=frame, file=source.file, form=form, first=first)


def text(value: Any) -> str:
    """Return one value as text: nothing as empty, numbers shortest, days and times as ISO 8601.

    Raises
    ------
    ValueError
        NaN or an infinity, also within a list or an object.
    """
    found = "" if value is None else str(value)
    match value:
        case bool():
            found = found.lower()
        case float():
            found = _number(value)
        case datetime():
            midnight = value.time() == time() and value.tzinfo is None
            found = value.date().isoformat() if midnight else value.isoformat()
        case date() | time():
            found = value.isoformat()
        case list() | dict():
            found = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return found


def texts(values: Sequence[Any]) -> pa.Array:
    """Return values as ``TEXT``; see :func:`text`."""
    if set(map(type, values)) <= {str, type(None)}:
        return pa.array(values, TEXT)
    return pa.array([text(value) for value in values], TEXT)


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError("not a number")
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)


def _refuse_odd_texts(name: str, column: pa.ChunkedArray, source: Source, first: int) -> None:
    most = source.limits.cell_characters
    column_name = name[:VALUE_LENGTH]
    if (pc.max(pc.binary_length(column)).as_py() or 0) > most:
        long = pc.greater(pc.utf8_length(column), most)
        if (at := pc.index(long, value=True).as_py()) >= 0:
            rule = f"holds a cell of more than {most:,} characters; shorten it."
            raise source.refused(rule, row=first + at, column=column_name)
    if (at := pc.index(pc.match_substring(column, "\0"), value=True).as_py()) >= 0:
        rule = "holds a NUL character; take it out."
        raise source.refused(rule, row=first + at, column=column_name)


def _filled_rows(table: pa.Table) -> int:
    """Return the number of rows up to the last one that is not empty."""
    end: int = table.num_rows
    while end:
        start = max(end - _TAIL, 0)
        tail = table.slice(start, end - start)
        lengths = [pc.fill_null(pc.binary_length(column), 0) for column in tail.columns]
        filled = pc.indices_nonzero(reduce(pc.or_, (pc.greater(part, 0) for part in lengths)))
        if len(filled):
            return start + int(filled[-1].as_py()) + 1
        end = start
    return 0


def _without_nulls(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(column, "") if column.null_count else column
