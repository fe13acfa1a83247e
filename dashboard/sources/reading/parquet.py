"""Parquet and GeoParquet: typed columns into texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.sources.reading.brackets import refuse_deep
from dashboard.sources.reading.cells import TEXT, column_names, file_rows
from dashboard.sources.reading.content import PARQUET
from dashboard.sources.reading.geometry import from_wkb
from dashboard.sources.reading.points import DEGREES, Points, crs_code, refuse_point_columns
from dashboard.sources.reading.source import foreign
from dashboard.sources.rows import VALUE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.sources.reading.source import Source
    from dashboard.sources.rows import FileRows

CODE: Final = "parquet"
ENDINGS: Final = (".parquet", ".geoparquet", ".pq")

_NOUN: Final = "row"
_GEO: Final = b"geo"
_BATCH: Final = 16_384
_WHOLE: Final = 2.0**53


def sniff(head: bytes) -> bool:
    """Return whether the bytes can begin a Parquet file."""
    return head.startswith(PARQUET)


def read(source: Source) -> FileRows:
    """Read a table of plain columns; with GeoParquet's metadata, its points too.

    Days and times become ISO 8601 texts (times with a zone are given on the clock of that zone),
    numbers their shortest text, NaN an empty cell.

    Raises
    ------
    DataError
        The file is damaged or too large, a column is nested or binary, a geometry is not a point.
    """
    if source.bytes_at(max(source.size - 4, 0), 4) != PARQUET:
        raise source.refused("is cut short; send it again.")
    with foreign(source, "a Parquet file"):
        file = pq.ParquetFile(source.stream)
        _refuse_size(file.metadata, source)
        shape, crs = _geometry(file, source)
        names = [name for name in file.schema_arrow.names if name != shape]
        plain = column_names(names, source)
        _refuse_kinds(file.schema_arrow, shape, source)
        _refuse_repeats(file, source)
        batches = pq.ParquetFile(source.stream).iter_batches(_BATCH, use_threads=False)
        found, points = _columns(batches, names, shape, source)
    columns = dict(zip(plain, found, strict=True))
    if shape:
        refuse_point_columns(columns, source)
        columns |= points.columns(crs, source, _NOUN)
    return file_rows(pa.table(columns), source, CODE, first=1)


def _refuse_size(about: pq.FileMetaData, source: Source) -> None:
    limits = source.limits
    groups = [about.row_group(i) for i in range(about.num_row_groups)]
    rows = max(about.num_rows, sum(group.num_rows for group in groups))
    if rows > limits.rows or rows * about.num_columns > limits.cells:
        rule = f"has {rows:,} rows of {about.num_columns} columns; import it in parts."
        raise source.refused(rule)
    source.refuse_bomb(sum(group.total_byte_size for group in groups))


def _geometry(file: pq.ParquetFile, source: Source) -> tuple[str, str]:
    """Return the column of points and its coordinate system, empty when there is none."""
    written = (file.metadata.metadata or {}).get(_GEO)
    if written is None:
        return "", DEGREES
    refuse_deep(source, written)
    try:
        about = json.loads(written)
        name = about["primary_column"]
        column = about["columns"][name]
        encoding = column["encoding"]
    except (ValueError, KeyError, TypeError):
        raise source.refused("has damaged GeoParquet metadata; export it again.") from None
    if file.schema_arrow.names.count(name) != 1:
        raise source.refused("lacks the geometry column that it declares; export it again.")
    if encoding != "WKB":
        raise source.refused("writes its geometry in a way of its own; export it as WKB.")
    return name, _crs(column.get("crs", _ABSENT), source)


_ABSENT: Final = object()


def _crs(crs: Any, source: Source) -> str:
    """Return the code in PROJJSON; degrees where the file leaves it open."""
    match crs:
        case None:
            return DEGREES
        case {"id": {"authority": str(authority), "code": str() | int() as code}}:
            return crs_code(f"{authority}:{code}", source)
        case dict():
            return crs_code("", source)
        case _:
            return DEGREES


def _refuse_kinds(schema: pa.Schema, shape: str, source: Source) -> None:
    for column in schema:
        kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
        if column.name == shape:
            fits = pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
        else:
            fits = any(fit(kind) for fit in _PLAIN)
        if not fits:
            rule = f"is of a kind that is no plain text, number or day ({str(kind)[:60]}); drop it."
            raise source.refused(rule, column=column.name[:VALUE_LENGTH])


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


_PLAIN: Final = (
    _is_text,
    pa.types.is_boolean,
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_decimal,
    pa.types.is_date,
    pa.types.is_timestamp,
    pa.types.is_time,
    pa.types.is_null,
)


def _refuse_repeats(file: pq.ParquetFile, source: Source) -> None:
    """Refuse texts that take too much once each row has its own.

    They are counted while they are dictionaries: a tiny file can repeat one long text a million
    times.
    """
    schema = file.schema_arrow
    texts = [c.name for c in schema if _is_text(c.type) or pa.types.is_dictionary(c.type)]
    file = pq.ParquetFile(source.stream, read_dictionary=texts)
    size = 0
    for batch in file.iter_batches(_BATCH, columns=texts, use_threads=False):
        size += sum(map(_size, batch.columns))
        source.refuse_bomb(size)


def _size(column: pa.Array) -> int:
    """Return the bytes of a column once each row has its own text."""
    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    if not _is_text(column.type.value_type):
        return 0
    lengths = pc.binary_length(column.dictionary).cast(pa.int64())
    return int(pc.sum(lengths.take(column.indices)).as_py() or 0)


def _columns(
    batches: Iterator[pa.RecordBatch], names: list[str], shape: str, source: Source
) -> tuple[list[pa.ChunkedArray], Points]:
    columns: list[list[pa.Array]] = [[] for _ in names]
    points = [from_wkb([], source, _NOUN, 1)]
    at = 0
    for batch in batches:
        for name, parts in zip(names, columns, strict=True):
            parts.append(_texts(batch.column(batch.schema.get_field_index(name))))
        if shape:
            shapes = batch.column(batch.schema.get_field_index(shape)).to_pylist()
            points.append(from_wkb(shapes, source, _NOUN, at + 1))
        at += batch.num_rows
    return [pa.chunked_array(parts, TEXT) for parts in columns], Points.joined(points)


def _texts(column: pa.Array) -> pa.Array:
    """Return a column of any plain kind as texts."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_timestamp(kind):
        return _moments(pc.local_timestamp(column) if kind.tz else column)
    if pa.types.is_floating(kind):
        return _floats(column)
    if pa.types.is_time(kind):
        return _trimmed(column.cast(TEXT))
    return column.cast(TEXT)


def _moments(column: pa.Array) -> pa.Array:
    """Return moments as ``2024-02-13T10:30:00``, midnight as the day."""
    written = _trimmed(column.cast(TEXT))
    days = pc.replace_substring_regex(written, r" 00:00:00$", "")
    return pc.replace_substring(days, " ", "T")


def _trimmed(written: pa.Array) -> pa.Array:
    """Return times without zeros at the end of their fractions."""
    shorter = pc.replace_substring_regex(written, r"(\.[0-9]*[1-9])0+$", r"\1")
    return pc.replace_substring_regex(shorter, r"\.0+$", "")


def _floats(column: pa.Array) -> pa.Array:
    """Return numbers in their shortest form, whole ones without a point, NaN as null."""
    values = column.cast(pa.float64()) if column.type != pa.float32() else column
    values = pc.if_else(pc.is_nan(values), None, values)
    whole = pc.and_(pc.equal(pc.floor(values), values), pc.less(pc.abs(values), _WHOLE))
    integers = pc.if_else(whole, values, 0).cast(pa.int64()).cast(TEXT)
    return pc.if_else(whole, integers, values.cast(TEXT))
