"""Rows as JSON, GeoJSON and CSV: the same values in each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import schema
from dashboard.exports.defuse import defused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dashboard.snapshot import Snapshot

MEDIA_TYPES: Final = {
    "json": "application/json",
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8",
}
"""Form of an answer and its media type."""


def records(rows: pd.DataFrame, table: schema.Table) -> list[dict[str, Any]]:
    """Return rows ready for JSON: null where nothing is known, lists of several values."""
    columns = [_values(rows[column.name], column) for column in table.columns]
    return [dict(zip(table.names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _values(cells: pd.Series[Any], column: schema.Column) -> list[Any]:
    if column.kind == "date":
        return [None if day == "" else day for day in _days(cells).tolist()]
    if column.kind in ("number", "integer"):
        whole = column.kind == "integer"
        return [None if pd.isna(x) else int(x) if whole else float(x) for x in cells.tolist()]
    if column.kind == "boolean":
        return [bool(x) for x in cells.tolist()]
    if column.many:
        return [text.split(";") if text else [] for text in cells.tolist()]
    return [text or None for text in cells.tolist()]


def _days(cells: pd.Series[Any]) -> pd.Series[str]:
    return pd.to_datetime(cells).dt.strftime("%Y-%m-%d").fillna("").astype("str")


def cited(snapshot: Snapshot, identifiers: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the sources called so, by identifier."""
    wanted = {one for several in identifiers for one in several.split(";")}
    found = snapshot.sources[snapshot.sources["id"].isin(wanted)]
    return {row["id"]: row for row in records(found, schema.SOURCES)}


def sources_of(rows: pd.DataFrame, table: schema.Table, snapshot: Snapshot) -> dict[str, Any]:
    """Return the sources that the rows of a table cite."""
    columns = [c.name for c in table.columns if c.refers_to == "sources"]
    return cited(snapshot, [text for name in columns for text in rows[name].tolist()])


def features(rows: pd.DataFrame, table: schema.Table) -> list[dict[str, Any]]:
    """Return rows as GeoJSON features; only what is known to the city has a point."""
    properties = records(rows, table)
    return [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
            if row["lat"] is not None
            else None,
            "properties": row,
        }
        for row in properties
    ]


def csv_text(rows: pd.DataFrame, table: schema.Table) -> str:
    """Return rows as CSV (RFC 4180) with the table's columns, fit to be opened as a sheet."""
    texts = {c.name: _PRINTED[c.kind](rows[c.name]) for c in table.columns if c.kind in _PRINTED}
    shown = rows.assign(**texts)[list(table.names)]
    words = [c.name for c in table.columns if c.kind not in ("number", *_PRINTED)]
    return defused(shown, words).to_csv(index=False, lineterminator="\r\n")


_PRINTED: Final[dict[str, Callable[[pd.Series[Any]], pd.Series[Any]]]] = {
    "date": _days,
    "integer": lambda cells: cells.astype("Int64"),
    "boolean": lambda cells: cells.map({True: "true", False: "false"}),
}
"""Kinds of columns that CSV writes in another way than pandas would, and how."""


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """Return compact JSON in UTF-8; there is no NaN in it."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8")
