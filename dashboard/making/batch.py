"""Files into one batch of a vault: all of them, or nothing."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import vault
from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.gazetteer import Gazetteer
from dashboard.making import import_report
from dashboard.sources.intake import settle
from dashboard.sources.profiles import choose
from dashboard.sources.reading import read_file
from dashboard.sources.reading.source import shown_name
from dashboard.sources.soundness import sound_rows
from dashboard.vault.layout import BATCH_TABLES
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from dashboard.sources.intake import Intake
    from dashboard.sources.soundness import Sound

    Step = Callable[[str, float], None]
    Tables = Mapping[str, pd.DataFrame]


READ, MAPPED, TAKEN = 0.05, 0.85, 0.95
"""Shares of the time for a long file: read; mapped; and, of all files, taken in."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to import, into which vault, and how.

    Parameters
    ----------
    day
        Today.
    profile
        Name of a profile or path of a mapping file; None: the one that fits.
    strict
        Write nothing unless every row is plainly accepted, or held already under its id.
    keep_likely
        Take in what only looks like a record that is known.
    wait
        Seconds to wait for another writer; ``waiting`` is called when there is one.
    step
        Told what is being done, and which share of all work is done before it.
    """

    files: tuple[Path, ...]
    into: Path
    day: date
    profile: str | None = None
    strict: bool = False
    dry_run: bool = False
    keep_likely: bool = False
    wait: float = vault.WAIT
    waiting: Callable[[], None] = lambda: None
    step: Step = lambda _doing, _share: None

    def told(self, number: int, doing: str, share: float) -> None:
        """Tell ``step`` what is being done with a file, and which share of its work is done."""
        file = shown_name(self.files[number])
        self.step(f"{file}: {doing}", TAKEN * (number + share) / len(self.files))


@dataclass(frozen=True, eq=False, slots=True)
class Done:
    """What became of a job.

    ``fate`` says it in one sentence; ``batch`` is None when nothing was written; ``refused``: for
    the faults of rows.
    """

    intakes: Sequence[Intake]
    fate: str
    batch: Path | None = None
    refused: bool = False


def bring_in(job: Job) -> Done:
    """Take files into a vault as one batch.

    A vault that is not there yet is only made when there is something to put in it.

    Raises
    ------
    DataError
        A file or the vault is refused as a whole; nothing was changed.
    """
    vault.Vault(job.into).check()
    gazetteer = _gazetteer()
    taken = None
    if job.dry_run or not job.into.exists():
        taken = _taken(job, gazetteer, _known(job.into))
        if done := _left(job, taken):
            return done
    with vault.lock(job.into, wait=job.wait, waiting=job.waiting):
        known = _known(job.into)
        if taken is None or any(map(len, known.values())):
            taken = _taken(job, gazetteer, known)
        return _left(job, taken) or _written(job, taken)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.read()


def _known(path: Path) -> Tables:
    if not path.exists():
        return {name: pd.DataFrame(columns=RAW_COLUMNS[name], dtype="str") for name in BATCH_TABLES}
    raw = vault.read_raw(path)
    return {name: getattr(raw, name) for name in BATCH_TABLES}


def _taken(job: Job, gazetteer: Gazetteer, known: Tables) -> list[Intake]:
    """Take in every file; what one brings is known when the next is looked at."""
    taken: list[Intake] = []
    for number in range(len(job.files)):
        taken.append(_one(job, number, gazetteer, known))
        name = taken[-1].table
        if len(taken) < len(job.files):
            both = pd.concat([known[name], taken[-1].accepted], ignore_index=True)
            known = {**known, name: both}
    return taken


def _one(job: Job, number: int, gazetteer: Gazetteer, known: Tables) -> Intake:
    sound = _sound(job, number, gazetteer)
    job.told(number, "looking for doubles", MAPPED)
    return settle(sound, known, keep_likely=job.keep_likely)


def _sound(job: Job, number: int, gazetteer: Gazetteer) -> Sound:
    """Read and map a file; its own rows, which may be many, are let go of on return."""
    job.told(number, "reading", 0)
    rows = read_file(job.files[number])
    return sound_rows(
        rows,
        choose(job.profile, rows),
        gazetteer=gazetteer,
        day=job.day,
        progress=lambda share: job.told(number, "mapping", READ + (MAPPED - READ) * share),
    )


def _left(job: Job, taken: Sequence[Intake]) -> Done | None:
    """Return why nothing is written, or None when something is."""
    rows = sum(intake.counts.taken for intake in taken)
    if job.strict and not all(intake.faultless for intake in taken):
        return Done(taken, say("intake.strict"), refused=True)
    if not rows and any(intake.counts.rejected for intake in taken):
        return Done(taken, say("intake.refused"), refused=True)
    if not rows:
        return Done(taken, say("intake.nothing_new"))
    return Done(taken, say("intake.dry", rows=_rows(rows))) if job.dry_run else None


def _written(job: Job, taken: Sequence[Intake]) -> Done:
    job.step("writing", TAKEN)
    batch = vault.next_batch(job.into)
    rows = _rows(sum(intake.counts.taken for intake in taken))
    fate = say("intake.written", rows=rows, batch=batch)
    tables = {
        name: pd.concat(parts, ignore_index=True)
        for name in BATCH_TABLES
        if (parts := [intake.accepted for intake in taken if intake.table == name])
    }
    folder = vault.add_batch(
        job.into, tables, import_report.files(taken, fate=fate), _about(job, taken)
    )
    return Done(taken, fate, folder)


def _about(job: Job, taken: Sequence[Intake]) -> dict[str, object]:
    """Return what the batch says of itself: where its rows came from, and what became of them."""
    files = [
        {
            "file": intake.file,
            "sha256": _digest(path),
            "form": intake.form,
            "table": intake.table,
            **asdict(intake.counts),
        }
        for path, intake in zip(job.files, taken, strict=True)
    ]
    return {"date": f"{job.day}", "profile": job.profile or "", "files": files}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows(count: int) -> str:
    return counted("intake.rows", count)
