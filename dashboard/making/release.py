"""Facts folder to released folder: ``python -m dashboard.making.release FACTS --into data``.

Reads the compiled facts and the editors' private files, applies the policy, writes the Data Package
and its codebook, and says what was touched. The private files never lie in the repository.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import schema, snapshot
from dashboard.disclosure import Earlier, Editors, Finding, Raw, Released, random_id, release
from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.errors import AtlasError, DataError
from dashboard.making import codebook
from dashboard.making.known_places import KnownPlaces
from dashboard.making.languages import languages_of
from dashboard.snapshot.writing import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.disclosure.sources import LanguageOf
    from dashboard.snapshot.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Job:
    """What to release, as what, and where the private files are (None: there are none).

    ``language_of`` judges the languages of a source from its title and address.
    """

    facts: Path
    into: Path
    data_version: str
    as_of: date
    editors: Path | None = None
    ids: Path | None = None
    language_of: LanguageOf = languages_of


def make(job: Job) -> tuple[Manifest, Released]:
    """Release the facts into a folder.

    Raises
    ------
    DataError, PolicyError
        Why not; then nothing is written. The set is written aside and read back before it replaces
        anything, so a raw row that breaks the schema stops the release and not the site.
    """
    known = read_ids(job.ids) if job.ids and job.ids.exists() else {}
    released = release(
        read_raw(job.facts),
        geography=KnownPlaces.read(job.into / "places.csv"),
        language_of=job.language_of,
        as_of=job.as_of,
        new_id=random_id,
        editors=Editors.read(job.editors) if job.editors else None,
        earlier=Earlier(ids=known, tables=earlier_tables(job.into)),
    )
    with tempfile.TemporaryDirectory() as aside:
        snapshot.write(released, Path(aside), data_version=job.data_version, as_of=job.as_of)
        snapshot.read(Path(aside))
    if job.ids:
        write_ids(job.ids, {**known, **released.ids})
    manifest = snapshot.write(released, job.into, data_version=job.data_version, as_of=job.as_of)
    replace(job.into / codebook.FILE, codebook.codebook(manifest).encode("utf-8"))
    return manifest, released


def read_raw(folder: Path) -> Raw:
    """Read the compiled facts: UTF-8 CSV with the columns of ``RAW_COLUMNS``, all as text."""
    return Raw(**{name: _read(folder / f"{name}.csv") for name in RAW_COLUMNS})


def _read(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror}).", file=path.name) from None
    except (ValueError, pd.errors.ParserError):
        raise DataError("is not a CSV file in UTF-8.", file=path.name) from None


def earlier_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the incidents and journeys of an earlier release, for their ids; none is no error."""
    names = {"incidents", "journeys"}
    paths = {t.name: folder / f"{t.name}.csv" for t in schema.TABLES if t.name in names}
    return {name: _read(path) for name, path in paths.items() if path.exists()}


def read_ids(path: Path) -> dict[str, str]:
    """Read the private map: editorial id to opaque id."""
    frame = _read(path)
    if list(frame.columns) != ["editorial_id", "id"]:
        raise DataError("needs the columns editorial_id, id.", file=path.name, row=1)
    return dict(zip(frame["editorial_id"], frame["id"], strict=True))


def write_ids(path: Path, ids: dict[str, str]) -> None:
    """Write the private map, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.touch(mode=0o600)
    with temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["editorial_id", "id"])
        writer.writerows(sorted(ids.items()))
    temporary.replace(path)


def report(manifest: Manifest, released: Released) -> list[str]:
    """Return what the release did, line by line; counts only."""
    rows = [f"{name:>24} {count:>6,} rows" for name, count in manifest.rows.items()]
    touched = [f"{name:>24} {count:>6,}" for name, count in manifest.touched.items()]
    k = [f"{name:>24} {value:>6}" for name, value in released.k.items()]
    replaced = f"{len(released.findings)} texts were replaced because they said too much."
    head = f"{manifest.data_version} of {manifest.as_of}, policy {manifest.policy}"
    return [head, *rows, *touched, *k, replaced]


def finding_line(finding: Finding) -> str:
    """Return a finding for the editors (never for the public)."""
    return f"{finding.table} {finding.id}: {finding.rule}: {finding.found}"


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of a release to a parser."""
    parser.add_argument("facts", type=Path, help="folder of the compiled facts")
    parser.add_argument("--into", type=Path, required=True, help="folder of the released set")
    parser.add_argument("--version", dest="data_version", required=True, help="as in 2026.11.1")
    parser.add_argument("--as-of", type=date.fromisoformat, required=True, help="as in 2026-11-23")
    parser.add_argument("--editors", type=Path, help="private CSV of decisions on single rows")
    parser.add_argument("--ids", type=Path, help="private CSV of ids to keep and add to")
    parser.add_argument(
        "--findings", action="store_true", help="print the replaced texts, for editors only"
    )


def run(options: argparse.Namespace) -> int:
    """Run a release from parsed arguments; 0 when it was written."""
    job = Job(
        facts=options.facts,
        into=options.into,
        data_version=options.data_version,
        as_of=options.as_of,
        editors=options.editors,
        ids=options.ids,
    )
    try:
        manifest, released = make(job)
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    lines = report(manifest, released)
    lines += [finding_line(one) for one in released.findings] if options.findings else []
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Release facts from the command line."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.making.release", description=__doc__)
    declare(parser)
    return run(parser.parse_args(argv))


if __name__ == "__main__":
    sys.exit(main())
