"""Organisations that offer help, by whom they help: told of once, named wherever they fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard import pages, taxonomy
from dashboard.disclosure.sources import host
from dashboard.in_words import country, day, partial_date
from dashboard.wording import SENTENCES, counted, joined, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from dashboard.snapshot import Snapshot

FILE = "organisations.csv"
"""The whole table, beside the page."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One source in words, and its address ("" where the link is withheld)."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One organisation in words; ``risk`` says what it was declared to be, "" when not known."""

    identifier: str
    name: str
    work: str
    url: str
    address: str
    languages: str
    where: str
    risk: str
    meaning: str
    risk_source: Cited | None
    source: Cited
    checked: str


@dataclass(frozen=True, slots=True)
class Group:
    """Whom they help, a ``note`` for them (or ""), and who does: told here, or ``also``."""

    code: str
    title: str
    meaning: str
    note: str
    offers: tuple[Offer, ...]
    also: tuple[Offer, ...]


def help_page(snapshot: Snapshot, *, home: str) -> str:
    """Return the page for a data set."""
    manifest, rows = snapshot.manifest, snapshot.organisations
    now = say(
        "help.now",
        version=manifest.data_version,
        day=day(manifest.as_of),
        count=counted("help.count", len(rows)),
    )
    return pages.render(
        "help.html",
        home=home,
        groups=groups(rows, snapshot.sources),
        file=FILE if len(rows) else "",
        warnings=(say("help.warning.contact"), say("help.warning.names")),
        words={
            "title": say("help.title"),
            "lead": say("help.lead"),
            "warning": say("help.warning"),
            "ties": say("help.ties"),
            "now": now,
            "none": say("help.none"),
            "jump": say("help.jump"),
            "also": say("help.also"),
            "table": say("help.table"),
            "address": say("help.address"),
            "languages": say("help.languages"),
            "where": say("help.where"),
            "declared": say("help.declared"),
            "unknown": say("help.unknown"),
            "source": say("help.source"),
            "checked": say("help.checked"),
        },
    )


def groups(rows: pd.DataFrame, sources: pd.DataFrame) -> tuple[Group, ...]:
    """Return the organisations by whom they help, each told of where its first code puts it.

    Parameters
    ----------
    rows, sources
        The tables of a data set. A group that nobody helps is left out.
    """
    cited = {row["id"]: row for row in sources.to_dict("records")}
    told = [
        (row["helps"].split(";"), _offer(row, cited))
        for row in rows.sort_values("name", key=lambda names: names.str.casefold()).to_dict(
            "records"
        )
    ]
    made = (
        Group(
            term.code,
            term.label,
            term.definition,
            say("help.lgbtq") if term.code == "lgbtq" else "",
            tuple(offer for codes, offer in told if codes[0] == term.code),
            tuple(offer for codes, offer in told if term.code in codes[1:]),
        )
        for term in taxonomy.HELPED
    )
    return tuple(group for group in made if group.offers or group.also)


def _offer(row: Mapping[Any, Any], cited: Mapping[str, Mapping[Any, Any]]) -> Offer:
    risk = row["risk_in_russia"]
    lands = [country(code) for code in _codes(row["countries"])]
    return Offer(
        identifier=row["id"],
        name=row["name"],
        work=row["work"],
        url=row["url"],
        address=row["url"].removeprefix("https://").rstrip("/"),
        languages=joined([_language(code) for code in _codes(row["languages"])], last="and")
        or say("help.unstated"),
        where=joined(lands, last="and") or say("help.everywhere"),
        risk=_risk(risk, row["risk_since"]),
        meaning=next((t.definition for t in taxonomy.RUSSIAN_LISTS if t.code == risk), ""),
        risk_source=_cited(cited[row["risk_source_id"]]) if row["risk_source_id"] else None,
        source=_cited(cited[row["source_id"]]),
        checked=partial_date(row["last_checked"]) if row["last_checked"] else say("help.undated"),
    )


def _codes(text: str) -> Sequence[str]:
    return text.split(";") if text else ()


def _language(code: str) -> str:
    return say(f"help.language.{code}") if f"help.language.{code}" in SENTENCES else code


def _risk(code: str, since: str) -> str:
    if not code:
        return ""
    status = taxonomy.label(taxonomy.RUSSIAN_LISTS, code)
    return say("help.since", status=status, date=partial_date(since)) if since else status


def _cited(source: Mapping[Any, Any]) -> Cited:
    dated = partial_date(source["date"]) if source["date"] else ""
    named = (source["publisher"], source["title"] or host(source["url"]), dated)
    return Cited(", ".join(filter(None, named)), source["url"])
