"""JSON: a list of objects, one a row (as TimeMap and Bellingcat publish events)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyarrow as pa

from dashboard.sources.reading.brackets import Outline
from dashboard.sources.reading.cells import TEXT, column_names, file_rows, text, texts
from dashboard.sources.reading.content import is_json
from dashboard.sources.rows import VALUE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.errors import DataError
    from dashboard.sources.reading.brackets import Items
    from dashboard.sources.reading.source import Source
    from dashboard.sources.rows import FileRows

CODE: Final = "json"
ENDINGS: Final = (".json",)

_NOUN: Final = "object"
_TOO_LONG: Final = "holds a number of too many digits; write it as text."

Batch: TypeAlias = tuple[int, dict[str, pa.Array]]
"""Number of rows, and their columns of texts."""


def sniff(head: bytes) -> bool:
    """Return whether the bytes can begin a JSON list."""
    return is_json(head, b"[")


def read(source: Source) -> FileRows:
    """Read a list of objects: a column for every key, lists and objects within as JSON text.

    Raises
    ------
    DataError
        The file is no JSON list of objects, or nests too deep.
    """
    outline = Outline(source, deep=False)
    outline.run()
    batches = []
    items = outline.outer
    for at, found in parsed(items, _NOUN):
        odd = next((i for i, item in enumerate(found) if not isinstance(item, dict)), None)
        if odd is not None:
            rule = "is no object with names and values; leave it out."
            raise source.refused_item(_NOUN, at + odd + 1, rule)
        batches.append(columns_of(found, items, _NOUN, at))
    columns = joined(batches, source)
    if not columns:
        raise source.refused("holds no objects with names and values; export it again.")
    return file_rows(pa.table(columns), source, CODE, first=1)


def parsed(items: Items, noun: str) -> Iterator[tuple[int, list[Any]]]:
    """Return the index of the first item and the values of each batch of items.

    Raises
    ------
    DataError
        An item is not JSON in UTF-8, or holds a name twice.
    """
    for at, to, written in items.batches(noun):
        if not written.strip() and len(items) == 1:
            return
        try:
            found = _DECODER.decode(f"[{written.decode('utf-8')}]")
        except ValueError:
            found = None
        if found is None or len(found) != to - at:
            raise _faulty_item(items, noun, at, to)
        yield at, found


def value_of(written: bytes) -> Any:
    """Return one JSON value; ValueError when it is none."""
    return _DECODER.decode(written.decode("utf-8"))


def columns_of(objects: Sequence[dict[str, Any]], items: Items, noun: str, first: int) -> Batch:
    """Return objects as columns of texts, one for every name in them.

    Parameters
    ----------
    first
        Index of the first object in the file.

    Raises
    ------
    DataError
        A value is no text: NaN, an infinity, half a character.
    """
    names = list(dict.fromkeys(name for item in objects for name in item))
    plain = column_names(names, items.source)
    try:
        columns = [texts([item.get(name) for item in objects]) for name in names]
    except ValueError:
        raise _unwritable(objects, items.source, noun, first) from None
    return len(objects), dict(zip(plain, columns, strict=True))


def joined(batches: Sequence[Batch], source: Source) -> dict[str, pa.ChunkedArray]:
    """Return batches below each other; a column that one of them lacks is null there."""
    names = column_names(list(dict.fromkeys(n for _, batch in batches for n in batch)), source)
    return {
        name: pa.chunked_array([batch.get(name, pa.nulls(rows, TEXT)) for rows, batch in batches])
        for name in names
    }


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; ValueError when a name stands in it twice, of which one would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("holds a name twice; rename one.")
    return found


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_once)


def _faulty_item(items: Items, noun: str, at: int, to: int) -> DataError:
    """Return the error of the first item from ``at`` to ``to`` that cannot be read."""
    for index in range(at, to):
        try:
            value_of(items.text(index))
        except UnicodeDecodeError:
            rule = "is not UTF-8 text; save the file as UTF-8."
        except json.JSONDecodeError as error:
            rule = f"is not JSON ({error.msg[:60]}); export it again."
        except ValueError as error:
            rule = str(error) if str(error).startswith("holds") else _TOO_LONG
        else:
            continue
        return items.source.refused_item(noun, index + 1, rule)
    return items.source.refused("is not JSON; export it again.")


def _unwritable(
    objects: Sequence[dict[str, Any]], source: Source, noun: str, first: int
) -> DataError:
    """Return the error of the first value that is no text."""
    for number, item in enumerate(objects, start=first + 1):
        for name, value in item.items():
            try:
                text(value).encode("utf-8")
            except UnicodeEncodeError:
                rule = f"holds half a character in {name[:VALUE_LENGTH]}; mend that text."
            except ValueError:
                rule = f"holds NaN or an infinity in {name[:VALUE_LENGTH]}; write null."
            else:
                continue
            return source.refused_item(noun, number, rule)
    return source.refused("holds a value that is no text; export it again.")
