"""How long each question takes, beside the time the machine needs to read the bytes it touches.

Run by name from the repository's folder: ``python -m tests.benchmarks.engine_speed 1000000``. It
prints medians of several runs and never fails on time. The *limit* is a numpy scan (a sum) of
exactly the bytes a question reads, one thread: no engine can answer faster than that.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import geopandas as gpd
import numpy as np
import polars as pl

from dashboard import engine
from dashboard.filters import FACETS, Query
from dashboard.units import CRS
from tests.benchmarks import synthetic

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS: Final = 9

QUERIES: Final = {
    "everything": Query(),
    "two threats since 2022": Query(
        threat_types=("detention", "deportation"), since=date(2022, 2, 24)
    ),
    "an area": Query(area=(20.0, 35.0, 90.0, 60.0)),
    "two words, again": Query(text="reporter consulate"),
}

READ: Final = {
    "everything": (),
    "two threats since 2022": ("threat_type", "day_to"),
    "an area": ("lon", "lat"),
    "two words, again": (),
}
"""The columns each question's conditions read (a search reads one bit a row, once it is known)."""


class Question(NamedTuple):
    """A question of the engine and the slim columns its answer is made of."""

    name: str
    ask: Callable[[engine.Incidents, Query], Any]
    columns: tuple[str, ...]


CELLS: Final = ("city", "qx", "qy", "lon", "lat", "method", "row", "threat_type", "verification")

QUESTIONS: Final = (
    Question("count", engine.count, ()),
    *(
        Question(f"cells, zoom {zoom}", partial(engine.cells, zoom=zoom), CELLS)
        for zoom in (0, 3, 6, 9)
    ),
    Question("badges", engine.badges, ("city", "iso3", "method")),
    Question("totals", engine.totals, ("iso3", "method")),
    Question("months", engine.months, ("month", "span", "method")),
    *(
        Question(
            f"facet {facet.field}",
            partial(engine.facet_counts, field=facet.field),
            (facet.column,),
        )
        for facet in FACETS
    ),
    Question("records, newest 2,000", engine.records, ("row",)),
    Question("one cell's records", partial(engine.in_cell, zoom=5, x=140, y=90), ("qx", "qy")),
)


def main() -> None:
    """Measure the sizes given on the command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rows", type=int, nargs="*", default=[300, 100_000, 1_000_000])
    for rows in arguments.parse_args().rows:
        with tempfile.TemporaryDirectory() as folder:
            measure(synthetic.write(Path(folder) / "incidents.parquet", rows))


def measure(path: Path) -> None:
    """Print one table for one file: a line for each question, a column for each frame."""
    frames = {"Polars": pl.read_parquet(path)}
    reading = median(partial(pl.read_parquet, path), runs=3)
    if len(frames["Polars"]) <= 100_000:
        frames["GeoDataFrame"] = geo(frames["Polars"])
    prepared = {name: engine.prepare(frame) for name, frame in frames.items()}
    print(f"\n{len(frames['Polars']):,} rows, {path.stat().st_size / 1e6:.1f} MB; ms, median")
    print(f"{'read the file (Polars)':55}{reading:9.1f}")
    for name, frame in frames.items():
        print(f"{f'prepare ({name})':55}{median(partial(engine.prepare, frame), runs=3):9.1f}")
    for name, incidents in prepared.items():
        new = (Query(text=f"consulate reporter {number}") for number in itertools.count())
        looking = median(lambda i=incidents, n=new: engine.count(i, next(n)))  # type: ignore[misc]
        print(f"{f'look for three words, first time ({name})':55}{looking:9.1f}")
    for asked, query in QUERIES.items():
        print(f"\n{asked:37}{'limit':>9}" + "".join(f"{name:>14}" for name in prepared))
        for question in QUESTIONS:
            print(line(question, query, READ[asked], prepared))


def line(
    question: Question, query: Query, read: tuple[str, ...], prepared: dict[str, engine.Incidents]
) -> str:
    """Return one line: the question, its limit and its time for each frame."""
    slim = prepared["Polars"].slim
    columns = (slim.get_column(name).to_numpy() for name in {*question.columns, *read})
    touched = b"".join(column.tobytes() for column in columns)
    words = np.frombuffer(touched, "int64", count=len(touched) // 8)
    limit = median(partial(np.add.reduce, words))
    times = [median(partial(question.ask, i, query)) for i in prepared.values()]
    return f"  {question.name:35}{limit:9.2f}" + "".join(f"{t:14.1f}" for t in times)


def median(ask: Callable[[], Any], runs: int = RUNS) -> float:
    """Return the median time of several runs after a first one, in milliseconds."""
    ask()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def geo(frame: pl.DataFrame) -> gpd.GeoDataFrame:
    """Return the same rows as the GeoDataFrame a folder is read into."""
    table = frame.to_pandas()
    points = gpd.points_from_xy(table["lon"], table["lat"], crs=CRS)
    return gpd.GeoDataFrame(table, geometry=points)


if __name__ == "__main__":
    main()
