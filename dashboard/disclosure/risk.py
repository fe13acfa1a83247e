"""The k figure: how many shown incidents are alike, so how far one stands out from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import taxonomy
from dashboard.disclosure.policy import COARSE_GROUP

if TYPE_CHECKING:
    import pandas as pd

K: Final = 5


def k_figure(incidents: pd.DataFrame, private: pd.Series[bool]) -> dict[str, float]:
    """Return how alike the shown incidents are.

    Incidents are alike when they share country, year of begin, coarse target group and method.

    Parameters
    ----------
    incidents
        Released incidents.
    private
        Which of them are about people who are not public (S4 to S6).

    Returns
    -------
    dict
        ``smallest``, ``alone`` (rows with no like), ``below_5`` (rows in classes of fewer than
        five), ``mean_risk`` (mean of 1 / class size); the last three also as ``private_…`` for the
        private rows, whose classes are counted over all rows.
    """
    keys = [
        incidents["iso3"],
        incidents["event_date"].str[:4].rename("year"),
        incidents["target_group"].map(COARSE_GROUP).rename("group"),
        incidents["threat_type"].map(taxonomy.METHOD_OF).rename("method"),
    ]
    size = incidents.groupby(keys)["id"].transform("size")
    return {
        "rows": len(size),
        "smallest": int(size.min()) if len(size) else 0,
        **_summary(size, ""),
        "private_rows": int(private.sum()),
        **_summary(size[private], "private_"),
    }


def _summary(size: pd.Series[int], prefix: str) -> dict[str, float]:
    return {
        f"{prefix}alone": int((size == 1).sum()),
        f"{prefix}below_{K}": int((size < K).sum()),
        f"{prefix}mean_risk": round(float((1 / size).mean()), 4) if len(size) else 0.0,
    }
