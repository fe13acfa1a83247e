"""The command ``import``: all of a command's files, or nothing."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard import cli, vault
from dashboard.making import importing
from tests.raw_worlds import FIGURE, frame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STORIES = (
    "A printer was questioned for two days and let go.",
    "A lecture was called off after callers had named the speaker.",
    "An ensemble lost its visas a week before the tour.",
    "A bakery owner was put on a wanted list and then taken off it.",
    "A violinist was followed on the way to rehearsals.",
)


def rows(*changes: dict[str, str], start: int = 0) -> list[dict[str, str]]:
    """Incidents in real cities, years apart."""
    return [
        {
            "id": f"own-{start + n}",
            "date_start": f"{2015 + (start + n) % 11}-03-{1 + n % 28:02d}",
            "place": "Almaty",
            "lat": "",
            "lon": "",
            "summary": STORIES[(start + n) % len(STORIES)],
            **change,
        }
        for n, change in enumerate(changes)
    ]


def write(path: Path, given: Sequence[dict[str, str]], table: str = "incidents") -> Path:
    frame(table, list(given)).to_csv(path, index=False, lineterminator="\n")
    return path


def call(*arguments: object) -> int:
    """Run ``exile-atlas import``."""
    return cli.main(["import", *map(str, arguments), "--as-of", "2026-11-23"])


def content(path: Path) -> dict[str, bytes]:
    files = [p for p in path.rglob("*") if p.is_file() and p.name != ".lock"]
    return {str(p.relative_to(path)): p.read_bytes() for p in files}


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "vault"


# what is written and said


def test_accepted_rows_come_to_the_vault_and_every_row_is_accounted_for(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = rows({}, {"summary": "He was held at 09:30."}, {"date_start": "2024-02-31"}, {}, {})
    given[4] = given[3]
    file = write(tmp_path / "demo.csv", given)
    assert call(file, "--into", into) == 0
    held = vault.read_raw(into).incidents
    assert held["id"].tolist() == ["own-0", "own-1", "own-3"]
    assert set(held["place"]) == {"Almaty"}
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0] == (
        "demo.csv (csv, incidents): 5 rows read = 2 accepted + 1 accepted with warnings"
        " + 1 rejected + 1 duplicates"
    )
    assert lines[1].startswith("  row 4, date_start: “2024-02-31” is not a day of the calendar;")
    assert lines[2] == "3 rows taken in, as batch 0001; shown after the next build."
    assert str(into / "imports" / "0001" / "report.html") in lines[3]


def test_a_batch_says_where_its_rows_come_from(into: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "demo.csv", rows({}, {}))
    call(file, "--into", into)
    batch = into / "imports" / "0001"
    assert {p.name for p in batch.iterdir()} == {
        *("incidents.csv", "about.json", "report.csv", "report.html")
    }
    about = json.loads((batch / "about.json").read_text("utf-8"))
    assert about["date"] == "2026-11-23"
    assert about["files"][0] | {"sha256": ""} == {
        "file": "demo.csv",
        "sha256": "",
        "form": "csv",
        "table": "incidents",
        "read": 2,
        "accepted": 2,
        "warned": 0,
        "rejected": 0,
        "duplicate": 0,
    }
    assert re.fullmatch("[0-9a-f]{64}", about["files"][0]["sha256"])


def test_several_files_are_one_batch_and_know_of_each_other(into: Path, tmp_path: Path) -> None:
    one = write(tmp_path / "one.csv", rows({}, {}, {}))
    two = write(tmp_path / "two.csv", rows({}, {}, {}, start=2))
    three = write(tmp_path / "three.csv", [FIGURE], table="statistics")
    assert call(one, two, three, "--into", into) == 0
    raw = vault.read_raw(into)
    assert raw.incidents["id"].tolist() == [f"own-{n}" for n in range(5)]
    assert len(raw.statistics) == 1
    assert [p.name for p in (into / "imports").iterdir()] == ["0001"]
    report = pd.read_csv(into / "imports" / "0001" / "report.csv", dtype="str")
    assert report[["file", "row", "outcome", "duplicate_of"]].to_numpy().tolist() == [
        ["two.csv", "2", "duplicate", "own-2"]
    ]


def test_one_file_that_is_refused_keeps_all_out(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write(tmp_path / "good.csv", rows({}))
    (tmp_path / "empty.csv").write_bytes(b"")
    assert call(good, tmp_path / "empty.csv", "--into", into) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("empty.csv: ")
    assert len(said.err.splitlines()) == 1
    assert not into.exists()


def test_the_same_file_twice_changes_nothing(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "demo.csv", rows({}, {}))
    call(file, "--into", into)
    before = content(into)
    assert call(file, "--into", into) == 0
    assert "Nothing was written: every row is known already." in capsys.readouterr().out
    assert content(into) == before
    assert call(file, "--into", into, "--strict") == 0


def test_a_dry_run_writes_nothing_but_the_report_that_was_asked_for(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "demo.csv", rows({}, {"date_start": "2024-02-31"}))
    report = tmp_path / "reports"
    assert call(file, "--into", into, "--dry-run", "--report", report) == 0
    assert "This was a trial: nothing was written. 1 row would be taken in." in (
        capsys.readouterr().out
    )
    assert not into.exists()
    assert {p.name for p in report.iterdir()} == {"report.csv", "report.html"}
    assert [p for p in (report, *report.iterdir()) if p.stat().st_mode & 0o077] == []
    call(file, "--into", into)
    before = content(into)
    more = write(tmp_path / "more.csv", rows({}, {}))
    assert call(more, "--into", into, "--dry-run") == 0
    assert content(into) == before


@pytest.mark.parametrize(
    "change", [{"date_start": "2024-02-31"}, {"summary": "He was held at 09:30."}, {"id": "own-0"}]
)
def test_strict_writes_nothing_when_a_row_is_at_fault(
    into: Path, tmp_path: Path, change: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "demo.csv", rows({}, {}, {}, change))
    assert call(file, "--into", into, "--strict", "--report", tmp_path / "reports") == 1
    said = capsys.readouterr()
    assert said.err.startswith("demo.csv, line 5, column ")
    assert said.err.rstrip().endswith("only files in which no row is at fault.")
    assert not into.exists()
    assert (tmp_path / "reports" / "report.html").exists()
    assert call(file, "--into", into) == 0


def test_a_file_of_which_no_row_can_be_taken_is_refused(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "demo.csv", rows({"threat_type": "rudeness"}))
    assert call(file, "--into", into) == 1
    said = capsys.readouterr()
    assert re.match(r"demo\.csv, line 2, column threat_type: .*Nothing was written", said.err)
    assert len(said.err.splitlines()) == 1
    assert "1 rows read = 0 accepted" in said.out
    assert not into.exists()


def test_likely_doubles_are_left_out_unless_they_are_kept(into: Path, tmp_path: Path) -> None:
    first = rows({})
    write(tmp_path / "one.csv", first)
    call(tmp_path / "one.csv", "--into", into)
    other = write(tmp_path / "two.csv", [{**first[0], "id": "theirs"}])
    assert call(other, "--into", into) == 0
    assert vault.read_raw(into).incidents["id"].tolist() == ["own-0"]
    assert call(other, "--into", into, "--keep-likely") == 0
    assert vault.read_raw(into).incidents["id"].tolist() == ["own-0", "theirs"]


def test_a_released_folder_is_no_vault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "demo.csv", rows({}))
    released = tmp_path / "data"
    released.mkdir()
    (released / "datapackage.json").write_text("{}", encoding="utf-8")
    assert call(file, "--into", released) == 1
    assert "data: is a released data set; the vault is private" in capsys.readouterr().err
    assert [p.name for p in released.iterdir()] == ["datapackage.json"]


def test_nothing_private_is_put_where_anybody_may_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data = write(tmp_path / "demo.csv", rows({})), tmp_path / "data"
    data.mkdir()
    (data / "datapackage.json").write_text("{}", encoding="utf-8")
    for option, folder in (("--into", "vault"), ("--report", "reports"), ("--report", ".")):
        vault_option = () if option == "--into" else ("--into", tmp_path / "vault")
        assert call(file, option, data / folder, *vault_option) == 1
        assert "is a released data set; " in capsys.readouterr().err
    assert [p.name for p in data.iterdir()] == ["datapackage.json"]
    assert not (tmp_path / "vault").exists()


def test_a_file_that_is_not_there_is_said(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(tmp_path / "nowhere.csv", "--into", into) == 1
    assert capsys.readouterr().err.startswith("nowhere.csv: ")
    assert not into.exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_files_have_a_progress_bar_on_a_terminal(
    into: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [write(tmp_path / f"{name}.csv", rows({}, start=n)) for n, name in enumerate("ab")]
    short, long = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stderr", short)
    assert call(files[0], "--into", into, "--dry-run") == 0
    assert short.getvalue() == ""
    monkeypatch.setattr(sys, "stderr", long)
    monkeypatch.setattr(importing, "LONG", 0)
    assert call(*files, "--into", into) == 0
    drawn = re.findall(r"(\S.*?) +(\d+) %", long.getvalue().replace("\r", "\n"))
    assert [doing for doing, _ in drawn if doing.strip()][-7:] == [
        *(f"a.csv: {doing}" for doing in ("reading", "mapping", "looking for doubles")),
        *(f"b.csv: {doing}" for doing in ("reading", "mapping", "looking for doubles")),
        "writing",
    ]
    shares = [int(share) for _, share in drawn]
    assert shares == sorted(shares)
    assert shares[-1] == 95


# what goes wrong on disk


def test_a_vault_that_cannot_be_made_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file where a folder should be: root may write into any folder, whatever its mode."""
    file = write(tmp_path / "demo.csv", rows({}))
    assert call(file, "--into", file / "vault") == 1
    assert "vault: cannot be written (Not a directory); nothing was" in capsys.readouterr().err


def test_a_broken_vault_is_said_and_left_alone(
    into: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into.mkdir()
    (into / "incidents.csv").write_text("id,what\n1,2\n", encoding="utf-8")
    before = content(into)
    assert call(write(tmp_path / "demo.csv", rows({})), "--into", into) == 1
    assert capsys.readouterr().err.startswith(
        "incidents.csv, line 1, column date_start: is missing"
    )
    assert content(into) == before
