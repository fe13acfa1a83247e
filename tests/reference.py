"""The engine's answers once more, slowly: one row after the other, in plain Python.

It shares no code with the engine but the vocabularies and the countries' points.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from dashboard import countries, taxonomy
from dashboard.filters import FACETS, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.worlds import Row

METHODS: Final = taxonomy.codes(taxonomy.METHODS)
SPANS: Final = {"day": 1, "month": 1, "quarter": 3, "year": 12}


def asked(rows: Iterable[Row], query: Query) -> list[Row]:
    """The rows a question asks for, newest first, then by id."""
    found = sorted((row for row in rows if _matches(row, query)), key=lambda row: str(row["id"]))
    return sorted(found, key=lambda row: row["date_from"], reverse=True)


def cells(rows: Sequence[Row], query: Query, zoom: int) -> list[dict[str, Any]]:
    """One dictionary a cell, sorted by x and y."""
    members: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in asked(rows, query):
        if row["geo_precision"] == "city":
            members[cell(row["lon"], row["lat"], zoom)].append(row)
    return [
        {"x": x, "y": y, **_counted(group), **_mean(group), **_lone(group)}
        for (x, y), group in sorted(members.items())
    ]


def badges(rows: Sequence[Row], query: Query) -> list[dict[str, Any]]:
    """One dictionary a country with rows not known to the city."""
    vague = [row for row in asked(rows, query) if row["geo_precision"] != "city"]
    return [
        line | {"lon": home.lon, "lat": home.lat}
        for line in _by_country(vague)
        for home in [countries.country(line["iso3"])]
    ]


def totals(rows: Sequence[Row], query: Query) -> list[dict[str, Any]]:
    """One dictionary a country."""
    return _by_country(asked(rows, query))


def months(rows: Sequence[Row], query: Query) -> list[dict[str, Any]]:
    """One dictionary for each month, method and span."""
    tally: Counter[tuple[date, int, int]] = Counter()
    for row in asked(rows, query):
        span = SPANS[row["date_precision"]]
        begin = row["date_from"]
        first = date(begin.year, (begin.month - 1) // span * span + 1, 1)
        tally[first, METHODS.index(_method(row)), span] += 1
    return [
        {"month": first, "method": METHODS[method], "span": span, "n": n}
        for (first, method, span), n in sorted(tally.items())
    ]


def facet_counts(rows: Sequence[Row], query: Query, field: str) -> dict[str, int]:
    """The count for each code of a facet, alone in its field."""
    facet = next(facet for facet in FACETS if facet.field == field)
    others = asked(rows, query.without(field))
    return {code: sum(row[facet.column] == code for row in others) for code in facet.codes}


def cell(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    """The column and row of a point's cell."""
    side = 2 ** (zoom + 3)
    end = math.degrees(math.atan(math.sinh(math.pi)))
    north = math.asinh(math.tan(math.radians(max(-end, min(end, lat))))) / math.pi
    x, y = math.floor((lon + 180) / 360 * side), math.floor((1 - north) / 2 * side)
    return max(0, min(side - 1, x)), max(0, min(side - 1, y))


def _matches(row: Row, query: Query) -> bool:
    chosen = ((getattr(query, facet.field), row[facet.column]) for facet in FACETS)
    return (
        all(not codes or code in codes for codes, code in chosen)
        and (query.since is None or row["date_to"] >= query.since)
        and (query.until is None or row["date_from"] <= query.until)
        and _holds(row, query.text)
        and (query.area is None or _inside(row, query.area))
    )


def _holds(row: Row, text: str) -> bool:
    columns = ("summary", "place", "admin1", "public_name")
    fields = [countries.NAMES[row["iso3"]], *(row[name] for name in columns)]
    return all(any(word in _plain(field) for field in fields) for word in _plain(text).split())


def _plain(text: str) -> str:
    """Fold character by character."""
    apart = "".join(unicodedata.normalize("NFKD", character) for character in text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold().replace("’", "'")


def _inside(row: Row, area: tuple[float, float, float, float]) -> bool:
    west, south, east, north = area
    lon, lat = float(row["lon"]), float(row["lat"])
    across = west <= lon <= east if west <= east else (lon >= west or lon <= east)
    return across and south <= lat <= north


def _method(row: Row) -> str:
    return taxonomy.METHOD_OF[row["threat_type"]]


def _counted(group: Sequence[Row]) -> dict[str, int]:
    methods = Counter(_method(row) for row in group)
    return {"n": len(group), **{f"n_{method}": methods[method] for method in METHODS}}


def _mean(group: Sequence[Row]) -> dict[str, float]:
    """The exact mean of points of two decimals."""
    return {
        name: float(Fraction(sum(round(row[name] * 100) for row in group), 100 * len(group)))
        for name in ("lon", "lat")
    }


def _lone(group: Sequence[Row]) -> dict[str, str]:
    names = ("id", "threat_type", "verification")
    return {name: group[0][name] if len(group) == 1 else "" for name in names}


def _by_country(rows: Iterable[Row]) -> list[dict[str, Any]]:
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        members[row["iso3"]].append(row)
    return [{"iso3": iso3, **_counted(group)} for iso3, group in sorted(members.items())]
