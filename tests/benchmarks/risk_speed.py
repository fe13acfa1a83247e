"""How long the risk layers take: shipped data after a change of day or weights, and 1M rows.

Run by name: ``python -m tests.benchmarks.risk_speed``. It prints medians in milliseconds and never
fails on time. Aims: all layers on the shipped data within 50 ms of a new day or new weights; the
incident layers over a million rows within 150 ms.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from datetime import timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dashboard import engine, snapshot
from dashboard.filters import Query
from dashboard.risk import LAYERS
from dashboard.risk.causes import causes
from dashboard.risk.composite import combined, layers
from dashboard.risk.difference import between
from dashboard.risk.presets import PRESETS
from dashboard.risk.ranks import ranks
from dashboard.risk.reported import emigrants, reported
from dashboard.risk.scores import Asked
from dashboard.risk.weighted import weighted
from tests.benchmarks import synthetic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from dashboard.risk.scores import Scores

AIM_SHIPPED: Final = 50
AIM_MILLION: Final = 150


class Took(NamedTuple):
    """Milliseconds by the clock (others use the machine, too) and of the processor."""

    wall: float
    processor: float


def main() -> None:
    """Measure both."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rows", type=int, nargs="?", default=1_000_000)
    data = snapshot.read()
    shipped = Asked(data, engine.prepare(data.incidents), Query(), data.manifest.as_of)
    of_shipped(shipped)
    rows = arguments.parse_args().rows
    of_incidents(Asked(data, engine.prepare(synthetic.frame(rows)), Query(), shipped.as_of), rows)


def of_shipped(asked: Asked) -> None:
    """Print what a new day and new weights cost, layer by layer and together."""
    print(f"shipped data, {len(asked.incidents)} incidents; ms: clock, processor")
    for layer in LAYERS:
        line(f"  {layer.code}", median(partial(layer.score, asked)))
    days = (asked.as_of - timedelta(number) for number in itertools.count())
    line("new day: every layer once", median(lambda: every_layer(asked, days)), AIM_SHIPPED)
    compared = median(lambda: every_comparison(asked, days))
    line("new earlier day: one layer, its change and causes", compared, AIM_SHIPPED)
    parts, presets = layers(asked), itertools.cycle(PRESETS)
    weighing = median(lambda: combined(parts, asked.as_of, next(presets).weights))
    line("new weights: the composite", weighing, AIM_SHIPPED)
    scores = combined(parts, asked.as_of)
    line("  its ranks under 1,000 random weights", median(lambda: ranks(scores.parts)))


def every_layer(asked: Asked, days: Iterator[date]) -> list[Scores]:
    """Return all layers for a day not asked before; the composite takes those it is made of."""
    new = Asked(asked.snapshot, asked.incidents, asked.query, next(days))
    made = layers(new)
    return [*made, reported(new), emigrants(new), combined(made, new.as_of)]


def every_comparison(asked: Asked, days: Iterator[date]) -> None:
    """Compare the composite, the slowest layer, with a day not asked before."""
    since = next(days)
    then = layers(Asked(asked.snapshot, asked.incidents, asked.query, since))
    two = combined(then, since), _composite(asked)
    found = between(*two)
    causes(*two, found, asked, since)


_composite = cache(lambda asked: combined(layers(asked), asked.as_of))
"""What is kept on the site: the later day is on show already."""


def of_incidents(asked: Asked, rows: int) -> None:
    """Print what the incident layers cost over many rows."""
    print(f"\n{rows:,} invented incidents; ms: clock, processor")
    times = {f.__name__: median(partial(f, asked)) for f in (reported, emigrants, weighted)}
    for name, took in times.items():
        line(f"  {name}", took)
    line("together", Took(*map(sum, zip(*times.values(), strict=True))), AIM_MILLION)


def median(ask: Callable[[], Any], runs: int = 15) -> Took:
    """Return the median of several runs after a first one."""
    ask()
    times = [_once(ask) for _ in range(runs)]
    return Took(*(statistics.median(column) for column in zip(*times, strict=True)))


def _once(ask: Callable[[], Any]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    ask()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


def line(name: str, took: Took, aim: int | None = None) -> None:
    """Print one line of the table."""
    told = f"   (aim {aim})" if aim else ""
    print(f"{name:50}{took.wall:9.1f}{took.processor:12.1f}{told}")


if __name__ == "__main__":
    main()
