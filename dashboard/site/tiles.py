"""Map tiles: one scan of the incidents per question and zoom, cut into the tiles asked for.

A tile is a 512-pixel square of the Web Mercator world, numbered ``z/x/y``, and a cell 32 pixels of
it: see ``engine.grid``. What stands alone in its cell is drawn as itself, the rest as bubbles, and
records known only to the region or country as a badge at the country's point. Every incident that
answers the question is in exactly one tile of every zoom.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard import engine, summary, taxonomy
from dashboard.engine import grid
from dashboard.engine.counts import METHOD_COUNTS
from dashboard.filters import Query
from dashboard.site.kept import Kept

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Answer = dict[str, Any]
"""Plain lists and numbers, ready for JSON."""

CELLS_KEPT: Final = 1_000_000
"""How many cells all kept views may hold together: about 100 MB."""

QUESTIONS_KEPT: Final = 256
"""How many questions' country figures are kept."""

_TYPES: Final = {code: i for i, code in enumerate(taxonomy.codes(taxonomy.THREAT_TYPES))}
_SOLID: Final = {grade.code: int(grade.solid) for grade in taxonomy.EVIDENCE}


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows ready for JSON, sorted by the tile they lie in.

    ``tile[i]`` is ``y << zoom | x`` of the tile that ``columns[...][i]`` belongs to.
    """

    tile: NDArray[np.int64]
    columns: tuple[NDArray[Any], ...]

    @classmethod
    def sort(cls, tile: NDArray[np.int64], columns: tuple[NDArray[Any], ...]) -> Rows:
        """Return the rows in tile order."""
        order = np.argsort(tile, kind="stable")
        return cls(tile[order], tuple(column[order] for column in columns))

    def within(self, tile: int) -> list[list[Any]]:
        """Return the rows of one tile."""
        first, last = np.searchsorted(self.tile, [tile, tile + 1])
        return [
            list(row) for row in zip(*(c[first:last].tolist() for c in self.columns), strict=True)
        ]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """All that one question shows at one zoom."""

    zoom: int
    bubbles: Rows
    singles: Rows
    badges: Rows
    largest: int

    def __len__(self) -> int:
        return 1 + len(self.bubbles.tile) + len(self.singles.tile) + len(self.badges.tile)

    def tile(self, x: int, y: int) -> Answer:
        """Return tile ``x/y`` (each below ``grid.tiles(zoom)``), ready for JSON.

        Returns
        -------
        dict
            ``c``: bubbles ``[lon, lat, n, [n by method], x, y]`` with the cell's numbers; ``i``:
            single incidents ``[lon, lat, id, place in THREAT_TYPES, solid]``; ``b``: badges
            ``[lon, lat, n, [n by method], iso3]``; ``max``: the largest n of the whole zoom.
            Steps of the clock have the share of the dates asked for as one more figure a row.
        """
        key = y << self.zoom | x
        return {
            "c": self.bubbles.within(key),
            "i": self.singles.within(key),
            "b": self.badges.within(key),
            "max": self.largest,
        }


class Tiles:
    """The views of one set of incidents, each worked out once and kept while there is room.

    Nothing kept here refers back to the tiles: when a site is let go, its memory is free at once,
    without the collector having to look for circles.
    """

    def __init__(self, incidents: engine.Incidents) -> None:
        badges: Kept[Query, pd.DataFrame] = Kept(
            partial(engine.badges, incidents), capacity=QUESTIONS_KEPT
        )
        reported = sorted(engine.totals(incidents, Query())["iso3"].tolist())
        self.views: Kept[tuple[Query, int], View] = Kept(
            partial(_view, incidents, badges), capacity=CELLS_KEPT, weigh=len
        )
        self.totals: Kept[Query, Answer] = Kept(
            partial(_totals, incidents, reported), capacity=QUESTIONS_KEPT
        )


def _view(
    incidents: engine.Incidents, kept_badges: Kept[Query, pd.DataFrame], asked: tuple[Query, int]
) -> View:
    query, zoom = asked
    return drawn(engine.cells(incidents, query, zoom), kept_badges.get(query), zoom)


def drawn(cells: pd.DataFrame, badges: pd.DataFrame, zoom: int) -> View:
    """Return cells and badges, as the engine counts them, as they are drawn at a zoom."""
    alone = cells["n"].to_numpy() == 1
    return View(
        zoom=zoom,
        bubbles=_bubbles(cells[~alone], zoom),
        singles=_singles(cells[alone], zoom),
        badges=_badges(badges, zoom),
        largest=max(cells["n"].tolist() + badges["n"].tolist(), default=0),
    )


def _totals(incidents: engine.Incidents, reported: list[str], query: Query) -> Answer:
    found = engine.totals(incidents, query)
    counts = dict(zip(found["iso3"].tolist(), found["n"].tolist(), strict=True))
    return {"n": counts, "breaks": list(summary.breaks(counts.values())), "reported": reported}


def _bubbles(cells: pd.DataFrame, zoom: int) -> Rows:
    return Rows.sort(
        _tiles_of_cells(cells, zoom),
        (
            *_places(cells),
            *_counts(cells),
            cells["x"].to_numpy(),
            cells["y"].to_numpy(),
            *_shares(cells),
        ),
    )


def _singles(cells: pd.DataFrame, zoom: int) -> Rows:
    kinds, solid = cells["threat_type"].map(_TYPES), cells["verification"].map(_SOLID)
    return Rows.sort(
        _tiles_of_cells(cells, zoom),
        (
            *_places(cells),
            cells["id"].to_numpy(object),
            kinds.to_numpy(),
            solid.to_numpy(),
            *_shares(cells),
        ),
    )


def _badges(badges: pd.DataFrame, zoom: int) -> Rows:
    return Rows.sort(
        _tiles_of_points(badges, zoom),
        (*_places(badges), *_counts(badges), badges["iso3"].to_numpy(object), *_shares(badges)),
    )


def _tiles_of_cells(cells: pd.DataFrame, zoom: int) -> NDArray[np.int64]:
    x, y = (cells[axis].to_numpy(np.int64) >> grid.TILE for axis in ("x", "y"))
    return y << zoom | x


def _tiles_of_points(frame: pd.DataFrame, zoom: int) -> NDArray[np.int64]:
    finest = grid.quads(frame["lon"].to_numpy(float), frame["lat"].to_numpy(float))
    x, y = (
        axis.astype(np.int64) >> (grid.FINEST - grid.CELLS - zoom + grid.TILE) for axis in finest
    )
    return y << zoom | x


def _places(frame: pd.DataFrame) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return longitudes and latitudes to two decimals (about a kilometre, finer than we know)."""
    return frame["lon"].to_numpy(float).round(2), frame["lat"].to_numpy(float).round(2)


def _counts(frame: pd.DataFrame) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the counts and, per row, the counts by method in the order of the vocabulary."""
    return frame["n"].to_numpy(), frame[list(METHOD_COUNTS)].to_numpy()


def _shares(frame: pd.DataFrame) -> tuple[NDArray[Any], ...]:
    """Return how much of what is counted lies in the dates asked for, where that was worked out."""
    return (frame["share"].to_numpy(float).round(2),) if "share" in frame else ()


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """All incidents at one zoom by the months they lasted from and to; see ``engine.moments``."""

    cells: Rows
    badges: Rows

    def __len__(self) -> int:
        return 1 + len(self.cells.tile) + len(self.badges.tile)

    def tile(self, x: int, y: int, zoom: int) -> Answer:
        """Return one tile, ready for JSON.

        Returns
        -------
        dict
            ``c``: ``[lon, lat, n, [n by method], x, y, first, last, id, place in THREAT_TYPES,
            solid]``, the last three of a lone incident only; ``b``: ``[lon, lat, n, [n by method],
            iso3, first, last]``; months since 1970-01.
        """
        key = y << zoom | x
        return {"c": self.cells.within(key), "b": self.badges.within(key)}


def moments(incidents: engine.Incidents, zoom: int) -> Moments:
    """Return all incidents at one zoom, by month."""
    cells, badges = engine.moments(incidents, zoom)
    kinds = cells["threat_type"].map(_TYPES).fillna(0).to_numpy(int)
    solid = cells["verification"].map(_SOLID).fillna(0).to_numpy(int)
    lone = (cells["id"].to_numpy(object), kinds, solid)
    at = (cells["x"].to_numpy(), cells["y"].to_numpy())
    return Moments(
        Rows.sort(
            _tiles_of_cells(cells, zoom),
            (*_places(cells), *_counts(cells), *at, *_lasting(cells), *lone),
        ),
        Rows.sort(
            _tiles_of_points(badges, zoom),
            (
                *_places(badges),
                *_counts(badges),
                badges["iso3"].to_numpy(object),
                *_lasting(badges),
            ),
        ),
    )


def _lasting(frame: pd.DataFrame) -> tuple[NDArray[Any], ...]:
    return frame["first"].to_numpy(), frame["last"].to_numpy()
