"""A file's rows in our columns: the sound ones, and what is wrong with the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

import pandas as pd

from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.errors import DataError
from dashboard.sources.few_texts import below_one_another, with_few_texts
from dashboard.sources.mapping.picking import pick
from dashboard.sources.texts import masked_troubles, text_troubles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from dashboard.gazetteer import Gazetteer
    from dashboard.sources.mapping import Crosswalk
    from dashboard.sources.rows import FileRows, Mapped

    Part = tuple[str, pd.DataFrame, pd.DataFrame]

BLOCK: Final = 100_000
"""Rows mapped at a time: what is needed on the way is needed for these alone. No row's fate hangs
on another's, so blocks change nothing but memory."""


class Maps(Protocol):
    """What is asked of a profile."""

    def unfold(self, rows: FileRows, /) -> FileRows:
        """Return the file with one row a record."""

    def crosswalk(self, columns: Iterable[str]) -> Crosswalk:
        """Return which of the file's columns are which of ours."""

    def map(self, rows: FileRows, *, gazetteer: Gazetteer, day: date) -> Mapped:
        """Return the rows in our columns, and what is wrong with them."""


@dataclass(frozen=True, eq=False, slots=True)
class Sound:
    """A file's rows that nothing but a double keeps out.

    Parameters
    ----------
    file, form, first
        As in ``FileRows``.
    read
        How many rows there were.
    table
        Raw table they belong to.
    rows
        The sound rows, columns as in ``RAW_COLUMNS``; the index is that of all rows.
    troubles
        Frame of ``rows.TROUBLE_COLUMNS`` about all rows, fit for a report.
    """

    file: str
    form: str
    first: int
    read: int
    table: str
    rows: pd.DataFrame
    troubles: pd.DataFrame


def sound_rows(
    rows: FileRows,
    profile: Maps,
    *,
    gazetteer: Gazetteer,
    day: date,
    block: int = BLOCK,
    progress: Callable[[float], None] = lambda _share: None,
) -> Sound:
    """Return a file's rows in our columns, those that break a rule left out and told of.

    Parameters
    ----------
    day
        Today: nothing later has happened.
    block
        Rows mapped at a time.
    progress
        Told before each block which share of the rows is done.

    Raises
    ------
    DataError
        The file as a whole cannot be mapped, its ids do not name its rows, or not one row of its
        first block is sound and more would follow.
    """
    records = profile.unfold(rows)
    crosswalk = profile.crosswalk(records.rows.columns)
    _check_ids(crosswalk, records)
    names = _their_names(crosswalk, records)
    parts = []
    for one, share in _blocks(records, block):
        progress(share)
        parts.append(_part(profile.map(one, gazetteer=gazetteer, day=day), names))
        if share == 0 and len(one.rows) < len(records.rows) and parts[0][1].empty:
            raise _not_one(one, parts[0][2])
    return _whole(records, parts)


def _whole(records: FileRows, parts: Sequence[Part]) -> Sound:
    """Return the parts of a file as one."""
    return Sound(
        file=records.file,
        form=records.form,
        first=records.first,
        read=len(records.rows),
        table=parts[0][0],
        rows=pd.concat([sound for _, sound, _ in parts]),
        troubles=below_one_another([troubles for _, _, troubles in parts]),
    )


def _blocks(records: FileRows, block: int) -> Iterator[tuple[FileRows, float]]:
    """Yield some rows at a time, one block at least, and which share of all came before them."""
    total = max(len(records.rows), 1)
    for at in range(0, total, block):
        yield replace(records, rows=records.rows.iloc[at : at + block]), at / total


def sentence(rule: str, advice: str) -> str:
    """Return what is wrong with a row and what to do, ended as a sentence."""
    return f"{rule}; {advice}{'' if advice.endswith('?') else '.'}"


def _not_one(rows: FileRows, troubles: pd.DataFrame) -> DataError:
    """Return the refusal of a long file that is read by a wrong key, as it seems."""
    first = troubles[troubles["level"] == "rejected"].iloc[0]
    rule = (
        f"{sentence(first['rule'], first['advice'])} Not one of {len(rows.rows):,} rows can be"
        " taken: see that the file is mapped as it is meant."
    )
    row = int(first["row"]) + rows.first
    return DataError(rule, file=rows.file, row=row, column=str(first["column"]))


def _check_ids(crosswalk: Crosswalk, records: FileRows) -> None:
    """Refuse a file in which every other row repeats an identifier: it names something else."""
    choice = crosswalk.columns.get("id")
    picked = pick(replace(crosswalk, columns={"id": choice}), records) if choice else {}
    if "id" not in picked:
        return
    ids = picked["id"].first
    again = ids.duplicated() & (ids != "")
    if not again.any() or 2 * again.sum() < len(ids):
        return
    rule = (
        f"{again.sum():,} of {len(ids):,} rows repeat the identifier of an earlier row; name each"
        " row by a column of its own, or take the doubles out."
    )
    row = int(again.to_numpy().argmax()) + records.first
    raise DataError(rule, file=records.file, row=row, column=picked["id"].name)


def _part(mapped: Mapped, names: Mapping[str, str]) -> Part:
    """Return the table of some rows, the sound ones of them and all troubles."""
    found = pd.concat([mapped.troubles, text_troubles(mapped, names)], ignore_index=True)
    troubles = with_few_texts(masked_troubles(found, mapped.table))
    bad = troubles["row"][troubles["level"] == "rejected"]
    sound = mapped.rows.loc[~mapped.rows.index.isin(bad), list(RAW_COLUMNS[mapped.table])]
    return mapped.table, sound, troubles


def _their_names(crosswalk: Crosswalk, rows: FileRows) -> dict[str, str]:
    """Return what the file calls our columns, several joined by a stroke as a mapping does."""
    held = {str(column) for column in rows.rows.columns}
    return {
        name: " / ".join(column for column in choice.columns if column in held) or name
        for name, choice in crosswalk.columns.items()
    }
