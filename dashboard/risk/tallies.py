"""Incidents asked for, added up by country and method: one pass over the rows for every layer.

The question's choice of *countries* is lifted: a country's value is its own and does not change
when others are chosen, and the prior of :mod:`dashboard.risk.weighted` is that of all countries.
What is not asked for is left out by what is drawn. An incident counts if it may have begun by
``as_of``. Sums run over the engine's rows, which are in one order however the table came, so they
are equal to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard import taxonomy
from dashboard.countries import CODES
from dashboard.engine import matching
from dashboard.engine.matching import EPOCH
from dashboard.risk.coverage import covered
from dashboard.risk.hosts import HOSTS, ORIGIN
from dashboard.risk.scores import EVIDENCE, empty

if TYPE_CHECKING:
    from dashboard.risk.scores import Asked

Array = npt.NDArray[Any]

SHOWN: Final = 12
"""Incidents a country and method that stand as evidence, the newest; the others are in the list."""

METHODS: Final = taxonomy.codes(taxonomy.METHODS)

SHAPE: Final = (len(HOSTS), len(METHODS))
"""Countries in the order of the answer by methods in the order of the taxonomy."""

COLUMNS: Final = ("row", "iso3", "method", "threat_type", "verification", "day_from", "day_to")

NEVER: Final = np.datetime64("NaT", "D")
UNKNOWN: Final = np.iinfo("int64").min
"""Stand for no day."""


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """The incidents asked for, newest first.

    Attributes
    ----------
    cell
        Which country and method, as a place in an array of :data:`SHAPE` laid flat.
    row, threat_type, verification, day_from, day_to
        As in :class:`dashboard.engine.Incidents`.
    """

    cell: Array
    row: Array
    threat_type: Array
    verification: Array
    day_from: Array
    day_to: Array

    @property
    def country(self) -> Array:
        """Return the country of each row, as its place in :data:`HOSTS`."""
        return self.cell // SHAPE[1]

    def where(self, kept: Array) -> Rows:
        """Return the rows for which ``kept`` (bool) is true."""
        return Rows(**{field.name: getattr(self, field.name)[kept] for field in fields(self)})

    def summed(self, values: Array | None = None) -> Array:
        """Add up ``values`` (1 for every row when None); floats of :data:`SHAPE`."""
        size = SHAPE[0] * SHAPE[1]
        return np.bincount(self.cell, values, size).astype("float64").reshape(SHAPE)

    def newest(self) -> Array:
        """Return the newest first day by country and method, NaT for none (datetime64[s])."""
        return self._last(slice(None, None, -1))

    def oldest(self) -> Array:
        """Return the oldest first day by country and method, NaT for none (datetime64[s])."""
        return self._last(slice(None))

    def _last(self, order: slice) -> Array:
        """Return the day of the last row of each cell in this order: numpy keeps the last."""
        days = np.full(SHAPE[0] * SHAPE[1], UNKNOWN)
        days[self.cell[order]] = self.day_from[order]
        found: Array = np.where(days == UNKNOWN, NEVER, days.astype("datetime64[D]"))
        return found.astype("datetime64[s]").reshape(SHAPE)


def day_number(asked: Asked) -> int:
    """Return ``as_of`` as days since 1970-01-01."""
    return (asked.as_of - EPOCH).days


def rows_asked(asked: Asked) -> Rows:
    """Return the incidents the question asks for in any country, begun by ``as_of``."""
    found = (
        matching(asked.incidents, asked.query.without("countries"))
        .filter(nw.col("day_from") <= day_number(asked))
        .select(*COLUMNS)
        .collect()
    )
    columns = {name: found.get_column(name).to_numpy() for name in COLUMNS}
    cell = _places()[columns.pop("iso3")] * SHAPE[1] + columns.pop("method")
    return Rows(cell=cell, **columns)


def reported_from(asked: Asked) -> Array:
    """Return, by country, whether its silence says anything (bool).

    True where any incident at all, asked for or not, is known by ``as_of``, or enough host facts
    hold (:mod:`dashboard.risk.coverage`). Elsewhere no incident means that nobody looked.
    """
    known = (
        asked.incidents.slim.lazy()
        .filter(nw.col("day_from") <= day_number(asked))
        .group_by("iso3")
        .agg(n=nw.len())
        .collect()
    )
    seen = np.zeros(SHAPE[0], dtype=bool)
    seen[_places()[known.get_column("iso3").to_numpy()]] = True
    return seen | covered(asked.snapshot.host_facts, asked.as_of)


@cache
def not_origin() -> Array:
    """Return, by country, whether it is anybody's host (bool): false for the state they left."""
    return np.array([code != ORIGIN for code in HOSTS])


def evidence(
    asked: Asked,
    rows: Rows,
    observed: Array,
    grades: Array | None = None,
    reasons: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Return the newest :data:`SHOWN` incidents a country and method as evidence.

    Parameters
    ----------
    observed
        Which countries have a value (bool); the others have no evidence.
    grades
        What each of ``rows`` counts, 0 to 1; not graded when None.
    reasons
        One text a threat type, in the order of the taxonomy; none when empty.
    """
    chosen = _heads(rows.cell)
    chosen = chosen[observed[rows.country[chosen]]]
    if not len(chosen):
        return empty(EVIDENCE)
    cell, why = rows.cell[chosen], np.array(reasons or ("",), dtype=object)
    columns = {
        "iso3": np.array(HOSTS, dtype=object)[cell // SHAPE[1]],
        "part": np.array(METHODS, dtype=object)[cell % SHAPE[1]],
        "table": np.full(len(chosen), "incidents", dtype=object),
        "record": asked.incidents.full.get_column("id")[rows.row[chosen].tolist()].to_list(),
        "since": rows.day_from[chosen].astype("datetime64[D]").astype("datetime64[s]"),
        "grade": np.full(len(chosen), np.nan) if grades is None else grades[chosen],
        "reason": why[rows.threat_type[chosen] if reasons else np.zeros(len(chosen), dtype=int)],
    }
    kinds = {name: "str" for name in columns if EVIDENCE[name] == "str"}
    return pd.DataFrame({name: pd.Series(v, dtype=kinds.get(name)) for name, v in columns.items()})


def _heads(cell: Array) -> Array:
    """Return the numbers of the first :data:`SHOWN` rows of every cell, cell after cell."""
    order = np.argsort(cell.astype("int16"), kind="stable")
    sizes = np.bincount(cell, minlength=SHAPE[0] * SHAPE[1])
    place = np.arange(SHOWN)
    held = place < sizes[:, None]
    heads: Array = order[((np.cumsum(sizes) - sizes)[:, None] + place)[held]]
    return heads


@cache
def _places() -> Array:
    """Return the place in :data:`HOSTS` of each number the engine writes for a country."""
    return pd.Index(HOSTS).get_indexer(pd.Index(CODES))
