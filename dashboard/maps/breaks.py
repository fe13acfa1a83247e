"""Classes of a layer of figures per country: fixed bounds, the same under every filter and date.

Bounds drawn from the data at hand (quantiles, Fisher–Jenks, as mapclassify makes them) move with
every filter, weight and date: a country would change colour because another one was filtered out,
and two dates could not be compared. So an index in 0..1 is cut where its readers cut it, at every
fifth; open scales are cut once for each data set, from its unfiltered figures. mapclassify is the
judge in ``tests/test_maps_breaks.py`` and not in the server, where it would take a second to import
and 93 MB (measured; most of it scikit-learn).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.wording.figures import number, rewritten

if TYPE_CHECKING:
    import numpy.typing as npt

CLASSES: Final = 5
"""Classes of every layer: more shades of one colour cannot be told apart."""

INDEX: Final = (0.2, 0.4, 0.6, 0.8)
"""Upper bounds (inclusive) of the classes of an index in 0..1; the last class ends at 1."""

UNOBSERVED: Final = -1
"""Class of a country without enough reporting: none at all."""

ONLY_NOW: Final = -2
ONLY_THEN: Final = -3
"""Classes of a difference where a country is observed on one of the two days alone."""

CHANGES: Final = (0.01, 0.05, 0.15)
"""Upper bounds (inclusive) of how far an index moved, either way: up to a point of 100 is no
difference, for so much does evidence that grows old move it in a few weeks; a fact that turns moves
its layer by 5 to 15; what goes beyond changed a layer as a whole."""

SIDES: Final = 3
"""Classes on either side of no difference; theirs is number :data:`SIDES`."""

DECIMALS: Final = 9
"""Figures closer than that are equal: sums of floats miss a bound by less."""

STEPS: Final = (1.0, 2.0, 5.0)
"""What the bounds of open scales are, times a power of ten: numbers a reader can remember."""


def bounds(scale: str, figures: npt.ArrayLike = ()) -> tuple[float, ...]:
    """Return the upper bounds (inclusive) of all classes but the last, which is open.

    Parameters
    ----------
    scale
        ``index`` (0..1), ``count`` or ``rate`` (0 and more).
    figures
        For open scales: the unfiltered figures of the whole data set; NaN takes no part. The
        bounds are the 1–2–5 numbers that come nearest, as a ratio, to equal steps between the
        lower quartile and the largest figure: such figures are skewed, and equal differences would
        put nearly all countries in one class.

    Returns
    -------
    tuple of float
        Rising; at most four.

    Examples
    --------
    >>> bounds("index")
    (0.2, 0.4, 0.6, 0.8)
    >>> bounds("rate", [0.5, 1, 3, 8, 40])
    (1.0, 2.0, 5.0, 20.0)
    """
    if scale == "index":
        return INDEX
    known = np.asarray(figures, dtype=np.float64)
    known = known[np.isfinite(known) & (known > 10.0**-DECIMALS)]
    if not len(known):
        return ()
    low, top = np.quantile(known, 0.25), known.max()
    ideal = np.geomspace(min(low, top), top, CLASSES)[: CLASSES - 1]
    inner = sorted({_nearest(float(bound)) for bound in ideal})
    return tuple(bound for bound in inner if bound < top)


def classes(
    figures: npt.ArrayLike, observed: npt.ArrayLike, upper: tuple[float, ...]
) -> npt.NDArray[np.int64]:
    """Return the class of each figure, 0 for the lowest; UNOBSERVED where nothing is known.

    Each class holds figures above the bound before it and up to its own, as mapclassify has it; a
    class depends on the figure and the bounds alone.

    Parameters
    ----------
    figures, observed
        Shape (n,).
    upper
        As :func:`bounds` gives it.
    """
    known = np.asarray(figures, dtype=np.float64)
    seen = np.asarray(observed, dtype=bool) & np.isfinite(known)
    found: npt.NDArray[Any] = np.searchsorted(upper, np.round(known, DECIMALS), side="left")
    return np.where(seen, found, UNOBSERVED).astype(np.int64)


def steps(scale: str, figures: npt.ArrayLike = ()) -> tuple[float, ...]:
    """Return the bounds (inclusive) of how far a layer may move, either way.

    The first is that of no difference, the last class is open. Open scales are cut at the first and
    third of the bounds of their own figures (:func:`bounds`), so that one data set always gives the
    same; no difference is nothing at all where figures are whole, else a tenth of the first.

    Examples
    --------
    >>> steps("index")
    (0.01, 0.05, 0.15)
    >>> steps("rate", [0.5, 1, 3, 8, 40])
    (0.1, 1.0, 5.0)
    >>> steps("count", [1, 2, 3, 8, 40])
    (0.0, 2.0, 10.0)
    """
    if scale == "index":
        return CHANGES
    upper = bounds(scale, figures)
    known = np.asarray(figures, dtype=np.float64)
    known = known[np.isfinite(known)]
    none = 0.0 if not upper or np.all(known == np.round(known)) else float(f"{upper[0] / 10:.6g}")
    return (none, *sorted({upper[0], upper[min(2, len(upper) - 1)]})) if upper else (none,)


def changes(
    differences: npt.ArrayLike, standing: npt.ArrayLike, upper: tuple[float, ...]
) -> npt.NDArray[np.int64]:
    """Return the class of each difference: SIDES for none, less below it, more above it.

    Parameters
    ----------
    differences
        Shape (n,); NaN where there is none.
    standing
        Shape (n,), :data:`dashboard.risk.difference.Standing`.
    upper
        As :func:`steps` gives it.
    """
    known = np.round(np.nan_to_num(np.asarray(differences, dtype=np.float64)), DECIMALS)
    far: npt.NDArray[Any] = np.searchsorted(upper, np.abs(known), side="left")
    found = (SIDES + np.sign(known) * far).astype(np.int64)
    where = np.asarray(standing)
    apart = [where == "only_now", where == "only_then", where == "neither"]
    return np.select(apart, [ONLY_NOW, ONLY_THEN, UNOBSERVED], found).astype(np.int64)


def written(scale: str, figure: float) -> str:
    """Return a figure as it is shown: an index of 100, anything else to two figures.

    Examples
    --------
    >>> written("index", 0.4131), written("rate", 0.0352), written("count", 1234.0)
    ('41', '0.035', '1,200')
    """
    if scale == "index":
        return number(100 * figure, ".0f")
    if figure == 0 or not np.isfinite(figure):
        return number(figure, "g")
    digits = 1 - int(np.floor(np.log10(abs(figure))))
    rounded = round(figure, digits)
    exact = f"{rounded:,.{max(digits, 0)}f}"
    return rewritten(exact.rstrip("0").rstrip(".") if digits > 0 else exact)


def _nearest(bound: float) -> float:
    """Return the 1–2–5 number nearest to a positive one, by ratio."""
    power = 10.0 ** np.floor(np.log10(bound))
    near = [step * power for step in (*STEPS, 10.0)]
    return float(f"{min(near, key=lambda step: abs(np.log(step / bound))):.6g}")
