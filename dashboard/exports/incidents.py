"""The records of a question, with their sources and all that is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import engine, schema
from dashboard.exports import about, shapes
from dashboard.exports.bundle import Bundle, Part, cited, typed
from dashboard.exports.cited import with_sources
from dashboard.exports.risk_shown import PLAIN, RiskShown
from dashboard.exports.tables import INCIDENTS, POINT

if TYPE_CHECKING:
    from dashboard.filters import Query
    from dashboard.snapshot import Snapshot


def bundle(
    snapshot: Snapshot,
    incidents: engine.Incidents,
    query: Query,
    *,
    address: str,
    shown: RiskShown = PLAIN,
) -> Bundle:
    """Return the question's incidents, newest first, with their sources.

    ``lat`` and ``lon`` are there only for what is known to the city: a country's label point, put
    on a map, would be a place where nothing happened.

    Parameters
    ----------
    snapshot, incidents
        The released tables, and the incidents of the same set made ready.
    address
        Where the atlas is served, as ``https://example.org/atlas/``; empty when that is not known.
    shown
        What the view colours countries by: it belongs to the address, not to the records.
    """
    records = _records(incidents, query)
    sources = cited(snapshot, records["source_ids"])
    n = records.num_rows
    return Bundle(
        parts=(Part(INCIDENTS, with_sources(records, sources.rows)), sources),
        shapes=shapes.points(records),
        shape="Point",
        about=about.about(snapshot.manifest, query, n=n, address=address, shown=shown),
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
