"""What ``exile-atlas diff`` says of two released sets."""

from __future__ import annotations

import argparse
import csv
from typing import TYPE_CHECKING

import pytest

from dashboard.making import difference
from dashboard.making.building import build
from tests.making.built import correct, job_of, next_one, vault_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two versions: a code corrected, a row made less exact, a row added, a figure corrected."""
    job = job_of(tmp_path, shelved=True)
    rows = [
        {"id": "a", "public_name": "Vera Invented"},
        {"id": "b", "source_url": "https://courier.example.org/b", "place": "Almaty"},
    ]
    vault_of(job.vault, incidents=rows)
    build(job)
    acute = rows[1] | {"outcome": "ongoing", "threat_type": "extradition_request"}
    new = {"id": "c", "date_start": "2024-01-02", "source_url": "https://courier.example.org/c"}
    vault_of(job.vault, incidents=[rows[0] | {"outcome": "injured"}, acute, new])
    correct(job.vault / "statistics.csv", "value", "1300")
    next_one(job, "2026.11.2")
    return job.into


def run(*given: object) -> int:
    parser = argparse.ArgumentParser()
    difference.declare(parser)
    return difference.run(parser.parse_args([str(one) for one in given]))


def test_differences_are_told_record_by_record(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(f"{shelf}:2026.11.1", f"{shelf}:2026.11.2") == 1
    said = capsys.readouterr().out
    assert said.startswith("2026.11.1 (2026-11-23, policy public")
    assert "incidents: 1 added, 1 corrected, 1 made less exact\n" in said
    assert "statistics: 1 corrected\n" in said
    assert "  outcome: released -> injured\n" in said
    assert "  value: 1200 -> 1300\n" in said
    less = said.partition(": made less exact\n")[2].partition("\n\n")[0]
    assert "  place\n" in less
    assert "->" not in less
    assert "Almaty" not in less


def test_without_a_difference_it_says_so(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shelf / "2026.11.1", f"{shelf}:2026.11.1") == 0
    assert capsys.readouterr().out.endswith("No difference.\n")


def test_a_shelf_alone_means_its_newest_version(shelf: Path) -> None:
    assert run(shelf, shelf / "2026.11.2") == 0
    assert run(shelf, shelf / "2026.11.1") == 1


def test_changes_can_be_had_as_a_table(shelf: Path, tmp_path: Path) -> None:
    path = tmp_path / "changes.csv"
    assert run(f"{shelf}:2026.11.1", shelf, "--csv", path) == 1
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert set(rows[0]) == {"table", "record", "kind", "column", "before", "after"}
    assert {row["kind"] for row in rows} == {"added", "corrected", "made_less_exact"}


def test_what_is_no_set_is_refused_in_words(
    shelf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked, said in (
        (tmp_path / "nowhere", "nowhere: is not a released set; give its folder, or SHELF:VERSION"),
        (f"{shelf}:2026.9.1", "holds no version 2026.9.1."),
        (tmp_path / "vault", "vault: is not a released set"),
    ):
        assert run(asked, shelf) == 2
        assert said in capsys.readouterr().err
    path = shelf / "2026.11.1" / "legs.csv"
    path.write_bytes(path.read_bytes() + b"x\n")
    assert run(f"{shelf}:2026.11.1", shelf) == 2
    assert "legs.csv: is not the file that datapackage.json describes" in capsys.readouterr().err
    assert run(shelf, shelf, "--csv", tmp_path / "no" / "folder.csv") == 2


def test_a_set_that_was_not_checked_cannot_write_to_the_terminal(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert difference._shown("a\x1b[2Jb") == "a?[2Jb"
    assert difference._shown("") == "(empty)"
