"""From the vault to the reader: versions really built, served, pinned, corrected and withdrawn."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from dashboard import engine
from dashboard.errors import QueryError
from dashboard.filters import Query
from dashboard.making.building import Job, build
from dashboard.pages.changes import changes_page, withdrawals
from dashboard.site.holdings import Holdings
from tests.making.built import DAY, correct, job_of, next_one, spoken, vault_of
from tests.making.test_purge import HERON, OTHERS, withdraw
from tests.raw_worlds import frame
from tests.test_site_holdings import looked, shown

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault and its shelf: a first version, one of corrections, one of an addition."""
    folder = tmp_path_factory.mktemp("built")
    job = job_of(folder, shelved=True)
    vault_of(job.vault, incidents=[HERON, *OTHERS])
    build(job)
    correct(job.vault / "incidents.csv", "outcome", "injured", row=1)
    correct(job.vault / "statistics.csv", "value", "1300")
    next_one(job, "2026.11.2")
    with (job.vault / "incidents.csv").open("a", encoding="utf-8") as file:
        frame("incidents", [{"id": "late", "date_start": "2024-01-05"}]).to_csv(
            file, index=False, header=False, lineterminator="\n"
        )
    next_one(job, "2026.11.3")
    return folder


@pytest.fixture
def job(built: Path, tmp_path: Path) -> Job:
    """The job of a vault and shelf of one's own."""
    made = Job(tmp_path / "vault", tmp_path / "data", DAY, shelved=True, language_of=spoken)
    shutil.copytree(built / "vault", made.vault)
    shutil.copytree(built / "data", made.into)
    return made


def outcomes(held: Holdings, version: str) -> list[str]:
    return sorted(held.named(version).snapshot.incidents["outcome"])


def test_old_numbers_come_back_after_corrections_and_additions(job: Job) -> None:
    held = Holdings(job.into)
    assert shown(held) == ("2026.11.3", 6)
    assert shown(held, "2026.11.1") == ("2026.11.1", 5)
    assert "injured" not in outcomes(held, "2026.11.1")
    assert "injured" in outcomes(held, "2026.11.2")
    page = changes_page(held.newest().snapshot, home="../", held=held.state().versions)
    assert "?data=2026.11.3&amp;sel=incident:" in page
    assert "Figure: Arrivals, Kazakhstan, 2023" in page
    assert "Value: 1200 → 1300" in page


def test_what_is_withdrawn_is_nowhere_and_its_link_says_so(job: Job) -> None:
    held = Holdings(job.into)
    old = held.named("2026.11.1")
    gone = withdraw(job, "heron")
    assert engine.record(old.incidents, gone) is not None
    done = next_one(job, "2026.11.4")
    assert done.purged == ("2026.11.3", "2026.11.2", "2026.11.1")
    looked(held)
    with pytest.raises(QueryError):
        held.named(old.version)
    for version, n in (("2026.11.1", 4), ("2026.11.2", 4), ("2026.11.3", 5), ("2026.11.4", 5)):
        site = held.named(version)
        assert site.version != old.version
        assert engine.record(site.incidents, gone) is None
        assert engine.count(site.incidents, Query(text="heron")) == 0
        assert engine.count(site.incidents, Query()) == n
    assert withdrawals(held.newest().snapshot)[gone].endswith("Could harm somebody.")
    page = changes_page(held.newest().snapshot, home="../", held=held.state().versions)
    assert gone in page
    assert "eron" not in page
