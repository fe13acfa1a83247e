"""Cells that a spreadsheet would take for a formula, made plain text, and made what they were.

A cell that begins with a sign of a formula (OWASP, CSV injection) gets an apostrophe in front. So
does one that begins with such a sign after apostrophes of its own: reading takes exactly one away
again, and every text comes back as it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

SIGNS: Final = r"=+\-@\t\r\n"
"""What a formula may begin with, as a class of a regular expression."""

FORMULA: Final = f"^('*[{SIGNS}])"
"""How cells begin that are guarded; without a look-ahead, so that every engine reads it."""

GUARDED: Final = f"^'('*[{SIGNS}])"
"""How guarded cells begin."""

GUARD: Final = "'"
"""Put before them; spreadsheets show what follows as it is."""


def defused(rows: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return rows whose texts in ``columns`` cannot be taken for formulas."""
    return rows.assign(
        **{name: rows[name].str.replace(FORMULA, rf"{GUARD}\1", regex=True) for name in columns}
    )


def defused_texts(texts: Any) -> Any:
    """Return an Arrow array of texts that cannot be taken for formulas; null stays null."""
    return pc.replace_substring_regex(texts, pattern=FORMULA, replacement=rf"{GUARD}\1")


def restored(text: str) -> str:
    r"""Return a text as it was before it was defused.

    Examples
    --------
    >>> restored("'=1+1"), restored("'tis"), restored("''-")
    ('=1+1', "'tis", "'-")
    """
    return re.sub(GUARDED, r"\1", text)
