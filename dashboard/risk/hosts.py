"""Countries as places in an array: one per name, in the order every layer answers in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.countries import CODES, NAMES

if TYPE_CHECKING:
    import numpy.typing as npt

ORIGIN: Final = "RUS"
"""The state people leave: it is nobody's host here, so no layer gives it a value."""

HOSTS: Final = tuple(NAMES)
"""Every code, in the order of :attr:`dashboard.risk.scores.Scores.countries`."""

_INDEX: Final = pd.Index(HOSTS)


def positions(iso3: pd.Series[str]) -> npt.NDArray[np.intp]:
    """Return the place of each code in :data:`HOSTS`; -1 for none of them and for the origin."""
    found = _INDEX.get_indexer(pd.Index(iso3))
    return np.where(iso3.to_numpy() == ORIGIN, -1, found)


def of_engine() -> npt.NDArray[np.intp]:
    """Return, for each number the engine writes for a country, its place in :data:`HOSTS`."""
    return positions(pd.Series(CODES, dtype="str"))
