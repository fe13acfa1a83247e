"""Incidents by threat type, target group, country or attribution: ranked, graded and over time.

Pure; counts of *reports*. What nobody reported has no bar, and a code without reports is counted
apart, for it is not one without risk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard import engine
from dashboard.filters import FACETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.engine import Incidents, Starts
    from dashboard.filters import Query

FIELDS: Final = ("threat_types", "target_groups", "countries", "attributions")
"""The fields of a question that incidents are broken down by, in the order of the page."""

APART: Final[Mapping[str, tuple[str, ...]]] = {
    "target_groups": ("other",),
    "attributions": ("unknown",),
}
"""Codes that say what is not known, by field: never ranked among what is."""

WIDTHS: Final = (1, 3, 12)
"""Months a bar over time may stand for."""

MOST_BINS: Final = 36
"""Most bars over time, unless already each of them is a year."""

Heights = npt.NDArray[np.float64]


class Bar(NamedTuple):
    """A code, how many incidents hold it, and how many of these are solidly established."""

    code: str
    n: int
    solid: int


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """Bars over time for each code, all from the same beginning.

    Attributes
    ----------
    width
        Months of one bar: 1, 3 or 12.
    begin
        First month of the first bar, counted from January 1970.
    exact, rough
        For each code that any incident holds one height a bar, both of shape ``(bars,)``: those
        known to begin within the bar, and the share of those known only to a longer while, which
        is spread evenly over it. Together they add up to the count.
    """

    width: int
    begin: int
    exact: Mapping[str, Heights]
    rough: Mapping[str, Heights]

    @property
    def bars(self) -> int:
        """How many bars there are."""
        return len(next(iter(self.exact.values()), ()))

    @property
    def top(self) -> float:
        """The height of the tallest bar."""
        return max((float((self.exact[c] + self.rough[c]).max()) for c in self.exact), default=0.0)

    def written(self, bar: int) -> str:
        """Return the while a bar stands for as a partial date: ``2024``, ``2024-Q2``, ``2024-05``.

        Examples
        --------
        >>> Timeline(3, 648, {}, {}).written(1)
        '2024-Q2'
        """
        year, month = divmod(self.begin + bar * self.width, 12)
        forms = {12: "", 3: f"-Q{month // 3 + 1}", 1: f"-{month + 1:02d}"}
        return f"{1970 + year}{forms[self.width]}"


def bars(incidents: Incidents, query: Query, field: str) -> tuple[Bar, ...]:
    """Return the codes with reports under the other filters, most first, what is unknown last.

    Equal counts keep the vocabulary's order. What the question chooses in ``field`` is left aside,
    so that the choices can be compared; those without reports are the codes missing here.
    """
    counts = engine.graded(incidents, query, field)
    found = (Bar(code, *counts[code]) for code in counts if counts[code][0])
    apart = APART.get(field, ())
    return tuple(sorted(found, key=lambda bar: (bar.code in apart, -bar.n)))


def over_time(incidents: Incidents, query: Query, field: str) -> Timeline:
    """Return bars over time for each code with reports under the other filters.

    As fine as gives at most :data:`MOST_BINS` bars, otherwise by year. They reach from the first
    to the last report found; a while without any between them has bars of no height.
    """
    found = engine.starts(incidents, query, field)
    if not len(found.n):
        return Timeline(WIDTHS[-1], 0, {}, {})
    first, last = int(found.month.min()), int((found.month + found.span - 1).max())
    fits = (width for width in WIDTHS if last // width - first // width < MOST_BINS)
    width = next(fits, WIDTHS[-1])
    begin = first // width
    shape = (int(found.code.max()) + 1, last // width - begin + 1)
    exact, rough = (_summed(found, width, begin, shape, known=known) for known in (True, False))
    codes = next(facet.codes for facet in FACETS if facet.field == field)
    held = [(codes[place], place) for place in np.unique(found.code).tolist()]
    return Timeline(
        width,
        begin * width,
        {code: exact[place] for code, place in held},
        {code: rough[place] for code, place in held},
    )


def _summed(
    found: Starts, width: int, begin: int, shape: tuple[int, int], *, known: bool
) -> Heights:
    """Return heights by code and bar of what is known, or not known, to one bar."""
    chosen = (found.span <= width) == known
    code, month, span, n = (column[chosen] for column in found)
    over = np.maximum(span // width, 1)
    each = np.repeat(np.arange(len(over)), over)
    later = np.arange(len(each)) - np.repeat(np.cumsum(over) - over, over)
    heights = np.zeros(shape)
    np.add.at(heights, (code[each], (month // width - begin)[each] + later), (n / over)[each])
    return heights
