"""``exile-atlas check``: every broken rule of a data set, a line each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import snapshot

if TYPE_CHECKING:
    import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``check``."""
    parser.add_argument(
        "path",
        type=Path,
        nargs="?",
        default=snapshot.SHIPPED,
        metavar="PATH",
        help="a folder, or one Parquet file of incidents (the shipped data)",
    )


def run(options: argparse.Namespace) -> int:
    """Print all problems, or that there are none; 0 when the set can be shown."""
    problems = snapshot.problems(options.path)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        sys.stderr.write(f"{_found(len(problems))}; the data set is not shown.\n")
        return 1
    manifest = snapshot.read(options.path).manifest
    counts = ", ".join(f"{n:,} {name.replace('_', ' ')}" for name, n in manifest.rows.items())
    sys.stdout.write(
        f"{manifest.data_version} as of {manifest.as_of}: {counts}. No problem found.\n"
    )
    return 0


def _found(count: int) -> str:
    return "1 problem" if count == 1 else f"{count:,} problems"
