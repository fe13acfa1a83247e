"""From a vault to a released set in its place: the same bytes for the same input.

What is random (the opaque ids of new rows) is noted in the vault's ``ids.csv`` before the set
takes its place, so that it can be made again from its inputs alone: the vault, the policy, the day,
the version and the set before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import vault
from dashboard.disclosure import Earlier, Editors, Policy, Released, random_id, release
from dashboard.disclosure.policy import PUBLIC
from dashboard.errors import DataError
from dashboard.making import codebook
from dashboard.making.judging import judge
from dashboard.making.plausible import Doubt, doubts
from dashboard.making.purge import purge
from dashboard.making.target import Target
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot import placing, shelf
from dashboard.snapshot.extras import geography
from dashboard.snapshot.writing import contents

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from dashboard.disclosure.identity import NewId
    from dashboard.disclosure.sources import LanguageOf
    from dashboard.snapshot.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Job:
    """What to build, as what, and where the private files are.

    Parameters
    ----------
    vault
        Folder of the raw tables.
    into
        A shelf, or the folder of one set.
    data_version
        As in ``2026.11.1``; empty for the next number of the month.
    shelved
        Make ``into`` a shelf if it is none yet.
    ids, editors
        Where these files lie if not in the vault.
    large_change
        Build although it looks like an accident.
    language_of
        Judges the languages of a source from its title and address; None: as well as it can be
        done with what is installed.
    """

    vault: Path
    into: Path
    as_of: date
    data_version: str = ""
    policy: Policy = PUBLIC
    shelved: bool = False
    ids: Path | None = None
    editors: Path | None = None
    large_change: bool = False
    language_of: LanguageOf | None = None
    new_id: NewId = random_id

    @property
    def home(self) -> Path:
        """The folder of the private files."""
        return self.ids.parent if self.ids else self.vault

    @property
    def editors_file(self) -> Path | None:
        """The editors' file; None when there is none."""
        places = [home / "editors.csv" for home in (self.vault, self.home)]
        return self.editors or next((path for path in places if path.exists()), None)


@dataclass(frozen=True, eq=False, slots=True)
class Built:
    """What was built and put in its place.

    Parameters
    ----------
    doubts
        What looked like an accident.
    remarks
        What else is to be told, a sentence each.
    purged
        Older versions that withdrawn records were taken out of.
    """

    manifest: Manifest
    released: Released
    folder: Path
    doubts: tuple[Doubt, ...]
    remarks: tuple[str, ...]
    purged: tuple[str, ...] = field(default=())


def build(job: Job) -> Built:
    """Release a vault into a folder or onto a shelf.

    Raises
    ------
    DataError, PolicyError
        Why not; then the set that was there still is. The new one is written aside and read back
        before it takes a place, so a raw row that breaks a rule stops the build and not the site.
    """
    if not job.vault.is_dir():
        raise DataError("is not there; give the folder of a vault.", file=job.vault.name)
    if job.ids and job.ids.name != vault.Vault(job.home).ids.name:
        raise DataError("is not called ids.csv; the map of ids is.", file=job.ids.name)
    target = Target.of(job.into, shelved=job.shelved, private=(job.vault, job.home))
    with vault.lock(job.home):
        placing.recover(job.into)
        version = _version(job, target)
        before = target.before(version)
        known = vault.read_ids(job.home)
        language_of, remarks = judge(job.language_of, before)
        released = release(
            vault.read_raw(job.vault),
            geography=target.known_places(),
            language_of=language_of,
            as_of=job.as_of,
            new_id=job.new_id,
            policy=job.policy,
            editors=Editors.read(job.editors_file) if job.editors_file else None,
            earlier=Earlier(ids=known, tables=before),
            withdrawn=_withdrawn(job),
            data_version=version,
        )
        found = doubts(before, released.tables)
        _stop(found, large_change=job.large_change)
        made, manifest = _files(released, version, job)
        ids = {**known, **released.ids}
        if ids != known:
            vault.write_ids(job.home, ids)
        folder, purged = _placed(target, version, made, released)
    return Built(manifest, released, folder, found, remarks, purged)


def _placed(
    target: Target, version: str, made: dict[str, bytes], released: Released
) -> tuple[Path, tuple[str, ...]]:
    """Put the set in its place; return its folder and the older versions that were purged.

    A version that is there already is purged before it is compared: should an earlier run have
    ended between its two steps, the second is made up for even if the first cannot be repeated.
    """
    if not target.shelved:
        return target.put(version, made), ()
    dead = released.tables["tombstones"]["id"]
    if any(one.data_version == version for one in target.held()):
        purged = purge(target.path, dead)
        return target.put(version, made), purged
    folder = target.put(version, made)
    return folder, purge(target.path, dead)


def _version(job: Job, target: Target) -> str:
    """Return the version to build; DataError when a later one is there."""
    held = [one.data_version for one in target.held()]
    version = job.data_version or shelf.next_version(held, job.as_of)
    later = [one for one in held if shelf.order(one) > shelf.order(version)]
    if later:
        rule = f"{later[0]} is there already; a build after it needs a later number than {version}."
        raise DataError(rule, file=job.into.name)
    return version


def _withdrawn(job: Job) -> pd.DataFrame:
    """Return what was withdrawn, whichever of the private folders it was noted in."""
    homes = dict.fromkeys((job.vault, job.home))
    noted = pd.concat([vault.read_withdrawn(home) for home in homes], ignore_index=True)
    return noted.drop_duplicates("id", ignore_index=True)


def _stop(found: tuple[Doubt, ...], *, large_change: bool) -> None:
    reasons = [doubt.sentence for doubt in found if doubt.stops]
    if reasons and not large_change:
        rule = f"{' '.join(reasons)} If that is meant, say --yes-large-change."
        raise DataError(rule, file="build")


def _files(released: Released, version: str, job: Job) -> tuple[dict[str, bytes], Manifest]:
    made = contents(released, data_version=version, as_of=job.as_of, extras=geography(job.into))
    manifest = manifests.parse(made[manifests.FILE].decode("utf-8"))
    return {codebook.FILE: codebook.codebook(manifest).encode("utf-8"), **made}, manifest
