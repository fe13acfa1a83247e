"""How far do the ranks of the composite move when one of its judgements is another?

Run by name: ``python -m tests.benchmarks.risk_sensitivity``. Sensitivity analysis of the OECD/JRC
Handbook (2008), step 7, one judgement at a time, over the shipped data on their own day: the
ceiling of a part, the way of adding up, the scale of incidents, the weights, one layer left out,
and each graded part 0.25 higher or lower. Everything goes through what :mod:`dashboard.risk`
offers anybody: layers, weights and :class:`dashboard.risk.composite.Rule`.

For each it prints over how many countries both have a value, Spearman's rho, and by how many ranks
countries move: on average, and the one that moves most. Ranks are counted among those countries.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd

from dashboard import engine, snapshot
from dashboard.filters import Query
from dashboard.risk.composite import CEILING, Rule, combined, layers
from dashboard.risk.presets import DEFAULT, PRESETS
from dashboard.risk.scores import Asked, Scores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CEILINGS: Final = (0.8, 0.9, 0.99)
STEP: Final = 0.25
"""By how much a grade is made higher or lower."""

GRADED: Final = {
    "exposure": ("blocs", "extradition", "wanted_lists", "legal_aid", "rights_court", "treaties"),
    "entry": ("visa", "passport", "border", "exit"),
    "protection": ("humanitarian_visas",),
}
"""Parts that rest on grades; the others are counted."""


class Moved(NamedTuple):
    """How ranks differ between two composites."""

    countries: int
    rho: float
    mean: float
    most: int
    who: str


def main() -> None:
    """Print one table."""
    data = snapshot.read()
    asked = Asked(data, engine.prepare(data.incidents), Query(), data.manifest.as_of)
    scores = layers(asked)
    base = _values(scores, asked.as_of)
    print(f"default composite on {asked.as_of}: {base.notna().sum()} countries, ceiling {CEILING}")
    print(f"{'judgement':44}{'n':>4}{'rho':>7}{'mean':>7}{'most':>6}")
    for name, other in _others(scores, asked.as_of):
        n, rho, mean, most, who = moved(base, other)
        print(f"{name:44}{n:>4}{rho:>7.2f}{mean:>7.1f}{most:>6} {who if most else ''}".rstrip())


def moved(base: pd.Series[float], other: pd.Series[float]) -> Moved:
    """Compare the ranks of the countries that both give a value."""
    both = pd.concat([base, other], axis=1, join="inner").dropna()
    one, two = (both.iloc[:, n].rank(ascending=False, method="min") for n in (0, 1))
    away = (two - one).abs()
    rho = float(np.corrcoef(both.rank().to_numpy().T)[0, 1])
    return Moved(len(both), rho, float(away.mean()), int(away.max()), str(away.idxmax()))


def _others(scores: tuple[Scores, ...], day: date) -> Iterator[tuple[str, pd.Series[float]]]:
    """Yield the name of another judgement and the composite under it."""
    for ceiling in CEILINGS:
        yield f"ceiling {ceiling}", _values(scores, day, rule=Rule(ceiling))
    yield "a plain weighted mean", _values(scores, day, rule=Rule(geometric=False))
    for factor in (0.5, 2.0):
        yield f"incidents times {factor:g}", _values(_scaled(scores, factor), day)
    for preset in PRESETS[1:]:
        yield f"weights {preset.code!r}", _values(scores, day, dict(preset.weights))
    for code in DEFAULT:
        rest = {other: weight for other, weight in DEFAULT.items() if other != code}
        yield f"without {code}", _values(scores, day, rest)
    for layer, parts in GRADED.items():
        for part in parts:
            for step in (-STEP, STEP):
                yield f"{layer}: {part} {step:+}", _values(_graded(scores, layer, part, step), day)


def _values(
    scores: tuple[Scores, ...],
    day: date,
    weights: dict[str, float] | None = None,
    rule: Rule | None = None,
) -> pd.Series[float]:
    found = combined(scores, day, weights, rule or Rule()).countries
    return found.set_index("iso3")["value"]


def _changed(
    scores: tuple[Scores, ...], layer: str, values: dict[str, pd.Series[float]]
) -> tuple[Scores, ...]:
    """Return the layers with other numbers for the countries of one."""
    return tuple(
        dataclasses.replace(row, countries=row.countries.assign(**values))
        if row.layer == layer
        else row
        for row in scores
    )


def _scaled(scores: tuple[Scores, ...], factor: float) -> tuple[Scores, ...]:
    found = next(row for row in scores if row.layer == "weighted").countries
    names = ("value", "low", "high")
    return _changed(scores, "weighted", {name: factor * found[name] for name in names})


def _graded(scores: tuple[Scores, ...], layer: str, part: str, step: float) -> tuple[Scores, ...]:
    """Return the layers with every grade of one part higher or lower, kept within 0 to 1."""
    row = next(row for row in scores if row.layer == layer)
    held = row.parts.groupby("iso3")["weight"].sum()
    chosen = row.parts[row.parts["part"] == part].set_index("iso3")
    change = ((chosen["value"] + step).clip(0, 1) - chosen["value"]) * chosen["weight"]
    by_country = (change / held.reindex(change.index)).reindex(row.countries["iso3"], fill_value=0)
    value = (row.countries["value"] + by_country.to_numpy()).clip(0, 1)
    return _changed(scores, layer, {"value": value})


if __name__ == "__main__":
    main()
