"""Why newer data are not shown: in words fit for everybody."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from dashboard.errors import DataError
from dashboard.site import Site, holdings
from dashboard.site.holdings import Holdings
from tests import shelves
from tests.test_site_holdings import looked, shown, told

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with two versions, of three and of five incidents."""
    shelves.on_shelf(tmp_path, "2026.11.1", 3)
    shelves.on_shelf(tmp_path, "2026.11.2", 5)
    return tmp_path


def test_a_reason_quotes_nothing_of_the_data(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Holdings(shelf)
    held.newest()

    def refuse(path: Path) -> Site:
        raise DataError(f"holds values of another type (['Secret Street 5'] {path}).", file="x.csv")

    monkeypatch.setattr(holdings, "read_site", refuse)
    shelves.on_shelf(shelf, "2026.11.3")
    assert told(looked(held)) == "x.csv: holds values of another type."


def test_an_accident_while_reading_is_a_reason_too(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    held = Holdings(shelf)
    held.newest()

    def stumble(_path: Path) -> Site:
        raise ZeroDivisionError

    monkeypatch.setattr(holdings, "read_site", stumble)
    shelves.on_shelf(shelf, "2026.11.3")
    assert shown(looked(held))[0] == "2026.11.2"
    assert told(held) == "2026.11.3: cannot be read."
    assert "ZeroDivisionError" in caplog.text


def test_what_the_operator_calls_the_data_is_not_told(tmp_path: Path) -> None:
    folder = shelves.put(tmp_path / "secret-organisation", "2026.11.1", 3)
    held = Holdings(folder)
    held.newest()
    shutil.rmtree(folder)
    assert shown(looked(held)) == ("2026.11.1", 3)
    assert told(held).startswith("data: ")
    assert "secret" not in told(held)
