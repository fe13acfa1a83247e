"""Tables of delimited text: CSV, TSV and their kin.

The text is looked through first (:mod:`scan`), and only what is known to be a rectangle goes to
Arrow's parser. A text with quotation marks inside its cells goes, more slowly, to Python's.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from dashboard.sources.reading.cells import TEXT, column_names, file_rows
from dashboard.sources.reading.content import is_table
from dashboard.sources.reading.delimiter import NAMES, delimiter_of
from dashboard.sources.reading.encoding import NAMES as ENCODINGS
from dashboard.sources.reading.encoding import encoding_of
from dashboard.sources.reading.limits import MB
from dashboard.sources.reading.scan import InnerMarkError, Scan, ragged_row
from dashboard.sources.reading.source import foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.sources.reading.source import Source
    from dashboard.sources.rows import FileRows

CODE: Final = "csv"
ENDINGS: Final = (".csv", ".tsv", ".tab", ".txt")
sniff = is_table

_BLOCK: Final = 2 * MB
"""Bytes that Arrow parses at a time; longer than any row that is let through."""

_BATCH: Final = 10_000
"""Rows that Python parses before they are made columns."""


def read(source: Source) -> FileRows:
    """Read a table of delimited text.

    Row numbers are those a spreadsheet shows: blank lines count and become empty rows, a cell with
    line breaks counts once. Encoding and delimiter found are stated in ``rows.attrs``.

    Raises
    ------
    DataError
        The encoding or the delimiter cannot be told, or the text is no rectangle below a header.
    """
    encoding = encoding_of(source)
    plain = _as_utf8(source) if encoding == "utf-16" else source
    codec = "utf-8" if encoding == "utf-16" else encoding
    start = 3 if plain.bytes_at(0, 3) == codecs.BOM_UTF8 else 0
    sign = "\t" if _names_tabs(plain, start) else delimiter_of(plain, start)
    table, header_row = _table(plain, start, sign, codec)
    read_rows = file_rows(table, source, CODE, first=header_row + 1)
    read_rows.rows.attrs.update(encoding=ENCODINGS[encoding], delimiter=NAMES[sign])
    return read_rows


def _names_tabs(source: Source, start: int) -> bool:
    """Return whether the file says by its name that tabs part its cells, and its header agrees."""
    tabs = source.file.lower().endswith((".tsv", ".tab"))
    return tabs and b"\t" in source.bytes_at(start, 4096).split(b"\n", 1)[0]


def _as_utf8(source: Source) -> Source:
    """Return the text of a UTF-16 file as UTF-8, in memory."""
    decoder = codecs.getincrementaldecoder("utf-16")()
    stream = io.BytesIO()
    try:
        for chunk in source.chunks():
            stream.write(decoder.decode(chunk).encode("utf-8"))
        stream.write(decoder.decode(b"", final=True).encode("utf-8"))
    except UnicodeError:
        rule = "begins as UTF-16 text but is not; save it as UTF-8."
        raise source.refused(rule) from None
    return replace(source, stream=stream, size=stream.tell())


def _table(source: Source, start: int, sign: str, codec: str) -> tuple[pa.Table, int]:
    """Return the rows below the header, blank ones as nulls, and the number of the header."""
    found = Scan(source, ord(sign), start)
    try:
        found.run()
    except InnerMarkError:
        return _read_by_mark(source, start, sign, codec)
    if not found.header_row:
        raise source.refused("holds only blank lines; export it again.")
    header = source.bytes_at(start, found.body - start).decode(codec)
    row = next(
        cells for cells in csv.reader(io.StringIO(header, newline=""), delimiter=sign) if cells
    )
    names = column_names(row, source, row=found.header_row)
    table = _read_by_block(source, found, names, codec)
    return _with_blanks(table, found), found.header_row


def _read_by_block(source: Source, found: Scan, names: list[str], codec: str) -> pa.Table:
    if found.body >= source.size or found.rows - _blank(found).size == 1:
        return pa.table({name: pa.array([], TEXT) for name in names})
    source.stream.seek(found.body)
    with foreign(source, "a table of delimited text"):
        return pa_csv.read_csv(
            pa.PythonFile(source.stream, mode="r"),
            # One thread is as fast here as two, and holds fewer blocks at a time.
            pa_csv.ReadOptions(
                column_names=names, block_size=_BLOCK, encoding=codec, use_threads=False
            ),
            pa_csv.ParseOptions(delimiter=chr(found.delimiter), newlines_in_values=found.multiline),
            pa_csv.ConvertOptions(
                column_types=dict.fromkeys(names, TEXT),
                strings_can_be_null=False,
            ),
        )


def _blank(found: Scan) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.concatenate(found.blanks)


def _with_blanks(table: pa.Table, found: Scan) -> pa.Table:
    """Put the blank lines, which Arrow leaves out, back in as rows of nulls."""
    below = found.rows - found.header_row
    blanks = _blank(found) - found.header_row
    blanks = blanks[blanks >= 0]
    if below - len(blanks) != table.num_rows:
        raise found.source.refused("cannot be told apart into rows; export it again.")
    if not len(blanks):
        return table
    written = np.ones(below, bool)
    written[blanks] = False
    rows = pa.array(np.cumsum(written) - 1, mask=~written)
    return table.take(rows)


def _read_by_mark(source: Source, start: int, sign: str, codec: str) -> tuple[pa.Table, int]:
    """Read a text whose cells hold quotation marks: those within a cell are letters like others."""
    source.stream.seek(start)
    stream = io.TextIOWrapper(source.stream, encoding=codec, newline="")
    try:
        return _batched(_numbered_rows(stream, source, sign), source, sign)
    finally:
        stream.detach()


def _batched(
    rows: Iterator[tuple[int, list[str]]], source: Source, sign: str
) -> tuple[pa.Table, int]:
    header_row, header = next((pair for pair in rows if pair[1]), (0, []))
    names = column_names(header, source, row=header_row)
    blank = [""] * len(names)
    batches = [pa.table([pa.array([], TEXT)] * len(names), names=names)]
    while batch := list(islice(rows, _BATCH)):
        ragged = next((row for row in batch if len(row[1]) not in (0, len(names))), None)
        if ragged:
            raise ragged_row(source, sign, ragged[0], len(ragged[1]), len(names))
        cells = zip(*(row or blank for _, row in batch), strict=True)
        batches.append(pa.table([pa.array(column, TEXT) for column in cells], names=names))
        if batch[-1][0] > source.limits.rows + 1:
            rule = f"has more than {source.limits.rows:,} rows; import it in parts."
            raise source.refused(rule)
    return pa.concat_tables(batches), header_row


def _numbered_rows(
    stream: io.TextIOWrapper, source: Source, sign: str
) -> Iterator[tuple[int, list[str]]]:
    """Return the rows with their numbers, blank lines as empty ones."""
    reader = csv.reader(_lines(stream, source), delimiter=sign, strict=True)
    opened = 1
    try:
        for number, row in enumerate(reader, start=1):
            yield number, row
            opened = reader.line_num + 1
    except csv.Error:
        rule = (
            "opens a quotation mark that is not closed where its cell ends; close it, or double "
            "the marks within the cell."
        )
        raise source.refused(rule, row=opened) from None


def _lines(stream: io.TextIOWrapper, source: Source) -> Iterator[str]:
    """Return the lines of a text, none longer than a row may be."""
    most = source.limits.record_bytes
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) > most:
            rule = f"is longer than {most:,} bytes; see whether the file has line breaks."
            raise source.refused(rule, row=number)
        if "\0" in line:
            raise source.refused("holds a NUL byte; save it as UTF-8 text.", row=number)
        yield line
