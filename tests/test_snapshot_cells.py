"""The cells of a table, read quickly or carefully: the same, or not read at all."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pandas as pd
from hypothesis import given
from hypothesis import strategies as some

from dashboard import schema
from dashboard.errors import DataError
from dashboard.snapshot import cells

TABLE = schema.TOMBSTONES
HEADER = (",".join(TABLE.names) + "\n").encode()

texts = some.text(some.characters(codec="utf-8", exclude_characters="\r"), max_size=6)
rows = some.lists(some.tuples(*[texts] * len(TABLE.names)), max_size=4)


def written(given_rows: list[tuple[str, ...]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([TABLE.names, *given_rows])
    return text.getvalue().encode("utf-8")


@given(rows)
def test_what_was_written_is_read_the_same_both_ways(given_rows: list[tuple[str, ...]]) -> None:
    body = written(given_rows)
    expected = pd.DataFrame(given_rows, columns=list(TABLE.names), dtype="str")
    quick = cells.quick(body, TABLE.names)
    careful = cells.careful(body, TABLE, "t.csv")
    pd.testing.assert_frame_equal(careful, expected)
    assert quick is not None
    pd.testing.assert_frame_equal(quick, expected)


@given(some.binary(max_size=60))
def test_junk_is_read_or_refused_in_one_sentence(junk: bytes) -> None:
    for body in (junk, HEADER + junk, HEADER + junk + b"\n"):
        cells.quick(body, TABLE.names)
        with suppress(DataError):
            cells.careful(body, TABLE, "t.csv")


def test_odd_bytes_are_left_to_the_careful_way() -> None:
    good = HEADER + b"a,2026-01-01,harm\n"
    assert cells.quick(good, TABLE.names) is not None
    for odd in (
        b"\xef\xbb\xbf" + good,
        good[:-1],
        good.replace(b"harm", b"h\xff"),
        good.replace(b",harm", b""),
        good.replace(b"id,date", b"date,id"),
        good.replace(b"id,date", b"\x80,date"),
        b"",
    ):
        assert cells.quick(odd, TABLE.names) is None
