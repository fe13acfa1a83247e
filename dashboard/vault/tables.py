"""Raw tables as CSV: UTF-8, every cell a text, quickly both ways."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pyarrow as pa
from pyarrow import csv

from dashboard.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    import pandas as pd

_BLOCK: Final = 8 * 2**20
"""Bytes read at once: no row may be longer."""

_ROWS: Final = 16_384
"""Rows made into text at once."""


def table_bytes(frame: pd.DataFrame) -> bytes:
    """Return a frame of texts as CSV; see :func:`write_table`."""
    body = io.BytesIO()
    write_table(frame, body)
    return body.getvalue()


def write_table(frame: pd.DataFrame, file: BinaryIO) -> None:
    """Write a frame of texts as CSV after RFC 4180: every cell quoted, lines ending in LF."""
    cells = {str(name): pa.array(frame[name], pa.large_string()) for name in frame.columns}
    csv.write_csv(pa.table(cells), file, csv.WriteOptions(batch_size=_ROWS))


def read_table(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """Read the named columns of a CSV file, all as text; others are passed over.

    Raises
    ------
    DataError
        It cannot be read, is no CSV in UTF-8, or lacks a column or has it twice.
    """
    try:
        read = csv.read_csv(
            path,
            read_options=csv.ReadOptions(block_size=_BLOCK),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(columns, pa.large_string()), strings_can_be_null=False
            ),
        )
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror}).", file=path.name) from None
    except pa.ArrowInvalid:
        raise DataError("is not a CSV file in UTF-8.", file=path.name) from None
    for column in columns:
        if (count := read.column_names.count(column)) != 1:
            rule = "is missing." if count == 0 else "stands twice."
            raise DataError(rule, file=path.name, row=1, column=column)
    frame: pd.DataFrame = read.select(list(columns)).to_pandas()
    return frame.astype("str")
