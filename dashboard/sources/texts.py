"""Free texts of mapped rows: what may never be stored is refused, what is not shown is said.

Who can be found by a text must not be found through the vault either, should it ever be lost: rows
with addresses, numbers or accounts in their texts are refused, and the report does not repeat them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure import screen
from dashboard.sources import screening
from dashboard.sources.rows import RAW_EXTRA, VALUE_LENGTH, troubles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.sources.rows import Mapped

NEVER_STORED: Final = screen.CONTACT | {"digits", "document"}
"""Screen rules by which a person, a home or a document is found."""

TEXTS: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {
    "incidents": {
        "place": NEVER_STORED,
        "public_name": NEVER_STORED,
        "summary": NEVER_STORED,
        "source_title": screen.CONTACT,
        "source_publisher": screen.CONTACT,
        RAW_EXTRA: screen.CONTACT,
    },
    "statistics": {
        "series": screen.CONTACT,
        "unit": screen.CONTACT,
        "note": screen.CONTACT,
        "source_title": screen.CONTACT,
        "source_publisher": screen.CONTACT,
        RAW_EXTRA: screen.CONTACT,
    },
}
"""Text columns of the tables that are imported, and the rules each must keep to be stored. Titles
hold long numbers, and so do notes on figures; identifiers are numbers."""

_FIELD: Final[Mapping[str, str]] = {RAW_EXTRA: "id"}
"""Field that a column of mapped rows is taken from, where it is called otherwise."""

REWRITE: Final = "write the text without it; it is not repeated here"
REPLACED: Final = "rewrite the text, or it is replaced by its codes in words when it is shown"

_NOT_SHOWN: Final = screen.hard_codes() - NEVER_STORED - {"character"}
"""Rules for everybody; signs of markup are made plain and not told here."""

_NOT_SHOWN_OF_PRIVATE: Final = frozenset(rule.code for rule in screen.SCREEN if not rule.hard)


def text_troubles(mapped: Mapped, names: Mapping[str, str]) -> pd.DataFrame:
    """Return what is wrong with the texts of mapped rows (frame of ``rows.TROUBLE_COLUMNS``).

    Parameters
    ----------
    names
        What the file calls our columns, where it differs.
    """
    found = [
        _never_stored(mapped.rows[name], names.get(_FIELD.get(name, name), name), codes)
        for name, codes in TEXTS[mapped.table].items()
    ]
    if mapped.table == "incidents":
        found.append(_not_shown(mapped.rows, names.get("summary", "summary")))
    return pd.concat(found, ignore_index=True)


def masked_troubles(found: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return troubles whose values and advice repeat nothing that may not be stored."""
    codes = NEVER_STORED if table == "incidents" else screen.CONTACT
    return found.assign(
        value=screening.masked(found["value"], codes, cut=VALUE_LENGTH),
        advice=found["advice"].str.replace(screening.FINE, r"\1", regex=True),
    )


def _never_stored(texts: pd.Series[str], column: str, codes: frozenset[str]) -> pd.DataFrame:
    code = screening.tripped(texts, codes)
    return troubles(
        code != "",
        level="rejected",
        column=column,
        values=pd.Series(screening.MASK, index=texts.index, dtype="str"),
        rule=_said(code, "holds {}, which is never stored"),
        advice=REWRITE,
    )


def _not_shown(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Warn of summaries that the release replaces; people who are public have fewer rules."""
    text = rows["summary"]
    code = screening.tripped(text, _NOT_SHOWN)
    private = (rows["public_name"] == "") & (code == "")
    code = code.mask(private, screening.tripped(text.where(private, ""), _NOT_SHOWN_OF_PRIVATE))
    return troubles(
        code != "",
        level="warning",
        column=column,
        values=text,
        rule=_said(code, "holds {}, which is not shown"),
        advice=REPLACED,
    )


def _said(codes: pd.Series[str], sentence: str) -> pd.Series[str]:
    words = {rule.code: sentence.format(rule.sentence) for rule in screen.SCREEN}
    return codes.map({"": "", **words}).astype("str")
