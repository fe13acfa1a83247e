"""``exile-atlas import``: other people's files into the vault, every row accounted for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tqdm import tqdm

from dashboard import vault
from dashboard.durable import PRIVATE_FILE, PRIVATE_FOLDER, replace
from dashboard.errors import AtlasError, DataError
from dashboard.making import import_report
from dashboard.making.batch import Done, Job, bring_in
from dashboard.sources.guess import guess
from dashboard.sources.reading import read_file
from dashboard.sources.soundness import sentence
from dashboard.vault.layout import refuse_hosted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.making.batch import Step
    from dashboard.sources.intake import Intake

USAGE_ERROR: Final = 2

LONG: Final = 4 * 2**20
"""Bytes from which files are long enough for a progress bar."""

FIRST_FEW: Final = 5
"""Rules that reject rows of a file of which the first row is printed."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``import``."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="files to take in")
    parser.add_argument(
        "--profile",
        metavar="NAME|FILE.toml",
        help="how the columns are read: a profile or a mapping file (the profile that fits)",
    )
    parser.add_argument(
        "--into", type=Path, default=Path("vault"), metavar="VAULT", help="the vault (vault)"
    )
    parser.add_argument(
        "--guess", action="store_true", help="only print a mapping file to begin with"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="write nothing if any row is rejected, warned of or doubled"
        " (rows the vault holds already under their id are no fault)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would become of each row, write nothing"
    )
    parser.add_argument(
        "--keep-likely",
        action="store_true",
        help="take in, with a warning, what only looks like an event that is known",
    )
    parser.add_argument(
        "--no-wait",
        action="store_true",
        help=f"do not wait ({vault.WAIT / 60:.0f} minutes at most) while another command writes",
    )
    parser.add_argument(
        "--report", type=Path, metavar="DIR", help="a private folder for the reports as well"
    )
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="the day (today)")


def run(options: argparse.Namespace) -> int:
    """Import from parsed arguments; 0 unless faults kept everything from being written."""
    day = options.as_of or datetime.now(UTC).astimezone().date()
    try:
        if options.guess:
            return _guess(options)
        if options.report:
            refuse_hosted(options.report, "a report")
        with _progress(options.files) as step:
            done = bring_in(
                Job(
                    files=tuple(options.files),
                    into=options.into,
                    day=day,
                    profile=options.profile,
                    strict=options.strict,
                    dry_run=options.dry_run,
                    keep_likely=options.keep_likely,
                    wait=0 if options.no_wait else vault.WAIT,
                    waiting=_waiting,
                    step=step,
                )
            )
        reports = _reports(options.report, done)
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("\n".join([*told_of(done), *reports]) + "\n")
    if done.refused:
        sys.stderr.write(f"{refusal(done)}\n")
    return int(done.refused)


def _guess(options: argparse.Namespace) -> int:
    """Print a mapping file to begin with; nothing is taken in."""
    if len(options.files) > 1:
        sys.stderr.write("--guess looks at one file; give the others afterwards.\n")
        return USAGE_ERROR
    sys.stdout.write(guess(read_file(options.files[0])))
    return 0


def told_of(done: Done) -> list[str]:
    """Return what is printed: the sums of each file, its first rejections, and the fate."""
    lines = [line for intake in done.intakes for line in (sums(intake), *_first_few(intake))]
    return [*lines, done.fate]


def sums(intake: Intake) -> str:
    """Return the rows of a file by outcome, as a sum."""
    n = intake.counts
    return (
        f"{intake.file} ({intake.form}, {intake.table}): {n.read:,} rows read ="
        f" {n.accepted:,} accepted + {n.warned:,} accepted with warnings"
        f" + {n.rejected:,} rejected + {n.duplicate:,} duplicates"
    )


def _first_few(intake: Intake) -> Iterator[str]:
    """Say of the first few rules that reject rows what they are, and on which row first."""
    lines = intake.outcomes[intake.outcomes["outcome"] == "rejected"]
    said = lines.drop_duplicates(["column", "rule"]).drop_duplicates("row").iloc[:FIRST_FEW]
    for line in said.to_dict("records"):
        value = f" “{line['value']}”" if line["value"] else ""
        place = f"row {line['row'] + intake.first}, {line['column']}"
        yield f"  {place}:{value} {sentence(line['rule'], line['advice'])}"
    if more := intake.counts.rejected - len(said):
        yield f"  and {more:,} more rejected."


def refusal(done: Done) -> DataError:
    """Return why nothing was written, by the first row at fault."""
    at_fault = [intake for intake in done.intakes if len(intake.outcomes)]
    intake = next((one for one in at_fault if one.counts.rejected), at_fault[0])
    lines = intake.outcomes
    first = lines[lines["outcome"] == "rejected"] if intake.counts.rejected else lines
    line = first.iloc[0]
    return DataError(
        f"{sentence(line['rule'], line['advice'])} {done.fate}",
        file=intake.file,
        row=int(line["row"]) + intake.first,
        column=str(line["column"]),
    )


def _reports(folder: Path | None, done: Done) -> Sequence[str]:
    """Put the reports into ``folder`` as well, if one is given; say where they lie."""
    lie_in = [place for place in (done.batch, folder) if place]
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
            for name, body in _report_files(done):
                replace(folder / name, body, mode=PRIVATE_FILE)
        except OSError as error:
            rule = f"cannot take the report ({error.strerror}). {done.fate}"
            raise DataError(rule, file=folder.resolve().name) from None
    return [f"Report: {place / 'report.html'} and report.csv beside it." for place in lie_in]


def _report_files(done: Done) -> Iterable[tuple[str, bytes]]:
    if done.batch is None:
        return import_report.files(done.intakes, fate=done.fate).items()
    return ((name, (done.batch / name).read_bytes()) for name in import_report.FILES)


def _waiting() -> None:
    sys.stderr.write(
        f"Another command is writing to this vault; waiting up to {vault.WAIT / 60:.0f} minutes.\n"
    )


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[Step]:
    """Show what is being done and how far it is, on a terminal and when there is much to do."""
    long = sum(path.stat().st_size for path in files if path.is_file()) >= LONG
    with tqdm(
        total=1,
        file=sys.stderr,
        disable=None if long else True,
        leave=False,
        bar_format="{desc} {percentage:3.0f} % |{bar}| {elapsed}",
    ) as bar:

        def step(doing: str, share: float) -> None:
            bar.set_description_str(doing, refresh=False)
            bar.n = share
            bar.refresh()

        yield step
