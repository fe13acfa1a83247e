"""The parts of a layer for all hosts at once, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.risk.in_force import DAY

if TYPE_CHECKING:
    import numpy.typing as npt


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Values of parts: arrays of hosts by parts (``hosts.HOSTS``, ``terms.WEIGHTS[layer]``).

    ``value``, ``low`` and ``high`` are 0..1 and NaN where a part is unobserved; ``newest`` and
    ``oldest`` are datetime64[s], NaT where nothing is dated.
    """

    value: npt.NDArray[np.float64]
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]
    newest: npt.NDArray[np.datetime64]
    oldest: npt.NDArray[np.datetime64]

    def over(self, other: Parts) -> Parts:
        """Return these parts, and those of ``other`` where these are unobserved."""
        mine = ~np.isnan(self.value)
        names = ("value", "low", "high", "newest", "oldest")
        return Parts(*(np.where(mine, getattr(self, n), getattr(other, n)) for n in names))


def dates_by_cell(
    cell: npt.NDArray[np.intp], day: npt.NDArray[np.datetime64], shape: tuple[int, int]
) -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.datetime64]]:
    """Return the newest and the oldest day of each cell, NaT where it has none."""
    known, latest = ~np.isnat(day), np.iinfo("int64").max
    nothing = np.iinfo("int64").min  # NaT as a number
    newest, oldest = (np.full(shape[0] * shape[1], end) for end in (nothing, latest))
    number = day[known].astype(DAY).astype("int64")
    np.maximum.at(newest, cell[known], number)
    np.minimum.at(oldest, cell[known], number)
    oldest[oldest == latest] = nothing
    return newest.reshape(shape).astype(DAY), oldest.reshape(shape).astype(DAY)
