"""The town a point lies in: each town reaches as far as its people need room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from dashboard.disclosure.places import city_uncertainty
from dashboard.gazetteer.outlines import DEGREE, metres_between
from dashboard.sources.places.names import NOTHING

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from dashboard.gazetteer import Gazetteer

MOTHER: Final = 10
"""A town within reach of one with so many times its people, in the same region, is taken as a part
of it: a point in a borough is shown as the city."""

CHUNK: Final = 200_000
"""Points asked at a time, so that memory stays small."""


@dataclass(frozen=True, eq=False, slots=True)
class Reaches:
    """Towns as circles; arrays in step with the rows of the gazetteer.

    ``reach`` is in metres (``disclosure.places.city_uncertainty``); ``tree`` holds the boxes around
    the circles of ``towns``, which are the rows that points are given to.
    """

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    land: NDArray[np.object_]
    reach: NDArray[np.float64]
    towns: NDArray[np.int64]
    tree: shapely.STRtree

    def town_at(
        self, iso3: pd.Series[str], lon: NDArray[np.float64], lat: NDArray[np.float64]
    ) -> NDArray[np.int64]:
        """Return the town of the country in whose reach each point lies, or ``NOTHING``.

        Of several it is the one to whose centre the point is nearest, measured in its reach.
        """
        found = np.full(len(iso3), NOTHING, dtype=np.int64)
        lands = iso3.to_numpy(object)
        for start in range(0, len(found), CHUNK):
            part = slice(start, start + CHUNK)
            found[part] = self._nearest(lands[part], lon[part], lat[part])
        return found

    def _nearest(
        self, land: NDArray[np.object_], lon: NDArray[np.float64], lat: NDArray[np.float64]
    ) -> NDArray[np.int64]:
        point, box = self.tree.query(shapely.points(lon, lat))
        town = self.towns[box]
        home = self.land[town] == land[point]
        point, town = point[home], town[home]
        share = metres_between(lon[point], lat[point], self.lon[town], self.lat[town])
        share /= self.reach[town]
        order = np.lexsort((town, share, point))
        order = order[share[order] <= 1]
        first = order[np.unique(point[order], return_index=True)[1]]
        found = np.full(len(land), NOTHING, dtype=np.int64)
        found[point[first]] = town[first]
        return found


@lru_cache(maxsize=2)
def reaches(gazetteer: Gazetteer) -> Reaches:
    """Return the towns of a gazetteer as circles; a town no name leads to is given no point."""
    places = gazetteer.places.reset_index(drop=True)
    lon, lat = places["lon"].to_numpy("float64"), places["lat"].to_numpy("float64")
    reach = places["population"].map(city_uncertainty).to_numpy("float64")
    part = _parts(places, lon, lat, reach)
    towns = np.flatnonzero(gazetteer.findable.to_numpy() & ~part)
    boxes = _boxes(lon[towns], lat[towns], reach[towns])
    return Reaches(lon, lat, places["iso3"].to_numpy(object), reach, towns, shapely.STRtree(boxes))


def _boxes(
    lon: NDArray[np.float64], lat: NDArray[np.float64], reach: NDArray[np.float64]
) -> NDArray[np.object_]:
    high = reach / DEGREE
    wide = high / np.cos(np.radians(np.minimum(np.abs(lat) + high, 89)))
    boxes: NDArray[np.object_] = shapely.box(lon - wide, lat - high, lon + wide, lat + high)
    return boxes


def _parts(
    places: pd.DataFrame,
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    reach: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Return which towns are parts of another."""
    small, large = shapely.STRtree(_boxes(lon, lat, reach)).query(shapely.points(lon, lat))
    people = places["population"].to_numpy()
    region = (places["iso3"] + " " + places["admin1"]).to_numpy(object)
    alike = (people[large] >= MOTHER * people[small]) & (region[large] == region[small])
    small, large = small[alike], large[alike]
    near = metres_between(lon[small], lat[small], lon[large], lat[large]) <= reach[large]
    return np.isin(np.arange(len(places)), small[near])
