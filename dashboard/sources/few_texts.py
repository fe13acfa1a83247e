"""Lines that repeat a few long texts, held once each: a report may say one rule a million times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd
from pandas.api.types import union_categoricals

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW: Final = ("level", "outcome", "column", "rule", "advice")
"""Columns of troubles and outcomes that have few texts."""


def with_few_texts(lines: pd.DataFrame) -> pd.DataFrame:
    """Return lines of which the columns ``FEW`` hold each text once (as pandas categories)."""
    plain = [
        name
        for name in FEW
        if name in lines.columns and not isinstance(lines[name].dtype, pd.CategoricalDtype)
    ]
    return lines.astype(dict.fromkeys(plain, "str")).astype(dict.fromkeys(plain, "category"))


def below_one_another(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return lines of several parts as one frame; unlike ``concat`` it keeps categories."""
    few = [name for name in FEW if name in parts[0].columns]
    whole = pd.concat([part.drop(columns=few) for part in parts], ignore_index=True)
    joined = {name: union_categoricals([part[name] for part in parts]) for name in few}
    return whole.assign(**joined)[list(parts[0].columns)]
