"""What is found of places, in frames: one line a place, columns as in ``COLUMNS``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import countries
from dashboard.sources.places.names import NOTHING, SEVERAL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.sources.places.names import Names

VERDICTS: Final = (
    "blank",  # no place is named
    "town",
    "region",
    "country",  # the text names the country itself
    "several",  # towns of one name, none much larger; ``about`` lists them
    "foreign",  # the text names another country; ``about`` says which
    "elsewhere",  # only another country has the place; ``about`` says where
    "unknown",  # ``about`` has names like it
)

COLUMNS: Final = ("iso3", "verdict", "row", "region", "about", "near", "instead", "slip", "world")
"""``iso3``: as asked, or the country the text names; ``row``: of the gazetteer, or -1; ``region``:
of the first level; ``about``: see ``VERDICTS``; then what must be said of it: the text says only
"near"; what lies around it was taken; another spelling was; the country was not given."""

CRIMEA_IS_UKRAINE: Final = " (Crimea is Ukraine)"

LISTED: Final = 5
"""Most towns of one name that are listed."""


def plain(
    iso3: pd.Series[str],
    verdict: str | NDArray[np.object_],
    *,
    row: NDArray[np.int64] | int = NOTHING,
    region: pd.Series[str] | str = "",
    about: pd.Series[str] | str = "",
) -> pd.DataFrame:
    """Return findings for each place of ``iso3`` (same index); nothing more to be said of them."""
    flags = dict.fromkeys(("near", "instead", "slip", "world"), False)
    frame = pd.DataFrame({"iso3": iso3, "verdict": verdict}, index=iso3.index)
    frame = frame.assign(row=row, region=region, about=about, **flags)
    return frame.astype({"verdict": "str", "row": "int64", "region": "str", "about": "str"})[
        list(COLUMNS)
    ]


def towns(
    iso3: pd.Series[str], row: NDArray[np.int64], at: NDArray[np.int64], known: Names
) -> pd.DataFrame:
    """Return findings for the places that are towns, or several; the others are left out."""
    some = row != NOTHING
    verdict = np.where(row[some] == SEVERAL, "several", "town").astype(object)
    listed = pd.Series(np.where(row == SEVERAL, at, NOTHING)[some], index=iso3.index[some])
    texts = {key: candidates(key, known) for key in listed.unique() if key != NOTHING}
    about = listed.map(lambda key: texts.get(key, "")).astype("str")
    return plain(iso3[some], verdict, row=np.maximum(row[some], NOTHING), about=about)


def regions(iso3: pd.Series[str], region: pd.Series[str]) -> pd.DataFrame:
    """Return findings for the places that are regions; the others are left out."""
    some = region != ""
    return plain(iso3[some], "region", region=region[some])


def candidates(at: int, known: Names) -> str:
    """Return the towns that an address may mean, as they can be written, with their people."""
    rows = known.candidates(at)
    rows = rows[np.argsort(-known.people[rows], kind="stable")]
    several = len(set(known.lands[rows])) > 1
    lines = []
    for row in rows:
        land = f", {countries.NAMES.get(known.lands[row], known.lands[row])}" if several else ""
        lines.append(f"{known.calls[row]}{land} ({known.people[row]:,} people)")
    more = f" and {len(lines) - LISTED} more" if len(lines) > LISTED else ""
    return "; ".join(lines[:LISTED]) + more


def country_names(codes: pd.Series[str]) -> pd.Series[str]:
    """Return the English name of each country, the code itself where there is none."""
    return codes.map(countries.NAMES).fillna(codes).astype("str")
