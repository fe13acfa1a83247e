"""The tables as they are exported: those of the schema, with sources but no point without a city.

The columns of the main source have the names that an import knows, so that what one organisation
takes along another can take in.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from dashboard import schema
from dashboard.schema import Column

POINT: Final = {
    "lat": "Latitude of the city centre; empty where no city is shown.",
    "lon": "Longitude of the city centre; empty where no city is shown.",
}
"""A country's label point, put on a map by someone who took it for a place, would be a false pin:
it does not leave the atlas."""

MAIN: Final = (
    Column("source_title", "string", "Title of the main source; empty where it is withheld."),
    Column("source_publisher", "string", "Publisher of the main source."),
    Column("source_date", "partial_date", "Date of the main source, where known."),
    Column("source_url", "string", "Address of the main source; empty where it is withheld."),
)
PUBLISHERS: Final = Column(
    "source_publishers",
    "string",
    "Publishers of all sources with the dates known, in the order of source_ids, joined by '; '.",
)
ADDRESSES: Final = Column(
    "source_urls",
    "string",
    "Addresses of all sources, joined by a space; those withheld are left out.",
)
CITED: Final = (*MAIN, PUBLISHERS, ADDRESSES)
"""What records hold more than in the schema."""


def _exported(column: Column) -> Column:
    if column.name not in POINT:
        return column
    return dataclasses.replace(column, meaning=POINT[column.name], required=False)


POINTED: Final = dataclasses.replace(
    schema.INCIDENTS, columns=tuple(map(_exported, schema.INCIDENTS.columns))
)
"""Incidents as programs get them: no point without a city."""

INCIDENTS: Final = dataclasses.replace(POINTED, columns=(*POINTED.columns, *CITED))
SOURCES: Final = schema.SOURCES
