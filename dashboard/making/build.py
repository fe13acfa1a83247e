"""``exile-atlas build``: from a vault to a released set, on a shelf or in a folder of its own."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.disclosure.policy import PRESETS, PUBLIC, preset
from dashboard.errors import AtlasError
from dashboard.making.building import Job, build
from dashboard.making.report import finding_line, lines

if TYPE_CHECKING:
    import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``build``."""
    parser.add_argument("vault", type=Path, metavar="VAULT", help="folder of the raw tables")
    parser.add_argument(
        "--into", type=Path, required=True, metavar="DIR", help="a shelf, or the folder of one set"
    )
    parser.add_argument(
        "--shelf", action="store_true", help="make DIR a shelf: a folder for each version"
    )
    parser.add_argument(
        "--version",
        dest="data_version",
        default="",
        metavar="V",
        help="data version, as 2026.11.1 (the next number of the month)",
    )
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DATE", help="day of the release (today)"
    )
    parser.add_argument(
        "--policy",
        choices=[policy.name for policy in PRESETS],
        default=PUBLIC.name,
        help="the do-no-harm policy (public)",
    )
    parser.add_argument("--ids", type=Path, metavar="FILE", help="ids.csv, if not in the vault")
    parser.add_argument(
        "--editors", type=Path, metavar="FILE", help="editors.csv, if not in the vault"
    )
    parser.add_argument(
        "--yes-large-change",
        action="store_true",
        help="build although many rows come or go, or a country is left without any",
    )
    parser.add_argument(
        "--findings", action="store_true", help="print the replaced texts, for editors only"
    )


def run(options: argparse.Namespace) -> int:
    """Build from parsed arguments; 0 when the set is in its place."""
    try:
        job = Job(
            vault=options.vault,
            into=options.into,
            as_of=options.as_of or datetime.now(UTC).astimezone().date(),
            data_version=options.data_version,
            policy=preset(options.policy),
            shelved=options.shelf,
            ids=options.ids,
            editors=options.editors,
            large_change=options.yes_large_change,
        )
        built = build(job)
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for doubt in built.doubts:
        sys.stderr.write(f"Warning: {doubt.sentence}\n")
    said = lines(built.manifest, built.released, built.folder)
    said += [*built.remarks, *_purges(built.purged)]
    said += [finding_line(one) for one in built.released.findings] if options.findings else []
    sys.stdout.write("\n".join(said) + "\n")
    return 0


def _purges(versions: tuple[str, ...]) -> list[str]:
    if not versions:
        return []
    return [f"Withdrawn records were taken out of {', '.join(versions)}, too."]
