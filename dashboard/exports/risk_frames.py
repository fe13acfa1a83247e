"""The answers of a risk layer in the columns of :mod:`dashboard.exports.risk_tables`."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import countries, risk
from dashboard.exports import behind, risk_shown
from dashboard.exports.risk_tables import COUNTRIES, EVIDENCE, PARTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dashboard.engine import Incidents
    from dashboard.exports.risk_shown import RiskShown
    from dashboard.snapshot import Snapshot

DECIMALS: Final = 6
"""Figures are written so exactly: far beyond what they can tell, and the same on any machine."""

FIGURES: Final = ("value", "low", "high")


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """A layer that was worked out, hosts only.

    Attributes
    ----------
    shown
        The layer, its day, its weights.
    scores
        What it says (:class:`dashboard.risk.Scores`).
    ranks
        Ranks of the composite (:func:`dashboard.risk.ranks.ranks`); None of other layers.
    """

    shown: RiskShown
    scores: risk.Scores
    ranks: pd.DataFrame | None

    def where(self, keep: Callable[[pd.Series[str]], pd.Series[bool]]) -> Found:
        """Return the same for the countries whose codes ``keep`` says."""
        tables = {
            name: rows[keep(rows["iso3"])]
            for name in ("countries", "parts", "evidence")
            for rows in [getattr(self.scores, name)]
        }
        return dataclasses.replace(self, scores=dataclasses.replace(self.scores, **tables))


def countries_frame(found: Found, latest: date) -> pd.DataFrame:
    """Return one row a host country, with all columns of ``COUNTRIES``, by code."""
    layer = risk.layer(found.shown.layer)
    rows = _scaled(found.scores.countries, FIGURES, layer)
    table = rows.assign(
        name=rows["iso3"].map(countries.NAMES),
        layer=layer.code,
        unit=layer.unit,
        as_of=np.datetime64(found.shown.day(latest), "s"),
        weights="",
        **dict.fromkeys(("rank", "rank_low", "rank_high"), np.nan),
    )
    if found.ranks is not None:
        ranked = found.ranks.set_index("iso3")
        columns = {"rank": "rank", "rank_low": "low", "rank_high": "high"}
        table = table.assign(
            weights=risk_shown.printed(found.shown.used),
            **{name: rows["iso3"].map(ranked[column]) for name, column in columns.items()},
        )
    return table.sort_values("iso3", ignore_index=True)[list(COUNTRIES.names)]


def parts_frame(found: Found) -> pd.DataFrame:
    """Return one row a country and known part: by country, in the order of the layer's parts."""
    layer = risk.layer(found.shown.layer)
    labels = {part.code: part.label for part in layer.parts}
    rows = _scaled(found.scores.parts, (*FIGURES, "contribution"), layer)
    table = rows.assign(
        label=rows["part"].map(labels).fillna(rows["part"]),
        weight=rows["weight"].round(DECIMALS),
    )
    return _ordered(table, layer)[list(PARTS.names)]


def evidence_frame(found: Found, snapshot: Snapshot, incidents: Incidents) -> pd.DataFrame:
    """Return one row a record behind a part, newest first within the part, with what it says."""
    layer = risk.layer(found.shown.layer)
    rows = found.scores.evidence
    held = [
        behind.records(str(name), some["record"].unique().tolist(), snapshot, incidents)
        .reindex(some["record"])
        .set_axis(some.index)
        for name, some in rows.groupby("table", sort=False)
    ]
    told = pd.concat(held) if held else pd.DataFrame(columns=list(behind.COLUMNS), dtype="str")
    table = rows.assign(grade=(100 * rows["grade"]).round(DECIMALS)).join(told)
    newest = table.sort_values(["since", "record"], ascending=[False, True], kind="stable")
    return _ordered(newest, layer)[list(EVIDENCE.names)]


def _scaled(rows: pd.DataFrame, names: tuple[str, ...], layer: risk.Layer) -> pd.DataFrame:
    """Return rows with the figures in the layer's unit; what is no number is empty."""
    factor = 100 if layer.scale == "index" else 1
    figures = {name: (factor * rows[name]).round(DECIMALS) for name in names}
    return rows.assign(**{n: f.where(np.isfinite(f)) for n, f in figures.items()})


def _ordered(rows: pd.DataFrame, layer: risk.Layer) -> pd.DataFrame:
    """Return rows by country and in the order of the layer's parts, otherwise as they came."""
    places = {part.code: place for place, part in enumerate(layer.parts)}
    placed = rows.assign(_place=rows["part"].map(places).fillna(len(places)))
    ordered = placed.sort_values(["iso3", "_place"], kind="stable", ignore_index=True)
    return ordered.drop(columns="_place")
