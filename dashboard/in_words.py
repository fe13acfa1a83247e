"""The question in words: the chips above the map and the sentence every export carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from dashboard import countries, taxonomy
from dashboard.filters import FACETS, Query
from dashboard.wording import joined, language, names, number, say, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOCABULARIES: Final[dict[str, tuple[taxonomy.Term, ...]]] = {
    "threat_types": taxonomy.THREAT_TYPES,
    "target_groups": taxonomy.TARGET_GROUPS,
    "evidence": taxonomy.EVIDENCE,
    "attributions": taxonomy.ATTRIBUTIONS,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One active filter: its ``field`` of the query, the ``code`` it holds (or None), its words."""

    field: str
    code: str | None
    words: str


def label_of(field: str, code: str) -> str:
    """Return the label a reader sees for one code of a query field."""
    return country(code) if field == "countries" else taxonomy.label(_VOCABULARIES[field], code)


def country(iso3: str) -> str:
    """Return the name of a country; KeyError for a code that is none."""
    return names.country(iso3, countries.NAMES[iso3])


def country_names() -> dict[str, str]:
    """Return the names of all countries by code."""
    return {code: country(code) for code in countries.NAMES}


def country_or_code(iso3: str) -> str:
    """Return the name of a country, the code itself where it is none."""
    return country(iso3) if iso3 in countries.NAMES else iso3


def countries_named(codes: Iterable[str]) -> list[str]:
    """Return codes of countries in the order of their names."""
    return sorted(codes, key=lambda code: names.in_order(country(code)))


def parts(query: Query) -> tuple[Part, ...]:
    """Return every active filter, one part for each chip."""
    found = [
        Part(facet.field, code, label_of(facet.field, code))
        for facet in FACETS
        for code in getattr(query, facet.field)
    ]
    if query.since:
        found.append(Part("since", None, say("part.since", day=day(query.since))))
    if query.until:
        found.append(Part("until", None, say("part.until", day=day(query.until))))
    if query.text:
        found.append(Part("text", None, say("part.text", text=query.text)))
    if query.area:
        found.append(Part("area", None, say("part.area", area=_area(query))))
    return tuple(found)


def sentence(query: Query) -> str:
    """Return the whole question as one sentence."""
    clauses = [
        say(f"sentence.{facet.field}", words=joined([label_of(facet.field, c) for c in chosen]))
        for facet in FACETS
        if (chosen := getattr(query, facet.field))
    ]
    if query.since or query.until:
        clauses.append(_period(query))
    if query.text:
        clauses.append(say("sentence.text", text=query.text))
    if query.area:
        clauses.append(say("sentence.area", area=_area(query)))
    if not clauses:
        return say("sentence.all")
    return say("sentence.some", clauses="; ".join(clauses))


def day(value: date) -> str:
    """Return a date in words, ``13 February 2024``; never in the order of one country's figures."""
    form = language(spoken()).day
    return form.format(day=value.day, month=names.month_of_day(value.month), year=value.year)


def month(value: date) -> str:
    """Return the month of a date in short words, ``Feb 2024``."""
    return f"{names.short_month(value.month)} {value.year}"


def partial_date(text: str) -> str:
    """Return a date of the data in words at its own precision: ``February 2024``, ``2024``."""
    if not text:
        return say("date.unknown")
    if "-Q" in text:
        year, quarter = (int(piece) for piece in text.split("-Q"))
        first, last = names.month(3 * quarter - 2), names.month(3 * quarter)
        return say("date.quarter", first=first, last=last, year=year)
    pieces = [int(piece) for piece in text.split("-")]
    if len(pieces) == 1:
        return str(pieces[0])
    if len(pieces) == 2:
        return f"{names.month(pieces[1])} {pieces[0]}"
    return day(date(*pieces))


def partial_period(begin: str, end: str) -> str:
    """Return a period of the data in words; an open end is said, never guessed."""
    if not begin and not end:
        return say("period.undated")
    if not end:
        return say("period.since", begin=partial_date(begin))
    if not begin:
        return say("period.until", end=partial_date(end))
    if begin == end:
        return partial_date(begin)
    return say("period.between", begin=partial_date(begin), end=partial_date(end))


def _period(query: Query) -> str:
    if query.since and query.until:
        return say("sentence.between", since=day(query.since), until=day(query.until))
    if query.since:
        return say("sentence.since", since=day(query.since))
    assert query.until is not None  # noqa: S101 - one of the two is set, see sentence()
    return say("sentence.until", until=day(query.until))


def _area(query: Query) -> str:
    west, south, east, north = query.area or (0, 0, 0, 0)
    sides = {"west": west, "south": south, "east": east, "north": north}
    return say("area", **{side: number(degrees, "g") for side, degrees in sides.items()})
