"""Two released sets compared, record by record and cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import schema
from dashboard.disclosure import exactness
from dashboard.disclosure.pairing import held, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.schema import Column, Table

RECORDS: Final = (
    schema.SOURCES,
    *(schema.INCIDENTS, schema.HOST_FACTS, schema.LEGS, schema.JOURNEYS, schema.STATISTICS),
    schema.ORGANISATIONS,
)
"""The tables that hold records, sources first: the others follow what becomes of them."""

COMPARED: Final = ("table", "record", "kind", "column", "before", "after")


def compared(before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return every change between two sets, with all values of what was corrected.

    For those who hold both sets; what may be published is ``changes.changes_between``.

    Returns
    -------
    pandas.DataFrame
        Columns ``COMPARED``, all texts. ``record`` is the id in ``after``, or the id in ``before``
        of a record that ``after`` does not have. ``before`` and ``after`` are empty for whole
        records and for what was made less exact.
    """
    parts = [pd.DataFrame(columns=list(COMPARED), dtype="str")]
    renamed: dict[str, str] = {}
    linked = _linked(before) | _linked(after)
    gone = frozenset(after["tombstones"]["id"]) if "tombstones" in after else frozenset()
    for table in RECORDS:
        if table.name not in before or table.name not in after:
            continue
        old, new = (_typed(tables[table.name], table) for tables in (before, after))
        kept = _follow(old[~old["id"].isin(gone)], table, renamed)
        same = pairs(table.name, kept, new)
        if table is schema.SOURCES:
            renamed = dict(zip(same["was"], same["now"], strict=True))
        else:
            parts += _whole(table, old, new, same, gone)
        parts += _cells(table, kept, new, same, linked)
    return pd.concat(parts, ignore_index=True)


def _typed(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the table's columns that ``rows`` has: texts without gaps, numbers, days."""
    return pd.DataFrame(
        {c.name: _values(rows[c.name], c) for c in table.columns if c.name in rows.columns}
    )


def _values(cells: pd.Series[Any], column: Column) -> pd.Series[Any]:
    if column.kind in ("number", "integer"):
        return pd.to_numeric(cells, errors="coerce").astype("float64")
    if column.kind == "date":
        return pd.to_datetime(cells, errors="coerce").astype("datetime64[s]")
    return cells.fillna("").astype("str")


def _linked(tables: Mapping[str, pd.DataFrame]) -> frozenset[str]:
    """Return the ids of the sources that are shown with their address."""
    if "sources" not in tables:
        return frozenset()
    sources = tables["sources"]
    return frozenset(sources["id"][sources["url"].fillna("") != ""])


def _follow(rows: pd.DataFrame, table: Table, renamed: Mapping[str, str]) -> pd.DataFrame:
    """Return rows citing their sources by the ids those have in the later set."""
    citing = [c.name for c in table.columns if c.refers_to and c.name in rows.columns]
    if all(was == now for was, now in renamed.items()):
        return rows
    return rows.assign(**{name: _moved(rows[name], renamed) for name in citing})


def _moved(cited: pd.Series[str], renamed: Mapping[str, str]) -> pd.Series[str]:
    texts = cited.unique()
    moved = [";".join(renamed.get(one, one) for one in text.split(";")) for text in texts]
    return cited.map(dict(zip(texts, moved, strict=True))).astype("str")


def _whole(
    table: Table,
    old: pd.DataFrame,
    new: pd.DataFrame,
    same: pd.DataFrame,
    gone: frozenset[str],
) -> list[pd.DataFrame]:
    """Return the records that only one side has."""
    lost = old["id"][~held(old["id"], same["was"])]
    return [
        _rows(table, new["id"][~held(new["id"], same["now"])], "added"),
        _rows(table, lost[~lost.isin(gone)], "removed"),
        _rows(table, lost[lost.isin(gone)], "withdrawn"),
    ]


def _cells(
    table: Table, old: pd.DataFrame, new: pd.DataFrame, same: pd.DataFrame, linked: frozenset[str]
) -> list[pd.DataFrame]:
    """Return the cells that differ between rows that are the same ones, a frame a column."""
    was = old.set_index("id").loc[same["was"]].reset_index(drop=True)
    now = new.set_index("id").loc[same["now"]].reset_index(drop=True)
    columns = [c for c in table.columns if c.name in was.columns and c.name in now.columns]
    differs = {c.name: _differs(was[c.name], now[c.name]) for c in columns}
    touched = pd.DataFrame(differs, index=same.index).any(axis=1)
    less = exactness.fell(was[touched], now[touched], columns, linked)
    kinds = less.map({True: "made_less_exact", False: "corrected"}).astype("str")
    return [
        _rows(table, same["now"][hit], kinds.reindex(same.index[hit]), name).assign(
            before=_texts(was[name][hit]).mask(lost, ""),
            after=_texts(now[name][hit]).mask(lost, ""),
        )
        for name, hit in differs.items()
        if hit.any()
        for lost in [less.reindex(same.index[hit])]
    ]


def _differs(one: pd.Series[Any], other: pd.Series[Any]) -> pd.Series[bool]:
    return ((one != other) & ~(one.isna() & other.isna())).astype(bool)


def _rows(
    table: Table, ids: pd.Series[str], kind: str | pd.Series[str], column: str = ""
) -> pd.DataFrame:
    cells = {"kind": kind, "column": column, "before": "", "after": ""}
    named = pd.DataFrame({"record": ids}).assign(table=table.name, **cells)
    return named[list(COMPARED)].astype("str")


def _texts(cells: pd.Series[Any]) -> pd.Series[str]:
    if pd.api.types.is_float_dtype(cells):
        return cells.map("{:.12g}".format, na_action="ignore").astype("str").fillna("")
    if pd.api.types.is_datetime64_any_dtype(cells):
        return cells.astype("str").fillna("")
    return cells
