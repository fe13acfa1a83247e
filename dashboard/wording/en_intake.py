"""The sentences of an import's report, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "intake.title": "Report of an import",
    "intake.private": (
        "This report is private: it belongs into the vault, and is not fit to be passed on."
        " Row numbers are those a spreadsheet shows. Addresses, numbers and accounts are masked."
    ),
    "intake.written": "{rows} taken in, as batch {batch}; shown after the next build.",
    "intake.rows.one": "{n} row",
    "intake.rows.many": "{n} rows",
    "intake.dry": "This was a trial: nothing was written. {rows} would be taken in.",
    "intake.nothing_new": "Nothing was written: every row is known already.",
    "intake.refused": "Nothing was written: no new row could be taken in.",
    "intake.strict": "Nothing was written: --strict takes only files in which no row is at fault.",
    "intake.clean": "No row is rejected, doubled or warned of.",
    "intake.file": "File",
    "intake.table": "Table",
    "intake.read": "Rows read",
    "intake.accepted": "Accepted",
    "intake.warned": "Accepted with warnings",
    "intake.rejected": "Rejected",
    "intake.duplicate": "Duplicates",
    "intake.title_rejected": "Rejected rows, by rule",
    "intake.title_duplicate": "Duplicates, left out",
    "intake.title_warned": "Accepted with warnings, by rule",
    "intake.row": "Row",
    "intake.column": "Column",
    "intake.value": "Value",
    "intake.advice": "What to do",
    "intake.duplicate_of": "Double of",
    "intake.other_rules": "Other rules",
    "intake.lines.one": "{n} row",
    "intake.lines.many": "{n} rows",
    "intake.more.one": "One more row stands in report.csv.",
    "intake.more.many": "{n} more rows stand in report.csv.",
}
