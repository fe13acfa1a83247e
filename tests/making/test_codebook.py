"""The codebook is what the schema says, and is never stale."""

from __future__ import annotations

import re

from dashboard import schema, snapshot
from dashboard.making import codebook


def test_the_shipped_codebook_is_not_stale() -> None:
    made = codebook.codebook(snapshot.read().manifest)
    shipped = (snapshot.SHIPPED / codebook.FILE).read_text("utf-8")
    assert shipped == made, "run: python -m dashboard.making.codebook"


def test_every_column_and_every_code_has_its_line() -> None:
    text = codebook.codebook(snapshot.read().manifest)
    for table in schema.TABLES:
        section = text.partition(f"\n### {table.name}\n")[2].partition("\n### ")[0]
        assert re.findall(r"(?m)^\| `(\w+)` \|", section) == list(table.names)
        for column in table.columns:
            assert column.meaning.replace("|", "/") in section
            assert all(f"| `{code}` |" in text for code in column.vocabulary)


def test_licences_and_credits_are_given() -> None:
    text = codebook.codebook(snapshot.read().manifest)
    for word in ("Apache-2.0", "CC BY 4.0", "GeoNames", "Natural Earth"):
        assert word in text
