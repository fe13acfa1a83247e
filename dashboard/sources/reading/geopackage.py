"""GeoPackage: one layer of an SQLite database, read only and without running anything it brings.

SQLite is asked directly, through an authorizer that lets it read tables and do nothing else; GDAL
would open whatever the database names.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from dashboard.sources.reading.cells import column_names, file_rows, text, texts
from dashboard.sources.reading.content import SQLITE
from dashboard.sources.reading.geometry import from_wkb
from dashboard.sources.reading.limits import MB
from dashboard.sources.reading.points import DEGREES, Points, crs_code, refuse_point_columns
from dashboard.sources.reading.preferred import preferred
from dashboard.sources.reading.source import foreign, printable
from dashboard.sources.rows import VALUE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.sources.reading.source import Source
    from dashboard.sources.rows import FileRows

CODE: Final = "gpkg"
ENDINGS: Final = (".gpkg",)

_NOUN: Final = "feature"
_SHAPES: Final = "gpkg_geometry_columns"
_LONGEST_VALUE: Final = 16 * MB
_ID_AT: Final = 68
_IDS: Final = (b"GPKG", b"GP10", b"GP11")
_FIDS: Final = ("fid", "ogc_fid")
"""Names of the row number that GDAL writes, which is no part of anyone's data."""

_TRIGGERS: Final = (
    "rtree_", "gpkg_", "trigger_insert_feature_count_", "trigger_delete_feature_count_",
)  # fmt: skip
"""First letters of triggers that GeoPackages are made with. None ever runs while reading."""

_VIEWS: Final = ("st_spatial_ref_sys", "st_geometry_columns")
"""Views that GeoPackages of the first version are made with."""

_INDEX: Final = re.compile(r"CREATE\s+VIRTUAL\s+TABLE\s.*\sUSING\s+\"?rtree\b", re.I | re.S)
_VIRTUAL: Final = re.compile(r"CREATE\s+VIRTUAL\b", re.I)
_BATCH: Final = 10_000
_LEAST_ROW: Final = 4
"""Bytes that a row takes in a database at least; more rows than fit are a loop."""

_ENVELOPES: Final = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
"""Bytes between header and geometry, by the code in the header."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A table of the database, its column of geometries (empty when none) and their system."""

    table: str
    geometry: str = ""
    crs: str = DEGREES


def sniff(head: bytes) -> bool:
    """Return whether the bytes begin a GeoPackage (and not any other SQLite database)."""
    return head.startswith(SQLITE) and head[_ID_AT : _ID_AT + 4] in _IDS


def read(source: Source) -> FileRows:
    """Read the one layer that has rows.

    Raises
    ------
    DataError
        Several layers have rows, the database brings views, triggers or virtual tables that are
        not those of a GeoPackage, or a geometry is not one point.
    """
    _refuse_open(source)
    with foreign(source, "a GeoPackage"), closing(_connected(source)) as database:
        tables = _tables(database, source)
        layer = _layer(database, tables, source)
        table = _table(database, layer, source)
    return file_rows(table, source, CODE, first=1)


def _refuse_open(source: Source) -> None:
    """Refuse a database that another program has not finished writing."""
    for ending in ("-wal", "-journal"):
        beside = source.path.with_name(source.path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise source.refused("is open in another program; close it there first.")


def _connected(source: Source) -> sqlite3.Connection:
    uri = f"{source.path.absolute().as_uri()}?mode=ro&immutable=1"
    database = sqlite3.connect(uri, uri=True)
    database.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
        database.execute(f"PRAGMA {pragma}")
    database.set_authorizer(_only_reads)
    return database


def _only_reads(action: int, first: str | None, *_: object) -> int:
    reads = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
    describes = action == sqlite3.SQLITE_PRAGMA and first == "table_xinfo"
    return sqlite3.SQLITE_OK if reads or describes else sqlite3.SQLITE_DENY


def _tables(database: sqlite3.Connection, source: Source) -> set[str]:
    """Return the ordinary tables of the database."""
    ordinary = set()
    for kind, name, sql in database.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind == "view" and name not in _VIEWS:
            raise source.refused(f"holds a view ({_shown(name)}); export one layer alone.")
        if kind == "trigger" and not str(name).startswith(_TRIGGERS):
            raise source.refused(f"holds a trigger ({_shown(name)}); export one layer alone.")
        if kind == "table" and not _VIRTUAL.match(str(sql)):
            ordinary.add(str(name))
        elif kind == "table" and not _INDEX.match(str(sql)):
            raise source.refused(f"holds a virtual table ({_shown(name)}); export a layer alone.")
    return ordinary


def _layer(database: sqlite3.Connection, tables: set[str], source: Source) -> Layer:
    """Return the layer that has rows; of our own exports the one of incidents."""
    listed = "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
    names = [str(name) for (name,) in database.execute(listed)]
    filled = [name for name in names if name in tables and _has_rows(database, name)]
    if not filled:
        raise source.refused("holds no layer with rows; export it again.")
    chosen = preferred(filled)
    if chosen is None:
        shown = ", ".join(map(_shown, filled[:3]))
        raise source.refused(f"holds several layers ({shown}); export one of them alone.")
    name = filled[chosen]
    shapes = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    found = database.execute(shapes, [name]).fetchone() if _SHAPES in tables else None
    if found is None:
        return Layer(name)
    return Layer(name, str(found[0]), _crs(database, found[1], source))


def _has_rows(database: sqlite3.Connection, table: str) -> bool:
    return database.execute(f"SELECT 1 FROM {_quoted(table)} LIMIT 1").fetchone() is not None  # noqa: S608


def _crs(database: sqlite3.Connection, number: object, source: Source) -> str:
    """Return the code of a coordinate system; degrees where the file leaves it open."""
    if number in (-1, 0):
        return DEGREES
    listed = (
        "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
    )
    organization, code = database.execute(listed, [number]).fetchone() or ("", "")
    return crs_code(f"{organization}:{code}", source)


def _table(database: sqlite3.Connection, layer: Layer, source: Source) -> pa.Table:
    described = database.execute(f"PRAGMA table_xinfo({_quoted(layer.table)})").fetchall()
    if any(hidden for *_, hidden in described):
        raise source.refused("computes a column by itself; export the layer again.")
    own = [str(name) for _, name, _, _, _, key, _ in described if not _is_row_number(name, key)]
    names = [name for name in own if name.lower() != layer.geometry.lower()]
    plain = column_names(names, source)
    refuse_point_columns(plain, source)
    shape = _quoted(layer.geometry) if layer.geometry else "NULL"
    asked_for = ", ".join([shape, *map(_quoted, names)])
    most = min(source.limits.rows, source.size // _LEAST_ROW) + 1
    asked = f"SELECT {asked_for} FROM {_quoted(layer.table)} LIMIT {most}"  # noqa: S608
    rows = database.execute(asked)
    columns: dict[str, list[pa.Array]] = {name: [] for name in plain}
    points, at = [], 0
    while batch := rows.fetchmany(_BATCH):
        shapes, *values = zip(*batch, strict=True)
        for name, part in zip(plain, values, strict=True):
            columns[name].append(_texts(part, name, source, at))
        bare = [_unwrapped(shape, source, at + i + 1) for i, shape in enumerate(shapes)]
        points.append(from_wkb(bare, source, _NOUN, at + 1))
        at += len(batch)
    if at >= most:
        raise source.refused(f"has more than {most - 1:,} rows; import it in parts.")
    table = {name: pa.chunked_array(parts) for name, parts in columns.items()}
    if layer.geometry:
        table |= Points.joined(points).columns(layer.crs, source, _NOUN)
    return pa.table(table)


def _texts(values: Sequence[Any], name: str, source: Source, first: int) -> pa.Array:
    """Return a column as texts; the first value that is no text or number refuses the file."""
    try:
        if bytes in set(map(type, values)):
            raise ValueError(name)
        return texts(values)
    except ValueError:
        at = next(i for i, value in enumerate(values) if _is_odd(value))
        rule = f"holds no text or number in {name[:VALUE_LENGTH]}; leave that column out."
        raise source.refused_item(_NOUN, first + at + 1, rule) from None


def _is_odd(value: Any) -> bool:
    if isinstance(value, bytes):
        return True
    try:
        text(value).encode("utf-8")
    except ValueError:
        return True
    return False


def _unwrapped(shape: Any, source: Source, number: int) -> bytes | None:
    """Return the well-known binary within a GeoPackage geometry; None for none and for empty."""
    if shape is None:
        return None
    if not isinstance(shape, bytes) or shape[:2] != b"GP" or len(shape) < 8:
        raise source.refused_item(_NOUN, number, "has a geometry that is damaged; save it again.")
    envelope = _ENVELOPES.get(shape[3] >> 1 & 7, 0)
    return None if shape[3] >> 4 & 1 else shape[8 + envelope :]


def _is_row_number(name: object, key: object) -> bool:
    return bool(key) and str(name).lower() in _FIDS


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shown(name: object) -> str:
    return printable(str(name), VALUE_LENGTH)
