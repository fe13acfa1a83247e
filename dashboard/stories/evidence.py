"""What a step rests on, in words: records with their grade, what they say, and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dashboard import taxonomy, topics
from dashboard.in_words import partial_date, partial_period
from dashboard.pages.values import record_words
from dashboard.wording import number, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.site import Site
    from dashboard.stories.fitting import Fitted
    from dashboard.stories.records import Record


@dataclass(frozen=True, slots=True)
class Cited:
    """A source: who published what and when; ``url`` is "" where the link is withheld."""

    words: str
    language: str
    url: str
    host: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record: what it is about, whom it names in public, its grade, what it says.

    ``statement`` is in the reader's language, ``quoted`` as the data have it.
    """

    id: str
    words: str
    name: str
    grade: str
    statement: str
    quoted: str
    marked: bool
    sources: tuple[Cited, ...]


def evidence(step: Fitted, site: Site) -> tuple[Evidence, ...]:
    """Return what a step rests on, the records marked on its map first."""
    ids = {source for record in step.records.values() for source in record.source_ids}
    table = site.snapshot.sources
    rows = table[table["id"].isin(ids)].to_dict("records")
    cited = {row["id"]: _cited(row) for row in rows}
    return tuple(
        _evidence(record, cited, marked=identifier in step.step.highlight)
        for identifier, record in step.records.items()
    )


def _evidence(record: Record, cited: Mapping[str, Cited], *, marked: bool) -> Evidence:
    grade = record.cell("verification")
    return Evidence(
        id=record.id,
        words=record_words(record.table, record.row),
        name=record.cell("public_name"),
        grade=taxonomy.label(taxonomy.EVIDENCE, grade) if grade else "",
        statement=_statement(record),
        quoted=record.cell("summary") or record.cell("note"),
        marked=marked,
        sources=tuple(cited[one] for one in record.source_ids if one in cited),
    )


def _statement(record: Record) -> str:
    """Return what a fact or a published figure says."""
    dates = partial_period(record.begins, record.ends)
    if record.table == "host_facts":
        label = topics.field(record.cell("field")).label
        return say("export.fact", label=label, value=record.cell("value"), dates=dates)
    if record.table == "statistics":
        return say(
            "export.figure",
            series=topics.series_words(record.cell("series")),
            dates=dates,
            value=number(float(record.cell("value")), ",.10g"),
            unit=topics.unit_words(record.cell("unit")),
        )
    return ""


def _cited(row: Mapping[Any, Any]) -> Cited:
    dated = partial_date(row["date"]) if row["date"] else ""
    url = row["url"] if str(row["url"]).startswith(("https://", "http://")) else ""
    named = (row["publisher"], row["title"], dated)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Cited(", ".join(filter(None, named)), row["languages"].split(";")[0], url, host)
