"""An answer about corridors as what a map draws of it: a track for each way, other legs beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.maps import tracks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.corridors import Answer, Corridor, Hop
    from dashboard.maps.base_map import Track, Ways


def ways(answer: Answer | None, chosen: Corridor | None) -> Ways:
    """Return the ways of an answer as tracks, the chosen one bold.

    Beside them are ways that are closed or were last known in another state and, where there is no
    answer, the legs of what comes nearest.
    """
    if answer is None:
        return {"tracks": [], "others": {}}
    shut = {
        blocked.hop.leg.id: "closed"
        for blocked in answer.blocked
        if blocked.obstacles[0].kind in ("closed", "ended")
    }
    near = _states(hop for miss in answer.near for hop in miss.hops)
    used = _states(hop for corridor in answer.corridors for hop in corridor.hops)
    others = {leg: state for leg, state in {**near, **shut}.items() if leg not in used}
    return {"tracks": _tracks(answer.corridors, chosen), "others": others}


def _tracks(corridors: Sequence[Corridor], chosen: Corridor | None) -> list[Track]:
    beside = tracks.lanes([[_step(hop) for hop in corridor.hops] for corridor in corridors])
    return [
        {
            "id": corridor.id,
            "rank": rank,
            "chosen": corridor is chosen,
            "runs": [
                {"leg": hop.leg.id, "state": hop.leg.status, "lane": lane}
                for hop, lane in zip(corridor.hops, lanes, strict=True)
            ],
        }
        for rank, (corridor, lanes) in enumerate(zip(corridors, beside, strict=True), start=1)
    ]


def _step(hop: Hop) -> tracks.Step:
    leg = hop.leg
    return tracks.Step(leg.id, (leg.from_lon, leg.from_lat), (leg.to_lon, leg.to_lat))


def _states(hops: Iterable[Hop]) -> dict[str, str]:
    return {hop.leg.id: hop.leg.status for hop in hops}
