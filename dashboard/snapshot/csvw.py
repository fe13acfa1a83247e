"""Descriptions of the tables after the W3C's *CSV on the Web* (tabular data model, 2015).

Readers of that standard, and people with R, QGIS or a triple store, learn from it what each column
is without any code of ours. Columns that Darwin Core or Dublin Core have a term for carry it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dashboard import dates, schema
from dashboard.snapshot.credits import CONTRIBUTORS, DESCRIPTION, LICENCES, TITLE
from dashboard.snapshot.extras import EXTRAS, PLACES_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.schema import Column, Table
    from dashboard.snapshot.manifest import Manifest

FILE: Final = "csv-metadata.json"
"""Name under which readers of the standard look for it beside a table."""

CONTEXT: Final = "http://www.w3.org/ns/csvw"

DARWIN_CORE: Final = "http://rs.tdwg.org/dwc/terms/"
DUBLIN_CORE: Final = "http://purl.org/dc/terms/"

TERMS: Final[Mapping[str, Mapping[str, str]]] = {
    "incidents": {
        "id": f"{DARWIN_CORE}eventID",
        "event_date": f"{DARWIN_CORE}eventDate",
        "admin1": f"{DARWIN_CORE}stateProvince",
        "place": f"{DARWIN_CORE}municipality",
        "lat": f"{DARWIN_CORE}decimalLatitude",
        "lon": f"{DARWIN_CORE}decimalLongitude",
        "uncertainty_m": f"{DARWIN_CORE}coordinateUncertaintyInMeters",
        "generalisations": f"{DARWIN_CORE}dataGeneralizations",
        "withheld": f"{DARWIN_CORE}informationWithheld",
        "summary": f"{DUBLIN_CORE}description",
        "source_ids": f"{DUBLIN_CORE}source",
    },
    "host_facts": {"source_id": f"{DUBLIN_CORE}source"},
    "legs": {"source_id": f"{DUBLIN_CORE}source"},
    "journeys": {
        "generalisations": f"{DARWIN_CORE}dataGeneralizations",
        "withheld": f"{DARWIN_CORE}informationWithheld",
        "summary": f"{DUBLIN_CORE}description",
        "source_ids": f"{DUBLIN_CORE}source",
    },
    "statistics": {"source_id": f"{DUBLIN_CORE}source"},
    "organisations": {
        "name": f"{DUBLIN_CORE}title",
        "work": f"{DUBLIN_CORE}description",
        "languages": f"{DUBLIN_CORE}language",
        "source_id": f"{DUBLIN_CORE}source",
    },
    "sources": {
        "title": f"{DUBLIN_CORE}title",
        "publisher": f"{DUBLIN_CORE}publisher",
        "date": f"{DUBLIN_CORE}date",
        "languages": f"{DUBLIN_CORE}language",
    },
}
"""Table and column to the term another vocabulary has for exactly that. ``iso3`` has none: Darwin
Core's ``countryCode`` is of two letters."""

DIALECT: Final[Mapping[str, Any]] = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminators": ["\n"],
    "header": True,
    "headerRowCount": 1,
    "skipBlankRows": False,
    "trim": False,
}

_BASES: Final = {"number": "decimal", "integer": "integer"}
_DEGREES: Final = {"lat": 90, "lon": 180}


def described(manifest: Manifest, extras: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the description of a released set's tables.

    Parameters
    ----------
    manifest
        What the set says of itself.
    extras
        The files of ``extras.GEOGRAPHY`` that lie in the folder, by name.
    """
    tables = [_table(table) for table in schema.TABLES]
    places = [_places(extras["places.csv"])] if "places.csv" in extras else []
    return {
        "@context": [CONTEXT, {"@language": "en"}],
        "dc:title": TITLE,
        "dc:description": DESCRIPTION,
        "dc:license": {"@id": LICENCES[manifest.licence]["path"]},
        "dc:creator": CONTRIBUTORS[0]["title"],
        "dc:contributor": [one["title"] for one in CONTRIBUTORS[1:]],
        "schema:version": manifest.data_version,
        "dc:modified": {"@value": manifest.as_of.isoformat(), "@type": "xsd:date"},
        "dialect": dict(DIALECT),
        "tables": [*tables, *places],
    }


def _table(table: Table) -> dict[str, Any]:
    keys = [
        {
            "columnReference": column.name,
            "reference": {"resource": f"{column.refers_to}.csv", "columnReference": "id"},
        }
        for column in table.columns
        if column.refers_to and not column.many
    ]
    terms = TERMS.get(table.name, {})
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.name.replace("_", " ").capitalize(),
        "dc:description": table.meaning,
        "tableSchema": {
            "columns": [_column(column, terms.get(column.name, "")) for column in table.columns],
            "primaryKey": table.key,
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _column(column: Column, term: str) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": _meaning(column),
        "datatype": _datatype(column),
        **({"required": True} if column.required else {}),
        **({"separator": ";"} if column.many or column.name == "stops" else {}),
        **({"propertyUrl": term} if term else {}),
    }


def _meaning(column: Column) -> str:
    return f"{column.meaning} Unit: {column.unit}." if column.unit else column.meaning


def _datatype(column: Column) -> str | dict[str, Any]:
    """Return the type of a column's values (of each, where there are several)."""
    if column.kind == "date":
        return {"base": "date", "format": "yyyy-MM-dd"}
    if column.kind in _BASES:
        most = _DEGREES.get(column.name.rpartition("_")[2])
        limits = {"minimum": -most, "maximum": most} if most else {}
        return {"base": _BASES[column.kind], **limits} if limits else _BASES[column.kind]
    if column.vocabulary:
        return {"base": "string", "format": "|".join(map(re.escape, column.vocabulary))}
    if column.kind == "partial_date":
        return {"base": "string", "format": dates.PATTERN.removeprefix("^").removesuffix("$")}
    if column.kind == "iso3":
        return {"base": "string", "format": "[A-Z]{3}"}
    return "anyURI" if column.name == "url" else "string"


def _places(body: bytes) -> dict[str, Any]:
    header = body.partition(b"\n")[0].decode("utf-8").strip().split(",")
    return {
        "url": "places.csv",
        "dc:title": EXTRAS["places.csv"]["title"],
        "dc:description": EXTRAS["places.csv"]["description"],
        "dc:license": {"@id": LICENCES["CC-BY-4.0"]["path"]},
        "tableSchema": {
            "columns": [
                {
                    "name": name,
                    "titles": name,
                    "datatype": _BASES.get(PLACES_TYPES.get(name, ""), "string"),
                    **({"separator": ";"} if name == "alternates" else {}),
                }
                for name in header
            ]
        },
    }
