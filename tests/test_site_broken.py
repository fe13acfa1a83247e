"""What befalls a shelf: half copies, loops, rights, clocks, floods. The last good data live on."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from dashboard.errors import QueryError
from dashboard.site.held import OLDER_KEPT
from dashboard.site.holdings import TRY_AGAIN, Holdings
from tests import shelves
from tests.test_site_holdings import Clock, looked, shown, told

COLUMNS = "csv-metadata.json"
"""A file that is no table, copied last."""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with two versions, of three and of five incidents."""
    shelves.on_shelf(tmp_path, "2026.11.1", 3)
    shelves.on_shelf(tmp_path, "2026.11.2", 5)
    return tmp_path


def files_of(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_in_whatever_order_a_copy_arrives_it_is_opened_when_it_is_whole(shelf: Path) -> None:
    aside = shelves.put(shelf / ".aside", "2026.11.3", 4)
    names = files_of(aside)
    for order in (names[::-1], sorted(names, key=lambda name: name == COLUMNS)):
        held, folder = Holdings(shelf), shelf / "2026.11.3"
        held.newest()
        folder.mkdir()
        for name in order:
            assert shown(looked(held)) == ("2026.11.2", 5), name
            shutil.copyfile(aside / name, folder / name)
        assert shown(looked(held)) == ("2026.11.3", 4)
        assert held.state().refused is None
        shutil.rmtree(folder)


def test_a_version_deleted_file_by_file_is_never_half_shown(shelf: Path) -> None:
    held = Holdings(shelf)
    held.newest()
    for name in files_of(shelf / "2026.11.2"):
        (shelf / "2026.11.2" / name).unlink()
        assert shown(looked(held)) in {("2026.11.2", 5), ("2026.11.1", 3)}
    (shelf / "2026.11.2").rmdir()
    assert shown(looked(held)) == ("2026.11.1", 3)
    assert held.state().refused is None


def loop(place: Path) -> None:
    place.symlink_to(place)


def loop_to_the_shelf(place: Path) -> None:
    place.symlink_to(place.parent)


def loop_inside(place: Path) -> None:
    table = shelves.on_shelf(place.parent, place.name) / "incidents.csv"
    table.unlink()
    table.symlink_to(table)


def nowhere(place: Path) -> None:
    place.symlink_to(place.parent / "nothing")


def plain_file(place: Path) -> None:
    place.write_bytes(b"")


def folder_for_a_table(place: Path) -> None:
    shelves.on_shelf(place.parent, place.name)
    (place / "incidents.csv").unlink()
    (place / "incidents.csv").mkdir()


def pipe_for_a_table(place: Path) -> None:
    shelves.on_shelf(place.parent, place.name)
    (place / "incidents.csv").unlink()
    os.mkfifo(place / "incidents.csv")


def device_for_a_descriptor(place: Path) -> None:
    place.mkdir()
    (place / "datapackage.json").symlink_to("/dev/zero")


BEFALLS = (
    loop,
    loop_to_the_shelf,
    loop_inside,
    nowhere,
    plain_file,
    folder_for_a_table,
    pipe_for_a_table,
    device_for_a_descriptor,
)
JUNK = ("2026.13.1", "2026.11.0", "2026.11.3 ", "٢٠٢٦.١١.٣", "lost+found", "2026.11.3.bak")


def test_nothing_that_lies_on_a_shelf_stops_it(shelf: Path) -> None:
    held = Holdings(shelf)
    held.newest()
    for number, befalls in enumerate(BEFALLS, start=3):
        befalls(shelf / f"2026.11.{number}")
        assert shown(looked(held)) == ("2026.11.2", 5), befalls.__name__
        assert str(shelf) not in told(held)
        with pytest.raises(QueryError):
            held.named(f"2026.11.{number}")
    for name in JUNK:
        shelves.put(shelf / name, "2026.11.3")
    for holdings in (looked(held), Holdings(shelf)):
        assert shown(holdings) == ("2026.11.2", 5)
        assert holdings.state().versions == ("2026.11.2", "2026.11.1")


def test_what_the_machine_refused_is_tried_again_although_no_file_changed(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    held = Holdings(shelf, clock=clock)
    held.newest()
    shelves.on_shelf(shelf, "2026.11.3", 7)

    def too_many(_path: Path) -> bytes:
        raise OSError(errno.EMFILE, "Too many open files")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", too_many)
        for _ in range(3):
            assert shown(looked(held)) == ("2026.11.2", 5)
            assert told(held) == "datapackage.json: cannot be read."
            clock.now += TRY_AGAIN
    assert shown(looked(held)) == ("2026.11.3", 7)
    assert held.state().refused is None
    assert caplog.text.count("are not opened") == 1


def test_what_was_closed_to_us_is_opened_once_it_may_be_read(shelf: Path) -> None:
    clock = Clock()
    held = Holdings(shelf, clock=clock)
    held.newest()
    folder = shelves.on_shelf(shelf, "2026.11.3", 7)
    for place, kept in ((folder / "incidents.csv", 0o644), (folder, 0o755), (shelf, 0o755)):
        place.chmod(0)
        if os.access(place, os.R_OK):
            pytest.skip("Nothing is closed to the superuser.")
        assert shown(looked(held))[0] in {"2026.11.2", "2026.11.3"}
        assert told(held) != ""
        assert str(shelf) not in told(held)
        place.chmod(kept)
        clock.now += TRY_AGAIN
        assert shown(looked(held)) == ("2026.11.3", 7)


def test_a_file_s_time_may_go_backwards(shelf: Path) -> None:
    held = Holdings(shelf)
    held.newest()
    newer = shelves.on_shelf(shelf, "2026.11.3", 7)
    for file in newer.iterdir():
        os.utime(file, (0, 0))
    assert shown(looked(held)) == ("2026.11.3", 7)
    anew = shelves.on_shelf(shelf, "2026.11.3", 8)
    for file in anew.iterdir():
        os.utime(file, ns=(-(10**9), -(10**9)))
    assert shown(looked(held)) == ("2026.11.3", 8)


@pytest.mark.parametrize(
    "version",
    ["../../etc", "..", ".", "/", "2026.11.1/../2026.11.2", "2026.11.1\0", "2026.11.1-", "%2e%2e"],
)
def test_a_version_s_name_is_never_a_path(shelf: Path, version: str) -> None:
    held = Holdings(shelf)
    held.newest()
    with pytest.raises(QueryError, match="not held here"):
        held.named(version)


def test_of_fifty_versions_only_a_few_are_in_memory(tmp_path: Path) -> None:
    aside = shelves.put(tmp_path / ".aside", "2026.1.1", 2)
    about = (aside / "datapackage.json").read_text("utf-8")
    for number in range(1, 51):
        version = f"2026.1.{number}"
        folder = shutil.copytree(aside, tmp_path / version)
        (folder / "datapackage.json").write_text(about.replace("2026.1.1", version), "utf-8")
    held = Holdings(tmp_path)
    assert len(held.state().versions) == 50
    for version in held.state().versions[::10]:
        assert shown(held, version) == (version, 2)
        assert len(held.in_memory()) <= 1 + OLDER_KEPT
