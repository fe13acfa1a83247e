"""Imports beside each other, killed at any moment, on a full disk and in a folder of others.

Most rows are figures: they are mapped fastest, and the disk is written to as with any table.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from dashboard import vault
from tests.making import import_nursery
from tests.making.test_importing import call, content, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.making.import_nursery import Nursery

ROWS = 200
POINTS = 50
"""Random moments of the whole run; an import that was faster than its killer does not count."""
LATE_POINTS = 15
"""Random moments of the writing alone."""
PAGE = 4096


def figures(path: Path, number: int, rows: int = ROWS) -> Path:
    """Write a file of figures that no other number has."""
    years = [f"{1920 + n % 100}" for n in range(rows)]
    given = [
        {
            "series": f"series {number}",
            "period_start": year,
            "period_end": year,
            "value": f"{n}",
            "unit": f"unit {n // 100}",
        }
        for n, year in enumerate(years)
    ]
    return write(path / f"figures-{number}.csv", given, table="statistics")


def values(path: Path) -> list[str]:
    rows = vault.read_raw(path).statistics
    return (rows["series"] + " " + rows["value"]).tolist()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with import_nursery.opened() as nursery:
        yield nursery


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "vault"


# one at a time


def test_imports_at_once_all_succeed_in_turn(nursery: Nursery, into: Path, tmp_path: Path) -> None:
    files = [figures(tmp_path, number) for number in range(4)]
    running = [
        nursery.start(tmp_path / f"{number}.txt", file, "--into", into)
        for number, file in enumerate(files)
    ]
    assert [nursery.wait(process) for process in running] == [0] * len(files)
    assert [p.name for p in vault.batches(into)] == ["0001", "0002", "0003", "0004"]
    assert len(set(values(into))) == len(files) * ROWS


def test_a_second_import_says_that_it_waits_or_is_refused(
    nursery: Nursery, into: Path, tmp_path: Path
) -> None:
    file, said = figures(tmp_path, 0), tmp_path / "said.txt"
    waiting = "Another command is writing to this vault; waiting up to 10 minutes.\n"
    with vault.lock(into):
        refused = nursery.start(said, file, "--into", into, "--no-wait")
        assert nursery.wait(refused) == 1
        assert said.read_text("utf-8") == (
            "vault: is being written by another command; try again when that has finished.\n"
        )
        waits = nursery.start(tmp_path / "waits.txt", file, "--into", into)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with suppress(FileNotFoundError):
                if (tmp_path / "waits.txt").read_text("utf-8") == waiting:
                    break
            time.sleep(0.01)
        assert values(into) == []
    assert nursery.wait(waits) == 0
    assert (tmp_path / "waits.txt").read_text("utf-8").startswith(waiting)
    assert len(values(into)) == ROWS


# killed


def test_killed_at_any_moment_the_vault_is_as_before_or_as_after(
    nursery: Nursery, into: Path, tmp_path: Path
) -> None:
    draw = random.Random(50)  # noqa: S311
    files = (figures(tmp_path, number) for number in range(1_000))

    def started() -> int:
        return nursery.start(tmp_path / "said.txt", next(files), "--into", into)

    nursery.wait(started())
    began = time.perf_counter()
    assert nursery.wait(started()) == 0
    whole = time.perf_counter() - began
    before, kills = values(into), 0
    assert len(before) == 2 * ROWS
    for _ in range(3 * (POINTS + LATE_POINTS)):
        process = started()
        if kills >= POINTS:
            until(lambda: being_written(into), 10 * whole)
        time.sleep(draw.random() * (whole if kills < POINTS else 0.01))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        ended = nursery.wait(process)
        assert ended in (-signal.SIGKILL, 0)
        after = values(into)
        assert after[: len(before)] == before
        assert len(after) - len(before) in ((0, ROWS) if ended else (ROWS,))
        before, kills = after, kills + bool(ended)
        if kills == POINTS + LATE_POINTS:
            break
    assert kills == POINTS + LATE_POINTS
    assert nursery.wait(started()) == 0
    assert len(values(into)) == len(before) + ROWS
    assert not being_written(into)


def being_written(path: Path) -> bool:
    return any((path / "imports").glob(".*.new"))


def until(met: Callable[[], bool], seconds: float) -> None:
    deadline = time.perf_counter() + seconds
    while not met() and time.perf_counter() < deadline:
        time.sleep(0.0005)


# on a disk of its own


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KB, which only root may mount."""
    path = tmp_path / "disk"
    path.mkdir()
    if os.geteuid() or mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", str(path)):
        pytest.skip("a full disk needs a file system of its own, which may not be mounted here")
    try:
        yield path
    finally:
        subprocess.run(["umount", str(path)], check=True)


def mount(*arguments: str) -> int:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode


def leave(filler: Path, free: int) -> None:
    """Fill a disk but for so many bytes."""
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(PAGE)):
            pass
    os.truncate(filler, filler.stat().st_size - free)


def test_a_full_disk_is_said_and_leaves_the_vault_as_it_was(
    disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = disk / "vault"
    assert call(figures(tmp_path, 1), "--into", into) == 0
    before = content(into)
    more = figures(tmp_path, 2)
    filler = disk / "filler"
    pages = sum(-(-len(body) // PAGE) for body in before.values())
    assert pages > 5
    for free in range(pages):
        leave(filler, free * PAGE)
        capsys.readouterr()
        assert call(more, "--into", into) == 1, free
        said = capsys.readouterr().err
        assert said == (
            "vault: cannot be written (No space left on device); nothing was changed.\n"
        )
        assert content(into) == before
        assert [p.name for p in (into / "imports").iterdir()] == ["0001"]
    filler.unlink()
    assert call(more, "--into", into) == 0
    assert len(values(into)) == 2 * ROWS


def test_a_disk_that_is_read_only_is_said(
    disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(figures(tmp_path, 1), "--into", disk / "vault") == 0
    before, more = content(disk), figures(tmp_path, 2)
    assert mount("-o", "remount,ro", str(disk)) == 0
    for into in (disk / "vault", disk / "other"):
        capsys.readouterr()
        assert call(more, "--into", into) == 1
        assert capsys.readouterr().err == (
            f"{into.name}: cannot be written (Read-only file system); nothing was changed.\n"
        )
    assert content(disk) == before
    assert call(more, "--into", disk / "vault", "--dry-run") == 0
