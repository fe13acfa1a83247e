"""Risk of countries put together along a way: what adds up, what is compared, what is shown.

A way through countries in a row is like parts in series: it is clear only if every part is. With
``r`` the reported risk of each, the joint risk is ``1 - Π (1 - r)``, the product law of series
systems (Barlow and Proschan, *Mathematical Theory of Reliability*, 1965), and its logarithm
``Σ -log(1 - r)`` adds up leg by leg, which is what a search for ways needs. It is also how the
composite puts its own parts together.

An index in points is not a probability: 1 - Π (1 - r) is no chance of being stopped. It keeps the
order a reader expects: more countries, or a riskier one, never less exposure, and one bad country
is not made up for by mild ones. It takes countries as independent and time as equal, both wrong;
see docs/corridor-method.md.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from dashboard.corridors.answer import Exposure
from dashboard.risk.composite import CEILING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

FINE: Final = 1_000_000
"""Costs are whole numbers of millionths: their sums do not depend on the order of adding."""

UNKNOWN: Final = Exposure(None, 0.0, CEILING)
"""A country of which nothing is known: anything up to the highest value is possible."""

NOTHING: Final = Exposure(0.0, 0.0, 0.0)
"""No country passed through."""

Risks = dict[str, Exposure]
"""Risk of each country, by code."""


def risks_of(frame: pd.DataFrame) -> Risks:
    """Return the risk of each country of a frame.

    Parameters
    ----------
    frame
        Columns ``iso3``, ``value``, ``low``, ``high`` (0 to 1) and ``observed``; where not
        observed, ``value`` is NaN, ``low`` and ``high`` what the known layers leave possible (NaN:
        nothing known), as :func:`dashboard.risk.composite.bounds` gives it. Countries not in it
        are unknown.
    """
    names = ("iso3", "value", "low", "high", "observed")
    rows = zip(*(frame[name].tolist() for name in names), strict=True)
    return {row[0]: _exposure(*row) for row in rows}


def _exposure(iso3: str, value: float, low: float, high: float, observed: bool) -> Exposure:  # noqa: FBT001
    ends = (0.0 if math.isnan(low) else low, CEILING if math.isnan(high) else high)
    if observed and not math.isnan(value):
        return Exposure(value, min(ends[0], value), max(ends[1], value))
    return Exposure(None, *ends, unobserved=(iso3,))


def risk_in(risks: Mapping[str, Exposure], iso3: str) -> Exposure:
    """Return the risk of one country; unknown where the risks do not hold it."""
    found = risks.get(iso3)
    if found is not None:
        return found
    return Exposure(UNKNOWN.value, UNKNOWN.low, UNKNOWN.high, unobserved=(iso3,))


def weight(exposure: Exposure) -> int:
    """Return what a country adds to the exposure of a way, in millionths of ``-log(1 - r)``."""
    return round(_unlikely(exposure.compared) * FINE)


def level(exposure: Exposure) -> int:
    """Return what a country is compared by, in millionths of risk."""
    return round(exposure.compared * FINE)


def joint(exposures: Iterable[Exposure]) -> Exposure:
    """Return ``1 - Π (1 - r)`` of countries in a row: :data:`NOTHING` for none.

    The ends of the interval are those of all countries at their own ends: wider than 90 %, for
    the errors of countries hang together and are not to be averaged away.
    """
    each = tuple(exposures)
    unobserved = tuple(code for one in each for code in one.unobserved)
    low, high = (_joint([getattr(one, end) for one in each]) for end in ("low", "high"))
    values = [one.value for one in each if one.value is not None]
    value = _joint(values) if len(values) == len(each) else None
    return Exposure(value, low, high, unobserved)


def _joint(risks: list[float]) -> float:
    return -math.expm1(-math.fsum(_unlikely(risk) for risk in risks))


def _unlikely(risk: float) -> float:
    """Return ``-log(1 - r)``, risks above :data:`MOST` as that one."""
    return -math.log1p(-min(max(risk, 0.0), MOST))


MOST: Final = 0.99
"""Highest risk taken into a sum; the composite ends at its own ceiling below. At 1 a single
country would make every way through it alike."""
