"""Values of the released tables in words: codes as their labels, dates as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard import dates, schema, taxonomy, topics
from dashboard.in_words import country, country_or_code, partial_date
from dashboard.wording import SENTENCES, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_COLUMNS: Final = {(t.name, c.name): c for t in schema.TABLES for c in t.columns}


def column_words(name: str) -> str:
    """Return what a column is called before readers."""
    return say(f"field.{name}") if f"field.{name}" in SENTENCES else topics.in_words(name)


def value_words(table: str, name: str, value: str) -> str:
    """Return one value of a column in words; a value of no known form as it stands."""
    column = _COLUMNS.get((table, name))
    if not value:
        return say("changes.empty")
    if column is None:
        return value
    if column.kind == "iso3":
        return "; ".join(country_or_code(code) for code in value.split(";"))
    if column.kind in ("partial_date", "date"):
        return partial_date(value) if dates.is_date(value) else value
    return _labels(column, value) if column.vocabulary else value


def _labels(column: schema.Column, value: str) -> str:
    known = {term.code: term.label for term in schema.terms(column)}
    codes = value.split(";") if column.many else [value]
    return "; ".join(known.get(code, code) for code in codes)


def record_words(table: str, row: Mapping[Any, Any]) -> str:
    """Return what one record is about, in a few words."""
    return _ABOUT[table](row)


def _incident(row: Mapping[Any, Any]) -> str:
    kind = taxonomy.label(taxonomy.THREAT_TYPES, row["threat_type"])
    return ", ".join((kind, _place(row["place"], row["iso3"]), partial_date(row["event_date"])))


def _leg(row: Mapping[Any, Any]) -> str:
    begin, end = (_place(row[f"{s}_place"], row[f"{s}_iso3"]) for s in ("from", "to"))
    mode = taxonomy.label(taxonomy.MODES, row["mode"])
    return f"{begin} → {end}, {mode}, {partial_date(row['valid_from'])}"


def _journey(row: Mapping[Any, Any]) -> str:
    stops = (stop.rpartition("/") for stop in row["stops"].split(";"))
    return " → ".join(_place(place, iso3) for place, _, iso3 in stops)


def _fact(row: Mapping[Any, Any]) -> str:
    return f"{topics.field(row['field']).label}, {country(row['iso3'])}"


def _figure(row: Mapping[Any, Any]) -> str:
    where = country_or_code(row["iso3"])
    when = partial_date(row["period_start"])
    return ", ".join(filter(None, (topics.series_words(row["series"]), where, when)))


def _organisation(row: Mapping[Any, Any]) -> str:
    return str(row["name"])


def _source(row: Mapping[Any, Any]) -> str:
    return ", ".join(filter(None, (row["publisher"], row["title"])))


_ABOUT: Final[Mapping[str, Callable[[Mapping[Any, Any]], str]]] = {
    "incidents": _incident,
    "legs": _leg,
    "journeys": _journey,
    "host_facts": _fact,
    "statistics": _figure,
    "organisations": _organisation,
    "sources": _source,
}


def selection(table: str, row: Mapping[Any, Any]) -> str:
    """Return how the atlas is asked for a record (``incident:…``); empty when it cannot be."""
    match table:
        case "incidents" | "legs" | "journeys":
            return f"{table.removesuffix('s')}:{row['id']}"
        case "host_facts" | "statistics" if row["iso3"]:
            return f"country:{row['iso3']}"
        case _:
            return ""


def _place(place: str, iso3: str) -> str:
    name = country_or_code(iso3)
    return f"{place} ({name})" if place else name
