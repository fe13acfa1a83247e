"""The list of records: the newest, as many as there is room for, each with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard import engine, taxonomy
from dashboard.briefs.blocks import Block, Heading, Record, Records, Text
from dashboard.in_words import country, partial_date, partial_period
from dashboard.maps.look import on_ground
from dashboard.wording import number, say

if TYPE_CHECKING:
    from dashboard.briefs.contents.sources import Sources
    from dashboard.filters import Query

LINE: Final = 62
"""Letters that a column of the list holds in a line."""

SOURCES: Final = 2
"""Sources named with a record; how many more there are is said."""

_METHODS: Final = {method.code: method for method in taxonomy.METHODS}
_THREATS: Final = {threat.code: threat for threat in taxonomy.THREAT_TYPES}
_GRADES: Final = {grade.code: grade for grade in taxonomy.EVIDENCE}


def listed(
    incidents: engine.Incidents, query: Query, sources: Sources, *, lines: int
) -> tuple[Block, ...]:
    """Return the newest records under a heading that says how many of how many they are.

    Parameters
    ----------
    lines
        Lines of a column there is room for, about.
    """
    total = engine.count(incidents, query)
    found = engine.records(incidents, query, limit=lines // 4)
    shown: list[Record] = []
    used = 0
    for row in found.to_dict("records"):
        record = _record(row, sources)
        used += _lines(record)
        if used > lines and shown:
            break
        shown.append(record)
    heading = Heading(say("brief.records"))
    if not total:
        return heading, Text(say("brief.records.none"))
    said = (
        say("brief.records.all", n=number(total))
        if len(shown) == total
        else say("brief.records.some", n=number(len(shown)), of=number(total))
    )
    return heading, Text(said, "note"), Records(tuple(shown))


def _record(row: dict[Any, Any], sources: Sources) -> Record:
    threat, grade = _THREATS[row["threat_type"]], _GRADES[row["verification"]]
    method = _METHODS[threat.method]
    names = [name for name in row["source_ids"].split(";") if name]
    more = len(names) - SOURCES
    return Record(
        title=threat.label,
        place=_place(row),
        date=_date(row),
        grade=grade.label,
        solid=grade.solid,
        colour=on_ground(method.colour, "light"),
        shape=method.shape,
        name=row["public_name"],
        summary=row["summary"],
        more=say("brief.sources.more", n=number(more)) if more > 0 else "",
        sources=sources.of(names, most=SOURCES),
    )


def _place(row: dict[Any, Any]) -> str:
    land, near = country(row["iso3"]), row["place"] or row["admin1"]
    return say("brief.place", place=near, country=land) if near else land


def _date(row: dict[Any, Any]) -> str:
    if row["event_date_end"] and row["event_date_end"] != row["event_date"]:
        return partial_period(row["event_date"], row["event_date_end"])
    return partial_date(row["event_date"])


def _lines(record: Record) -> int:
    """Return about how many lines a record takes in its column, the gap below it included."""
    head = len(record.title) + len(record.place) + len(record.date) + 6
    told = len(record.name) + len(record.summary) + len(record.grade) + 4
    cited = [
        len(source.title) + len(source.publisher) + len(source.date) for source in record.sources
    ]
    return sum(-(-length // LINE) for length in (head, told, *(n * 9 // 10 for n in cited))) + 1
