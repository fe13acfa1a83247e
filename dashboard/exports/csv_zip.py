"""CSV (RFC 4180, UTF-8): a zip of plain tables with a Data Package descriptor and a read-me."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import csv

from dashboard.exports import codes, said
from dashboard.exports.archive import archive
from dashboard.exports.bundle import KINDS
from dashboard.exports.defuse import defused_texts
from dashboard.exports.joined import portions
from dashboard.snapshot.descriptor import table_field
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.exports.bundle import Bundle
    from dashboard.schema import Table


def write(bundle: Bundle) -> bytes:
    """Return a zip of a table for each part, ``datapackage.json`` and ``README.txt``."""
    files: dict[str, bytes | Iterable[bytes]] = {
        f"{table.name}.csv": _csv(rows, table) for table, rows in bundle.parts
    }
    descriptor = json.dumps(_descriptor(bundle), ensure_ascii=False, indent=1)
    texts = {"datapackage.json": f"{descriptor}\n", "README.txt": _read_me(bundle)}
    written = {name: text.encode("utf-8") for name, text in texts.items()}
    return archive({**files, **written}, bundle.about.as_of)


def _csv(rows: pa.Table, table: Table) -> Iterator[bytes]:
    """Return a table as CSV, in parts; every text in quotes, so that it is never a number."""
    texts = {column.name for column in table.columns if column.kind not in KINDS}
    columns = {n: defused_texts(rows[n]) if n in texts else rows[n] for n in rows.column_names}
    yield _lines(pa.table(columns).slice(0, 0), header=True)
    for _, part in portions(pa.table(columns)):
        yield _lines(part, header=False)


def _lines(rows: pa.Table, *, header: bool) -> bytes:
    body = io.BytesIO()
    options = csv.WriteOptions(include_header=header, quoting_style="needed")
    csv.write_csv(rows, body, options)
    return body.getvalue()


def _descriptor(bundle: Bundle) -> dict[str, Any]:
    """Return a Data Package descriptor: the tables, column by column, and what is said of them."""
    about = bundle.about
    path = {"path": about.licence_address} if about.licence_address else {}
    licence = {"name": about.licence, **path, "title": about.licence_words}
    return {
        "profile": "data-package",
        "name": f"exile-atlas-{bundle.name}",
        "title": about.title,
        "description": f"{about.question} {about.count}",
        "version": about.data_version,
        "created": f"{about.as_of.isoformat()}T00:00:00Z",
        "licenses": [licence],
        "contributors": [{"title": about.author, "role": "author"}],
        "exile_atlas": said.values(about),
        "resources": [_resource(table) for table in bundle.tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [table_field(column) for column in table.columns],
            "missingValues": [""],
            **({"primaryKey": [table.key]} if table.key else {}),
        },
    }


def _read_me(bundle: Bundle) -> str:
    """Return all that is said of the tables, their columns and codes, as plain text."""
    head = [f"{label}\n  {text}\n" for label, text in said.lines(bundle.about)]
    parts = [*head, say("export.readme.files"), ""]
    for table in bundle.tables:
        parts += [f"{table.name}.csv", f"  {table.meaning}", ""]
        for name, code, meaning, unit in codes.meanings(table):
            about_unit = f" [{unit}]" if unit else ""
            parts.append(f"    {code}: {meaning}" if code else f"  {name}: {meaning}{about_unit}")
        parts.append("")
    return "\n".join(parts)
