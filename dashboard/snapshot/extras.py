"""The files of a released folder beside the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.snapshot.credits import LICENCES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EXTRAS: Final[Mapping[str, Mapping[str, Any]]] = {
    "csv-metadata.json": {
        "name": "csv-metadata",
        "title": "Columns of the tables",
        "description": "The tables and their columns after the W3C's CSV on the Web.",
        "format": "json",
        "mediatype": "application/csvm+json",
        "encoding": "utf-8",
        "licenses": [LICENCES["CC-BY-4.0"]],
    },
    "places.csv": {
        "name": "places",
        "title": "Places for labels and look-up",
        "description": "City centres from GeoNames, chosen by size; not places of incidents.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": [LICENCES["CC-BY-4.0"]],
    },
    "countries.geojson": {
        "name": "countries",
        "title": "Country outlines",
        "description": "Natural Earth 1:50m, simplified, WGS84 (lon, lat), two decimals.",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "licenses": [LICENCES["PDDL-1.0"]],
    },
    "labels.json": {
        "name": "labels",
        "title": "Labels of the basemap",
        "description": "Names and points of countries and large cities for the map's labels.",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "licenses": [LICENCES["CC-BY-4.0"]],
    },
}
"""Files of a released folder that are no tables of the release; all but the first may be absent."""

GEOGRAPHY: Final = ("places.csv", "countries.geojson", "labels.json")
"""Those that only the shipped folder holds; they are made on their own."""

PLACES_TYPES: Final = {
    "lat": "number",
    "lon": "number",
    "population": "integer",
    "capital": "integer",
}
"""Types of the columns of ``places.csv`` that are no texts."""


def geography(folder: Path) -> dict[str, bytes]:
    """Return the files of ``GEOGRAPHY`` that a folder holds, by name."""
    return {name: (folder / name).read_bytes() for name in GEOGRAPHY if (folder / name).exists()}
