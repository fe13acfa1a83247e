"""The report of an import: what became of every row, as a table and as a page.

Both are private: they lie with the batch in the vault.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import pages, vault
from dashboard.exports.defuse import defused
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.sources.intake import Intake, Outcome

COLUMNS: Final = (*("file", "row", "outcome", "column", "value", "rule", "advice", "duplicate_of"),)
"""Columns of ``report.csv``; ``row`` as a spreadsheet numbers it."""

FILES: Final = ("report.csv", "report.html")

ROWS_SHOWN: Final = 200
"""Rows of one rule on the page."""

RULES_SHOWN: Final = 40
"""Rules of one outcome that have a list of their own on the page."""

_WORST_FIRST: Final[tuple[Outcome, ...]] = ("rejected", "duplicate", "warned")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share a rule: ``rows`` are the first of them, ``more`` the number of the others."""

    rule: str
    count: str
    rows: list[dict[str, str]]
    more: str


@dataclass(frozen=True, slots=True)
class Section:
    """All rows of one outcome; ``doubles``: they are told with what they repeat."""

    title: str
    heads: list[str]
    groups: list[Group]
    doubles: bool


def table(intakes: Sequence[Intake]) -> pd.DataFrame:
    """Return every row of all files that is not plainly accepted: ``COLUMNS``, all text."""
    frames = [
        intake.outcomes.assign(
            file=intake.file, row=(intake.outcomes["row"] + intake.first).astype("str")
        )
        for intake in intakes
    ]
    return pd.concat(frames).rename(columns={"of": "duplicate_of"})[list(COLUMNS)].astype("str")


def files(intakes: Sequence[Intake], *, fate: str) -> dict[str, bytes]:
    """Return ``report.csv`` and ``report.html`` as bytes.

    Parameters
    ----------
    fate
        What was done, in one sentence.
    """
    rows = table(intakes)
    texts = [name for name in COLUMNS if name != "row"]
    bodies = (
        vault.table_bytes(defused(rows, texts)),
        page(intakes, rows, fate=fate).encode("utf-8"),
    )
    return dict(zip(FILES, bodies, strict=True))


def page(intakes: Sequence[Intake], rows: pd.DataFrame, *, fate: str) -> str:
    """Return the report as a page that stands alone: every value is escaped by the template."""
    sections = [_section(name, rows[rows["outcome"] == name]) for name in _WORST_FIRST]
    return pages.render(
        "import_report.html",
        home="",
        title=say("intake.title"),
        private=say("intake.private"),
        fate=fate,
        counted_by=_heads(),
        counts=[_counts(intake) for intake in intakes],
        sections=[section for section in sections if section.groups],
        clean=say("intake.clean"),
    )


def _heads() -> list[str]:
    return [
        say("intake.file"),
        say("intake.table"),
        say("intake.read"),
        say("intake.accepted"),
        say("intake.warned"),
        say("intake.rejected"),
        say("intake.duplicate"),
    ]


def _list_heads(*, doubles: bool) -> list[str]:
    heads = [
        say("intake.file"),
        say("intake.row"),
        say("intake.column"),
        say("intake.value"),
        say("intake.advice"),
    ]
    return [*heads, say("intake.duplicate_of")] if doubles else heads


def _counts(intake: Intake) -> list[str]:
    n = intake.counts
    numbers = (n.read, n.accepted, n.warned, n.rejected, n.duplicate)
    return [intake.file, intake.table, *(f"{number:,}" for number in numbers)]


def _section(outcome: Outcome, rows: pd.DataFrame) -> Section:
    """Return the rows of one outcome by rule, the most frequent first."""
    sizes = rows["rule"].value_counts()
    named = sizes.index[:RULES_SHOWN]
    groups = [_group(rule, rows[rows["rule"] == rule]) for rule in named]
    others = rows[~rows["rule"].isin(named)]
    if len(others):
        groups.append(_group(say("intake.other_rules"), others))
    doubles = outcome == "duplicate"
    return Section(say(f"intake.title_{outcome}"), _list_heads(doubles=doubles), groups, doubles)


def _group(rule: str, rows: pd.DataFrame) -> Group:
    first = rows.iloc[:ROWS_SHOWN]
    more = len(rows) - len(first)
    return Group(
        rule=rule,
        count=counted("intake.lines", len(rows)),
        rows=[dict(zip(COLUMNS, cells, strict=True)) for cells in first.to_numpy().tolist()],
        more=counted("intake.more", more) if more else "",
    )
