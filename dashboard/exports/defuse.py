"""Cells that a spreadsheet would take for a formula, made plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

FORMULA: Final = r"^(?=[=+\-@\t\r\n])"
"""How such cells begin (OWASP, CSV injection)."""

GUARD: Final = "'"
"""Put before them; spreadsheets show what follows as it is."""


def defused(rows: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return rows whose texts in ``columns`` cannot be taken for formulas."""
    return rows.assign(
        **{name: rows[name].str.replace(FORMULA, GUARD, regex=True) for name in columns}
    )
