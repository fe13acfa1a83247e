"""What a step shows: the page's own parameters, each of which must be read, none guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from dashboard import filters, risk
from dashboard.errors import QueryError
from dashboard.filters import EARLIEST, LATEST, Query
from dashboard.risk import weights

if TYPE_CHECKING:
    from collections.abc import Mapping

LAYERS: Final = ("incidents", "totals", "legs", "journeys")
"""What can be drawn, as addresses of the page have it."""

DEFAULT_LAYERS: Final = ("incidents", "totals")

REPORTED: Final = risk.LAYERS[0].code
"""What countries are coloured by unless a view says otherwise: counts of reports."""

OTHERS: Final = ("layers", "sel", "risk", "as_of", "weights", "compare")
PARAMETERS: Final = (*filters.PARAMETERS, *OTHERS)
"""Every name a view may use."""

_SELECTED: Final = re.compile(
    r"(incident|journey):[a-z2-7]{4,32}|leg:[a-z0-9-]{4,120}|country:[A-Z]{3}"
    r"|cell:\d/\d{1,4}/\d{1,4}"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A view that was read; fields as of the page's view."""

    query: Query = field(default_factory=Query)
    layers: tuple[str, ...] = DEFAULT_LAYERS
    selected: str = ""
    risk: str = REPORTED
    as_of: date | None = None
    weights: str = ""
    compare: date | None = None

    @classmethod
    def of(cls, params: Mapping[str, str]) -> Asked:
        """Read a view; QueryError names the first parameter that cannot be read."""
        question = {name: params[name] for name in params if name not in OTHERS}
        return cls(
            query=Query.from_params(question),
            layers=_layers(params.get("layers")),
            selected=_selected(params.get("sel", "")),
            risk=_risk(params.get("risk", REPORTED)),
            as_of=_day("as_of", params.get("as_of", "")),
            weights=_weights(params.get("weights", "")),
            compare=_day("compare", params.get("compare", "")),
        )

    def to_params(self) -> dict[str, str]:
        """Write the view as the page itself would, so that it need not write it anew."""
        layers = "" if self.layers == DEFAULT_LAYERS else ",".join(self.layers) or "none"
        given = {
            "layers": layers,
            "sel": self.selected,
            "risk": "" if self.risk == REPORTED else self.risk,
            "as_of": self.as_of.isoformat() if self.as_of else "",
            "weights": self.weights,
            "compare": self.compare.isoformat() if self.compare else "",
        }
        return self.query.to_params() | {name: text for name, text in given.items() if text}


def _layers(text: str | None) -> tuple[str, ...]:
    if text is None:
        return DEFAULT_LAYERS
    given = [] if text == "none" else text.split(",")
    if strange := [name for name in given if name not in LAYERS]:
        sentence = f"layers: {strange[0][:40]!r} is none; write some of {', '.join(LAYERS)}."
        raise QueryError(sentence, parameter="layers")
    return tuple(layer for layer in LAYERS if layer in given)


def _selected(text: str) -> str:
    if text and not _SELECTED.fullmatch(text):
        sentence = f"sel: {text[:40]!r} is no selection; write it as country:KAZ."
        raise QueryError(sentence, parameter="sel")
    return text


def _risk(code: str) -> str:
    known = [layer.code for layer in risk.LAYERS]
    if code not in known:
        sentence = f"risk: {code[:40]!r} is no layer; write one of {', '.join(known)}."
        raise QueryError(sentence, parameter="risk")
    return code


def _day(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", text) else None
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found <= LATEST:
        raise QueryError(
            f"{name}: {text[:20]!r} is no day; write it as 2024-02-13.", parameter=name
        )
    return found


def _weights(text: str) -> str:
    return weights.printed(weights.parsed(text)) if text else ""
