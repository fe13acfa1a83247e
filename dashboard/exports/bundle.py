"""What every file is made of: a question's records, their sources, what is said of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import engine, schema
from dashboard.exports import about
from dashboard.exports.cited import with_sources
from dashboard.exports.tables import POINT, SOURCES

if TYPE_CHECKING:
    from dashboard.exports.about import About
    from dashboard.filters import Query
    from dashboard.snapshot import Snapshot

KINDS: Final = {"date": pa.date32(), "number": pa.float64(), "integer": pa.int64()}
"""Arrow types of the kinds of columns; all others are texts."""


@dataclass(frozen=True, eq=False, slots=True)
class Bundle:
    """The records of one question, ready to be written in any format.

    Attributes
    ----------
    records
        Arrow table with the columns of ``tables.INCIDENTS``, newest first: days as date32,
        numbers as float64 or int64, the rest as strings; null where nothing is known. ``lat`` and
        ``lon`` (degrees WGS84) are there only for what is known to the city: a country's label
        point, put on a map, would be a place where nothing happened.
    sources
        Arrow table with the columns of ``schema.SOURCES``: those the records cite, by id.
    about
        What a file says of itself.
    """

    records: pa.Table
    sources: pa.Table
    about: About

    def __len__(self) -> int:
        return int(self.records.num_rows)


def bundle(
    snapshot: Snapshot, incidents: engine.Incidents, query: Query, *, address: str
) -> Bundle:
    """Return the question's records with their sources and all that is said of them.

    Parameters
    ----------
    snapshot, incidents
        The released tables, and the incidents of the same set made ready.
    address
        Where the atlas is served, as ``https://example.org/atlas/``; empty when that is not known.
    """
    records = _records(incidents, query)
    sources = _sources(snapshot, records["source_ids"])
    return Bundle(
        records=with_sources(records, sources),
        sources=sources,
        about=about.about(snapshot.manifest, query, n=records.num_rows, address=address),
    )


def _records(incidents: engine.Incidents, query: Query) -> pa.Table:
    asked = engine.matching(incidents, query).select("row").collect()
    found = incidents.full[asked.get_column("row").to_numpy(), :].to_arrow()
    columns = typed(found, schema.INCIDENTS)
    city = pc.equal(columns["geo_precision"], "city")
    points = {
        name: pc.if_else(city, columns[name], pa.scalar(None, pa.float64())) for name in POINT
    }
    return pa.table({**columns, **points})


def _sources(snapshot: Snapshot, cited: Any) -> pa.Table:
    """Return the sources that ``cited`` (ids joined by a semicolon) names."""
    held = pa.Table.from_pandas(snapshot.sources, preserve_index=False)
    columns = pa.table(typed(held, SOURCES))
    wanted = pc.unique(pc.list_flatten(pc.split_pattern(cited, ";")))
    return columns.filter(pc.is_in(columns["id"], value_set=wanted)).sort_by("id")


def typed(found: pa.Table, table: schema.Table) -> dict[str, Any]:
    """Return a table's columns in the types of the schema; a text that is empty is null."""
    return {column.name: _typed(found[column.name], column) for column in table.columns}


def _typed(values: Any, column: schema.Column) -> Any:
    if column.kind in KINDS:
        return values.cast(KINDS[column.kind], safe=False)
    texts = values.cast(pa.string())
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)
