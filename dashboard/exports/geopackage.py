"""GeoPackage (OGC 12-128): records as a layer, the rest as tables, all described in the file.

GDAL writes the layer, in memory; SQLite adds the other tables, what each column and code means
(the schema extension) and puts the day of the data in the place of the time of writing.
"""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from dashboard import schema
from dashboard.exports import said, shapes
from dashboard.units import CRS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.exports.about import About
    from dashboard.exports.bundle import Bundle, Part
    from dashboard.schema import Column, Table

VERSION: Final = "1.2"
"""Of the standard: what every GIS of the last years reads without a remark."""

SCHEMA_EXTENSION: Final = "http://www.geopackage.org/spec120/#extension_schema"

TYPES: Final = {"date": "DATE", "number": "REAL", "integer": "INTEGER", "boolean": "BOOLEAN"}
"""Types of columns in the standard's words, by kind; all others are TEXT."""

COUNTERS: Final = (slice(24, 28), slice(92, 96))
"""Where a SQLite file counts how often it was written, twice. GDAL writes once more or less by the
clock; the two have to be equal, and may begin anywhere."""

FIRST_COUNT: Final = (1).to_bytes(4, "big")

DESCRIPTIONS: Final = """
    CREATE TABLE gpkg_data_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,
      description TEXT, mime_type TEXT, constraint_name TEXT,
      CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
      CONSTRAINT gdc_tn UNIQUE (table_name, name));
    CREATE TABLE gpkg_data_column_constraints (
      constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT,
      min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN,
      description TEXT,
      CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
"""
"""The tables of the schema extension, as the standard writes them."""


def write(bundle: Bundle) -> bytes:
    """Return a GeoPackage with the records as a layer and a table for each further part."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(_layer(bundle))
        database.execute("PRAGMA temp_store = MEMORY")
        with database:
            for part in bundle.parts[1:]:
                _add(database, part)
            _describe(database, bundle.tables)
            _date(database, bundle.about)
        return database.serialize()


def _layer(bundle: Bundle) -> bytes:
    """Return a GeoPackage with the records alone."""
    import pyogrio  # noqa: PLC0415  (loads GDAL, and only this format needs it)

    shape = pa.field("geometry", pa.binary(), metadata={"ARROW:extension:name": "geoarrow.wkb"})
    body = io.BytesIO()
    pyogrio.write_arrow(
        bundle.records.append_column(shape, shapes.wkb(bundle.shapes)),
        body,
        layer=bundle.name,
        driver="GPKG",
        geometry_name="geometry",
        geometry_type=bundle.shape,
        crs=CRS,
        dataset_metadata=_texts(bundle.about),
        dataset_options={"VERSION": VERSION},
        layer_options={"DESCRIPTION": f"{bundle.about.question} {bundle.about.count}"},
    )
    with body.getbuffer() as written:
        for counter in COUNTERS:
            written[counter] = FIRST_COUNT
    return body.getvalue()


def _texts(about: About) -> dict[str, str]:
    """Return what is said as texts by name, which is all that GDAL keeps."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in said.values(about).items()
    }


def _add(database: sqlite3.Connection, part: Part) -> None:
    """Add a table without shapes."""
    table = part.table
    columns = ", ".join(f'"{c.name}" {TYPES.get(c.kind, "TEXT")}' for c in table.columns)
    places = ", ".join("?" * (len(table.names) + 1))
    rows = zip(*(_plain(part.rows[column.name]) for column in table.columns), strict=True)
    database.execute(
        f'CREATE TABLE "{table.name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns})'
    )
    numbered = ((number, *row) for number, row in enumerate(rows, 1))
    database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', numbered)  # noqa: S608
    contents = (table.name, "attributes", table.name, table.meaning)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description)"
        " VALUES (?, ?, ?, ?)",
        contents,
    )
    counted = (table.name, part.rows.num_rows)
    database.execute("INSERT INTO gpkg_ogr_contents VALUES (?, ?)", counted)


def _plain(cells: Any) -> list[Any]:
    """Return cells as SQLite holds them: a day as ``2024-02-13``."""
    plain = cells.cast(pa.string()) if pa.types.is_date(cells.type) else cells
    return list(plain.to_pylist())


def _describe(database: sqlite3.Connection, tables: tuple[Table, ...]) -> None:
    """Write down what each column and each code means, so that a GIS shows words for codes."""
    for statement in DESCRIPTIONS.split(";")[:-1]:
        database.execute(statement)
    for name in ("gpkg_data_columns", "gpkg_data_column_constraints"):
        database.execute(
            "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')",
            (name, SCHEMA_EXTENSION),
        )
    for table in tables:
        database.executemany(
            "INSERT INTO gpkg_data_columns VALUES (?, ?, NULL, NULL, ?, NULL, ?)", _columns(table)
        )
        database.executemany(
            "INSERT INTO gpkg_data_column_constraints VALUES"
            " (?, 'enum', ?, NULL, NULL, NULL, NULL, ?)",
            _labels(table),
        )


def _columns(table: Table) -> Iterable[tuple[Any, ...]]:
    for column in table.columns:
        meaning = f"{column.meaning} [{column.unit}]" if column.unit else column.meaning
        yield table.name, column.name, meaning, _constraint(table, column)


def _labels(table: Table) -> Iterable[tuple[str, str, str]]:
    for column in table.columns:
        if name := _constraint(table, column):
            yield from ((name, term.code, term.label) for term in schema.terms(column))


def _constraint(table: Table, column: Column) -> str | None:
    """Return the name of a column's list of codes; none where one cell holds several."""
    return f"{table.name}_{column.name}" if column.vocabulary and not column.many else None


def _date(database: sqlite3.Connection, about: About) -> None:
    """Put the day of the data in the place of the time of writing."""
    day = (f"{about.as_of.isoformat()}T00:00:00.000Z",)
    database.execute("UPDATE gpkg_contents SET last_change = ?", day)
    database.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", day)
