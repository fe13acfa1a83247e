"""Risk layers: which there are, one layer's countries, one country's parts and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard import countries, risk
from dashboard.exports import risk_frames
from dashboard.exports.risk_shown import WEIGHTED, RiskShown
from dashboard.exports.risk_tables import COUNTRIES, EVIDENCE, PARTS
from dashboard.in_words import sentence
from dashboard.risk.presets import PRESETS
from dashboard.server import ask, views
from dashboard.server.api.encoding import cited, records
from dashboard.server.api.operations import Page, cut
from dashboard.server.api.problems import NOT_FOUND, ProblemError
from dashboard.site.risk_answers import NO_HOSTS
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.exports.risk_frames import Found
    from dashboard.filters import Query
    from dashboard.risk import Layer
    from dashboard.risk.presets import Preset
    from dashboard.server.api.operations import Asked


def layers(_asked: Asked) -> Mapping[str, Any]:
    """Answer with every layer, its parts and weights, and the presets of the composite."""
    described = [_described(layer) for layer in risk.LAYERS]
    return {"data": {"layers": described, "presets": list(map(_preset, PRESETS))}, "sources": {}}


def layer(asked: Asked) -> Page:
    """Answer with the host countries by a layer, by code; only those asked for, if any are."""
    query, found = _found(asked)
    rows = risk_frames.countries_frame(found, asked.site.snapshot.manifest.as_of)
    if query.countries:
        rows = rows[rows["iso3"].isin(query.countries)]
    return Page(COUNTRIES, cut(rows, asked), len(rows), _question(asked, query, found))


def country(asked: Asked) -> Mapping[str, Any]:
    """Answer with one country's value, its parts and the evidence; ProblemError for no host."""
    iso3, snapshot = asked.named["iso3"], asked.site.snapshot
    if iso3 in NO_HOSTS or iso3 not in countries.NAMES:
        raise ProblemError(NOT_FOUND, say("api.detail.no_host", iso3=iso3[:10]))
    query, whole = _found(asked)
    found = whole.where(lambda codes: codes == iso3)
    (row,) = records(risk_frames.countries_frame(found, snapshot.manifest.as_of), COUNTRIES)
    evidence = risk_frames.evidence_frame(found, snapshot, asked.site.incidents)
    return {
        "data": {
            "country": row,
            "parts": records(risk_frames.parts_frame(found), PARTS),
            "evidence": records(evidence, EVIDENCE),
        },
        "sources": cited(snapshot, evidence["source_ids"]),
        "meta": {"question": _question(asked, query, found)},
    }


def _found(asked: Asked) -> tuple[Query, Found]:
    """Return the question of a request and the layer it names, worked out."""
    what = ask.layer_asked({**asked.given, "layer": asked.named["layer"]}, asked.site)
    latest = asked.site.snapshot.manifest.as_of
    shown = RiskShown.of(what.layer, what.as_of, what.weights, latest=latest)
    return what.query, views.found(asked.site, what.query, shown)


def _question(asked: Asked, query: Query, found: Found) -> str:
    return f"{sentence(query)} {found.shown.words(asked.site.snapshot.manifest.as_of)}"


def _described(layer: Layer) -> dict[str, Any]:
    parts = [
        {"code": part.code, "label": part.label, "meaning": part.meaning, "weight": part.weight}
        for part in layer.parts
    ]
    return {
        "code": layer.code,
        "label": layer.label,
        "meaning": layer.meaning,
        "unit": layer.unit,
        "scale": layer.scale,
        "weights_can_be_chosen": layer.code == WEIGHTED,
        "parts": parts,
    }


def _preset(preset: Preset) -> dict[str, Any]:
    return {
        "code": preset.code,
        "label": preset.label,
        "reason": preset.reason,
        "weights": dict(preset.weights),
    }
