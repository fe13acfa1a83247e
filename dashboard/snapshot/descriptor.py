"""The descriptor of a released set: a Data Package with a Table Schema for every table."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from dashboard import dates, schema
from dashboard.snapshot.credits import CONTRIBUTORS, DESCRIPTION, LICENCES, TITLE
from dashboard.snapshot.extras import EXTRAS, PLACES_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.schema import Column, Table
    from dashboard.snapshot.manifest import Manifest

FIELD_TYPES: Final = {
    "date": "date",
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
}


def descriptor(
    manifest: Manifest, contents: Mapping[str, bytes], k: Mapping[str, float]
) -> dict[str, Any]:
    """Return the Data Package descriptor.

    Parameters
    ----------
    manifest
        What the set says of itself; its fields become keys of the descriptor.
    contents
        File name to bytes: the tables, and those of ``EXTRAS`` that the folder holds.
    k
        The k figure of the release.
    """
    tables = [_table_resource(table, contents[f"{table.name}.csv"]) for table in schema.TABLES]
    extras = [
        {**about, **_file(name, contents[name]), **_extra_schema(name, contents[name])}
        for name, about in EXTRAS.items()
        if name in contents
    ]
    return {
        "profile": "data-package",
        "name": "exile-atlas",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": manifest.data_version,
        "created": f"{manifest.as_of.isoformat()}T00:00:00Z",
        "licenses": [LICENCES["CC-BY-4.0"]],
        "contributors": [dict(one) for one in CONTRIBUTORS],
        "keywords": ["transnational repression", "exile", "human rights", "Russia"],
        "data_version": manifest.data_version,
        "as_of": manifest.as_of.isoformat(),
        "digest": manifest.digest,
        "policy": manifest.policy,
        "generator": manifest.generator,
        "rows": dict(manifest.rows),
        "touched": dict(manifest.touched),
        "k": dict(k),
        "resources": [*tables, *extras],
    }


def _table_resource(table: Table, body: bytes) -> dict[str, Any]:
    references = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers_to, "fields": ["id"]},
        }
        for column in table.columns
        if column.refers_to and not column.many
    ]
    return {
        "name": table.name,
        "description": table.meaning,
        **_file(f"{table.name}.csv", body),
        "profile": "tabular-data-resource",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": [LICENCES["CC-BY-4.0"]],
        "schema": {
            "fields": [table_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": [table.key],
            **({"foreignKeys": references} if references else {}),
        },
    }


def table_field(column: Column) -> dict[str, Any]:
    """Return a column as a field of a Table Schema."""
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.name == "id":
        constraints["unique"] = True
    if column.vocabulary and not column.many:
        constraints["enum"] = list(column.vocabulary)
    elif column.vocabulary:
        one = f"(?:{'|'.join(column.vocabulary)})"
        constraints["pattern"] = f"{one}(?:;{one})*"
    elif column.kind == "partial_date":
        constraints["pattern"] = dates.PATTERN.removeprefix("^").removesuffix("$")
    elif column.kind == "iso3":
        constraints["pattern"] = "[A-Z]{3}(?:;[A-Z]{3})*" if column.many else "[A-Z]{3}"
    elif column.most:
        constraints["maxLength"] = column.most
    return {
        "name": column.name,
        "type": FIELD_TYPES.get(column.kind, "string"),
        "description": column.meaning,
        **({"unit": column.unit} if column.unit else {}),
        "sensitivity": column.sensitivity,
        **({"constraints": constraints} if constraints else {}),
    }


def _file(name: str, body: bytes) -> dict[str, Any]:
    return {
        "path": name,
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
    }


def _extra_schema(name: str, body: bytes) -> dict[str, Any]:
    if not name.endswith(".csv"):
        return {"type": "file"}
    header = body.partition(b"\n")[0].decode("utf-8").strip().split(",")
    fields = [{"name": column, "type": PLACES_TYPES.get(column, "string")} for column in header]
    return {"type": "table", "schema": {"fields": fields, "missingValues": [""]}}
