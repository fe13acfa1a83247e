"""What was withdrawn: it is nowhere any more but in a list of tombstones, and never comes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import schema
from dashboard.disclosure.identity import FORM
from dashboard.errors import DataError, PolicyError

if TYPE_CHECKING:
    from dashboard.disclosure.earlier import Earlier

FILE: Final = "withdrawn.csv"
MAP: Final = "ids.csv"

WITHDRAWABLE: Final = ("incidents", "journeys", "legs", "organisations")
"""Tables whose rows can be withdrawn."""


def tombstones(withdrawn: pd.DataFrame | None, earlier: Earlier) -> pd.DataFrame:
    """Return the tombstones: all earlier ones as they were, and one for each newly withdrawn id.

    Parameters
    ----------
    withdrawn
        Columns ``id``, ``date``, ``reason``.

    Raises
    ------
    DataError
        A column is missing, a reason or a day is none, an id stands twice.
    """
    before = earlier.table("tombstones")
    if withdrawn is None:
        return before
    for column in schema.TOMBSTONES.names:
        if column not in withdrawn.columns:
            raise DataError("is missing.", file=FILE, row=1, column=column)
    new = withdrawn[list(schema.TOMBSTONES.names)].astype("str").fillna("")
    reasons = {term.code for term in schema.WITHDRAWAL_REASONS}
    _refuse("id", new["id"].duplicated(), "stands twice; one line is enough.")
    _refuse("date", ~new["date"].map(_is_day).astype(bool), "is not a day (write 2026-11-23).")
    wrong = f"is none of {', '.join(sorted(reasons))}."
    _refuse("reason", ~new["reason"].isin(reasons), wrong)
    return pd.concat([before, new[~new["id"].isin(before["id"])]], ignore_index=True)


def told(
    stones: pd.DataFrame, legs: pd.Series[str], gone: pd.Series[str], earlier: Earlier
) -> pd.DataFrame:
    """Return the tombstones with the ids by which legs were shown in the place of editorial ones.

    A leg that no release showed has no tombstone: nobody outside knows that it was there.

    Parameters
    ----------
    legs
        Editorial ids of the raw legs.
    gone
        The id each withdrawn leg was shown under, or empty; missing for all others.
    """
    shown_as = dict(zip(legs[gone.index], gone, strict=True))
    named = stones["id"].isin(legs) & ~stones["id"].isin(earlier.table("tombstones")["id"])
    whole = stones.assign(id=stones["id"].mask(named, stones["id"].map(shown_as)))
    return whole[whole["id"] != ""].drop_duplicates("id", ignore_index=True)


def all_known(withdrawn: pd.DataFrame | None, ids: set[str], earlier: Earlier) -> None:
    """Refuse an id that no record ever had.

    Parameters
    ----------
    ids
        Ids that legs have, by what they show and in the raw table.

    Raises
    ------
    DataError
        It would be believed withdrawn and stay.
    """
    if withdrawn is None:
        return
    known = ids | set(earlier.ids.values())
    for name in (*WITHDRAWABLE, "tombstones"):
        known |= set(earlier.table(name)["id"])
    rule = "is the id of no record; copy it from the record's page."
    _refuse("id", ~withdrawn["id"].astype("str").isin(known), rule)


def _refuse(column: str, broken: pd.Series[bool], rule: str) -> None:
    if broken.any():
        raise DataError(rule, file=FILE, row=int(broken.to_numpy().argmax()) + 2, column=column)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def gone(
    editorial: pd.Series[str], same: pd.DataFrame, dead: frozenset[str], earlier: Earlier
) -> pd.Series[str]:
    """Return the tombstone's id of each raw row that was withdrawn, missing for all others.

    Parameters
    ----------
    editorial
        Editorial ids of the raw rows.
    same
        Which earlier row each may be: columns ``row`` and ``id``.

    Raises
    ------
    PolicyError
        Without the private map, several raw rows may be the withdrawn one.
    """
    mapped = editorial.map(dict(earlier.ids)).astype("str")
    mapped = mapped.where(mapped.isin(dead))
    guessed = same[same["id"].isin(dead) & ~same["row"].isin(mapped.dropna().index)]
    guessed = guessed[~guessed["id"].isin(mapped)]
    unsure = guessed[
        guessed["id"].duplicated(keep=False)
        | guessed["row"].isin(same["row"][same["row"].duplicated()])
    ]
    if len(unsure):
        rule = (
            f"does not know the withdrawn record {unsure['id'].iloc[0]}, and several raw rows may "
            "be it; add the line of that record to the map."
        )
        raise PolicyError(rule, file=MAP)
    found = guessed.set_index("row")["id"].reindex(editorial.index).astype("str")
    return mapped.fillna(found)


def all_accounted_for(
    unknown: pd.Series[str], dead: frozenset[str], gone_now: frozenset[str], earlier: Earlier
) -> None:
    """Refuse rows that nobody knows while withdrawn records are around that nobody knows.

    Parameters
    ----------
    unknown
        Editorial ids of raw incidents and journeys that are neither in the private map nor in the
        earlier release, and of which no two editors said that they are new.
    dead
        Withdrawn ids; those of legs, which are made of what they show, are not asked.
    gone_now
        Ids that raw rows of this release were recognised by.

    Raises
    ------
    PolicyError
        One of the rows may be a withdrawn record under a new id.
    """
    random = {one for one in dead if FORM.fullmatch(one)}
    lost = sorted(random - set(earlier.ids.values()) - gone_now)
    if lost and len(unknown):
        rule = (
            f"does not know the withdrawn record {lost[0]}, so {unknown.iloc[0]} may be it "
            "come back; add the line of that record to the map."
        )
        raise PolicyError(rule, file=MAP)
