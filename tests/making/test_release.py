"""From a folder of facts to a released folder, as the script does it."""

from __future__ import annotations

import csv
import dataclasses
import re
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard import snapshot
from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.errors import AtlasError
from dashboard.making import release
from dashboard.making.release import Job
from tests.raw_worlds import DEFAULTS, SOURCE, frame

if TYPE_CHECKING:
    from pathlib import Path

PLACES = snapshot.SHIPPED / "places.csv"

FACTS = {
    "incidents": [
        {"id": "2024-05-17-kz-almaty-wheatear", "place": "Almaty"},
        {
            "id": "2024-06-02-kz-almaty-wheatear-two",
            "place": "Almaty",
            "outcome": "ongoing",
            "threat_type": "extradition_request",
            "source_title": "Activista espera una decisión sobre su extradición",
        },
    ],
    "legs": [{"from_place": "Almaty", "to_place": "Berlin"}],
    "journeys": [{"places": "RUS;Almaty/KAZ;Berlin/DEU", "public_name": "Vera Invented"}],
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A folder of invented facts in real cities."""
    folder = tmp_path / "facts"
    folder.mkdir()
    for name in RAW_COLUMNS:
        rows = FACTS.get(name, [{}])
        frame(name, rows).to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    return folder


@pytest.fixture
def job(facts: Path, tmp_path: Path) -> Job:
    into = tmp_path / "data"
    into.mkdir()
    (into / "places.csv").write_bytes(PLACES.read_bytes())
    private = tmp_path / "vault" / "ids.csv"
    return Job(facts, into, "2026.11.1", date(2026, 11, 23), ids=private, language_of=spoken)


def spoken(title: str, _url: str) -> tuple[str, ...]:
    """Stand in for the guesser, whose extra is not needed to test all else."""
    return ("es",) if "decisión" in title else ("en",)


def ids_of(folder: Path) -> set[str]:
    return set(pd.read_csv(folder / "incidents.csv", dtype="str")["id"])


def test_a_facts_folder_becomes_a_set_that_has_no_problem(job: Job) -> None:
    manifest, made = release.make(job)
    assert snapshot.problems(job.into) == []
    assert manifest.rows["incidents"] == 2
    assert manifest.touched["status:S6"] == 1
    shown = snapshot.read(job.into)
    assert shown.journeys["stops"].tolist() == ["RUS;Almaty/KAZ;Berlin/DEU"]
    assert set(shown.sources["languages"]) == {"es", "en", ""}
    assert made.findings == ()
    assert (job.into / "README.md").read_text("utf-8").startswith("# Codebook")


def test_nothing_of_an_editorial_id_stands_in_the_folder(job: Job) -> None:
    release.make(job)
    out = "\n".join(p.read_text("utf-8") for p in job.into.iterdir() if p.name != "places.csv")
    assert "wheatear" not in out
    assert not re.search(r"\d{4}-\d{2}-\d{2}-[a-z]{2}-[a-z]", out)


def test_the_private_map_keeps_ids_when_rows_are_corrected(job: Job, facts: Path) -> None:
    release.make(job)
    before = ids_of(job.into)
    assert job.ids is not None
    assert job.ids.stat().st_mode & 0o077 == 0
    _correct(facts / "incidents.csv", "summary", "Held for three days and set free.")
    release.make(job)
    assert ids_of(job.into) == before


def test_without_the_map_unchanged_rows_keep_theirs(job: Job, facts: Path) -> None:
    release.make(job)
    before = ids_of(job.into)
    unmapped = dataclasses.replace(job, ids=None, data_version="2026.12.1")
    release.make(unmapped)
    assert ids_of(job.into) == before
    _correct(facts / "incidents.csv", "summary", "Held for three days and set free.")
    release.make(unmapped)
    assert len(ids_of(job.into) & before) == 1


def test_a_second_run_changes_no_byte(job: Job) -> None:
    release.make(job)
    before = {path.name: path.read_bytes() for path in job.into.iterdir()}
    release.make(job)
    assert {path.name: path.read_bytes() for path in job.into.iterdir()} == before


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("outcome", "escaped", "column outcome: is not one of the codes: killed,"),
        ("country", "XXX", "XXX is not a country we know"),
    ],
)
def test_facts_that_break_a_rule_leave_the_old_set_alone(
    job: Job, facts: Path, column: str, value: str, said: str
) -> None:
    release.make(job)
    before = {path.name: path.read_bytes() for path in job.into.iterdir()}
    _correct(facts / "incidents.csv", column, value)
    with pytest.raises(AtlasError) as refused:
        release.make(job)
    assert said in str(refused.value)
    assert {path.name: path.read_bytes() for path in job.into.iterdir()} == before


def test_missing_columns_and_files_are_said(job: Job, facts: Path) -> None:
    (facts / "legs.csv").write_text("id,note\n", encoding="utf-8")
    with pytest.raises(AtlasError, match=r"legs\.csv, line 1, column from_country: is missing"):
        release.make(job)
    (facts / "legs.csv").unlink()
    with pytest.raises(AtlasError, match=r"legs\.csv: cannot be read"):
        release.make(job)


def test_an_editors_file_is_read_and_checked(job: Job, tmp_path: Path) -> None:
    path = tmp_path / "editors.csv"

    def decide(*cells: str) -> Job:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "field", "value", "initials", "second_initials"])
            writer.writerow(cells)
        return dataclasses.replace(job, editors=path)

    first = FACTS["incidents"][0]["id"]
    release.make(decide(first, "status", "S6", "AB", ""))
    assert snapshot.read(job.into).manifest.touched["status:S6"] == 2
    for cells, said in (
        ((first, "status", "S9", "AB", ""), "its value: S1, S2"),
        ((first, "latitude", "1", "AB", ""), "'latitude' may be one of"),
        ((first, "status", "S6", "", ""), "needs an id and initials"),
        ((first, "public_name", "Vera", "AB", ""), "line 2, column field"),
    ):
        with pytest.raises(AtlasError, match=re.escape(said)):
            release.make(decide(*cells))


def test_the_command_prints_counts_and_fails_in_words(
    job: Job, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("lingua", reason="the extra make (lingua) is not installed")
    given = [str(job.facts), "--into", str(job.into), "--version", "1", "--as-of", "2026-11-23"]
    assert release.main(given) == 0
    said = capsys.readouterr().out
    assert re.search(r"incidents\s+2 rows", said)
    assert re.search(r"status:S6\s+1", said)
    assert "wheatear" not in said
    (job.facts / "hosts.csv").unlink()
    assert release.main(given) == 1
    assert "hosts.csv: cannot be read" in capsys.readouterr().err


def _correct(path: Path, column: str, value: str) -> None:
    rows = pd.read_csv(path, dtype="str", keep_default_na=False)
    rows.loc[0, column] = value
    rows.to_csv(path, index=False, lineterminator="\n")


def test_the_invented_facts_have_every_raw_column() -> None:
    for name, columns in RAW_COLUMNS.items():
        assert set(DEFAULTS[name]) == set(columns)
    assert set(SOURCE) < set(RAW_COLUMNS["legs"])
