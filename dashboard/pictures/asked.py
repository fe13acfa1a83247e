"""What is asked of a picture, and the part of the world that it needs for that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard import engine
from dashboard.engine.incidents import DEGREE
from dashboard.maps import configuration, corridor_layer
from dashboard.pictures import frame, lines, tracks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.filters import Query
    from dashboard.maps.base_map import Ways
    from dashboard.maps.corridor_layer import Line
    from dashboard.pictures.frame import Frame
    from dashboard.pictures.style import Style
    from dashboard.snapshot import Snapshot

(_SOUTH, _WEST), (_NORTH, _EAST) = configuration.OPENING
OPENING: Final = (_WEST, _SOUTH, _EAST, _NORTH)
"""What the live map opens with: Europe to Central Asia."""

PAD: Final = 34.0
"""Pixels between the outermost mark and the map's edge."""

ENOUGH: Final = 0.7
"""Share of the incidents that the map's opening view has to hold to be taken before a wider one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is drawn, all that :func:`dashboard.pictures.picture` was given."""

    released: Snapshot
    incidents: engine.Incidents
    query: Query
    layers: tuple[str, ...]
    coloured: Mapping[str, Any] | None
    as_of: date
    ways: Ways | None
    stressed: tuple[str, ...]
    style: Style

    def lines(self) -> list[Line]:
        """Return the legs and journeys of the layers that are on."""
        legs = corridor_layer.leg_lines(self.released.legs, self.as_of)
        return (legs if "legs" in self.layers else []) + (
            corridor_layer.journey_lines(self.released.journeys)
            if "journeys" in self.layers
            else []
        )


def fitted(asked: Asked, drawn: list[Line], box: frame.Box) -> Frame:
    """Return what the picture has to show: chosen lines, else the incidents asked for.

    Incidents all over the world make place for the map's opening view, if that holds most.
    """
    bold = tracks.legs(asked.ways, chosen=True) if asked.ways else set()
    chosen = [line for line in drawn if line["id"] in bold]
    if chosen or (drawn and "incidents" not in asked.layers):
        points = np.array(lines.ends(chosen or drawn))
        return frame.fitted(frame.around(points[:, 1], points[:, 0]) or OPENING, box, pad=PAD)
    rows = engine.matching(asked.incidents, asked.query).select("lon", "lat").collect()
    lon, lat = (rows.get_column(axis).to_numpy() / DEGREE for axis in ("lon", "lat"))
    whole = frame.fitted(frame.around(lon, lat) or OPENING, box, pad=PAD)
    opening = frame.fitted(OPENING, box, pad=0.0)
    near = opening.holds(*opening.at(lon, lat)).mean() if len(lon) else 1.0
    return opening if whole.world < opening.world and near >= ENOUGH else whole
