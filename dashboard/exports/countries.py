"""Countries by a risk layer, to take along: outlines, values, their parts and the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from dashboard.exports import risk_frames, shapes
from dashboard.exports.about_countries import about_countries
from dashboard.exports.bundle import Bundle, Part, cited, typed
from dashboard.exports.risk_tables import COUNTRIES, EVIDENCE, PARTS, SINGLE

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.engine import Incidents
    from dashboard.exports.risk_frames import Found
    from dashboard.filters import Query
    from dashboard.schema import Table
    from dashboard.snapshot import Snapshot


def bundle(
    snapshot: Snapshot, incidents: Incidents, query: Query, found: Found, *, address: str
) -> Bundle:
    """Return the host countries by a layer, one row each, by code.

    Parameters
    ----------
    snapshot, incidents
        The released tables, and the incidents of the same set made ready.
    query
        The question the layer was worked out for.
    found
        The layer.
    address
        Where the atlas is served, as ``https://example.org/atlas/``; empty when that is not known.
    """
    manifest = snapshot.manifest
    hosts = risk_frames.countries_frame(found, manifest.as_of)
    evidence = _part(risk_frames.evidence_frame(found, snapshot, incidents), EVIDENCE)
    return Bundle(
        parts=(
            _part(hosts, SINGLE if found.ranks is None else COUNTRIES),
            _part(risk_frames.parts_frame(found), PARTS),
            evidence,
            cited(snapshot, evidence.rows["source_ids"]),
        ),
        shapes=shapes.areas(hosts["iso3"].tolist()),
        shape="MultiPolygon",
        about=about_countries(
            manifest,
            query,
            found.shown,
            n=int(hosts["observed"].sum()),
            total=len(hosts),
            address=address,
        ),
    )


def _part(rows: pd.DataFrame, table: Table) -> Part:
    found = pa.Table.from_pandas(rows[list(table.names)], preserve_index=False)
    return Part(table, pa.table(typed(found, table)))
