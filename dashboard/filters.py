"""The question: what the sidebar makes, the address carries and every figure answers.

A :class:`Query` is frozen and canonical (tuples sorted by the vocabulary's order, no doubles), so
equal questions are equal objects, hash alike and write the same address. An empty tuple means
"any". Dates match by *overlap*: an incident known only to the month is found by every day of it.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from dashboard import countries, taxonomy
from dashboard.errors import QueryError
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_TEXT: Final = 80
"""Longest search text, in characters: enough for a name or a phrase, too short to be a payload."""

MAX_AREA: Final = 48
"""Longest text of an area, in characters: four numbers of two decimals and room to spare."""

EARLIEST: Final = date(1800, 1, 1)
LATEST: Final = date(2199, 12, 31)
"""The first and last day a question may name, as in :mod:`dashboard.dates`."""

Area = tuple[float, float, float, float]
"""West, south, east, north in degrees (WGS84); west > east crosses the antimeridian."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One list-valued filter: its field in :class:`Query`, its name in the address, its codes."""

    field: str
    parameter: str
    label: str
    column: str
    codes: tuple[str, ...]


FACETS: Final = (
    Facet(
        "threat_types", "type", "Threat type", "threat_type", taxonomy.codes(taxonomy.THREAT_TYPES)
    ),
    Facet("countries", "country", "Host country", "iso3", countries.CODES),
    Facet(
        "target_groups",
        "target",
        "Target group",
        "target_group",
        taxonomy.codes(taxonomy.TARGET_GROUPS),
    ),
    Facet("evidence", "evidence", "Evidence", "verification", taxonomy.codes(taxonomy.EVIDENCE)),
    Facet(
        "attributions",
        "by",
        "Attributed to",
        "attributed_to",
        taxonomy.codes(taxonomy.ATTRIBUTIONS),
    ),
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the incidents; every field empty asks for all of them."""

    threat_types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    text: str = ""
    area: Area | None = None

    def __post_init__(self) -> None:
        for facet in FACETS:
            given = set(getattr(self, facet.field))
            if unknown := sorted(given.difference(facet.codes)):
                raise QueryError(
                    say(
                        "query.code",
                        field=say(f"filter.{facet.field}"),
                        code=repr(unknown[0][:40]),
                    ),
                    parameter=facet.parameter,
                )
            object.__setattr__(self, facet.field, tuple(c for c in facet.codes if c in given))
        object.__setattr__(self, "text", clean_text(self.text))
        for bound in ("since", "until"):
            object.__setattr__(self, bound, _checked_day(bound, getattr(self, bound)))
        if self.since and self.until and self.since > self.until:
            raise QueryError(say("query.swapped"), parameter="since")
        if self.area is not None:
            object.__setattr__(self, "area", _checked_area(self.area))

    def __bool__(self) -> bool:
        """Whether anything is asked at all."""
        return self != Query()

    def without(self, field: str, code: str | None = None) -> Query:
        """Return the question loosened: without one code of a field, or without the field."""
        if code is None:
            return dataclasses.replace(self, **{field: getattr(Query(), field)})
        kept: dict[str, Any] = {field: tuple(c for c in getattr(self, field) if c != code)}
        return dataclasses.replace(self, **kept)

    def to_params(self) -> dict[str, str]:
        """Write the question as address parameters, in canonical order, empty fields left out."""
        params = {f.parameter: ",".join(getattr(self, f.field)) for f in FACETS}
        params["since"] = self.since.isoformat() if self.since else ""
        params["until"] = self.until.isoformat() if self.until else ""
        params["q"] = self.text
        params["area"] = ",".join(f"{x:g}" for x in self.area) if self.area else ""
        return {name: value for name, value in params.items() if value}

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> Query:
        """Read a question from address parameters; QueryError names the first one at fault."""
        for name in params:
            if name not in PARAMETERS:
                raise QueryError(say("query.parameter", name=repr(name[:40])), parameter=name[:40])
            if len(params[name]) > LONGEST[name]:
                raise QueryError(say("query.long", name=name, most=LONGEST[name]), parameter=name)
        return cls(**{name: value for p in PARAMETERS for name, value in _field(p, params)})

    @classmethod
    def lenient(cls, params: Mapping[str, str]) -> tuple[Query, tuple[str, ...]]:
        """Read what can be read; return the question and one sentence for each part left out."""
        kept: dict[str, str] = {}
        notices: list[str] = []
        for name in (p for p in PARAMETERS if p in params):
            for value in _salvage(name, params[name]):
                try:
                    cls.from_params({**kept, name: value})
                except QueryError as error:
                    notices.append(str(error))
                    continue
                kept[name] = value
        return cls.from_params(kept), tuple(notices)


PARAMETERS: Final = (*(f.parameter for f in FACETS), "since", "until", "q", "area")
"""Every name a question may use in an address."""

LONGEST: Final = {
    **{facet.parameter: len(",".join(facet.codes)) for facet in FACETS},
    "since": 10,
    "until": 10,
    "q": MAX_TEXT,
    "area": MAX_AREA,
}
"""The length of each parameter's value that is still read, in characters."""


def clean_text(text: str) -> str:
    """Return search text as compared: NFKC, no control characters, single spaces, bounded."""
    folded = unicodedata.normalize("NFKC", text[: 4 * MAX_TEXT])
    printable = "".join(c if c.isprintable() else " " for c in folded)
    return re.sub(r"\s+", " ", printable).strip()[:MAX_TEXT].strip()


def _salvage(name: str, value: str) -> list[str]:
    """Return the readings to try in turn, so that one bad code or a long text costs only itself."""
    facet = next((f for f in FACETS if f.parameter == name), None)
    if facet is None:
        return [value] if name != "q" or len(value) <= MAX_TEXT else [value, value[:MAX_TEXT]]
    given = dict.fromkeys(value.split(","))
    good = [code for code in facet.codes if code in given]
    known = {"", *good}
    bad = [code for code in given if code not in known]
    return [",".join(good)] * bool(good) + bad[:3]


def _field(parameter: str, params: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Read one parameter into ``[(field, value)]``; empty when it is absent."""
    value = params.get(parameter, "")
    if not value:
        return []
    for facet in FACETS:
        if facet.parameter == parameter:
            return [(facet.field, tuple(value.split(",")))]
    if parameter == "q":
        return [("text", value)]
    if parameter == "area":
        return [("area", _parsed_area(value))]
    return [(parameter, _parsed_date(parameter, value))]


def _parsed_date(parameter: str, value: str) -> date:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise QueryError(
            say("query.date", name=parameter, text=repr(value[:20])),
            parameter=parameter,
        ) from None


def _checked_day(parameter: str, day: date | None) -> date | None:
    """Return a plain calendar day inside the bounds (a moment is taken as its day)."""
    if day is None:
        return None
    plain = day.date() if isinstance(day, datetime) else day
    if not EARLIEST <= plain <= LATEST:
        raise QueryError(
            say("query.dates", name=parameter, first=EARLIEST, last=LATEST), parameter=parameter
        )
    return plain


def _parsed_area(value: str) -> Area:
    try:
        west, south, east, north = (float(x) for x in value.split(","))
    except ValueError:
        raise QueryError(say("query.area"), parameter="area") from None
    return west, south, east, north


def _checked_area(area: Area) -> Area:
    west, south, east, north = (round(float(x), 2) + 0.0 for x in area)
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90):
        raise QueryError(
            say("query.area.range"),
            parameter="area",
        )
    return west, south, east, north
