"""Reading exports back with the libraries their readers use, into one form to compare."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import tempfile
import zipfile
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq

from dashboard import schema
from dashboard.exports.defuse import restored
from dashboard.exports.tables import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.exports import Bundle
    from dashboard.schema import Table

Read = tuple[pd.DataFrame, pd.DataFrame | None, dict[str, Any]]
"""Records and sources as read, and what the file says of itself."""


def expected(bundle: Bundle, table: Table) -> pd.DataFrame:
    """Return what a file should give back."""
    found = bundle.records if table.name == "incidents" else bundle.sources
    return comparable(pd.DataFrame({n: found[n].to_pylist() for n in table.names}), table)


def comparable(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a frame of texts ("" for nothing) and numbers, days as ``2024-02-13``."""
    columns = {c.name: _comparable(frame[c.name], c.kind) for c in table.columns}
    return pd.DataFrame(columns).reset_index(drop=True)


def _comparable(values: pd.Series[Any], kind: schema.Kind) -> pd.Series[Any]:
    if kind in ("number", "integer"):
        return pd.to_numeric(values.replace("", None)).astype("float64")
    texts = [_text(value) for value in values.tolist()]
    return pd.Series(texts, dtype="object", index=values.index)


def _text(value: Any) -> str:
    if value is None or value is pd.NaT or value != value:  # noqa: PLR0124  (NaN)
        return ""
    return value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)


def from_csv(body: bytes) -> Read:
    with zipfile.ZipFile(io.BytesIO(body)) as zipped:
        records, sources = (
            pd.DataFrame(_lines(zipped.read(f"{name}.csv"))) for name in ("incidents", "sources")
        )
        about = json.loads(zipped.read("datapackage.json"))["exile_atlas"]
    return _filled(records, INCIDENTS), _filled(sources, schema.SOURCES), about


def _lines(body: bytes) -> list[dict[str, str]]:
    lines = csv.DictReader(io.StringIO(body.decode("utf-8"), newline=""))
    return [{name: restored(value) for name, value in line.items()} for line in lines]


def _filled(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    return frame if len(frame) else pd.DataFrame(columns=list(table.names), dtype="str")


def from_xlsx(body: bytes) -> Read:
    book = openpyxl.load_workbook(io.BytesIO(body))
    records, sources = (_sheet(book[name]) for name in ("Records", "Sources"))
    assert book.custom_doc_props is not None
    about = {one.name: one.value for one in book.custom_doc_props.props}
    return records, sources, about


def _sheet(sheet: Any) -> pd.DataFrame:
    head, *lines = sheet.iter_rows(values_only=True)
    shown = [[_unescaped(value) for value in line] for line in lines]
    return pd.DataFrame(shown, columns=list(head), dtype="object")


def _unescaped(value: Any) -> Any:
    """Return a text as a spreadsheet shows it; openpyxl leaves the escapes of characters."""
    if not isinstance(value, str):
        return value
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)


def from_geojson(body: bytes) -> Read:
    read = gpd.read_file(io.BytesIO(body))
    if not len(read):  # a collection without features cannot say what columns they would have
        read = read.reindex(columns=[*INCIDENTS.names, "geometry"])
    whole = json.loads(body)
    sources = pd.DataFrame(whole["sources"], columns=list(schema.SOURCES.names))
    return read, sources, whole["metadata"]


def from_gpkg(body: bytes) -> Read:
    with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
        file.write(body)
        file.flush()
        records, sources = (gpd.read_file(file.name, layer=n) for n in ("incidents", "sources"))
    return records, sources, _metadata(body)


def _metadata(body: bytes) -> dict[str, Any]:
    database = sqlite3.connect(":memory:")
    database.deserialize(body)
    (xml,) = database.execute("SELECT metadata FROM gpkg_metadata").fetchone()
    database.close()
    pairs = re.findall(r'<MDI key="([^"]+)">([^<]*)</MDI>', xml)
    return {key: value.replace("&quot;", '"').replace("&amp;", "&") for key, value in pairs}


def from_parquet(body: bytes) -> Read:
    metadata = pq.read_schema(io.BytesIO(body)).metadata
    about = json.loads(metadata[b"exile_atlas"])
    return gpd.read_parquet(io.BytesIO(body)), None, about


READERS: Final[dict[str, Callable[[bytes], Read]]] = {
    "csv": from_csv,
    "xlsx": from_xlsx,
    "geojson": from_geojson,
    "gpkg": from_gpkg,
    "parquet": from_parquet,
}
"""Code of the format to what reads it."""
