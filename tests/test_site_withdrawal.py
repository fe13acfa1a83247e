"""What was withdrawn is shown by no data set that is still held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard import engine
from dashboard.errors import QueryError
from dashboard.site.holdings import Holdings
from tests import shelves
from tests.test_site_holdings import looked, shown

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with two versions, of three and of five incidents."""
    shelves.on_shelf(tmp_path, "2026.11.1", 3)
    shelves.on_shelf(tmp_path, "2026.11.2", 5)
    return tmp_path


def test_a_withdrawn_record_is_shown_by_no_kept_version(shelf: Path) -> None:
    """Even before the older versions on the shelf are written anew."""
    held = Holdings(shelf)
    held.named("2026.11.1")
    gone = shelves.name(1)
    shelves.on_shelf(shelf, "2026.11.3", 5, left_out=(gone,), withdrawn=((gone, "harm"),))
    looked(held)
    assert [site.data_version for site in held.in_memory()] == ["2026.11.3"]
    for version in ("2026.11.1", "2026.11.2"):
        with pytest.raises(QueryError):
            held.named(version)
    shelves.on_shelf(shelf, "2026.11.1", 3, left_out=(gone,))
    assert shown(looked(held), "2026.11.1") == ("2026.11.1", 2)
    assert engine.record(held.named("2026.11.1").incidents, gone) is None


def test_a_withdrawal_in_a_flat_folder_ends_the_old_data(tmp_path: Path) -> None:
    folder = shelves.put(tmp_path / "data", "2026.11.1", 3)
    held = Holdings(folder)
    first, gone = held.newest().version, shelves.name(2)
    shelves.put(folder, "2026.11.2", 3, left_out=(gone,), withdrawn=((gone, "request"),))
    looked(held)
    with pytest.raises(QueryError):
        held.named(first)
