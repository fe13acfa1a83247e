"""A crosswalk applied: a file's rows in the columns of a raw table, and what is wrong with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.sources.mapping import between
from dashboard.sources.mapping.identifying import identified
from dashboard.sources.mapping.picking import pick
from dashboard.sources.mapping.placing import placed
from dashboard.sources.mapping.understanding import understood
from dashboard.sources.rows import RAW_EXTRA, VALUE_LENGTH, Mapped, no_troubles, troubles
from dashboard.sources.verdicts import HIDDEN, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.gazetteer import Gazetteer
    from dashboard.sources.mapping.crosswalk import Crosswalk
    from dashboard.sources.mapping.fields import Field
    from dashboard.sources.mapping.picking import Picked
    from dashboard.sources.rows import FileRows


def mapped(crosswalk: Crosswalk, rows: FileRows, *, gazetteer: Gazetteer, day: date) -> Mapped:
    """Return a file's rows as a crosswalk leads them into our table.

    Parameters
    ----------
    gazetteer
        Where places are looked up (incidents only).
    day
        Today: what lies after it is refused.

    Raises
    ------
    DataError
        The file lacks a column the crosswalk needs.
    """
    picked = pick(crosswalk, rows)
    names = {name: picked[name].name if name in picked else name for name in crosswalk.fields}
    texts, found = _columns(crosswalk, picked, day, rows.rows.index)
    frame, given = _given(crosswalk, picked, texts, names)
    found += given + _absent(crosswalk, picked, names, frame.index)
    frame, more = between.dates_made_one(frame, names, crosswalk.table)
    found += more
    frame, more = between.sourced(frame, names)
    found += more
    if crosswalk.table == "incidents":
        refused = (frame["country"] == "").to_numpy(bool) & ~_empty(
            picked.get("country"), len(frame)
        )
        frame, more = placed(frame, names, refused, gazetteer=gazetteer)
        found += more
    frame = identified(crosswalk, picked, frame)
    columns = [*RAW_COLUMNS[crosswalk.table], RAW_EXTRA]
    return Mapped(crosswalk.table, frame[columns], _in_order(found))


def _columns(
    crosswalk: Crosswalk, picked: Mapping[str, Picked], day: date, index: pd.Index[int]
) -> tuple[dict[str, pd.Series[str]], list[pd.DataFrame]]:
    columns, found = {}, []
    for name, field in crosswalk.fields.items():
        if name in picked:
            columns[name], faults = understood(picked[name], field, crosswalk, day)
            found += faults
        else:
            text = crosswalk.constants.get(name, "")
            columns[name] = pd.Series(text, index=index, dtype="str")
    return columns, found


def _given(
    crosswalk: Crosswalk,
    picked: Mapping[str, Picked],
    texts: Mapping[str, pd.Series[str]],
    names: Mapping[str, str],
) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """Give rows without a value the default, and say so once a row."""
    defaults = {f.name: f.default for f in crosswalk.fields.values() if f.default}
    defaults |= crosswalk.defaults
    asked = [name for name in defaults if name not in crosswalk.constants]
    index = next(iter(texts.values())).index
    empty = {name: _empty(picked.get(name), len(index)) for name in asked}
    columns = {
        name: column.mask(pd.Series(empty[name], index=index), defaults[name])
        if name in empty
        else column
        for name, column in texts.items()
    }
    return pd.DataFrame(columns), _said(empty, defaults, names, index)


def _said(
    empty: Mapping[str, np.ndarray[tuple[int], np.dtype[np.bool_]]],
    defaults: Mapping[str, str],
    names: Mapping[str, str],
    index: pd.Index[int],
) -> list[pd.DataFrame]:
    """Return one warning for each row that got defaults, whatever their number."""
    lacking = np.zeros(len(index), dtype=np.int64)
    for bit, mask in enumerate(empty.values()):
        lacking |= mask.astype(np.int64) << bit
    found = []
    for code in np.unique(lacking[lacking > 0]):
        given = [name for bit, name in enumerate(empty) if code >> bit & 1]
        taken = ", ".join(f"{name} = {defaults[name]}" for name in given)
        found.append(
            troubles(
                pd.Series(lacking == code, index=index),
                level="warning",
                column=", ".join(names[name] for name in given),
                values=pd.Series("", index=index, dtype="str"),
                rule=f"says nothing; taken as {taken}",
                advice="fill in what is known",
            )
        )
    return found


def _absent(
    crosswalk: Crosswalk,
    picked: Mapping[str, Picked],
    names: Mapping[str, str],
    index: pd.Index[int],
) -> list[pd.DataFrame]:
    """Return the rejections of rows without what every row needs."""
    given = {*crosswalk.constants, *crosswalk.defaults}
    asked = [f for f in crosswalk.fields.values() if f.required and f.name not in given]
    return [_lacking(field, picked.get(field.name), names, index) for field in asked]


def _lacking(
    field: Field, picked: Picked | None, names: Mapping[str, str], index: pd.Index[int]
) -> pd.DataFrame:
    return troubles(
        pd.Series(_empty(picked, len(index)), index=index),
        level="rejected",
        column=names[field.name],
        values=pd.Series("", index=index, dtype="str"),
        rule="is empty",
        advice=f"fill it in: every row needs it ({field.name})",
    )


def _empty(picked: Picked | None, rows: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.ones(rows, dtype=bool) if picked is None else ~picked.filled


def _in_order(found: list[pd.DataFrame]) -> pd.DataFrame:
    """Return all troubles in the order of the rows, fit to be read."""
    told = [frame for frame in found if len(frame)]
    if not told:
        return no_troubles()
    whole = pd.concat(told, ignore_index=True).sort_values("row", kind="stable", ignore_index=True)
    odd = whole["value"].str.contains(HIDDEN, regex=True)
    plain = whole["value"][odd].map(shown).astype("str").str.slice(0, VALUE_LENGTH)
    return whole.assign(value=whole["value"].where(~odd, plain.reindex(whole.index)))
