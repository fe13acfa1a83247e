"""Putting a set in its place: killed at any step, the set before it or the new one is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import snapshot
from dashboard.errors import DataError
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot import placing
from dashboard.snapshot.extras import geography
from dashboard.snapshot.writing import contents
from tests.raw_worlds import AS_OF, raw, released

if TYPE_CHECKING:
    from collections.abc import Iterator

Files = dict[str, bytes]


def files(version: str, *ids: str, extras: Files | None = None) -> Files:
    made = released(raw(incidents=[{"id": one, "date_start": "2024-05"} for one in ids]))
    return contents(made, data_version=version, as_of=AS_OF, extras=extras or {})


FIRST = files("2026.11.1", "a")
SECOND = files("2026.11.2", "a", "b")

TABLES = manifests.TABLE_FILES
TABLES_OF_BOTH = {
    manifests.digest(made): {name: made[name] for name in TABLES} for made in (FIRST, SECOND)
}
STEPS = 60
"""More changes on the disk than any of this takes."""


class KilledError(BaseException):
    """Stands for a process that is gone: nothing may catch it and tidy up."""


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Let the n-th change on the disk be the last one."""
    left = [10**9]

    def counted(change: Any) -> Any:
        def do(*given: Any, **named: Any) -> Any:
            if left[0] <= 0:
                raise KilledError
            left[0] -= 1
            return change(*given, **named)

        return do

    def allow(count: int) -> None:
        left[0] = count

    for name in ("rename", "replace", "mkdir", "unlink", "rmdir"):
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))
    for name in ("rmtree", "copyfile"):
        monkeypatch.setattr(shutil, name, counted(getattr(shutil, name)))
    yield allow
    allow(10**9)


def version_of(folder: Path) -> str:
    return snapshot.read(folder).manifest.data_version


def test_a_version_goes_onto_the_shelf_whole(tmp_path: Path) -> None:
    folder = placing.shelve(tmp_path / "shelf", "2026.11.1", FIRST)
    assert version_of(folder) == "2026.11.1"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == FIRST
    assert folder.stat().st_mode & 0o777 == 0o755
    assert [entry.name for entry in folder.parent.iterdir()] == ["2026.11.1"]


def test_a_version_that_is_there_may_only_come_again_as_it_was(tmp_path: Path) -> None:
    placing.shelve(tmp_path, "2026.11.1", FIRST)
    placing.shelve(tmp_path, "2026.11.1", FIRST)
    with pytest.raises(DataError, match=r"2026\.11\.1 is there already and differs"):
        placing.shelve(tmp_path, "2026.11.1", files("2026.11.1", "a", "c"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["2026.11.1"]


def test_a_set_that_breaks_a_rule_takes_no_place(tmp_path: Path) -> None:
    broken = FIRST | {"legs.csv": FIRST["legs.csv"].replace(b"air", b"raft")}
    for put in (placing.shelve, placing.settle):
        with pytest.raises(DataError):
            put(tmp_path, "2026.11.1", broken)
        assert list(tmp_path.iterdir()) == []


def tried(steps: Any, allowed: int, put: Any, *given: Any) -> bool:
    """Put a set with so many steps allowed; whether it came to its end."""
    steps(allowed)
    try:
        put(*given)
    except KilledError:
        return False
    finally:
        steps(10**9)
    return True


def held(folder: Path) -> Files:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def folder_with(path: Path, made: Files) -> Path:
    path.mkdir(parents=True)
    for name, body in made.items():
        (path / name).write_bytes(body)
    return path


def test_onto_a_shelf_killed_at_any_step_the_version_is_whole_or_not_there(
    tmp_path: Path, steps: Any
) -> None:
    for allowed in range(STEPS):
        shelf = folder_with(tmp_path / f"{allowed}" / "2026.11.1", FIRST).parent
        finished = tried(steps, allowed, placing.shelve, shelf, "2026.11.2", SECOND)
        there = [name for name in names(shelf) if not name.startswith(".")]
        assert there in (["2026.11.1"], ["2026.11.1", "2026.11.2"])
        assert held(shelf / there[-1]) == (FIRST if len(there) == 1 else SECOND)
        placing.recover(shelf)
        assert names(shelf) == there
        if finished:
            return
    raise AssertionError("never finished")


def test_a_folder_killed_at_any_step_is_never_taken_for_a_set_it_is_not(
    tmp_path: Path, steps: Any
) -> None:
    seen = set()
    for allowed in range(STEPS):
        folder = folder_with(tmp_path / f"{allowed}", FIRST | {"note.txt": b"kept"})
        finished = tried(steps, allowed, placing.settle, folder, "2026.11.2", SECOND)
        now = held(folder)
        assert now.pop("note.txt") == b"kept"
        digest = manifests.parse(now[manifests.FILE].decode()).digest
        whole = manifests.digest(now) == digest
        seen.add(whole)
        assert whole == ({name: now[name] for name in TABLES} == TABLES_OF_BOTH[digest])
        placing.recover(folder)
        assert names(folder) == sorted([*SECOND, "note.txt"])
        assert held(folder) in (FIRST | {"note.txt": b"kept"}, SECOND | {"note.txt": b"kept"})
        if finished:
            assert seen == {True, False}
            return
    raise AssertionError("never finished")


def test_a_version_being_replaced_is_there_again_whenever_it_was_killed(
    tmp_path: Path, steps: Any
) -> None:
    other = files("2026.11.1", "a", "c")
    for allowed in range(STEPS):
        folder = folder_with(tmp_path / f"{allowed}" / "2026.11.1", FIRST)
        finished = tried(steps, allowed, placing.exchange, folder, other)
        placing.recover(folder.parent)
        assert names(folder.parent) == ["2026.11.1"]
        assert held(folder) in (FIRST, other)
        if finished:
            return
    raise AssertionError("never finished")


def test_geography_that_lies_there_is_described_and_stays(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("{}", encoding="utf-8")
    placing.settle(tmp_path, "2026.11.1", files("2026.11.1", "a", extras=geography(tmp_path)))
    assert "labels.json" in snapshot.read(tmp_path).manifest.files
    (tmp_path / "labels.json").write_text("[]", encoding="utf-8")
    (said,) = [str(problem) for problem in snapshot.problems(tmp_path)]
    assert said.startswith("labels.json: is not the file that datapackage.json describes")


def test_a_full_disk_and_a_folder_that_cannot_be_written_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placing.shelve(tmp_path, "2026.11.1", FIRST)
    before = {entry.name for entry in tmp_path.iterdir()}

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for put in (placing.shelve, placing.settle):
        with pytest.raises(DataError, match="No space left on device"):
            put(tmp_path, "2026.11.2", SECOND)
        assert {entry.name for entry in tmp_path.iterdir()} == before
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="file: cannot be written"):
        placing.settle(tmp_path / "file", "2026.11.2", SECOND)


def test_only_our_own_leftovers_are_cleared_away(tmp_path: Path) -> None:
    for name in (".2026.11.2.7.new", ".git", ".other.new", ".cache.5.old"):
        (tmp_path / name).mkdir()
    placing.recover(tmp_path)
    assert {entry.name for entry in tmp_path.iterdir()} == {".git", ".other.new", ".cache.5.old"}
    placing.recover(tmp_path / "nowhere")


def test_the_descriptor_is_the_last_file() -> None:
    assert list(FIRST)[-1] == manifests.FILE
