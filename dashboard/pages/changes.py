"""What changed, version by version: added, corrected field by field, made less exact, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from dashboard import pages, schema, taxonomy
from dashboard.in_words import day
from dashboard.pages import with_language
from dashboard.pages.values import column_words, record_words, selection, value_words
from dashboard.wording import counted, joined, say

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from dashboard.snapshot import Snapshot

RECORDS_SHOWN: Final = 60
"""Records listed for each kind of change in one version; the rest are counted."""

VERSIONS_SHOWN: Final = 12
"""Versions listed; what changed before is in the table of all changes."""

FILE: Final = "changes.csv"
"""The whole table, beside the page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: what it is, where to read it (or ""), its identifier, what was done to it."""

    name: str
    address: str
    identifier: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of change in one version; ``more`` says how many are not listed (or "")."""

    title: str
    meaning: str
    entries: tuple[Entry, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One version; ``address`` opens the atlas with its numbers, "" when it is not held."""

    version: str
    day: str
    counts: str
    address: str
    opening: str
    parts: tuple[Part, ...]


def changes_page(snapshot: Snapshot, *, home: str, held: Collection[str]) -> str:
    """Return the page for a data set.

    Parameters
    ----------
    home
        Address of the atlas.
    held
        The data versions that a link may name.
    """
    manifest = snapshot.manifest
    editions = _editions(snapshot, home, held)
    return pages.render(
        "changes.html",
        home=home,
        editions=editions,
        file=FILE,
        words={
            "title": say("changes.title"),
            "lead": say("changes.lead"),
            "now": say("changes.now", version=manifest.data_version, day=day(manifest.as_of)),
            "none": say("changes.none"),
            "all": say("changes.all"),
        },
    )


def _editions(snapshot: Snapshot, home: str, held: Collection[str]) -> list[Edition]:
    changes = snapshot.changes
    versions = changes.drop_duplicates("version")[["version", "date"]]
    newest = sorted(versions["version"], key=_in_order, reverse=True)[:VERSIONS_SHOWN]
    days = dict(zip(versions["version"], versions["date"], strict=True))
    return [
        _edition(snapshot, changes[changes["version"] == version], days[version], home, held)
        for version in newest
    ]


def _in_order(version: str) -> tuple[int, ...]:
    return tuple(int(piece) if piece.isdigit() else 0 for piece in version.split("."))


def _edition(
    snapshot: Snapshot, changes: pd.DataFrame, made: Any, home: str, held: Collection[str]
) -> Edition:
    version = str(changes["version"].iloc[0])
    pin = f"data={version}" if version in held else ""
    records = changes.drop_duplicates(["kind", "table", "record"])
    numbers = records["kind"].value_counts().to_dict()
    kinds = [term for term in schema.CHANGE_KINDS if term.code in numbers]
    counts = joined(
        [counted(f"changes.count.{kind.code}", numbers[kind.code]) for kind in kinds], last="and"
    )
    return Edition(
        version=version,
        day=_day(made),
        counts=f"{counts[:1].upper()}{counts[1:]}.",
        address=with_language(f"{home}?{pin}") if pin else "",
        opening=say("changes.open", version=version),
        parts=tuple(
            _part(
                snapshot,
                changes[changes["kind"] == kind.code],
                kind,
                with_language(f"{home}?{pin}"),
            )
            for kind in kinds
        ),
    )


def _part(snapshot: Snapshot, changes: pd.DataFrame, kind: taxonomy.Term, address: str) -> Part:
    order = {table.name: place for place, table in enumerate(schema.TABLES)}
    records = (
        changes.drop_duplicates(["table", "record"])[["table", "record"]]
        .assign(place=changes["table"].map(order))
        .sort_values(["place", "record"])
    )
    shown = records.head(RECORDS_SHOWN)
    known = _known(snapshot, shown)
    lines = _lines(snapshot, changes, shown, kind.code)
    more = len(records) - len(shown)
    entries = tuple(
        _entry(table, record, known.get((table, record)), address, lines.get((table, record), ()))
        for table, record in zip(shown["table"], shown["record"], strict=True)
    )
    return Part(kind.label, kind.definition, entries, counted("changes.more", more) if more else "")


Known = dict[tuple[str, str], dict[Any, Any]]


def _known(snapshot: Snapshot, records: pd.DataFrame) -> Known:
    """Return the rows of the records that the data set still holds, by table and identifier."""
    found: Known = {}
    for table in records["table"].unique():
        rows: Any = getattr(snapshot, table)
        here = rows[rows["id"].isin(records.loc[records["table"] == table, "record"])]
        found |= {(table, row["id"]): row for row in here.to_dict("records")}
    return found


def _entry(
    table: str, record: str, row: Mapping[Any, Any] | None, address: str, lines: tuple[str, ...]
) -> Entry:
    kind = say(f"changes.table.{table}")
    if row is None:
        return Entry(kind, "", record, lines)
    asked = selection(table, row)
    joint = "" if address.endswith("?") else "&"
    where = f"{address}{joint}sel={asked}" if asked else ""
    return Entry(f"{kind}: {record_words(table, row)}", where, record, lines)


def _lines(
    snapshot: Snapshot, changes: pd.DataFrame, shown: pd.DataFrame, kind: str
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return what was done to each record shown, in words."""
    if kind == "withdrawn":
        said = withdrawals(snapshot)
        return {
            (table, record): (said[record],)
            for table, record in zip(shown["table"], shown["record"], strict=True)
            if record in said
        }
    chosen = changes.merge(shown[["table", "record"]], on=["table", "record"])
    lines: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in chosen[chosen["column"] != ""].to_dict("records"):
        key = (row["table"], row["record"])
        lines[key] = (*lines.get(key, ()), _line(row, kind))
    return lines


def _line(change: Mapping[Any, Any], kind: str) -> str:
    """Return what was done to one column; values stand only where release tells them."""
    field = column_words(change["column"])
    if kind != "corrected" or not (change["before"] or change["after"]):
        return field
    before, after = (
        value_words(change["table"], change["column"], change[side]) for side in ("before", "after")
    )
    return say("changes.corrected", field=field, before=before, after=after)


def withdrawals(snapshot: Snapshot) -> dict[str, str]:
    """Return what is said of each withdrawn record, by its identifier."""
    stones = snapshot.tombstones
    return {
        identifier: say(
            "withdrawn.on",
            day=_day(made),
            reason=taxonomy.label(schema.WITHDRAWAL_REASONS, reason),
        )
        for identifier, made, reason in zip(
            stones["id"], stones["date"], stones["reason"], strict=True
        )
    }


def _day(value: Any) -> str:
    """Return a day of the tables in words, whatever the frame calls it."""
    if isinstance(value, datetime):
        return day(value.date())
    return day(value if isinstance(value, date) else date.fromisoformat(str(value)))
