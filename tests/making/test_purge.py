"""Withdrawn records leave the older versions of a shelf; nothing else about these changes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard import snapshot, vault
from dashboard.errors import DataError
from dashboard.making.building import build
from dashboard.making.purge import purge
from dashboard.snapshot import as_written, placing
from dashboard.snapshot import manifest as manifests
from tests.making.built import correct, every_byte, job_of, next_one, vault_of

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.making.building import Job

HERON = {
    "id": "heron",
    "public_name": "Heron Invented",
    "summary": "Heron was held for a day.",
    "source_title": "Heron held",
    "source_url": "https://heron.example.org/1",
}
OTHERS = [{"id": f"row-{n}", "source_url": f"https://courier.example.org/{n}"} for n in range(4)]


def withdraw(job: Job, editorial: str) -> str:
    """Note in the vault that a record is withdrawn; return the id it was shown by."""
    gone = vault.read_ids(job.vault)[editorial]
    rows = [{"id": gone, "date": "2026-11-23", "reason": "harm"}]
    vault.write_withdrawn(job.vault, pd.DataFrame(rows, dtype="str"))
    return gone


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A shelf of two versions; the second corrected the record that will be withdrawn."""
    job = job_of(tmp_path, shelved=True)
    vault_of(job.vault, incidents=[HERON, *OTHERS])
    build(job)
    correct(job.vault / "incidents.csv", "outcome", "injured")
    correct(job.vault / "statistics.csv", "value", "1300")
    next_one(job, "2026.11.2")
    return job


def test_a_withdrawn_record_is_gone_from_every_version(job: Job) -> None:
    gone = withdraw(job, "heron")
    done = next_one(job, "2026.11.3")
    assert done.purged == ("2026.11.2", "2026.11.1")
    for number in (1, 2, 3):
        folder = job.into / f"2026.11.{number}"
        assert snapshot.problems(folder) == []
        shown = snapshot.read(folder)
        assert len(shown.incidents) == 4
        everything = b"".join(every_byte(folder).values()).decode("utf-8")
        assert "eron" not in everything
        assert (gone in everything) == (number == 3)
        assert set(shown.sources["id"]) == cited(folder)
    assert snapshot.read(job.into / "2026.11.3").changes["kind"].tolist().count("withdrawn") == 1


def test_a_withdrawn_organisation_is_gone_from_every_version_too(job: Job) -> None:
    gone = snapshot.read(job.into / "2026.11.2").organisations["id"].iloc[0]
    asked = pd.DataFrame({"id": [gone], "date": ["2026-11-23"], "reason": ["harm"]}, dtype="str")
    vault.write_withdrawn(job.vault, asked)
    assert next_one(job, "2026.11.3").purged == ("2026.11.2", "2026.11.1")
    for number in (1, 2, 3):
        folder = job.into / f"2026.11.{number}"
        assert snapshot.problems(folder) == []
        assert b"Invented Aid" not in b"".join(every_byte(folder).values())


def cited(folder: Path) -> set[str]:
    shown = snapshot.read(folder)
    columns = [shown.incidents["source_ids"], shown.journeys["source_ids"]]
    columns += [getattr(shown, name)["source_id"] for name in ("host_facts", "legs", "statistics")]
    columns += [shown.organisations[name] for name in ("source_id", "risk_source_id")]
    return set(pd.concat(columns).str.split(";").explode()) - {""}


def test_nothing_else_of_a_purged_version_changes(job: Job) -> None:
    before = {n: as_written.read(job.into / f"2026.11.{n}")[1] for n in (1, 2)}
    described = [descriptor(job.into / f"2026.11.{n}") for n in (1, 2)]
    gone = withdraw(job, "heron")
    next_one(job, "2026.11.3")
    for number, old in zip((1, 2), described, strict=True):
        folder = job.into / f"2026.11.{number}"
        _, after = as_written.read(folder)
        for name, rows in before[number].items():
            kept = rows.merge(after[name], how="inner")
            pd.testing.assert_frame_equal(kept, after[name])
            lost = rows[~rows["id"].isin(after[name]["id"])]
            key = {"incidents": "id", "changes": "record"}.get(name)
            if name == "sources":
                assert lost["title"].tolist() == ["Heron held"]
            else:
                assert key is not None or lost.empty
                assert key is None or set(lost[key]) == ({gone} if len(lost) else set())
        new = descriptor(folder)
        assert (old.get("purged", 0), new["purged"], new["k"]) == (0, 1, {})
        assert not [name for name in new["touched"] if name.startswith("status:")]
        same = ("data_version", "as_of", "policy", "generator", "licenses", "title")
        assert {name: old[name] for name in same} == {name: new[name] for name in same}
        assert old["digest"] != new["digest"]


def descriptor(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / manifests.FILE).read_text("utf-8"))
    return found


def test_counts_that_follow_from_the_rows_are_counted_again(job: Job) -> None:
    correct(job.vault / "incidents.csv", "outcome", "ongoing")
    next_one(job, "2026.11.3")
    withdraw(job, "heron")
    next_one(job, "2026.11.4")
    for number in (1, 2, 3):
        shown = snapshot.read(job.into / f"2026.11.{number}")
        assert isinstance(shown.incidents, pd.DataFrame)
        for column, start in (("generalisations", ""), ("withheld", "withheld:")):
            codes = pd.concat([shown.incidents[column], shown.journeys[column]])
            counted = codes.str.split(";").explode().value_counts()
            for name, count in shown.manifest.touched.items():
                code = name.removeprefix(start)
                if name.startswith(start) and code in counted.index and ":" not in code:
                    assert count == counted[code]


def test_a_version_is_purged_once_and_then_left_alone(job: Job) -> None:
    gone = withdraw(job, "heron")
    next_one(job, "2026.11.3")
    before = every_byte(job.into)
    assert purge(job.into, pd.Series([gone])) == ()
    assert every_byte(job.into) == before
    assert next_one(job, "2026.11.4").purged == ()


def test_what_an_interrupted_run_left_is_purged_by_the_next(job: Job) -> None:
    older = every_byte(job.into / "2026.11.1")
    withdraw(job, "heron")
    next_one(job, "2026.11.3")
    placing.exchange(job.into / "2026.11.1", older)
    with pytest.raises(DataError, match="is there already and differs"):
        next_one(job, "2026.11.3")
    assert len(snapshot.read(job.into / "2026.11.1").incidents) == 4


def test_without_withdrawals_no_older_version_is_touched(job: Job) -> None:
    before = every_byte(job.into)
    assert purge(job.into, pd.Series(dtype="str")) == ()
    assert purge(job.into, pd.Series(["a" * 16])) == ()
    assert every_byte(job.into) == before


def test_a_version_of_an_older_schema_is_purged_as_well(job: Job) -> None:
    folder = job.into / "2026.11.1"
    older = make_older(folder)
    withdraw(job, "heron")
    assert next_one(job, "2026.11.3").purged == ("2026.11.2", "2026.11.1")
    _, tables = as_written.read(folder)
    assert "withheld" not in tables["incidents"].columns
    assert len(tables["incidents"]) == older - 1


def make_older(folder: Path) -> int:
    """Rewrite a version as if a column were not known yet; return its number of incidents."""
    from dashboard.making.purge import _resource
    from dashboard.snapshot.writing import json_bytes, text_bytes

    _, tables = as_written.read(folder)
    contents = every_byte(folder)
    contents["incidents.csv"] = text_bytes(tables["incidents"].drop(columns="withheld"))
    about = json.loads(contents.pop(manifests.FILE))
    about["digest"] = manifests.digest(contents)
    about["resources"] = [_resource(one, contents[one["path"]]) for one in about["resources"]]
    placing.exchange(folder, {**contents, manifests.FILE: json_bytes(about)})
    return len(tables["incidents"])


def test_a_version_that_cannot_be_read_is_named_and_the_others_are_purged(job: Job) -> None:
    path = job.into / "2026.11.1" / "legs.csv"
    path.write_bytes(path.read_bytes().replace(b"Almaty", b"Astana"))
    withdraw(job, "heron")
    with pytest.raises(DataError, match=r"may still lie in 2026\.11\.1 \(legs\.csv: is not the"):
        build(replace(job, data_version="2026.11.3", large_change=True))
    for number in (2, 3):
        assert len(snapshot.read(job.into / f"2026.11.{number}").incidents) == 4
