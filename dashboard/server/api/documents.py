"""The answers that are no rows of one table, as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard import risk
from dashboard.exports.risk_tables import COUNTRIES, EVIDENCE, PARTS
from dashboard.risk.weights import WEIGHED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Shape = dict[str, Any]

ISO3: Final[Shape] = {"type": "string", "pattern": "^[A-Z]{3}$"}
_TEXT: Final[Shape] = {"type": "string"}
_WEIGHT: Final[Shape] = {"type": "number", "minimum": 0}


def object_of(properties: Mapping[str, Any]) -> Shape:
    """Return the shape of an object with these properties, all of them there."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def to(name: str) -> Shape:
    """Return a reference to a shape by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def list_of(shape: Shape) -> Shape:
    """Return the shape of a list."""
    return {"type": "array", "items": shape}


def _country() -> Shape:
    count = {"type": "integer", "minimum": 0}
    counts = {"type": "object", "additionalProperties": count}
    return object_of(
        {
            "iso3": ISO3,
            "name": _TEXT,
            "incidents": object_of({"n": count, "by_threat_type": counts, "by_method": counts}),
            "host_facts": list_of(to("host_facts")),
            "statistics": list_of(to("statistics")),
        }
    )


def _risk_layers() -> Shape:
    words = {"code": _TEXT, "label": _TEXT}
    part = object_of({**words, "meaning": _TEXT, "weight": _WEIGHT})
    layer = object_of(
        {
            **words,
            "meaning": _TEXT,
            "unit": _TEXT,
            "scale": {"enum": sorted({layer.scale for layer in risk.LAYERS})},
            "weights_can_be_chosen": {"type": "boolean"},
            "parts": list_of(part),
        }
    )
    weights: Shape = {
        "type": "object",
        "properties": dict.fromkeys(WEIGHED, _WEIGHT),
        "additionalProperties": False,
    }
    preset = object_of({**words, "reason": _TEXT, "weights": weights})
    return object_of({"layers": list_of(layer), "presets": list_of(preset)})


def _risk_country() -> Shape:
    """Return the row of a country with its parts and their evidence."""
    behind = {table.name: list_of(to(table.name)) for table in (PARTS, EVIDENCE)}
    return object_of({"country": to(COUNTRIES.name), **behind})


DOCUMENTS: Final[Mapping[str, Callable[[], Shape]]] = {
    "country": _country,
    "risk_layers": _risk_layers,
    "risk_country": _risk_country,
}
"""Name of an answer and its shape."""
