"""The parameters of the interface, each declared once; filters are the page's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard import countries, filters
from dashboard.risk import weights
from dashboard.server.api.operations import LAST_OFFSET, MOST_ROWS, USUAL_ROWS, Parameter
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY: Final[Mapping[str, Any]] = {
    "type": "string",
    "format": "date",
    "pattern": r"^(1[89]|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
}
IDENTIFIER: Final[Mapping[str, Any]] = {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,120}$"}
COUNTRY: Final[Mapping[str, Any]] = {"type": "string", "enum": list(countries.CODES)}


def _several(codes: tuple[str, ...]) -> Mapping[str, Any]:
    return {
        "type": "array",
        "items": {"type": "string", "enum": list(codes)},
        "minItems": 1,
        "uniqueItems": True,
    }


FACETS: Final = tuple(
    Parameter(facet.parameter, f"{facet.label}.", _several(facet.codes)) for facet in filters.FACETS
)
FILTERS: Final = (
    *FACETS,
    Parameter("since", say("api.parameter.since"), DAY),
    Parameter("until", say("api.parameter.until"), DAY),
    Parameter(
        "q",
        say("api.parameter.q"),
        {"type": "string", "minLength": 1, "maxLength": filters.MAX_TEXT},
    ),
    Parameter(
        "area",
        say("api.parameter.area"),
        {
            "type": "array",
            "items": {"type": "number", "minimum": -180, "maximum": 180},
            "minItems": 4,
            "maxItems": 4,
        },
    ),
)
"""The page's filters, as its address carries them."""

_PARTS: Final = "|".join(weights.WEIGHED)
_WEIGHT: Final = f"({_PARTS}):{weights.NUMBER}"
RISK: Final = (
    Parameter("as_of", say("api.parameter.as_of"), DAY),
    Parameter(
        weights.PARAMETER,
        say("api.parameter.weights"),
        {
            "type": "string",
            "maxLength": weights.LONGEST,
            "pattern": f"^{_WEIGHT}(,{_WEIGHT}){{0,{len(weights.WEIGHED) - 1}}}$",
        },
    ),
)
"""What a risk layer is asked with besides, as the page's address carries it."""

VERSION: Final = Parameter(
    "data",
    say("api.parameter.data"),
    {"type": "string", "pattern": r"^[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,4}$"},
)
PAGING: Final = (
    Parameter(
        "limit",
        say("api.parameter.limit", most=MOST_ROWS, usual=USUAL_ROWS),
        {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": USUAL_ROWS},
    ),
    Parameter(
        "offset",
        say("api.parameter.offset"),
        {"type": "integer", "minimum": 0, "maximum": LAST_OFFSET, "default": 0},
    ),
)


def form(forms: tuple[str, ...]) -> Parameter:
    """Return the parameter that chooses between forms of an answer."""
    shape = {"type": "string", "enum": list(forms), "default": forms[0]}
    return Parameter("format", say("api.parameter.format"), shape)


def one_of(name: str, meaning: str, codes: tuple[str, ...], *, place: str = "query") -> Parameter:
    """Return a parameter that takes one code."""
    return Parameter(name, meaning, {"type": "string", "enum": list(codes)}, place)
