"""Causes of a change in words: what became of a fact, which figures count, how many reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import topics
from dashboard.in_words import partial_date
from dashboard.risk.once import Once
from dashboard.ui import answers
from dashboard.wording import counted, joined, say

if TYPE_CHECKING:
    from collections.abc import Mapping

CLAUSES: Final = 3
"""Causes named for one country in the table; the others are counted, the panel has them all."""

LONGEST: Final = 60
"""Characters of a value that are quoted."""

QUIET: Final = ("age", "mean")
"""Kinds that are no event."""

Fact = dict[Any, Any]
_BY_ID: Final[Once[dict[str, dict[str, Fact]]]] = Once()


def of_table(name: str) -> dict[str, Fact]:
    """Return the rows of host_facts or statistics by id."""
    snapshot = answers.site().snapshot
    owners = (snapshot.host_facts, snapshot.statistics)
    return _BY_ID(owners, "", _by_id)[name]


def _by_id() -> dict[str, dict[str, Fact]]:
    snapshot = answers.site().snapshot
    tables = {"host_facts": snapshot.host_facts, "statistics": snapshot.statistics}
    return {
        name: dict(zip(table["id"].tolist(), table.to_dict("records"), strict=True))
        for name, table in tables.items()
    }


def brief(causes: pd.DataFrame, parts: pd.DataFrame, named: Mapping[str, str]) -> str:
    """Return one line on why a country's value changed: most telling part first.

    Parameters
    ----------
    causes, parts
        Rows of one country (:mod:`dashboard.risk.causes`, :attr:`Difference.parts`).
    named
        Labels of the parts.
    """
    weight = dict(zip(parts["part"], parts["adds"].abs(), strict=True))
    events = causes[~causes["kind"].isin(QUIET)]
    order = sorted(events["part"].unique(), key=lambda part: -weight.get(part, 0.0))
    clauses = [
        clause
        for part in order
        for clause in clauses_of(events[events["part"] == part], named.get(part, ""))
    ]
    if not clauses:
        return quiet(causes["kind"].tolist())
    more = len(clauses) - CLAUSES
    told = "; ".join(clauses[:CLAUSES])
    return f"{told}; {counted('risk.cause.more', more)}" if more > 0 else told


def quiet(kinds: list[str]) -> str:
    """Return what is said where nothing happened: evidence aged, or the mean moved."""
    return say("risk.cause.mean") if "mean" in kinds else say("risk.cause.age")


def clauses_of(causes: pd.DataFrame, label: str) -> list[str]:
    """Return what is said of one part: its facts field by field, figures, reports."""
    rows = causes.to_dict("records")
    facts = [row for row in rows if row["table"] == "host_facts"]
    other = [row for row in rows if row["kind"] in ("incidents", "emigrants", "enough")]
    told = [*_stories(facts), *_figures(rows, label)]
    return told + [_other(row, label) for row in other]


def _stories(rows: list[dict[Any, Any]]) -> list[str]:
    """Return one clause a field: its values from then to now with their dates."""
    known = of_table("host_facts")
    by_field: dict[str, list[dict[Any, Any]]] = {}
    for row in rows:
        by_field.setdefault(known[row["record"]]["field"], []).append(row)
    return [_story(topics.field(code).label, of, known) for code, of in by_field.items()]


def _story(label: str, rows: list[dict[Any, Any]], known: Mapping[str, Fact]) -> str:
    if rows[0]["kind"] in ("ended", "replaced"):
        fact = known[rows[0]["record"]]
        end = partial_date(fact["valid_to"]) if fact["valid_to"] else ""
        value = spoken(fact["value"])
        if end and rows[0]["kind"] == "ended":
            return say("risk.cause.ended", field=label, value=value, day=end)
        return say("risk.cause.replaced", field=label, value=value)
    ordered = sorted(rows, key=lambda row: (pd.isna(row["day"]), row["day"]))
    steps = [
        say(
            "risk.cause.step",
            value=spoken(known[row["record"]]["value"]),
            day=partial_date(known[row["record"]]["valid_from"]),
        )
        for row in ordered
    ]
    first = ordered[0]["before"]
    before = [spoken(known[first]["value"])] if first else []
    return say("risk.cause.story", field=label, steps=" → ".join([*before, *steps]))


def spoken(value: str) -> str:
    """Return a value of the data as words, cut where it is long."""
    text = value.replace("_", " ")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _figures(rows: list[dict[Any, Any]], label: str) -> list[str]:
    """Return which periods' figures count now, and which no longer."""
    known = of_table("statistics")
    told = []
    for kind in ("counts", "lapsed"):
        own = {known[row["record"]]["period_end"] for row in rows if row["kind"] == kind}
        if own:
            periods = joined([partial_date(text) for text in sorted(own)], last="and")
            told.append(
                say("risk.cause.counts", part=label, periods=periods)
                if kind == "counts"
                else say("risk.cause.lapsed", part=label, periods=periods)
            )
    return told


def _other(row: Mapping[Any, Any], label: str) -> str:
    if row["kind"] == "incidents":
        return counted("risk.cause.incidents", row["n"], part=label)
    return say("risk.cause.emigrants") if row["kind"] == "emigrants" else say("risk.cause.enough")
