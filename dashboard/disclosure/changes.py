"""What changed between two released sets, row by row and field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def changes_between(
    before: Mapping[str, pd.DataFrame],  # noqa: ARG001
    after: Mapping[str, pd.DataFrame],  # noqa: ARG001
    *,
    version: str,  # noqa: ARG001
    day: date,  # noqa: ARG001
) -> pd.DataFrame:
    """Return the changes from one set of released tables to the next."""
    return pd.DataFrame(columns=list(schema.CHANGES.names), dtype="str")
