"""How long a vault of many rows takes to become a released set, and that set to be opened.

Every row is invented; the cities are real ones of the gazetteer, drawn at random. Run by name:
``python -m tests.benchmarks.build_speed --rows 100000``.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from dashboard import snapshot, taxonomy, vault
from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.making.building import Job, build

AS_OF: Final = date(2026, 11, 23)
WHO: Final = ("A reporter", "An organiser", "A former officer", "A singer", "A lawyer", "A baker")
WHAT: Final = ("was followed", "was stopped", "was questioned", "was threatened", "was searched")
WHERE: Final = ("at the airport", "after a rally", "online", "at a consulate", "near the station")
PUBLISHERS: Final = 4000


def incidents(rows: int, seed: int = 1) -> pd.DataFrame:
    """Return invented raw incidents, one page each; a third of the people are named."""
    rng = np.random.default_rng(seed)
    places = pd.read_csv(snapshot.SHIPPED / "places.csv", keep_default_na=False)
    home = places.iloc[rng.integers(0, len(places), rows)].reset_index(drop=True)
    number = pd.Series(np.arange(rows)).astype("str")
    day = pd.Timestamp("2014-01-01") + pd.to_timedelta(rng.integers(0, 4000, rows), unit="D")
    told = [pd.Series(np.array(words)[rng.integers(0, len(words), rows)]) for words in _PARTS]
    summary = told[0] + " " + told[1] + " " + told[2] + "."
    paper = pd.Series(rng.integers(0, PUBLISHERS, rows)).astype("str")
    codes = {
        name: np.array(taxonomy.codes(terms))[rng.integers(0, len(terms), rows)]
        for name, terms in _CODES.items()
    }
    cells: dict[str, Any] = {
        **dict.fromkeys(RAW_COLUMNS["incidents"], ""),
        **codes,
        "id": "bench:" + number,
        "date_start": day.strftime("%Y-%m-%d"),
        "country": home["iso3"],
        "place": home["name"],
        "place_precision": "city",
        "public_name": np.where(rng.random(rows) < 0.33, "Vera Invented " + number, ""),
        "summary": summary,
        "source_title": summary.str.rstrip(".") + ", report " + number,
        "source_publisher": "The Invented Courier " + paper,
        "source_date": (day + pd.Timedelta(days=2)).strftime("%Y-%m-%d"),
        "source_url": "https://courier" + paper + ".example.org/" + number,
    }
    frame = pd.DataFrame(cells, index=range(rows))
    return frame[list(RAW_COLUMNS["incidents"])].astype("str")


_PARTS: Final = (WHO, WHAT, WHERE)
_CODES: Final = {
    "threat_type": taxonomy.THREAT_TYPES,
    "target_group": taxonomy.TARGET_GROUPS,
    "attributed_to": taxonomy.ATTRIBUTIONS,
    "host_state_role": taxonomy.HOST_STATE_ROLES,
    "outcome": taxonomy.OUTCOMES,
    "verification": taxonomy.EVIDENCE,
}


def measure(rows: int, folder: Path) -> None:
    """Print the seconds of each step and the most memory used."""
    home, shelf = folder / "vault", folder / "shelf"
    frame = incidents(rows)
    vault.add_batch(home, {"incidents": frame}, {}, {})
    for version in ("2026.11.1", "2026.11.2"):
        job = Job(home, shelf, AS_OF, version, shelved=True, language_of=_unjudged)
        seconds = _seconds(lambda job=job: build(job))
        print(f"build {version}: {seconds:7.1f} s")
    print(f"open:            {_seconds(lambda: snapshot.read(shelf / '2026.11.2')):7.1f} s")
    size = sum(file.stat().st_size for file in (shelf / "2026.11.2").iterdir()) / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{rows:,} rows, {size:,.0f} MB on disk, at most {peak:.1f} GB of memory")


def _unjudged(_title: str, _url: str) -> tuple[str, ...]:
    return ()


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=100_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        measure(given.rows, Path(aside))
