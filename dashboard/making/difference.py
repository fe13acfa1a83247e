"""``exile-atlas diff A B``: what is new, corrected, less exact, removed or withdrawn in B.

The values of what was corrected are shown, since whoever compares two sets holds both; those of
what was made less exact are not, so that the answer can be passed on.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard import schema
from dashboard.disclosure.comparison import compared
from dashboard.durable import replace
from dashboard.errors import AtlasError, DataError
from dashboard.snapshot import as_written, shelf
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot.writing import text_bytes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    import pandas as pd

    from dashboard.snapshot.manifest import Manifest

SAME, DIFFERENT, TROUBLE = 0, 1, 2
"""Exit codes, as those of ``diff``."""

WHOLE: Final = ("added", "removed", "withdrawn")


def folder_of(asked: str) -> Path:
    """Return the folder of a released set: a path, ``SHELF:VERSION``, or a shelf (its newest).

    Raises
    ------
    DataError
        There is none.
    """
    path, colon, version = asked.rpartition(":")
    if colon and shelf.VERSION.fullmatch(version) and not Path(asked).exists():
        folder = shelf.folder_of(Path(path), version)
        if folder is None:
            raise DataError(f"holds no version {version}.", file=Path(path).name)
        return folder
    whole = Path(asked)
    if shelf.is_shelf(whole):
        return shelf.versions(whole)[0].folder
    if not (whole / manifests.FILE).exists():
        rule = "is not a released set; give its folder, or SHELF:VERSION as in shelf:2026.11.1."
        raise DataError(rule, file=whole.name or asked)
    return whole


def lines(found: pd.DataFrame, before: Manifest, after: Manifest) -> list[str]:
    """Return the differences as text: a total for each table, then record by record.

    Parameters
    ----------
    found
        As ``comparison.compared`` returns it.
    """
    head = f"{_named(before)} -> {_named(after)}"
    if found.empty:
        return [head, "No difference."]
    return [head, *_totals(found), *_records(found)]


def _named(manifest: Manifest) -> str:
    return f"{manifest.data_version} ({manifest.as_of}, policy {manifest.policy})"


def _totals(found: pd.DataFrame) -> Iterator[str]:
    labels = {term.code: term.label.lower() for term in schema.CHANGE_KINDS}
    records = found.drop_duplicates(["table", "record", "kind"])
    counts = records.groupby(["table", "kind"]).size()
    for table in schema.TABLES:
        told = [
            f"{counts[table.name, kind]:,} {label}"
            for kind, label in labels.items()
            if (table.name, kind) in counts.index
        ]
        if told:
            yield f"{table.name}: {', '.join(told)}"


def _records(found: pd.DataFrame) -> Iterator[str]:
    order = {table.name: rank for rank, table in enumerate(schema.TABLES)}
    labels = {term.code: term.label.lower() for term in schema.CHANGE_KINDS}
    ranked = found.assign(rank=found["table"].map(order)).sort_values(
        ["rank", "record"], kind="stable"
    )
    for (_, table, record), cells in ranked.groupby(["rank", "table", "record"]):
        yield ""
        kind = cells["kind"].iloc[0]
        yield f"{table} {record}: {labels[kind]}"
        if kind not in WHOLE:
            columns = zip(cells["column"], cells["before"], cells["after"], strict=True)
            yield from (_cell(kind, *values) for values in columns)


def _cell(kind: str, column: str, before: str, after: str) -> str:
    if kind != "corrected":
        return f"  {column}"
    return f"  {column}: {_shown(before)} -> {_shown(after)}"


def _shown(text: str) -> str:
    """Return a text fit for a terminal: the sets were not asked for today's rules."""
    return "".join(sign if sign.isprintable() else "?" for sign in text) or "(empty)"


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``diff``."""
    what = "a folder, a shelf (its newest version), or one version as SHELF:2026.11.1"
    parser.add_argument("before", metavar="A", help=f"a released set: {what}")
    parser.add_argument("after", metavar="B", help="another, made later")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write all changes to FILE, too")


def run(options: argparse.Namespace) -> int:
    """Print the differences; 0 without any, 1 with some, 2 when a set cannot be read."""
    try:
        (before, old), (after, new) = (
            as_written.read(folder_of(asked)) for asked in (options.before, options.after)
        )
        found = compared(old, new)
        if options.csv:
            _write(options.csv, found)
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return TROUBLE
    sys.stdout.write("\n".join(lines(found, before, after)) + "\n")
    return DIFFERENT if len(found) else SAME


def _write(path: Path, found: pd.DataFrame) -> None:
    try:
        replace(path, text_bytes(found))
    except OSError as error:
        raise DataError(f"cannot be written ({error.strerror}).", file=path.name) from None
