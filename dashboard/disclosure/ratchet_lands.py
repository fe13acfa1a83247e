"""The ratchet for the tables about countries: notes, ends of legs and links that were not shown.

Their rows have no lasting id. A row is known again by what it says besides its note; failing that,
by what it is about, where only one row on either side is about that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure.found_again import days
from dashboard.disclosure.identity import fingerprint
from dashboard.disclosure.ratchet import BETWEEN
from dashboard.disclosure.sources import shown_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.disclosure.earlier import Earlier

ABOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "host_facts": ("iso3", "field"),
    "legs": ("from_iso3", "to_iso3"),
    "statistics": ("series", "iso3"),
}
"""What a row is about."""

SAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "host_facts": ("iso3", "field", "value", "valid_from", "valid_to"),
    "legs": (
        *("from_iso3", "from_place", "to_iso3", "to_place", "mode", "documents", "status"),
        *("valid_from", "valid_to"),
    ),
    "statistics": ("series", "iso3", "period_start", "period_end", "value", "unit"),
}
"""What a row says besides its note."""

LIKELY: Final[Mapping[str, tuple[str, ...]]] = {
    "host_facts": ("iso3", "field", "valid_from"),
    "legs": ("from_iso3", "to_iso3", "mode", "documents"),
    "statistics": ("series", "iso3", "period_start", "period_end"),
}
"""What is left of that when it was corrected."""

SIDES: Final = ("from", "to")
SAME_LEG: Final = ("from_iso3", "from_place", "to_iso3", "to_place", "mode", "documents")


def note_limits(name: str, shown: pd.DataFrame, earlier: Earlier) -> pd.Series[str]:
    """Return the notes each row was shown with before (by ``BETWEEN``), missing for new rows.

    Where what the row says was corrected its earlier note may be wrong now: then an empty one is
    all that was shown.
    """
    held = earlier.table(name)
    if held.empty:
        return pd.Series(index=shown.index, dtype="str")
    key, known = fingerprint(shown, SAYS[name]), fingerprint(held, SAYS[name])
    notes = held.groupby(known)["note"].agg(lambda each: BETWEEN.join(sorted(set(each))))
    exact = key.map(notes).astype("str")
    corrected = _alone(shown[exact.isna()], LIKELY[name])
    gone = set(_alone(held[~known.isin(key)], LIKELY[name]))
    same_note = pd.Series("", index=shown.index, dtype="str").where(corrected.isin(gone))
    return exact.fillna(same_note)


def _alone(rows: pd.DataFrame, columns: tuple[str, ...]) -> pd.Series[str]:
    keys = fingerprint(rows, columns)
    return keys[~keys.duplicated(keep=False)]


def same_legs(shown: pd.DataFrame, earlier: Earlier) -> pd.DataFrame:
    """Return which earlier legs each leg may be: columns ``row`` (index of ``shown``) and ``id``.

    Legs between the same places are the same; of the rest any with the same countries, mode and
    documents, at a time that meets.
    """
    held = earlier.table("legs")
    if held.empty:
        return pd.DataFrame({"row": shown.index[:0], "id": pd.Series(dtype="str")})
    mine = (
        shown.rename_axis("row")
        .reset_index()
        .assign(**days(shown["valid_from"], shown["valid_to"]))
    )
    theirs = held.assign(**days(held["valid_from"], held["valid_to"]))
    exact = mine.merge(theirs, on=list(SAME_LEG), suffixes=("", "_shown"))
    exact = exact[_meet(exact)]
    rest = mine[~mine["row"].isin(exact["row"])].merge(
        theirs[~theirs["id"].isin(exact["id"])], on=list(LIKELY["legs"]), suffixes=("", "_shown")
    )
    return pd.concat([exact[["row", "id"]], rest.loc[_meet(rest), ["row", "id"]]])


def shown_as(shown: pd.DataFrame, same: pd.DataFrame, earlier: Earlier) -> pd.Series[str]:
    """Return the id each leg was shown under; empty where none or no single one is known.

    Of several earlier legs it may be, the one that said the same.
    """
    held = earlier.table("legs")
    said = dict(zip(held["id"], fingerprint(held, SAYS["legs"]), strict=True))
    mine = same["row"].map(fingerprint(shown, SAYS["legs"]))
    pairs = same[~same["row"].duplicated(keep=False) | (same["id"].map(said) == mine)]
    only = pairs[~pairs["row"].duplicated(keep=False)].set_index("row")["id"]
    return only.reindex(shown.index).fillna("").astype("str")


def _meet(pairs: pd.DataFrame) -> pd.Series[bool]:
    return (pairs["begin"] <= pairs["end_shown"]) & (pairs["begin_shown"] <= pairs["end"])


def ends_to_hide(
    shown: pd.DataFrame, same: pd.DataFrame, earlier: Earlier
) -> dict[str, pd.Series[bool]]:
    """Return, for each side, which legs end in a place that an earlier leg did not name."""
    held = earlier.table("legs")[["id", "from_place", "to_place"]]
    pairs = same.merge(held, on="id")
    unnamed = {side: set(pairs["row"][pairs[f"{side}_place"] == ""]) for side in SIDES}
    return {side: shown.index.to_series().isin(unnamed[side]) for side in SIDES}


def links_to_withhold(
    name: str, shown: pd.DataFrame, cited: pd.DataFrame, earlier: Earlier
) -> pd.Series[bool]:
    """Return which citations a row had to do without before.

    That is a row that says the same, or one about the same with a source of the same publisher.

    Parameters
    ----------
    cited
        Citations of the table: ``row``, ``url``, ``publisher``. An address that the earlier release
        showed anywhere is no secret.
    """
    held, before = earlier.table(name), earlier.cited(name)
    if held.empty:
        return pd.Series(data=False, index=cited.index)
    closed = before[(before["url"] == "") & (before["title"] == "")]
    said, about = (
        fingerprint(held, columns[name]).set_axis(held["id"]) for columns in (SAYS, ABOUT)
    )
    secret = set(closed["id"].map(said))
    publishers = set(zip(closed["id"].map(about), closed["publisher"].str.casefold(), strict=True))
    told = set(earlier.table("sources")["url"]) - {""}
    mine = zip(
        cited["row"].map(fingerprint(shown, SAYS[name])),
        cited["row"].map(fingerprint(shown, ABOUT[name])),
        cited["publisher"].str.casefold(),
        strict=True,
    )
    hit = [says in secret or (matter, who) in publishers for says, matter, who in mine]
    return pd.Series(hit, index=cited.index, dtype=bool) & ~cited["url"].map(shown_address).isin(
        told
    )
