"""A shelf of versions: which are there, which is the newest, which comes next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.errors import DataError
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot import shelf

if TYPE_CHECKING:
    from pathlib import Path

versions = some.builds(
    "{}.{}.{}".format, some.integers(2020, 2099), some.integers(1, 12), some.integers(1, 10**6 - 1)
)


@pytest.fixture
def stocked(tmp_path: Path) -> Path:
    for name in ("2026.9.2", "2026.10.1", "2026.9.10", ".2026.11.1.77.new", "notes", "2026.9"):
        (tmp_path / name).mkdir()
        (tmp_path / name / manifests.FILE).write_text("{}", encoding="utf-8")
    (tmp_path / "2027.1.1").write_text("a file", encoding="utf-8")
    return tmp_path


def test_versions_come_newest_first_by_number(stocked: Path) -> None:
    held = shelf.versions(stocked)
    assert [one.data_version for one in held] == ["2026.10.1", "2026.9.10", "2026.9.2"]
    assert [one.folder for one in held] == [stocked / one.data_version for one in held]


def test_a_version_is_found_by_its_name_alone(stocked: Path) -> None:
    assert shelf.folder_of(stocked, "2026.9.10") == stocked / "2026.9.10"
    for other in ("2026.9.1", "2026.09.10", "notes", "", "../x", ".2026.11.1.77.new"):
        assert shelf.folder_of(stocked, other) is None


def test_what_is_a_shelf_and_what_is_not(stocked: Path, tmp_path: Path) -> None:
    assert shelf.is_shelf(stocked)
    assert not shelf.is_shelf(stocked / "2026.9.2")
    assert not shelf.is_shelf(stocked / "2027.1.1")
    assert not shelf.is_shelf(tmp_path / "nowhere")
    assert shelf.versions(tmp_path / "nowhere") == ()
    (stocked / manifests.FILE).write_text("{}", encoding="utf-8")
    assert not shelf.is_shelf(stocked)


def test_a_damaged_version_is_listed_so_that_reading_it_can_say_so(tmp_path: Path) -> None:
    (tmp_path / "2026.9.1").mkdir()
    assert shelf.is_shelf(tmp_path)


@given(some.lists(versions), some.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_the_next_version_is_new_and_the_newest_of_its_month(held: list[str], day: date) -> None:
    made = shelf.next_version(held, day)
    assert made not in held
    assert made.startswith(f"{day.year}.{day.month}.")
    assert all(
        shelf.order(made) > shelf.order(one)
        for one in held
        if shelf.order(one)[:2] == (day.year, day.month)
    )


@pytest.mark.parametrize("text", ["", "2026", "2026.0.1", "2026.13.1", "2026.1.0", "1.1.1", "x"])
def test_other_texts_are_no_versions(text: str) -> None:
    with pytest.raises(DataError, match="is not a data version"):
        shelf.order(text)
