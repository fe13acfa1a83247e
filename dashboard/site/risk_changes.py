"""What changed in a risk layer between two days, worked out once for each pair and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard import risk
from dashboard.filters import Query
from dashboard.in_words import day as in_words
from dashboard.maps import breaks, look
from dashboard.risk import causes, difference
from dashboard.site.kept import Kept
from dashboard.site.risk_answers import NO_HOSTS, Answer, Ask, RiskAsked, rounded

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from dashboard import engine, snapshot

KEPT: Final = 48
"""How many answers of each kind are kept; about 0.1 MB each."""


@dataclass(frozen=True, slots=True)
class ChangeAsked:
    """A layer, and the earlier day to compare it with."""

    now: RiskAsked
    since: date

    @property
    def then(self) -> RiskAsked:
        """The same question for the earlier day."""
        return replace(self.now, as_of=self.since)


Compare = Callable[[ChangeAsked], difference.Difference]


class Changes:
    """The differences of one data set; ``scores`` answers for single days."""

    def __init__(
        self, released: snapshot.Snapshot, incidents: engine.Incidents, scores: Ask
    ) -> None:
        upper: Kept[str, tuple[float, ...]] = Kept(
            partial(_upper, scores, released.manifest.as_of), capacity=len(risk.LAYERS)
        )
        self.differences: Kept[ChangeAsked, difference.Difference] = Kept(
            partial(_difference, scores), capacity=KEPT
        )
        self.coloured: Kept[ChangeAsked, Answer] = Kept(
            partial(_coloured, self.differences.get, upper.get), capacity=KEPT
        )
        self.causes: Kept[ChangeAsked, pd.DataFrame] = Kept(
            partial(_causes, released, incidents, scores, self.differences.get), capacity=KEPT
        )


def _difference(scores: Ask, asked: ChangeAsked) -> difference.Difference:
    return difference.between(scores(asked.then), scores(asked.now))


def _causes(
    released: snapshot.Snapshot,
    incidents: engine.Incidents,
    scores: Ask,
    compare: Compare,
    asked: ChangeAsked,
) -> pd.DataFrame:
    question = risk.Asked(released, incidents, asked.now.query, asked.now.as_of)
    days = scores(asked.then), scores(asked.now)
    return causes.causes(*days, compare(asked), question, asked.since)


def _upper(scores: Ask, latest: date, layer: str) -> tuple[float, ...]:
    """Return a layer's bounds of change, from the whole data set: always the same."""
    scale = risk.layer(layer).scale
    if scale == "index":
        return breaks.steps(scale)
    whole = scores(RiskAsked(layer, Query(), latest)).countries
    return breaks.steps(scale, whole.loc[~whole["iso3"].isin(NO_HOSTS), "value"])


def _coloured(
    compare: Compare, upper: Callable[[str], tuple[float, ...]], asked: ChangeAsked
) -> Answer:
    """Return a difference ready for JSON, as the map colours it."""
    layer, bounds = risk.layer(asked.now.layer), upper(asked.now.layer)
    whole = compare(asked).countries
    hosts = whole[~whole["iso3"].isin(NO_HOSTS)]
    found = breaks.changes(hosts["value"], hosts["standing"], bounds)
    both = hosts[hosts["standing"] == "both"]
    columns = {"values": "value", "low": "low", "high": "high", "then": "then", "now": "now"}
    return {
        "layer": layer.code,
        "label": layer.label,
        "unit": layer.unit,
        "scale": layer.scale,
        "ramp": look.CHANGE,
        "breaks": list(bounds),
        "classes": dict(zip(hosts["iso3"].tolist(), found.tolist(), strict=True)),
        **{
            plural: dict(zip(both["iso3"].tolist(), rounded(both[name]), strict=True))
            for plural, name in columns.items()
        },
        **_counts(found),
        "as_of": asked.now.as_of.isoformat(),
        "compare": asked.since.isoformat(),
        "earlier": in_words(asked.since),
        "weights": asked.now.weights,
    }


def _counts(found: npt.NDArray[np.int64]) -> dict[str, int]:
    kinds = {
        "unobserved": breaks.UNOBSERVED,
        "only_now": breaks.ONLY_NOW,
        "only_then": breaks.ONLY_THEN,
    }
    return {name: int((found == code).sum()) for name, code in kinds.items()}
