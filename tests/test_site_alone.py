"""A folder or a file that stands alone, without a shelf: renewed in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.errors import QueryError
from dashboard.site.holdings import Holdings
from tests import shelves, worlds
from tests.test_site_holdings import looked, shown, told

if TYPE_CHECKING:
    from pathlib import Path


def test_a_flat_folder_that_is_released_anew_is_opened_anew(tmp_path: Path) -> None:
    shelves.put(tmp_path / "data", "2026.11.1", 3)
    held = Holdings(tmp_path / "data")
    first = held.newest()
    shelves.put(tmp_path / "data", "2026.11.2", 5)
    assert shown(looked(held)) == ("2026.11.2", 5)
    assert held.named(first.version) is first
    assert shown(held, "2026.11.1") == ("2026.11.1", 3)


def test_a_flat_folder_that_is_broken_leaves_the_last_good_data(tmp_path: Path) -> None:
    folder = shelves.put(tmp_path / "data", "2026.11.1", 3)
    held = Holdings(folder)
    held.newest()
    shelves.put(folder, "2026.11.2", 5)
    shelves.spoil(folder)
    assert shown(looked(held)) == ("2026.11.1", 3)
    refused = held.state().refused
    assert refused is not None
    assert refused.name == ""
    for file in folder.iterdir():
        file.unlink()
    assert shown(looked(held)) == ("2026.11.1", 3)
    assert "missing" in told(held)
    shelves.put(folder, "2026.11.2", 5)
    assert shown(looked(held)) == ("2026.11.2", 5)


def test_tables_changed_under_a_good_descriptor_change_nothing(tmp_path: Path) -> None:
    """A release writes its tables first: in the midst of it nothing may be read."""
    folder = shelves.put(tmp_path / "data", "2026.11.1", 3)
    held = Holdings(folder)
    held.newest()
    shelves.spoil(folder)
    assert shown(looked(held)) == ("2026.11.1", 3)
    assert told(held) == ""


def test_a_parquet_file_is_renewed_too(tmp_path: Path) -> None:
    file = tmp_path / "incidents.parquet"
    worlds.polars_frame(worlds.ONE_INCIDENT).write_parquet(file)
    held = Holdings(file)
    assert shown(held)[1] == 1
    worlds.polars_frame(worlds.SILENT_COUNTRY).write_parquet(file)
    assert shown(looked(held))[1] == len(worlds.SILENT_COUNTRY)
    file.write_bytes(b"PAR1")
    assert shown(looked(held))[1] == len(worlds.SILENT_COUNTRY)
    assert "Parquet" in told(held)


def test_the_same_version_released_again_replaces_itself(tmp_path: Path) -> None:
    folder = shelves.put(tmp_path / "data", "2026.11.1", 3)
    held = Holdings(folder)
    first = held.newest().version
    shelves.put(folder, "2026.11.1", 2)
    assert shown(looked(held)) == ("2026.11.1", 2)
    with pytest.raises(QueryError):
        held.named(first)
