"""Which row of a way speaks for a day, and how old the evidence is.

Of the rows of one way (from, to, mode, document) that cover the day, the one that began last
decides; of two that began together, the one that lets fewer people through. A way none of whose
rows covers the day, but with an ended one, is only *last known*. A way without any row is unknown,
never closed, and appears nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import taxonomy
from dashboard.corridors.answer import Hop

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dashboard.corridors.legs import Leg, Way
    from dashboard.corridors.network import Network

STALE_AFTER: Final = 365
"""Days after which a way that nobody verified again no longer speaks for the day."""

_WORSE: Final = {code: rank for rank, code in enumerate(taxonomy.codes(taxonomy.LEG_STATUSES))}


def standing(network: Network, day: date) -> dict[Way, Hop]:
    """Return every way with a row that had begun by the day, as it stands or was last known."""
    hops = {}
    for way, rows in network.ways.items():
        begun = [leg for leg in rows if leg.since <= day]
        if begun:
            hops[way] = _hop(begun, day, network.journeys.get(way[:2], ()))
    return hops


def ended(hop: Hop, day: date) -> bool:
    """Whether the row of this way had ended by the day."""
    return hop.leg.until is not None and hop.leg.until < day


def _hop(begun: list[Leg], day: date, journeys: tuple[str, ...]) -> Hop:
    covering = [leg for leg in begun if leg.covers(day)]
    leg = _deciding(covering) if covering else max(begun, key=_end)
    saying = [row for row in covering if row.status == leg.status] or [leg]
    newest = max(saying, key=lambda row: (row.sourced, row.id))
    age = max((day - newest.sourced).days, 0)
    return Hop(leg, newest.sourced, age, age > STALE_AFTER, newest.sourced_on, journeys)


def _deciding(covering: Iterable[Leg]) -> Leg:
    return max(covering, key=lambda leg: (leg.since, _WORSE[leg.status], leg.id))


def _end(leg: Leg) -> tuple[date, int, str]:
    return leg.until or leg.since, _WORSE[leg.status], leg.id
