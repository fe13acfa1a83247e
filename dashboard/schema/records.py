"""The tables about the data themselves: sources, what was withdrawn, what changed."""

from __future__ import annotations

from typing import Final

from dashboard import taxonomy
from dashboard.schema.columns import Column, Table

SOURCES: Final = Table(
    "sources",
    "One row is one published source; an article cited by five rows stands once.",
    "id",
    (
        Column("id", "string", "Identifier made from what is shown of the source.", required=True),
        Column("title", "string", "Title as published; empty where the link is withheld."),
        Column("publisher", "string", "Publisher.", required=True),
        Column("date", "partial_date", "Date of publication, where known."),
        Column("url", "string", "Address; empty where the link is withheld."),
        Column(
            "kind",
            "codes",
            "Kind of publisher.",
            taxonomy.codes(taxonomy.SOURCE_KINDS),
            required=True,
        ),
        Column(
            "languages",
            "codes",
            "Languages of the source (ISO 639-1), judged from its title and address.",
            many=True,
        ),
    ),
)

WITHDRAWAL_REASONS: Final = (
    taxonomy.Term("harm", "Could harm somebody", "The record could have put a person at risk."),
    taxonomy.Term("request", "Asked for", "Somebody concerned asked for the removal."),
    taxonomy.Term("wrong", "Not right", "The record was found to be wrong."),
    taxonomy.Term("double", "Held twice", "Another record is about the same."),
    taxonomy.Term("source", "Source withdrawn", "The source no longer stands behind it."),
)
"""Reason classes of a withdrawal; nothing more exact is ever said."""

CHANGE_KINDS: Final = (
    taxonomy.Term("added", "Added", "The record is new in this version."),
    taxonomy.Term("corrected", "Corrected", "A value was corrected."),
    taxonomy.Term(
        "made_less_exact",
        "Made less exact",
        "Place, date, name, link or text is shown less exactly; what it was is not repeated.",
    ),
    taxonomy.Term("removed", "Removed", "The row is no longer in the table."),
    taxonomy.Term("withdrawn", "Withdrawn", "The record was withdrawn; see tombstones."),
)

TOMBSTONES: Final = Table(
    "tombstones",
    "One row is one withdrawn record: that it was there, and nothing else about it.",
    "id",
    (
        Column("id", "string", "Identifier the record had.", required=True),
        Column("date", "date", "Day of the withdrawal.", required=True),
        Column(
            "reason",
            "codes",
            "Reason class.",
            taxonomy.codes(WITHDRAWAL_REASONS),
            required=True,
        ),
    ),
)

CHANGES: Final = Table(
    "changes",
    "One row is one change between two versions of this data set, since the second one.",
    "id",
    (
        Column("id", "string", "Identifier made from the row's content.", required=True),
        Column("version", "string", "Data version that brought the change.", required=True),
        Column("date", "date", "Day that version was made.", required=True),
        Column("table", "string", "Table the record is in.", required=True),
        Column("record", "string", "Identifier of the record.", required=True),
        Column("kind", "codes", "What was done.", taxonomy.codes(CHANGE_KINDS), required=True),
        Column("column", "string", "Column that changed; empty for whole records."),
        Column(
            "before",
            "string",
            "Value before, of columns that protect nobody; empty otherwise.",
        ),
        Column("after", "string", "Value since, under the same rule."),
    ),
)
