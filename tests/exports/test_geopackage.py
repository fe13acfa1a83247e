"""The GeoPackage as a GIS sees it: words for codes, a table of sources, nothing of today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import schema
from dashboard.exports import geopackage
from dashboard.exports.tables import INCIDENTS, SOURCES
from tests import worlds
from tests.exports import bundles

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(geopackage.write(bundles.invented(bundles.hostile_story())))
        yield opened


def asked(database: sqlite3.Connection, question: str) -> list[Any]:
    return database.execute(question).fetchall()


def test_it_is_a_sound_database_of_a_version_all_readers_know(database: sqlite3.Connection) -> None:
    assert asked(database, "PRAGMA integrity_check") == [("ok",)]
    assert asked(database, "PRAGMA foreign_key_check") == []
    assert asked(database, "PRAGMA application_id") == [(0x47504B47,)]
    assert asked(database, "PRAGMA user_version") == [(10200,)]


def test_all_times_are_the_day_of_the_data(database: sqlite3.Connection) -> None:
    changed = asked(database, "SELECT last_change FROM gpkg_contents")
    described = asked(database, "SELECT timestamp FROM gpkg_metadata_reference")
    assert set(changed + described) == {("2024-05-06T00:00:00.000Z",)}


def test_however_often_it_is_written_the_bytes_are_the_same() -> None:
    """GDAL writes once more or less by the clock, in one file of ten or so."""
    bundle = bundles.invented(bundles.hostile_story())
    assert len({geopackage.write(bundle) for _ in range(60)}) == 1


def test_every_column_is_described(database: sqlite3.Connection) -> None:
    found = asked(database, "SELECT table_name, column_name FROM gpkg_data_columns")
    assert set(found) == {
        (table.name, name) for table in (INCIDENTS, SOURCES) for name in table.names
    }


def test_every_code_has_its_label(database: sqlite3.Connection) -> None:
    rows = asked(
        database, "SELECT constraint_name, value, description FROM gpkg_data_column_constraints"
    )
    threats = {code: label for name, code, label in rows if name == "incidents_threat_type"}
    column = next(column for column in INCIDENTS.columns if column.name == "threat_type")
    assert threats == {term.code: term.label for term in schema.terms(column)}
    named = {name for name, _, _ in rows}
    used = asked(database, "SELECT constraint_name FROM gpkg_data_columns")
    assert named == {name for (name,) in used if name}


def test_layers_are_counted(database: sqlite3.Connection) -> None:
    counted = dict(asked(database, "SELECT table_name, feature_count FROM gpkg_ogr_contents"))
    kinds = dict(asked(database, "SELECT table_name, data_type FROM gpkg_contents"))
    assert counted == {"incidents": len(bundles.HOSTILE), "sources": 3}
    assert kinds == {"incidents": "features", "sources": "attributes"}


def test_nothing_at_all_is_a_layer_too() -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(geopackage.write(bundles.invented(worlds.NOTHING)))
        assert asked(opened, "SELECT count(*) FROM incidents") == [(0,)]


def test_every_vocabulary_is_known_by_label() -> None:
    for table in (INCIDENTS, SOURCES):
        for column in table.columns:
            assert all(term.label != term.code for term in schema.terms(column)), column.name
