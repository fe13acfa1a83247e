"""``exile-atlas withdraw``: note in the vault that a record is not to be shown any more.

The next build leaves the record out everywhere and puts a tombstone in its place: the id, the day
and the reason class, nothing else.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import schema, snapshot, taxonomy, vault
from dashboard.disclosure.organisations import ids_of
from dashboard.disclosure.withdrawal import WITHDRAWABLE
from dashboard.errors import AtlasError, DataError
from dashboard.snapshot import shelf

if TYPE_CHECKING:
    import argparse


def withdraw(path: Path, record: str, reason: str, day: date, data: Path | None = None) -> str:
    """Note a withdrawal in a vault and return what was done, in one sentence.

    A record that is withdrawn already keeps its day and reason.

    Parameters
    ----------
    data
        Released set, or shelf of them, in which the record is shown. The ids of legs are made of
        what they show, so the vault does not know them.

    Raises
    ------
    DataError
        There is no such vault or record, or the vault cannot be written; nothing was changed.
    """
    if not path.is_dir():
        raise DataError("is not there; give the folder of the vault.", file=path.resolve().name)
    with vault.lock(path):
        held = vault.read_withdrawn(path)
        before = held[held["id"] == record]
        if len(before):
            since = f"on {before['date'].iloc[0]} (reason: {before['reason'].iloc[0]})"
            return f"{record} was withdrawn {since}; nothing was changed."
        _check_known(path, record, data)
        row = pd.DataFrame({"id": [record], "date": [f"{day}"], "reason": [reason]}, dtype="str")
        vault.write_withdrawn(path, pd.concat([held, row], ignore_index=True))
    return f"{record} is withdrawn (reason: {reason}); this takes effect at the next build."


def _check_known(path: Path, record: str, data: Path | None) -> None:
    """Refuse an id that no record is shown by: a slip of the pen would withdraw nothing."""
    ids = vault.read_ids(path)
    if record in ids.values() or (data and record in _shown(data)):
        return
    if record in ids:
        rule = f"{record} is an id of the vault; give the one the record is shown by: {ids[record]}"
        raise DataError(f"{rule}.", file=vault.Vault(path).name)
    raw = vault.read_raw(path)
    named = (raw.legs["id"], ids_of(raw.helping["url"]))
    if not any((ids == record).any() for ids in named):
        raise DataError(
            f"no record is shown by the id {record}; copy it from the record's panel or table, and"
            " for a leg name the released set as well (--data).",
            file=vault.Vault(path).name,
        )


def _shown(data: Path) -> set[str]:
    """Return the ids of all records that a released set, or the newest of a shelf, shows."""
    held = shelf.versions(data) if shelf.is_shelf(data) else ()
    shown = snapshot.read(held[0].folder if held else data)
    return {one for name in WITHDRAWABLE for one in getattr(shown, name)["id"]}


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``withdraw``."""
    reasons = "; ".join(f"{term.code}: {term.label.lower()}" for term in schema.WITHDRAWAL_REASONS)
    parser.add_argument("record", metavar="ID", help="id the record is shown by")
    parser.add_argument(
        "--reason",
        required=True,
        choices=taxonomy.codes(schema.WITHDRAWAL_REASONS),
        help=f"reason class, which is all that is published ({reasons})",
    )
    parser.add_argument(
        "--vault", type=Path, default=Path("vault"), metavar="VAULT", help="the vault (vault)"
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="released set or shelf that shows it (for a leg)"
    )
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DATE", help="day of the withdrawal (today)"
    )


def run(options: argparse.Namespace) -> int:
    """Withdraw a record from parsed arguments; 0 when it is withdrawn, before or now."""
    day = options.as_of or datetime.now(UTC).astimezone().date()
    try:
        done = withdraw(options.vault, options.record, options.reason, day, options.data)
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{done}\n")
    return 0
