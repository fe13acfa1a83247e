"""What is held: the newest good data, renewed in the background, never a bad or a withdrawn row."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from dashboard import engine
from dashboard.errors import DataError, QueryError
from dashboard.filters import Query
from dashboard.site import Site, holdings
from dashboard.site.held import OLDER_KEPT
from dashboard.site.holdings import LOOK_EVERY, Holdings
from dashboard.site.opened import read_site
from tests import shelves

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def looked(held: Holdings) -> Holdings:
    """Look at the disk and wait until all that follows is done."""
    held.look()
    held._loader.hand(lambda: None).result(30)
    return held


def shown(held: Holdings, version: str = "") -> tuple[str, int]:
    """Return the data version and how many incidents it holds."""
    site = held.named(version) if version else held.newest()
    return site.data_version, engine.count(site.incidents, Query())


def told(held: Holdings) -> str:
    """Return why a newer set is not shown."""
    refused = held.state().refused
    return refused.reason if refused else ""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with two versions, of three and of five incidents."""
    shelves.on_shelf(tmp_path, "2026.11.1", 3)
    shelves.on_shelf(tmp_path, "2026.11.2", 5)
    return tmp_path


def test_the_newest_of_a_shelf_is_opened_by_number_not_by_letter(shelf: Path) -> None:
    shelves.on_shelf(shelf, "2026.11.10", 7)
    held = Holdings(shelf)
    assert shown(held) == ("2026.11.10", 7)
    assert held.state().versions == ("2026.11.10", "2026.11.2", "2026.11.1")


def test_a_new_version_takes_the_place_without_a_restart(shelf: Path) -> None:
    held = Holdings(shelf)
    assert shown(held) == ("2026.11.2", 5)
    shelves.on_shelf(shelf, "2026.11.3", 6)
    assert shown(looked(held)) == ("2026.11.3", 6)
    assert shown(held, "2026.11.2") == ("2026.11.2", 5)


def test_the_disk_is_looked_at_every_few_seconds_when_something_is_asked(shelf: Path) -> None:
    clock = Clock()
    held = Holdings(shelf, clock=clock)
    assert shown(held)[0] == "2026.11.2"
    shelves.on_shelf(shelf, "2026.11.3")
    clock.now = LOOK_EVERY - 0.1
    held.newest()
    held._loader.hand(lambda: None).result(30)
    assert shown(held)[0] == "2026.11.2"
    clock.now = LOOK_EVERY
    held.newest()
    held._loader.hand(lambda: None).result(30)
    assert shown(held)[0] == "2026.11.3"


def test_nobody_waits_for_a_new_version(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Holdings(shelf)
    held.newest()
    reading, go_on = threading.Event(), threading.Event()

    def slow(path: Path) -> Site:
        reading.set()
        assert go_on.wait(30)
        return read_site(path)

    monkeypatch.setattr(holdings, "read_site", slow)
    shelves.on_shelf(shelf, "2026.11.3")
    held.look()
    assert reading.wait(30)
    assert shown(held)[0] == "2026.11.2"
    assert shown(held, "2026.11.2")[0] == "2026.11.2"
    go_on.set()
    assert shown(looked(held))[0] == "2026.11.3"


@pytest.mark.parametrize("file", ["incidents.csv", "datapackage.json", "sources.csv"])
def test_a_bad_new_version_leaves_the_last_good_one(shelf: Path, file: str) -> None:
    held = Holdings(shelf)
    held.newest()
    bad = shelves.on_shelf(shelf, "2026.11.3", 6)
    (bad / file).write_bytes((bad / file).read_bytes()[:-40])
    assert shown(looked(held)) == ("2026.11.2", 5)
    refused = held.state().refused
    assert refused is not None
    assert refused.name == "2026.11.3"
    assert str(shelf) not in refused.reason
    with pytest.raises(QueryError):
        held.named("2026.11.3")
    assert "2026.11.3" not in held.state().versions


def test_a_bad_version_is_not_read_again_until_it_changes(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Holdings(shelf)
    held.newest()
    shelves.spoil(shelves.on_shelf(shelf, "2026.11.3"))
    looked(held)
    with monkeypatch.context() as patched:
        patched.setattr(holdings, "read_site", pytest.fail)
        looked(looked(held))
    assert told(held).startswith("incidents.csv")
    shelves.on_shelf(shelf, "2026.11.3", 8)
    assert shown(looked(held)) == ("2026.11.3", 8)
    assert held.state().refused is None


def test_a_copy_that_was_not_finished_is_opened_once_it_is(shelf: Path) -> None:
    held = Holdings(shelf)
    held.newest()
    folder = shelves.on_shelf(shelf, "2026.11.3", 4)
    whole = (folder / "incidents.csv").read_bytes()
    (folder / "incidents.csv").write_bytes(whole[: len(whole) // 2])
    assert shown(looked(held))[0] == "2026.11.2"
    (folder / "incidents.csv").write_bytes(whole)
    assert shown(looked(held)) == ("2026.11.3", 4)


def test_at_the_start_bad_newer_versions_are_reported_and_passed_over(shelf: Path) -> None:
    shelves.spoil(shelves.on_shelf(shelf, "2026.11.3"))
    shelves.spoil(shelves.on_shelf(shelf, "2026.11.4"))
    held = Holdings(shelf)
    assert shown(held) == ("2026.11.2", 5)
    refused = held.state().refused
    assert refused is not None
    assert refused.name == "2026.11.4"


def test_without_a_single_good_version_there_is_no_start(tmp_path: Path) -> None:
    for version in ("2026.11.1", "2026.11.2"):
        shelves.spoil(shelves.on_shelf(tmp_path, version))
    held = Holdings(tmp_path)
    with pytest.raises(DataError, match=r"incidents\.csv, line"):
        held.newest()
    with pytest.raises(DataError, match=r"incidents\.csv, line"):
        held.newest()


def test_a_folder_must_be_called_what_it_says_it_is(shelf: Path) -> None:
    held = Holdings(shelf)
    held.newest()
    shelves.on_shelf(shelf, "2026.11.3").rename(shelf / "2026.12.1")
    assert shown(looked(held))[0] == "2026.11.2"
    assert "another version" in told(held)


def test_old_versions_are_opened_by_name_and_only_a_few_are_kept(tmp_path: Path) -> None:
    for number in range(1, 6):
        shelves.on_shelf(tmp_path, f"2026.11.{number}", number)
    held = Holdings(tmp_path)
    for number in (1, 4, 5, 2, 3, 1):
        assert shown(held, f"2026.11.{number}") == (f"2026.11.{number}", number)
        assert len(held.in_memory()) <= 1 + OLDER_KEPT
    kept = [site.data_version.rpartition(".")[2] for site in held.in_memory()]
    assert kept == ["5", "1", "3"]


@pytest.mark.parametrize("version", ["2026.11.9", "1999.1.1", "..", "2026.11.1-00000000", "x" * 99])
def test_a_version_that_is_not_held_is_refused(shelf: Path, version: str) -> None:
    held = Holdings(shelf)
    held.newest()
    with pytest.raises(QueryError, match="not held here") as refused:
        held.named(version)
    assert refused.value.parameter == "data"
    assert len(str(refused.value)) < 120


def test_a_bad_old_version_is_not_held(shelf: Path) -> None:
    shelves.spoil(shelf / "2026.11.1")
    held = Holdings(shelf)
    for _ in range(2):
        with pytest.raises(QueryError):
            held.named("2026.11.1")
    assert held.state().refused is None
    assert held.state().versions == ("2026.11.2",)


def test_the_name_with_the_digest_means_exactly_these_rows(shelf: Path) -> None:
    held = Holdings(shelf)
    old = held.named("2026.11.1")
    assert held.named(old.version) is old
    shelves.on_shelf(shelf, "2026.11.1", 2)
    looked(held)
    with pytest.raises(QueryError):
        held.named(old.version)
    assert shown(held, "2026.11.1") == ("2026.11.1", 2)


def test_an_old_version_written_anew_is_dropped_at_once(shelf: Path) -> None:
    held = Holdings(shelf)
    assert shown(held, "2026.11.1") == ("2026.11.1", 3)
    shelves.on_shelf(shelf, "2026.11.1", 3, left_out=(shelves.name(1),))
    assert len(looked(held).in_memory()) == 1
    assert shown(held, "2026.11.1") == ("2026.11.1", 2)


def test_a_version_taken_off_the_shelf_is_held_no_longer(shelf: Path) -> None:
    held = Holdings(shelf)
    held.named("2026.11.1")
    (shelf / "2026.11.1").rename(shelf / ".gone")
    looked(held)
    with pytest.raises(QueryError):
        held.named("2026.11.1")


def test_taking_the_newest_back_shows_the_one_before(shelf: Path) -> None:
    held = Holdings(shelf)
    held.newest()
    (shelf / "2026.11.2").rename(shelf / ".gone")
    assert shown(looked(held)) == ("2026.11.1", 3)
    with pytest.raises(QueryError):
        held.named("2026.11.2")


def test_an_empty_shelf_leaves_the_last_good_one(shelf: Path) -> None:
    held = Holdings(shelf)
    held.newest()
    for folder in list(shelf.iterdir()):
        folder.rename(shelf / f".{folder.name}")
    assert shown(looked(held)) == ("2026.11.2", 5)
    assert told(held) != ""


def test_what_is_let_go_is_free_at_once_although_the_collector_never_looks(shelf: Path) -> None:
    held = Holdings(shelf)
    site = held.newest()
    site.warm()
    site.lines.get(None)
    parts: list[object] = [site, site.tiles.views, site.memory]
    gone = [weakref.ref(part) for part in parts]
    parts.clear()
    shelves.on_shelf(shelf, "2026.11.2", 4)
    del site
    gc.disable()
    try:
        looked(held)
        assert [ref() for ref in gone] == [None] * 3
    finally:
        gc.enable()


def test_a_question_is_ready_when_no_file_has_to_be_read(shelf: Path) -> None:
    held = Holdings(shelf)
    assert not held.is_ready("2026.11.1")
    held.newest()
    assert held.is_ready("2026.11.2")
    assert not held.is_ready("2026.11.1")
    assert held.is_ready("2099.1.1")
    held.named("2026.11.1")
    assert held.is_ready("2026.11.1")
