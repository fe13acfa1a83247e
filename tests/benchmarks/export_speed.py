"""How long each export takes and how large it is, beside plain pandas and geopandas.

Run by name from the repository's folder: ``python -m tests.benchmarks.export_speed 299 10000``. It
prints seconds (best of a few), MB and the memory added at most, and never fails on time. *Plain* is
what a page without this package would do with the same records: ``DataFrame.to_csv`` and
``to_excel``, ``GeoDataFrame.to_file`` and ``to_parquet``, without sources, words or metadata.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import polars as pl

from dashboard import engine, exports, schema
from dashboard.filters import Query
from dashboard.site import open_site
from dashboard.snapshot import Manifest, Snapshot
from dashboard.units import CRS
from tests.benchmarks import synthetic

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

HEADS: Final = "s       MB   memory   plain: s       MB   memory"
PATIENCE: Final = 150_000
"""Records beyond which the plain ways that take minutes are left out."""


def main() -> None:
    """Measure the sizes given on the command line, each format in a process of its own."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rows", type=int, nargs="*", default=[299, 10_000])
    arguments.add_argument("--one", default="")
    given = arguments.parse_args()
    if given.one:
        print(json.dumps(measured(given.rows[0], given.one)))
        return
    for rows in given.rows:
        print(f"\n{f'{rows:,} records':30}{HEADS}")
        for format_ in exports.FORMATS:
            ours, plain = (_apart(rows, f"{format_.code}{kind}") for kind in ("", " plain"))
            over = f"   (made for up to {format_.most:,})" if rows > format_.most else ""
            print(f"{format_.label:16}{_line(ours, 15)}{_line(plain, 11)}{over}")


def _apart(rows: int, what: str) -> dict[str, float]:
    """Measure in a process of its own, so that its memory is nobody else's."""
    command = [sys.executable, "-m", "tests.benchmarks.export_speed", str(rows), "--one", what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _line(found: dict[str, float], width: int) -> str:
    if not found:
        return f"{'-':>{width}}{'-':>9}{'-':>9}"
    return f"{found['seconds']:{width}.2f}{found['mb']:9.1f}{found['memory']:9.0f}"


def measured(rows: int, what: str) -> dict[str, float]:
    """Return seconds, MB and the MB of memory one way takes, or nothing where it takes too long."""
    code, _, plain = what.partition(" ")
    if plain and rows > PATIENCE and code in ("xlsx", "geojson"):
        return {}
    snapshot, incidents = data(rows)
    write = _plain(code, incidents) if plain else _ours(code, snapshot, incidents)
    write(incidents, Query(countries=("ISL",)))
    before = _peak()
    times = []
    for _ in range(3 if rows <= 10_000 else 1):
        begun = time.perf_counter()
        size = len(write(incidents, Query()))
        times.append(time.perf_counter() - begun)
    return {"seconds": min(times), "mb": size / 1e6, "memory": _peak() - before}


def data(rows: int) -> tuple[Snapshot, engine.Incidents]:
    """Return the shipped data, or so many invented incidents."""
    site = open_site()
    if rows == len(site.incidents):
        return site.snapshot, site.incidents
    frame = synthetic.frame(rows)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.parquet"
        frame.write_parquet(path)
        frame = pl.read_parquet(path)
    manifest = Manifest("2026.1.1", date(2026, 1, 1), "0" * 64, "public 1", {"incidents": rows}, {})
    others: dict[str, Any] = {
        table.name: getattr(site.snapshot, table.name).head(0) for table in schema.TABLES
    }
    snapshot = Snapshot(**{**others, "incidents": frame, "manifest": manifest, "folder": None})
    return snapshot, engine.prepare(frame)


def _ours(
    code: str, snapshot: Snapshot, incidents: engine.Incidents
) -> Callable[[engine.Incidents, Query], bytes]:
    format_ = next(format_ for format_ in exports.FORMATS if format_.code == code)
    return lambda asked, query: format_.write(
        exports.bundle(snapshot, asked, query, address="https://atlas.example.org/")
    )


def _plain(code: str, incidents: engine.Incidents) -> Callable[[engine.Incidents, Query], bytes]:
    def write(asked: engine.Incidents, query: Query) -> bytes:
        records = engine.records(asked, query, limit=None)
        if code == "csv":
            return records.to_csv(index=False).encode()
        body = io.BytesIO()
        if code == "xlsx":
            records.to_excel(body, index=False)
            return body.getvalue()
        points = _points(records)
        if code == "parquet":
            points.to_parquet(body)
        else:
            points.to_file(body, driver={"gpkg": "GPKG", "geojson": "GeoJSON"}[code])
        return body.getvalue()

    return write


def _points(records: pd.DataFrame) -> gpd.GeoDataFrame:
    geometry = gpd.points_from_xy(records["lon"], records["lat"])
    return gpd.GeoDataFrame(records, geometry=geometry, crs=CRS)


def _peak() -> float:
    """Return the most memory this process has held so far, in MB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1e3


if __name__ == "__main__":
    main()
