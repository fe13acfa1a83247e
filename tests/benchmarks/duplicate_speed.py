"""How fast doubles are found: ``python -m tests.benchmarks.duplicate_speed [--rows N]``.

Invented rows in real cities, half of them known; each tenth of the new ones tells of a known event
in other words. The physical limit beside it: every text is hashed once, and nothing is compared.
"""

from __future__ import annotations

import argparse
import time
from typing import Final

import numpy as np

from dashboard.sources.duplicates import duplicates
from dashboard.sources.duplicates.words import fingerprints
from tests.benchmarks.import_speed import invented

AIM_SECONDS: Final = 20.0

TOLD_AGAIN: Final = 10
"""One new row in so many tells of a known event."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    half = parser.parse_args().rows // 2
    known = invented(half)
    new = invented(half, seed=8).assign(id=lambda rows: "new-" + rows["id"])
    again = np.arange(0, half, TOLD_AGAIN)
    words = known["summary"].iloc[again].str.split().map(lambda told: " ".join(told[1:] + told[:2]))
    copied = known.iloc[again].assign(
        id=new["id"].iloc[again],
        summary=words.astype("str"),
        source_url=new["source_url"].iloc[again],
    )
    new.iloc[again] = copied[new.columns]
    before = time.perf_counter()
    fingerprints(new["summary"])
    fingerprints(known["summary"])
    bare = time.perf_counter() - before
    before = time.perf_counter()
    found = duplicates(new, known, new_labels=new["id"])
    seconds = time.perf_counter() - before
    right = found["of"].to_numpy() == known["id"].to_numpy()[found["row"]]
    hits = int((right & (found["row"] % TOLD_AGAIN == 0).to_numpy()).sum())
    print(f"{half:,} new rows against {half:,} known: {seconds:.1f} s; texts hashed: {bare:.1f} s")
    print(f"told again: {len(again):,}; found: {hits:,}; proposed besides: {len(found) - hits:,}")
    print(
        f"aim: {AIM_SECONDS:.0f} s for 1,000,000: {'met' if seconds <= AIM_SECONDS else 'missed'}"
    )


if __name__ == "__main__":
    main()
