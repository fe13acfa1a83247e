"""A vault is a folder of its own, changed by one writer at a time, and never half."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from dashboard import vault
from dashboard.errors import DataError
from dashboard.vault.tables import table_bytes
from tests.vault.test_vault import add, content, incidents

# what may be a vault


def test_a_released_set_a_shelf_and_a_folder_of_other_things_are_no_vault(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    released = shelf / "2026.11.1"
    released.mkdir(parents=True)
    (released / "datapackage.json").write_text("{}", encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("Dear all", encoding="utf-8")
    for path, said in (
        (released, "is a released data set; the vault is private"),
        (shelf, "is a released data set; the vault is private"),
        (other, "is a folder of other things"),
        (other / "letter.txt", "is a file; a vault is a folder"),
    ):
        before = content(tmp_path)
        with pytest.raises(DataError, match=f"{path.name}: {said}"):
            add(path, "a")
        assert content(tmp_path) == before


# what goes wrong


def test_no_folder_can_be_made_where_a_file_stands(tmp_path: Path) -> None:
    """Root may write into any folder whatever its mode, so a file stands where a folder should."""
    (tmp_path / "incidents.csv").write_bytes(table_bytes(incidents("a")))
    (tmp_path / "imports").write_text("", encoding="utf-8")
    before = content(tmp_path)
    with pytest.raises(DataError, match=r"cannot be written \(Not a directory\); nothing was"):
        add(tmp_path, "b")
    assert content(tmp_path) == before
    below = tmp_path / "imports" / "vault"
    with pytest.raises(DataError, match=r"vault: cannot be written \(Not a directory\)"):
        add(below, "b")


READ_ONLY = """
import os, sys
from pathlib import Path
from dashboard import vault
from dashboard.errors import DataError
from tests.vault.test_vault import ABOUT, incidents
path = Path(sys.argv[1])
if os.geteuid() == 0:  # root may write into any folder: become somebody who may not
    for entry in (path, *path.rglob("*")):
        os.chown(entry, 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)
path.joinpath(sys.argv[2]).chmod(0o500)
for write in (
    lambda: vault.add_batch(path, {"incidents": incidents("b")}, {}, ABOUT),
    lambda: vault.write_ids(path, {}),
):
    try:
        write()
    except DataError as error:
        print(error)
path.joinpath(sys.argv[2]).chmod(0o700)
"""


@pytest.mark.parametrize(("closed", "refusals"), [("imports", 1), (".", 2)])
def test_a_read_only_folder_is_refused_in_words(closed: str, refusals: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        add(path, "a")
        (path / ".lock").unlink()
        before = content(path)
        if refusals == 1:
            (path / ".lock").touch()
        run = [sys.executable, "-c", READ_ONLY, str(path), closed]
        done = subprocess.run(run, capture_output=True, text=True, check=True)
        sentence = f"{path.name}: cannot be written (Permission denied); nothing was changed."
        assert done.stdout.splitlines() == [sentence] * refusals
        assert {k: v for k, v in content(path).items() if k != "ids.csv"} == before


FULL = """
import resource, sys
from pathlib import Path
from dashboard import vault
from dashboard.errors import DataError
from tests.vault.test_vault import ABOUT, incidents
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
rows = incidents(*map(str, range(1_000)))
for write in (
    lambda: vault.add_batch(path, {"incidents": rows}, {}, ABOUT),
    lambda: vault.add_batch(path, {}, {"report.csv": b"x" * 30_000}, ABOUT),
    lambda: vault.write_ids(path, {str(n): f"{n:a>16}" for n in range(1_000)}),
):
    try:
        write()
    except DataError as error:
        print(error)
"""


def test_a_disk_without_room_changes_nothing(tmp_path: Path) -> None:
    """The limit on the size of a file stands for a full disk: the write fails half-way."""
    path = tmp_path / "vault"
    add(path, "a")
    vault.write_ids(path, {"a": "a" * 16})
    before = content(path)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True
    )
    assert (
        done.stdout.splitlines()
        == ["vault: cannot be written (File too large); nothing was changed."] * 3
    )
    assert content(path) == before
    assert [p.name for p in (path / "imports").iterdir()] == ["0001"]


# one at a time


def test_a_second_writer_waits_and_says_so_once(tmp_path: Path) -> None:
    said: list[str] = []
    held, done = threading.Event(), threading.Event()

    def first() -> None:
        with vault.lock(tmp_path):
            held.set()
            done.wait(10)
            add(tmp_path, "first")

    writer = threading.Thread(target=first)
    writer.start()
    assert held.wait(10)

    def waiting() -> None:
        said.append("waiting")
        done.set()

    with vault.lock(tmp_path, waiting=waiting):
        add(tmp_path, "second")
    writer.join()
    assert said == ["waiting"]
    assert vault.read_raw(tmp_path).incidents["id"].tolist() == ["first", "second"]


def test_who_will_not_wait_is_refused_in_words(tmp_path: Path) -> None:
    said: list[str] = []
    held, done = threading.Event(), threading.Event()

    def first() -> None:
        with vault.lock(tmp_path):
            held.set()
            done.wait(10)

    writer = threading.Thread(target=first)
    writer.start()
    assert held.wait(10)
    try:
        for wait in (0, 0.05):
            with (
                pytest.raises(DataError, match="is being written by another command; try again"),
                vault.lock(tmp_path, wait=wait, waiting=lambda: said.append("waiting")),
            ):
                pass
    finally:
        done.set()
        writer.join()
    assert said == ["waiting"]
