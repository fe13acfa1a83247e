"""From a vault to a released folder or onto a shelf, as the command does it."""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard import snapshot, vault
from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.errors import AtlasError
from dashboard.making import build
from dashboard.making.building import build as made
from tests.making.built import DAY, FACTS, correct, every_byte, job_of, next_one, vault_of
from tests.raw_worlds import DEFAULTS, SOURCE

if TYPE_CHECKING:
    from dashboard.making.building import Job

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return job_of(tmp_path)


def ids_of(folder: Path) -> set[str]:
    return set(pd.read_csv(folder / "incidents.csv", dtype="str")["id"])


def test_a_vault_becomes_a_set_that_has_no_problem(job: Job) -> None:
    done = made(job)
    assert snapshot.problems(job.into) == []
    assert done.manifest.rows["incidents"] == 2
    assert done.manifest.touched["status:S6"] == 1
    shown = snapshot.read(job.into)
    assert shown.journeys["stops"].tolist() == ["RUS;Almaty/KAZ;Berlin/DEU"]
    assert set(shown.sources["languages"]) == {"es", "en", ""}
    assert (job.into / "README.md").read_text("utf-8").startswith("# Codebook")
    assert (done.folder, done.doubts, done.purged) == (job.into, (), ())


def test_the_manifest_says_how_and_by_what_it_was_made(job: Job) -> None:
    made(job)
    manifest = snapshot.read(job.into).manifest
    assert manifest.policy.startswith("public ")
    assert manifest.generator.startswith("exile-atlas ")
    assert manifest.licence == "CC-BY-4.0"
    assert "GeoNames" in manifest.attributions
    assert manifest.as_of == DAY
    assert manifest.purged == 0
    assert manifest.rows["sources"] > 0
    for name, stated in manifest.files.items():
        assert hashlib.sha256((job.into / name).read_bytes()).hexdigest() == stated


def test_nothing_of_an_editorial_id_stands_in_the_folder(job: Job) -> None:
    made(job)
    out = b"\n".join(every_byte(job.into).values()).decode("utf-8")
    assert "wheatear" not in out
    assert not re.search(r"\d{4}-\d{2}-\d{2}-[a-z]{2}-[a-z]", out)


def test_the_vault_keeps_the_map_of_ids_for_its_owner_alone(job: Job) -> None:
    made(job)
    before = ids_of(job.into)
    assert vault.Vault(job.vault).ids.stat().st_mode & 0o077 == 0
    assert set(vault.read_ids(job.vault).values()) > before
    correct(job.vault / "incidents.csv", "summary", "Held for three days and set free.")
    next_one(job, "2026.11.2")
    assert ids_of(job.into) == before


def test_without_the_map_unchanged_rows_keep_their_ids(job: Job) -> None:
    made(job)
    before = ids_of(job.into)
    vault.Vault(job.vault).ids.unlink()
    next_one(job, "2026.11.2")
    assert ids_of(job.into) == before


def test_a_second_run_changes_no_byte(job: Job) -> None:
    made(job)
    before = every_byte(job.into), every_byte(job.vault)
    made(job)
    assert (every_byte(job.into), every_byte(job.vault)) == before


BUILD = """
import sys
from datetime import date
from pathlib import Path
from dashboard.making.building import Job, build
from tests.making.built import spoken

vault, into = map(Path, sys.argv[1:])
build(Job(vault, into, date(2026, 11, 23), "2026.11.1", shelved=True, language_of=spoken))
"""


def test_the_same_vault_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    home = vault_of(tmp_path / "vault", incidents=[{"id": f"row-{n}"} for n in range(60)])
    hashes = []
    for name, settings, mask in (
        ("one", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C"}, 0o077),
        ("two", {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LANG": "tr_TR.UTF-8"}, 0o002),
    ):
        subprocess.run(
            [sys.executable, "-c", BUILD, str(home), str(tmp_path / name)],
            env={**os.environ, **settings},
            cwd=REPOSITORY,
            umask=mask,
            check=True,
        )
        files = every_byte(tmp_path / name)
        hashes.append({path: hashlib.sha256(body).hexdigest() for path, body in files.items()})
    assert hashes[0] == hashes[1]
    assert "2026.11.1/datapackage.json" in hashes[0]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("outcome", "escaped", "column outcome: is not one of the codes: killed,"),
        ("country", "XXX", "XXX is not a country we know"),
    ],
)
def test_facts_that_break_a_rule_leave_the_old_set_alone(
    job: Job, column: str, value: str, said: str
) -> None:
    made(job)
    before = every_byte(job.into)
    correct(job.vault / "incidents.csv", column, value)
    with pytest.raises(AtlasError, match=re.escape(said)):
        next_one(job, "2026.11.2")
    assert every_byte(job.into) == before


def test_missing_columns_are_said_and_missing_tables_are_empty(job: Job) -> None:
    (job.vault / "legs.csv").write_text("id,note\n", encoding="utf-8")
    with pytest.raises(AtlasError, match=r"legs\.csv, line 1, column from_country: is missing"):
        made(job)
    (job.vault / "legs.csv").unlink()
    assert made(job).manifest.rows["legs"] == 0


def test_rows_of_imports_are_released_with_the_rest(job: Job) -> None:
    rows = pd.DataFrame([DEFAULTS["incidents"] | {"id": "row:1", "place": "Almaty"}], dtype="str")
    vault.add_batch(job.vault, {"incidents": rows}, {}, {})
    assert made(job).manifest.rows["incidents"] == 3


def test_a_vault_of_imported_incidents_alone_is_enough(tmp_path: Path) -> None:
    job = replace(job_of(tmp_path), vault=tmp_path / "imported", into=tmp_path / "out")
    rows = pd.DataFrame([DEFAULTS["incidents"] | {"id": "row:1", "place": "Almaty"}], dtype="str")
    vault.add_batch(job.vault, {"incidents": rows}, {}, {})
    done = made(job)
    assert {name: n for name, n in done.manifest.rows.items() if n} == {
        "incidents": 1,
        "sources": 1,
    }
    assert snapshot.problems(job.into) == []


def test_an_empty_vault_is_an_empty_set(tmp_path: Path) -> None:
    job = replace(job_of(tmp_path), vault=tmp_path / "new", into=tmp_path / "out")
    job.vault.mkdir()
    assert set(made(job).manifest.rows.values()) == {0}


def test_an_editors_file_is_read_and_checked(job: Job, tmp_path: Path) -> None:
    path = tmp_path / "decisions" / "editors.csv"
    path.parent.mkdir()

    def decide(*cells: str) -> Job:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "field", "value", "initials", "second_initials"])
            writer.writerow(cells)
        return replace(job, editors=path)

    first = FACTS["incidents"][0]["id"]
    made(decide(first, "status", "S6", "AB", ""))
    assert snapshot.read(job.into).manifest.touched["status:S6"] == 2
    for cells, said in (
        ((first, "status", "S9", "AB", ""), "its value: S1, S2"),
        ((first, "status", "S6", "", ""), "needs an id and initials"),
    ):
        with pytest.raises(AtlasError, match=re.escape(said)):
            made(decide(*cells))


def test_editors_and_withdrawals_beside_the_map_are_not_forgotten(tmp_path: Path) -> None:
    job = job_of(tmp_path, ids=tmp_path / "private" / "ids.csv")
    made(job)
    private = tmp_path / "private"
    gone = vault.read_ids(private)[FACTS["incidents"][0]["id"]]
    rows = [{"id": gone, "date": "2026-11-23", "reason": "request"}]
    vault.write_withdrawn(private, pd.DataFrame(rows, dtype="str"))
    (private / "editors.csv").write_text(
        f"id,field,value,initials,second_initials\n{FACTS['incidents'][1]['id']},status,S6,AB,\n",
        encoding="utf-8",
    )
    done = next_one(job, "2026.11.2")
    assert gone not in ids_of(job.into)
    assert snapshot.read(job.into).tombstones["id"].tolist() == [gone]
    assert done.manifest.rows["incidents"] == 1
    assert not (job.vault / "ids.csv").exists()


# Where it goes


def test_on_a_shelf_every_version_has_its_folder_and_stays(tmp_path: Path) -> None:
    job = job_of(tmp_path, data_version="", shelved=True)
    first = made(job).folder
    before = every_byte(first)
    correct(job.vault / "statistics.csv", "value", "1300")
    second = made(replace(job, shelved=False)).folder
    assert (first.name, second.name) == ("2026.11.1", "2026.11.2")
    assert every_byte(first) == before
    told = snapshot.read(second).changes
    assert told[["table", "column", "before", "after"]].to_numpy().tolist() == [
        ["statistics", "value", "1200", "1300"]
    ]
    assert sorted(path.name for path in job.into.iterdir()) == ["2026.11.1", "2026.11.2"]


def test_a_version_built_again_is_the_same_or_refused(tmp_path: Path) -> None:
    job = job_of(tmp_path, shelved=True)
    made(job)
    before = every_byte(job.into)
    made(job)
    assert every_byte(job.into) == before
    correct(job.vault / "incidents.csv", "outcome", "injured")
    with pytest.raises(AtlasError, match=r"2026\.11\.1 is there already and differs"):
        made(job)
    assert every_byte(job.into) == before


def test_changes_go_on_from_version_to_version(tmp_path: Path) -> None:
    job = job_of(tmp_path, shelved=True)
    made(job)
    for number, value in ((2, "1300"), (3, "1400")):
        correct(job.vault / "statistics.csv", "value", value)
        next_one(job, f"2026.11.{number}")
    told = snapshot.read(job.into / "2026.11.3").changes.sort_values("version")
    assert told["version"].tolist() == ["2026.11.2", "2026.11.3"]
    assert told["after"].tolist() == ["1300", "1400"]


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("2026.10.4", r"2026\.11\.1 is there already; a build after it needs a later number"),
        ("yesterday", "'yesterday' is not a data version"),
        ("2026.13.1", "is not a data version; write year, month and number"),
    ],
)
def test_a_version_is_later_than_those_before_it(job: Job, version: str, said: str) -> None:
    made(job)
    with pytest.raises(AtlasError, match=said):
        next_one(job, version)


def test_a_vault_is_never_built_into(tmp_path: Path) -> None:
    job = job_of(tmp_path)
    other = vault_of(tmp_path / "other")
    for into, said in (
        (job.vault, "vault: is a vault"),
        (other, "other: is a vault"),
        (job.vault / "out", "lie one in the other"),
        (tmp_path, "lie one in the other"),
    ):
        before = every_byte(tmp_path)
        with pytest.raises(AtlasError, match=said):
            made(replace(job, into=into))
        assert every_byte(tmp_path) == before


def test_a_set_is_no_shelf_and_a_file_no_folder(job: Job, tmp_path: Path) -> None:
    made(job)
    with pytest.raises(AtlasError, match="is a data set and no shelf"):
        made(replace(job, shelved=True))
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    with pytest.raises(AtlasError, match=r"note\.txt: is a file"):
        made(replace(job, into=tmp_path / "note.txt"))


def test_a_damaged_set_is_not_built_upon(job: Job) -> None:
    made(job)
    path = job.into / "incidents.csv"
    path.write_bytes(path.read_bytes().replace(b"Almaty", b"Astana"))
    with pytest.raises(AtlasError, match=r"incidents\.csv: is not the file that datapackage\.json"):
        next_one(job, "2026.11.2")


# What looks like an accident


def many(count: int, **changed: str) -> list[dict[str, str]]:
    """Return invented incidents, each with a day and a page of its own."""
    return [
        {
            "id": f"row-{n}",
            "date_start": f"20{n // 12 % 20 + 2:02}-{n % 12 + 1:02}-05",
            "source_url": f"https://courier.example.org/{n}",
            **changed,
        }
        for n in range(count)
    ]


def test_a_large_change_takes_a_word_more(tmp_path: Path) -> None:
    job = job_of(tmp_path)
    vault_of(job.vault, incidents=many(100))
    made(job)
    vault_of(job.vault, incidents=many(78))
    with pytest.raises(AtlasError, match=r"incidents: 22 rows come or go, of 100 .*--yes-large-"):
        made(replace(job, data_version="2026.11.2"))
    assert len(ids_of(job.into)) == 100
    done = next_one(job, "2026.11.2")
    assert [doubt.stops for doubt in done.doubts] == [True]
    assert len(ids_of(job.into)) == 78


def test_a_country_left_without_any_takes_a_word_more(tmp_path: Path) -> None:
    job = job_of(tmp_path)
    vault_of(job.vault, incidents=[*many(6), *many(1, id="de", country="DEU")])
    made(job)
    vault_of(job.vault, incidents=many(6))
    with pytest.raises(AtlasError, match="none is left in Germany"):
        made(replace(job, data_version="2026.11.2"))


def test_a_lone_removal_is_warned_of(tmp_path: Path) -> None:
    job = job_of(tmp_path)
    vault_of(job.vault, incidents=many(30))
    made(job)
    vault_of(job.vault, incidents=many(29))
    (doubt,) = made(replace(job, data_version="2026.11.2")).doubts
    assert not doubt.stops
    assert "points at it" in doubt.sentence


# The command


def run(*given: object) -> int:
    parser = argparse.ArgumentParser()
    build.declare(parser)
    return build.run(parser.parse_args([str(one) for one in given]))


def test_the_command_prints_counts_and_fails_in_words(
    job: Job, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.making.judging.find_spec", lambda _: None)
    given = [job.vault, "--into", job.into, "--version", "2026.11.1", "--as-of", "2026-11-23"]
    assert run(*given) == 0
    said = capsys.readouterr().out
    assert re.search(r"incidents\s+2 rows", said)
    assert re.search(r"status:S6\s+1", said)
    assert "wheatear" not in said
    assert "were not judged: for that, pip install" in said
    assert run(tmp_missing(job), *given[1:]) == 1
    assert "is not there" in capsys.readouterr().err


def tmp_missing(job: Job) -> Path:
    return job.vault.parent / "nowhere"


def test_without_the_extra_earlier_judgements_of_languages_are_kept(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(job)
    before = snapshot.read(job.into).sources
    monkeypatch.setattr("dashboard.making.judging.find_spec", lambda _: None)
    done = next_one(job, "2026.11.2", language_of=None)
    assert done.remarks
    pd.testing.assert_frame_equal(snapshot.read(job.into).sources, before)


def test_a_strict_release_can_be_asked_for(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    given = [job.vault, "--into", job.into, "--version", "2026.11.1", "--policy", "strict"]
    assert run(*given, "--as-of", "2026-11-23") == 0
    assert snapshot.read(job.into).manifest.policy.startswith("strict ")
    assert "policy strict" in capsys.readouterr().out


def test_the_invented_facts_have_every_raw_column() -> None:
    for name, columns in RAW_COLUMNS.items():
        assert set(DEFAULTS[name]) == set(columns)
    assert set(SOURCE) < set(RAW_COLUMNS["legs"])
