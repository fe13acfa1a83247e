"""Sets that were released before there was a table go on being opened, kept and compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dashboard import schema, snapshot
from dashboard.making import codebook
from dashboard.snapshot import as_written
from dashboard.snapshot import manifest as manifests
from tests import shelves

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A set as it was released before there were organisations."""
    folder = shelves.put(tmp_path / "older", "2026.11.1")
    (folder / "organisations.csv").unlink()
    about = json.loads((folder / manifests.FILE).read_text("utf-8"))
    del about["rows"]["organisations"]
    about["resources"] = [one for one in about["resources"] if one["name"] != "organisations"]
    files = {
        one: (folder / one).read_bytes() for one in manifests.TABLE_FILES if (folder / one).exists()
    }
    about["digest"] = manifests.digest(files)
    (folder / manifests.FILE).write_text(json.dumps(about), encoding="utf-8")
    return folder


def test_an_older_set_is_opened_and_has_no_organisations(older: Path) -> None:
    assert snapshot.problems(older) == []
    shown = snapshot.read(older)
    assert len(shown.incidents) == 3
    assert tuple(shown.organisations.columns) == schema.ORGANISATIONS.names
    assert shown.organisations.empty


def test_what_was_not_released_with_an_older_set_is_never_read(older: Path) -> None:
    (older / "organisations.csv").write_text("not,ours\n", encoding="utf-8")
    assert snapshot.read(older).organisations.empty


def test_an_older_set_is_compared_and_described_as_it_was(older: Path) -> None:
    manifest, tables = as_written.read(older)
    assert "organisations" not in tables
    assert "organisations.csv" not in codebook.codebook(manifest)


def test_a_newer_set_that_lost_its_organisations_is_not_opened(tmp_path: Path) -> None:
    folder = shelves.put(tmp_path / "newer", "2026.11.1")
    (folder / "organisations.csv").unlink()
    said = " ".join(str(problem) for problem in snapshot.problems(folder))
    assert "organisations.csv: is missing from the data folder" in said
