"""Mutated files of every format: rows or one sentence come out, soon, and nothing else.

``EXILE_ATLAS_FUZZ_SECONDS`` says how long to go on (a second or so in CI); the seed is fixed, so
what was found is found again.
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.errors import DataError
from dashboard.sources.reading import read_file
from tests.sources.hostile import HONEST, HOSTILE, write_zip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUDGET = float(os.environ.get("EXILE_ATLAS_FUZZ_SECONDS", "3"))
SEED = int(os.environ.get("EXILE_ATLAS_FUZZ_SEED", "20261101"))
SLOWEST = 5.0

TOKENS = (
    b'"', b'""', b",", b"\n", b"\r\n", b"\0", b"[", b"{", b"}", b"]", b"\\", b'\\"', b"null",
    b"1e999", b"NaN", b"-", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xd0", b"PK\x05\x06",
    b"PK\x01\x02", b"GPKG", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"<", b">", b"&",
    b"<!DOCTYPE", b"Point", b"Polygon", b'"coordinates"', b'"features"', b"\\ud800",
    b"99999999999999999999", b"..", b"/", b";", b"\t",
)  # fmt: skip

OWN_FAULTS = (NameError, UnboundLocalError, AssertionError)
"""What only our own mistakes raise; never to be hidden behind a sentence."""


ANYWHERE = (0, 1, 2, 3, 4, 5, 6)
IN_PLACE = (0, 0, 1, 1, 6)
"""Kinds of change after which everything else still stands where a binary format expects it."""


def mutated(honest: bytes, made: random.Random, kinds: tuple[int, ...] = ANYWHERE) -> bytes:
    """Return a file with a few bytes changed, put in, taken out, doubled or moved."""
    content = bytearray(honest)
    for _ in range(made.choice((1, 1, 2, 4, 16))):
        at = made.randrange(len(content) + 1)
        length = made.choice((1, 2, 8, 64, 512))
        match made.choice(kinds):
            case 0 if content:
                content[at % len(content)] = made.randrange(256)
            case 1 if content:
                content[at % len(content)] ^= 1 << made.randrange(8)
            case 2:
                content[at:at] = made.choice(TOKENS)
            case 3:
                del content[at : at + length]
            case 4:
                content[at:at] = content[at : at + length] * made.choice((1, 2, 50))
            case 5:
                start = made.randrange(len(content) + 1)
                content[at : at + length] = content[start : start + length]
            case _:
                token = made.choice(TOKENS)
                content[at : at + len(token)] = token
    return bytes(content)


def mutated_within(honest: bytes, made: random.Random) -> bytes:
    """Return an archive with one of its files mutated, packed again without a fault."""
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = made.choice(sorted(parts))
    parts[name] = mutated(parts[name], made)
    packed = io.BytesIO()
    write_zip(packed, parts)  # type: ignore[arg-type]
    return packed.getvalue()


def honest_files(folder: Path) -> dict[str, bytes]:
    """Return the honest files, and the small hostile ones: a neighbour of a fault may be worse."""
    found = {}
    for name, make in HONEST.items():
        make(folder / name)
        found[name] = (folder / name).read_bytes()
    for hostile in HOSTILE:
        if hostile.name not in ("long-line.csv", "dense.zip", "unclosed-long.csv"):
            hostile.make(folder / hostile.name)
            content = (folder / hostile.name).read_bytes()
            if 0 < len(content) < 300_000:
                found[hostile.name] = content
    return found


def inputs(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Return names and contents of mutated files, without end."""
    made = random.Random(SEED)  # noqa: S311
    honest = honest_files(folder)
    names = sorted(honest)
    weighed = [*names, *list(HONEST) * 8]
    while True:
        name = made.choice(weighed)
        packed = name.endswith((".xlsx", ".zip")) and zipfile.is_zipfile(io.BytesIO(honest[name]))
        if packed and name in HONEST and made.random() < 0.7:
            yield name, mutated_within(honest[name], made)
        elif name.endswith((".gpkg", ".parquet")) and made.random() < 0.7:
            yield name, mutated(honest[name], made, IN_PLACE)
        else:
            yield name, mutated(honest[name], made)


def outcome(path: Path) -> pd.DataFrame | DataError:
    """Return what comes of a file: anything but these two is a crash."""
    try:
        return read_file(path).rows
    except DataError as error:
        return error


def check(found: pd.DataFrame | DataError) -> None:
    """Hold the promise of both outcomes."""
    if isinstance(found, DataError):
        assert str(found).isprintable()
        assert not isinstance(found.__cause__, OWN_FAULTS), repr(found.__cause__)
    else:
        assert len(found)
        assert (found.dtypes == "str").all()


def test_mutated_files_give_rows_or_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "honest").mkdir()
    over = 0.0
    tried, read, slowest = 0, 0, 0.0
    for name, content in inputs(tmp_path / "honest"):
        path = tmp_path / f"fuzz-{name}"
        path.write_bytes(content)
        started = time.monotonic()
        over = over or started + BUDGET
        try:
            found = outcome(path)
            check(found)
        except Exception as error:  # noqa: BLE001  (whatever comes is the finding)
            pytest.fail(f"input {tried} ({name}, seed {SEED}): {error!r}")
        taken = time.monotonic() - started
        assert taken < SLOWEST, f"input {tried} ({name}, seed {SEED}) took {taken:.1f} s"
        path.unlink()
        tried, read = tried + 1, read + isinstance(found, pd.DataFrame)
        slowest = max(slowest, taken)
        if time.monotonic() > over:
            break
    if BUDGET > 10:
        with capsys.disabled():
            print(f"\n{tried:,} files tried, {read:,} read, slowest {slowest:.2f} s")
    assert tried > 20
