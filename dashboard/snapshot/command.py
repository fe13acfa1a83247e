"""``exile-atlas check``: every broken rule of a data set, or of each version on a shelf."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import snapshot
from dashboard.errors import DataError
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot import shelf

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Further = Callable[[snapshot.Snapshot], list[DataError]]


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``check``."""
    parser.add_argument(
        "path",
        type=Path,
        nargs="?",
        default=snapshot.SHIPPED,
        metavar="PATH",
        help="a folder, a shelf, or one Parquet file of incidents (the shipped data)",
    )


def run(options: argparse.Namespace, also: Further = lambda _: []) -> int:
    """Print all problems, or that there are none; 0 when every set there can be shown.

    ``also`` returns what else is wrong with a set whose tables are in order.
    """
    if not shelf.is_shelf(options.path):
        return _check(options.path, also)
    versions = shelf.versions(options.path)
    return max(_check(one.folder, also, one.data_version) for one in versions)


def _check(path: Path, also: Further, version: str = "") -> int:
    """Check one set, which says that it is ``version`` when it lies on a shelf."""
    found, problems = snapshot.examine(path)
    place = f"{version}/" if version else ""
    if found and version not in ("", found.manifest.data_version):
        rule = f"says version {found.manifest.data_version}, unlike its folder's name."
        problems = [DataError(rule, file=manifests.FILE)]
    for problem in problems:
        sys.stderr.write(f"{place}{problem}\n")
    if found is None or problems:
        sys.stderr.write(f"{place}{_found(len(problems))}; the data set is not shown.\n")
        return 1
    for problem in (others := also(found)):
        sys.stderr.write(f"{place}{problem}\n")
    if others:
        sys.stderr.write(f"{place}{_found(len(others))} beside the tables, which are in order.\n")
        return 1
    sys.stdout.write(f"{_summary(found.manifest)} No problem found.\n")
    return 0


def _summary(manifest: snapshot.Manifest) -> str:
    counts = ", ".join(f"{n:,} {name.replace('_', ' ')}" for name, n in manifest.rows.items())
    purged = f" {manifest.purged:,} withdrawn since it was made." if manifest.purged else ""
    return f"{manifest.data_version} as of {manifest.as_of}: {counts}.{purged}"


def _found(count: int) -> str:
    return "1 problem" if count == 1 else f"{count:,} problems"
