"""Released data sets: a folder of tables with a manifest, or one Parquet file of incidents.

Whatever is read here has been released: every row is checked against ``schema.py``, and a set with
a single broken rule is not opened at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import schema
from dashboard.errors import DataError
from dashboard.snapshot import folder as folders
from dashboard.snapshot import parquet
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.writing import write
from dashboard.units import CRS

if TYPE_CHECKING:
    import geopandas as gpd
    import polars as pl

__all__ = ["SHIPPED", "Manifest", "Snapshot", "examine", "problems", "read", "write"]

SHIPPED: Final = Path(__file__).parents[2] / "data"
"""The data set that comes with the repository."""


@dataclass(frozen=True, eq=False, slots=True)
class Snapshot:
    """One released data set, read and checked; its frames are never changed in place.

    Parameters
    ----------
    incidents
        GeoDataFrame (``geometry``: points of lon, lat in WGS84) from a folder, Polars frame from
        one Parquet file; columns as in ``schema.INCIDENTS``. Texts are never missing (empty
        instead), numbers are floats, ``date_from`` and ``date_to`` are days.
    host_facts, legs, journeys, statistics, organisations, sources, tombstones, changes
        pandas frames with the columns of the schema; without rows for a Parquet file, and for a
        table that a set was released without because there was none yet.
    manifest
        Version, day, digest, policy and counts.
    folder
        Where it was read; None for a Parquet file.
    """

    incidents: gpd.GeoDataFrame | pl.DataFrame
    host_facts: pd.DataFrame
    legs: pd.DataFrame
    journeys: pd.DataFrame
    statistics: pd.DataFrame
    organisations: pd.DataFrame
    sources: pd.DataFrame
    tombstones: pd.DataFrame
    changes: pd.DataFrame
    manifest: Manifest
    folder: Path | None


def read(path: Path = SHIPPED) -> Snapshot:
    """Read and check the released data set at ``path``; DataError for the first problem."""
    snapshot, found = examine(path)
    if snapshot is None:
        raise found[0]
    return snapshot


def problems(path: Path = SHIPPED) -> list[DataError]:
    """Return every problem of the data set at ``path``; none means that it can be shown."""
    return examine(path)[1]


def examine(path: Path) -> tuple[Snapshot | None, list[DataError]]:
    """Return the released data set at ``path`` (None when it cannot be shown) and its problems."""
    if path.is_dir():
        return _from_folder(path)
    if path.suffix == ".parquet":
        return _from_parquet(path)
    sentence = "is neither a folder nor a file ending in .parquet; there is no data to open."
    return None, [DataError(sentence, file=path.name)]


def _from_folder(path: Path) -> tuple[Snapshot | None, list[DataError]]:
    manifest, tables, found = folders.load(path)
    if found or manifest is None:
        return None, found
    incidents = with_points(tables.pop("incidents"))
    return Snapshot(incidents=incidents, manifest=manifest, folder=path, **tables), []


def _from_parquet(path: Path) -> tuple[Snapshot | None, list[DataError]]:
    manifest, incidents, found = parquet.load(path)
    if found or manifest is None or incidents is None:
        return None, found
    others: dict[str, Any] = {
        table.name: pd.DataFrame(columns=list(table.names), dtype="str")
        for table in schema.TABLES
        if table is not schema.INCIDENTS
    }
    return Snapshot(incidents=incidents, manifest=manifest, folder=None, **others), []


def with_points(incidents: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return incidents with ``geometry`` points (lon, lat) in WGS84."""
    import geopandas as gpd  # noqa: PLC0415  (slow to load, and a Parquet file needs none)

    points = gpd.points_from_xy(incidents["lon"], incidents["lat"])
    return gpd.GeoDataFrame(incidents, geometry=points, crs=CRS)
