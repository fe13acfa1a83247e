"""Hypothesis strategies: invented incidents and questions about them, small enough to collide."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any, Final

from hypothesis import assume
from hypothesis import strategies as some

from dashboard import taxonomy
from dashboard.filters import FACETS, Query
from tests import worlds

ISO3: Final = ("ARM", "DEU", "FJI", "GBR", "KAZ")
WORDS: Final = ("held", "STOPPED", "Straße", "café", "задержан", "Ёлка", "a.b", "İzmir", "%", "é")

POINTS: Final = some.sampled_from(
    [(13.41, 52.52), (13.42, 52.52), (76.93, 43.25), (180.0, -17.0), (-180.0, -17.0), (0.0, 0.0)]
) | some.tuples(
    some.integers(-18_000, 18_000).map(lambda n: n / 100),
    some.integers(-9_000, 9_000).map(lambda n: n / 100),
)

texts = some.lists(some.sampled_from(WORDS), max_size=3).map(" ".join)
days = some.dates(date(2023, 11, 1), date(2024, 4, 30))


@some.composite
def partial_dates(draw: some.DrawFn) -> str:
    """A day, month, quarter or year around the turn of 2024."""
    day = draw(days)
    quarter = f"{day:%Y}-Q{(day.month + 2) // 3}"
    return draw(some.sampled_from([f"{day}", f"{day}", f"{day:%Y-%m}", quarter, f"{day:%Y}"]))


@some.composite
def rows(draw: some.DrawFn) -> dict[str, Any]:
    """What makes one incident different from another."""
    vocabularies = {
        "threat_type": taxonomy.THREAT_TYPES,
        "target_group": taxonomy.TARGET_GROUPS,
        "verification": taxonomy.EVIDENCE,
        "attributed_to": taxonomy.ATTRIBUTIONS,
    }
    row: dict[str, Any] = {
        name: draw(some.sampled_from(taxonomy.codes(words))) for name, words in vocabularies.items()
    }
    row |= {"iso3": draw(some.sampled_from(ISO3)), "event_date": draw(partial_dates())}
    row["event_date_end"] = draw(some.just("") | partial_dates().filter(row["event_date"].__le__))
    row |= {name: draw(texts) for name in ("summary", "place", "admin1", "public_name")}
    known = draw(some.sampled_from(["city", "city", "region", "country"]))
    if known == "city":
        row["lon"], row["lat"] = draw(POINTS)
    return row | {"geo_precision": known}


stories = some.lists(rows(), max_size=12).map(lambda given: worlds.story(*given))


@some.composite
def queries(draw: some.DrawFn) -> Query:
    """A question that may ask for anything at once, of codes that occur and that do not."""
    asked = {f.field: draw(_codes(f.codes if f.field != "countries" else ISO3)) for f in FACETS}
    bounds = sorted(draw(some.tuples(days, days)))
    since, until = (draw(some.sampled_from([None, None, bound])) for bound in bounds)
    text = draw(some.sampled_from(["", "", "", "arm", "held caf", "é", *WORDS]))
    return Query(**asked, since=since, until=until, text=text, area=draw(some.none() | areas()))


@some.composite
def areas(draw: some.DrawFn) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees, also across the antimeridian."""
    west, east = (draw(some.integers(-18_000, 18_000)) / 100 for _ in range(2))
    south, north = sorted(draw(some.tuples(*[some.integers(-9_000, 9_000)] * 2)))
    return west, min(south, 8_999) / 100, east, max(north, min(south, 8_999) + 1) / 100


@some.composite
def narrowed(draw: some.DrawFn) -> tuple[Query, Query]:
    """A question and one that asks for no more: a field added, a code or some days taken away."""
    wide, other = draw(queries()), draw(queries())
    names = draw(some.sets(some.sampled_from([field.name for field in dataclasses.fields(Query)])))
    changed = {name: _narrower(wide, other, name) for name in names}
    since, until = (changed.get(name, getattr(wide, name)) for name in ("since", "until"))
    assume(not (since and until and since > until))
    return wide, dataclasses.replace(wide, **changed)


def _codes(codes: tuple[str, ...]) -> some.SearchStrategy[tuple[str, ...]]:
    """No choice at all in most cases, several codes otherwise."""
    several = some.lists(some.sampled_from(codes), min_size=1, max_size=len(codes), unique=True)
    return some.just(()) | some.just(()) | several.map(tuple)


def _narrower(wide: Query, other: Query, name: str) -> Any:
    """Return a value of one field that asks for no more than ``wide`` does."""
    mine, theirs = getattr(wide, name), getattr(other, name)
    if not mine or not theirs:
        return mine or theirs
    match name:
        case "since":
            return max(mine, theirs)
        case "until":
            return min(mine, theirs)
        case "text":
            return f"{mine} {theirs}"
        case "area":
            return mine
        case _:
            return tuple(code for code in mine if code in theirs) or mine[:1]
