"""Steps of the clock: what the map shows while time is played, and the bars time is chosen by.

Why steps, asked for a few ahead, and not a cube of months sent once? Measured on a million invented
rows (``python -m tests.benchmarks.time_speed``; two cores): a step costs the server 17 ms for a
moving year and 46 ms for everything up to a day, and 3 to 10 KB of what the reader sees. A cube of
cell, month, exactness and method costs 40 ms once, but 2.8 MB at zoom 4 and 7.9 MB at zoom 9 (0.6
and 1.8 MB compressed), again for each zoom and filter, before anything moves; it knows no weeks,
and counts by it would have to be worked out a second time in the browser. So the engine answers
each step as it answers any question: what is played is what is counted. Half a dozen steps go into
one request, answers are kept here and, by their address, in the browser; played again, nothing is
asked.

The map of corridors must not say which day a reader asks about. There the months of all incidents
are sent (``moments``), the same for every question, and the browser leaves out what is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from dashboard import engine, summary, taxonomy
from dashboard.filters import Query
from dashboard.site.kept import Kept
from dashboard.site.tiles import Moments, View, drawn, moments

if TYPE_CHECKING:
    import pandas as pd

Answer = dict[str, Any]
"""Plain lists and numbers, ready for JSON."""

CELLS_KEPT: Final = 300_000
"""How many cells all kept steps may hold together: about 30 MB. Apart from the map's own answers,
which a reader who plays must not drive out."""

QUESTIONS_KEPT: Final = 64
"""How many questions' months are kept."""

_METHODS: Final = taxonomy.codes(taxonomy.METHODS)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """All that one step shows at one zoom: its marks, and the number of incidents by country."""

    view: View
    totals: dict[str, int]

    def __len__(self) -> int:
        return len(self.view)


class Steps:
    """Steps and bars of one set of incidents; nothing kept refers back to it (see ``Tiles``)."""

    def __init__(self, incidents: engine.Incidents) -> None:
        self.kept: Kept[tuple[Query, int], Step] = Kept(
            partial(_step, incidents), capacity=CELLS_KEPT, weigh=len
        )
        self.moments: Kept[int, Moments] = Kept(
            partial(moments, incidents), capacity=CELLS_KEPT, weigh=len
        )
        self.months: Kept[Query, Answer] = Kept(
            partial(_months, incidents), capacity=QUESTIONS_KEPT
        )


def _step(incidents: engine.Incidents, asked: tuple[Query, int]) -> Step:
    query, zoom = asked
    cells = engine.cells(incidents, query, zoom, shares=True)
    badges = engine.badges(incidents, query, shares=True)
    totals = engine.totals(incidents, query)
    counts = dict(zip(totals["iso3"].tolist(), totals["n"].tolist(), strict=True))
    return Step(drawn(cells, badges, zoom), counts)


def _months(incidents: engine.Incidents, query: Query) -> Answer:
    """Return the bars of a question over the whole span of the data, ready for JSON.

    Returns
    -------
    dict
        ``first``, ``last``: days between which the data lie; ``bars``: ``[months after the first,
        place in METHODS, 1 where the month is known else 0, n]``.
    """
    span = summary.period(incidents, Query())
    if span is None:
        return {"first": "", "last": "", "bars": []}
    bars = summary.month_bars(engine.months(incidents, query))
    first, last = span
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "bars": _rows(bars, first.year * 12 + first.month - 1),
    }


def _rows(bars: pd.DataFrame, first: int) -> list[list[float]]:
    after = bars["month"].dt.year * 12 + bars["month"].dt.month - 1 - first
    method = bars["method"].map({code: place for place, code in enumerate(_METHODS)})
    rows = zip(after, method, bars["exact"], bars["n"].round(4), strict=True)
    return [[int(month), int(kind), int(exact), float(n)] for month, kind, exact, n in rows]
