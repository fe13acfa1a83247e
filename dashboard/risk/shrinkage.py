"""Small counts drawn towards the mean: Gamma–Poisson empirical Bayes, and exact Poisson intervals.

Model. What is reported from country ``i`` is Poisson with mean ``λ_i``; the means of all countries
follow one Gamma distribution with shape ``a`` and rate ``b``. Given a count ``y_i``, ``λ_i`` is
Gamma with shape ``a + y_i`` and rate ``b + 1``, so its mean is ``(1 - w) y_i + w m``, with
``m = a / b`` the mean of all countries and ``w = b / (b + 1)`` the pull towards it.

Weighted incidents. A sum of weights ``s_i`` varies by chance with variance ``Σ w²``, not ``Σ w``.
So it is counted in units of ``u = Σ w² / Σ w`` (over all countries): ``s_i / u`` has mean and
variance equal, as a Poisson count has. With weights of 1 the unit is 1.

Sources: D. Clayton and J. Kaldor, "Empirical Bayes estimates of age-standardized relative risks for
use in disease mapping", *Biometrics* 43 (1987) 671–681 (the model); R. J. Marshall, "Mapping
disease and mortality rates using empirical Bayes estimators", *Applied Statistics* 40 (1991)
283–294 (prior by moments); G. Bohm and G. Zech, "Statistics of weighted Poisson events and its
applications", *Nuclear Instruments and Methods A* 748 (2014) 1–6 (the unit); F. Garwood, "Fiducial
limits for the Poisson distribution", *Biometrika* 28 (1936) 437–442 (exact interval).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import gammaincinv

Values = npt.NDArray[Any]
"""Floats, one a country (or one a country and part)."""

TAIL: Final = 0.05
"""What lies outside a 90 % interval on either side."""

STRONGEST_PULL: Final = 0.5
"""Most that the mean of all countries may count against a country's own reports.

Marshall's estimate goes to 1 where countries differ no more than chance would make them, and every
country would get the same value. Up to one half, one more incident never lowers the value of its
country, although it moves the prior, too: ``tests/risk/test_shrinkage.py`` tries to break this."""

JEFFREYS: Final = 0.5
"""Shape that an upper bound is never computed below: silence everywhere is not certainty."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed of any country before its own reports are looked at.

    Attributes
    ----------
    mean
        Mean sum of all countries, ``m``.
    pull
        How much it counts against a country's own sum, ``w``, 0 to :data:`STRONGEST_PULL`.
    unit
        What one typical incident weighs, ``u``.
    """

    mean: float
    pull: float
    unit: float = 1.0

    @property
    def rate(self) -> float:
        """Return ``b`` of the Gamma distribution: how many countries the mean is worth."""
        return self.pull / (1 - self.pull)

    @property
    def shape(self) -> float:
        """Return ``a`` of the Gamma distribution, in units."""
        return self.mean / self.unit * self.rate


class Estimate(NamedTuple):
    """A value and its 90 % interval, arrays of equal shape."""

    value: Values
    low: Values
    high: Values


def prior(sums: Values, squares: Values) -> Prior:
    """Fit the prior by moments (Marshall 1991, all exposures equal).

    Parameters
    ----------
    sums, squares
        Sum of the weights, and of the squared weights, of the incidents of every country that
        reports can come from; 0 for a country without any.

    Returns
    -------
    Prior
        ``pull`` is the variance over the countries that chance alone would give, divided by the
        variance there is, at most :data:`STRONGEST_PULL`; what exceeds chance is difference
        between countries. Equal for any order of the countries.
    """
    total, chance = float(np.sort(sums).sum()), float(np.sort(squares).sum())
    if not chance:  # silence everywhere, or weights so small that their squares vanish
        return Prior(0.0, STRONGEST_PULL)
    spread = len(sums) * float(np.sort(sums).var())
    pull = STRONGEST_PULL if chance >= STRONGEST_PULL * spread else chance / spread
    return Prior(total / len(sums), pull, chance / total)


def posterior(sums: Values, prior: Prior) -> Estimate:
    """Return the mean of ``λ`` given each sum, and the interval that holds 90 % of it."""
    shape, scale = prior.shape + sums / prior.unit, prior.unit / (prior.rate + 1)
    low = np.where(shape > 0, gammaincinv(np.maximum(shape, 1e-9), TAIL), 0.0)
    high = gammaincinv(np.maximum(shape, JEFFREYS), 1 - TAIL)
    return Estimate(shape * scale, low * scale, high * scale)


def poisson_interval(counts: Values) -> tuple[Values, Values]:
    """Return Garwood's exact 90 % interval of the mean of a Poisson count: ``(low, high)``."""
    low = np.where(counts > 0, gammaincinv(np.maximum(counts, 1), TAIL), 0.0)
    return low, gammaincinv(counts + 1, 1 - TAIL)
