"""How fast a long file is taken in: ``python -m tests.benchmarks.import_speed [--rows N]``.

Invented rows in real cities go through ``exile-atlas import`` in a process of its own, each time
into a new vault; the medians of some runs are told. The physical limit beside it: pyarrow reads and
writes the same file, and nothing else is done. On a machine with other work to do the seconds of
the processor say more than those of the clock.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np
import pandas as pd

from dashboard import taxonomy, vault
from dashboard.gazetteer import Gazetteer

AIM_SECONDS: Final = 60.0
AIM_BYTES: Final = 2 * 10**9

WORDS: Final = (
    *("activist", "journalist", "officer", "lawyer", "court", "border", "police", "protest"),
    *("editor", "poet", "artist", "student", "hearing", "ruling", "request", "notice"),
    *("arrest", "release", "letter", "threat", "visit", "search", "appeal", "consulate"),
    *("passport", "airport", "market", "station", "festival", "lecture", "rally", "concert"),
    *("paper", "channel", "union"),
)

RUNS: Final = 3

BARE: Final = """
import sys
from pyarrow import csv
csv.write_csv(csv.read_csv(sys.argv[1]), sys.argv[2])
"""


@dataclass(frozen=True)
class Measured:
    """What one process took."""

    seconds: float
    processor: float
    peak_bytes: int
    output: str


def invented(rows: int, seed: int = 7) -> pd.DataFrame:
    """Return raw incidents: real cities, invented sentences, no two rows alike."""
    draw = np.random.default_rng(seed)
    places = Gazetteer.read().places
    towns = places.iloc[draw.integers(0, len(places), rows)].reset_index(drop=True)

    def some(values: tuple[str, ...]) -> pd.Series[str]:
        return pd.Series(np.array(values)[draw.integers(0, len(values), rows)], dtype="str")

    days = pd.to_datetime("2014-01-01") + pd.to_timedelta(draw.integers(0, 4500, rows), "D")
    words = np.array(WORDS)[draw.integers(0, len(WORDS), (rows, 14))]
    told = pd.Series([" ".join(row).capitalize() for row in words], dtype="str")
    number = pd.Series(range(rows)).astype("str")
    return pd.DataFrame(
        {
            "id": "invented-" + number,
            "date_start": days.strftime("%Y-%m-%d"),
            "date_end": "",
            "country": towns["iso3"],
            "place": towns["name"],
            "lat": towns["lat"].round(2).astype("str"),
            "lon": towns["lon"].round(2).astype("str"),
            "place_precision": "city",
            "threat_type": some(taxonomy.codes(taxonomy.THREAT_TYPES)),
            "target_group": some(taxonomy.codes(taxonomy.TARGET_GROUPS)),
            "attributed_to": some(taxonomy.codes(taxonomy.ATTRIBUTIONS)),
            "host_state_role": some(taxonomy.codes(taxonomy.HOST_STATE_ROLES)),
            "outcome": some(taxonomy.codes(taxonomy.OUTCOMES)),
            "verification": some(taxonomy.codes(taxonomy.EVIDENCE)),
            "public_name": "",
            "summary": told,
            "source_title": told.str.slice(0, 40),
            "source_publisher": "The Invented Courier",
            "source_date": (days + pd.Timedelta(days=2)).strftime("%Y-%m-%d"),
            "source_url": "https://courier.example.org/" + number,
            "source2_url": "",
        },
        dtype="str",
    )


def measured(*arguments: str) -> Measured:
    """Run Python in a process of its own and measure it."""
    before, used = time.perf_counter(), _processor()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - before
    if done.returncode:
        raise SystemExit(done.stderr)
    # The largest of all children so far: the runs go from small to large.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return Measured(seconds, _processor() - used, peak, done.stdout)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        file, copy, into = (Path(folder) / name for name in ("long.csv", "copy.csv", "vault"))
        invented(rows).to_csv(file, index=False, lineterminator="\n")
        size = file.stat().st_size
        bare = [measured("-c", BARE, str(file), str(copy)) for _ in range(RUNS)]
        command = ("-m", "dashboard.cli", "import", str(file), "--as-of", "2026-11-23")
        done = [measured(*command, "--into", f"{into}-{n}") for n in range(RUNS)]
        before = time.perf_counter()
        held = len(vault.read_raw(Path(f"{into}-0")).incidents)
        reread = time.perf_counter() - before
    print(done[0].output.rstrip())
    print(f"{rows:,} rows, {size / 2**20:,.0f} MB; {held:,} rows held; read back in {reread:.1f} s")
    for name, runs in (("bare read and write", bare), ("the whole command", done)):
        print(f"{name:>20}: {_told(rows, runs)}")
    seconds, peak = median(run.seconds for run in done), max(run.peak_bytes for run in done)
    met = seconds <= AIM_SECONDS and peak < AIM_BYTES
    print(
        f"{'aim':>20}: {AIM_SECONDS:.0f} s, 2 GB for 1,000,000 rows: {'met' if met else 'missed'}"
    )


def _told(rows: int, runs: list[Measured]) -> str:
    seconds = median(run.seconds for run in runs)
    processor = median(run.processor for run in runs)
    return (
        f"{seconds:6.1f} s ({processor:.1f} s of the processor), {rows / seconds:>9,.0f} rows/s,"
        f" {max(run.peak_bytes for run in runs) / 2**20:,.0f} MB at its peak"
    )


if __name__ == "__main__":
    main()
