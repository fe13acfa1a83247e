"""Risk layers as they are asked for: worked out once for each question, day and weights, and kept.

Both page and map read the same figures from here; only the map's are brought into classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard import risk
from dashboard.filters import Query
from dashboard.maps import breaks, look
from dashboard.risk import composite, ranks, weights
from dashboard.risk.hosts import ORIGIN
from dashboard.site.kept import Kept

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from dashboard import engine, snapshot

KEPT: Final = 48
"""How many answers of each kind are kept: a few readers moving sliders; about 0.3 MB each."""

NO_HOSTS: Final = (ORIGIN, "ATA")
"""Countries that are no hosts of exiles from Russia: drawn plain, neither scored nor missing."""

COMPOSITE: Final = "composite"
"""The only layer with weights."""


@dataclass(frozen=True, slots=True)
class RiskAsked:
    """A layer for a question and a day; ``weights`` as :mod:`dashboard.risk.weights` prints them.

    No weights are the composite's own; other layers have none.
    """

    layer: str
    query: Query
    as_of: date
    weights: str = ""


Ask = Callable[[RiskAsked], risk.Scores]
Answer = dict[str, Any]
"""Plain texts and numbers, ready for JSON."""


class Risks:
    """The layers of one data set; nothing kept here refers back to it (see ``tiles.Tiles``).

    What the composite is made of is kept apart from it, so that other weights cost next to nothing.
    """

    def __init__(self, released: snapshot.Snapshot, incidents: engine.Incidents) -> None:
        self._layers: Kept[RiskAsked, risk.Scores] = Kept(
            partial(_layer, released, incidents), capacity=2 * KEPT
        )
        self._composites: Kept[RiskAsked, risk.Scores] = Kept(
            partial(_composite, self._layers.get), capacity=KEPT
        )
        scores = partial(_scores, self._layers.get, self._composites.get)
        upper: Kept[str, tuple[float, ...]] = Kept(
            partial(_upper, scores, released.manifest.as_of), capacity=len(risk.LAYERS)
        )
        self.scores = scores
        self.coloured: Kept[RiskAsked, Answer] = Kept(
            partial(_coloured, scores, upper.get), capacity=KEPT
        )
        self.ranks: Kept[RiskAsked, pd.DataFrame] = Kept(partial(_ranks, scores), capacity=KEPT)
        self.bounds: Kept[RiskAsked, pd.DataFrame] = Kept(
            partial(_bounds, self._layers.get), capacity=KEPT
        )


def _layer(
    released: snapshot.Snapshot, incidents: engine.Incidents, asked: RiskAsked
) -> risk.Scores:
    question = risk.Asked(released, incidents, asked.query, asked.as_of)
    return risk.layer(asked.layer).score(question)


def _made_of(layer: Ask, asked: RiskAsked) -> tuple[risk.Scores, ...]:
    return tuple(layer(replace(asked, layer=code, weights="")) for code in weights.WEIGHED)


def _composite(layer: Ask, asked: RiskAsked) -> risk.Scores:
    given = weights.parsed(asked.weights) or None
    return composite.combined(_made_of(layer, asked), asked.as_of, given)


def _bounds(layer: Ask, asked: RiskAsked) -> pd.DataFrame:
    """Return the composite with bounds also where it has no value (``composite.bounds``)."""
    return composite.bounds(_made_of(layer, asked), weights.parsed(asked.weights) or None)


def _scores(layer: Ask, composites: Ask, asked: RiskAsked) -> risk.Scores:
    return (composites if asked.layer == COMPOSITE else layer)(asked)


def _upper(scores: Ask, latest: date, layer: str) -> tuple[float, ...]:
    """Return a layer's class bounds, from the whole data set on its own day: always the same."""
    scale = risk.layer(layer).scale
    if scale == "index":
        return breaks.bounds(scale)
    whole = scores(RiskAsked(layer, Query(), latest)).countries
    return breaks.bounds(scale, _hosts(whole)["value"])


def _coloured(
    scores: Ask,
    upper: Callable[[str], tuple[float, ...]],
    asked: RiskAsked,
) -> Answer:
    """Return a layer ready for JSON, as the map colours it."""
    layer, bounds = risk.layer(asked.layer), upper(asked.layer)
    hosts = _hosts(scores(asked).countries)
    found = breaks.classes(hosts["value"], hosts["observed"], bounds)
    seen = hosts[found != breaks.UNOBSERVED]
    return {
        "layer": layer.code,
        "label": layer.label,
        "unit": layer.unit,
        "scale": layer.scale,
        "ramp": look.RAMPS[layer.scale],
        "breaks": list(bounds),
        "classes": dict(zip(hosts["iso3"].tolist(), found.tolist(), strict=True)),
        **{
            plural: dict(zip(seen["iso3"].tolist(), rounded(seen[name]), strict=True))
            for plural, name in (("values", "value"), ("low", "low"), ("high", "high"))
        },
        "unobserved": int((found == breaks.UNOBSERVED).sum()),
        "as_of": asked.as_of.isoformat(),
        "weights": asked.weights,
    }


def rounded(figures: pd.Series[float]) -> list[float | None]:
    """Return figures to four decimals; None for a bound nobody can give."""
    known = np.round(figures.to_numpy(np.float64), 4)
    return [figure if np.isfinite(figure) else None for figure in known.tolist()]


def _ranks(scores: Ask, asked: RiskAsked) -> pd.DataFrame:
    """Return the rank of each country with the interval that random weights give it."""
    parts = scores(asked).parts
    return ranks.ranks(parts[~parts["iso3"].isin(NO_HOSTS)])


def _hosts(found: pd.DataFrame) -> pd.DataFrame:
    return found[~found["iso3"].isin(NO_HOSTS)].reset_index(drop=True)
