"""The tables about countries as a release shows them: host facts, legs and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure import facts, ratchet, ratchet_lands, withdrawal
from dashboard.disclosure.hidden_names import says_any
from dashboard.disclosure.raw import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.disclosure.raw import Raw
    from dashboard.disclosure.terms import Terms

RAW_NAMES: Final[Mapping[str, str]] = {
    "host_facts": "hosts",
    "legs": "legs",
    "statistics": "statistics",
}
"""Released table to raw table."""


@dataclass(frozen=True, eq=False, slots=True)
class Lands:
    """Host facts, legs and figures without ids and sources, by table (index of the raw rows).

    Parameters
    ----------
    rows
        The rows that are shown.
    secret
        Citations that the earlier release did not show, or that name somebody who is not shown
        (index of the citations).
    gone
        The id that withdrawn legs were shown under (empty: under none), missing for all others.
    findings
        What the screen left out, and notes in the place of which an earlier one stays.
    """

    rows: Mapping[str, pd.DataFrame]
    secret: pd.Series[bool]
    gone: pd.Series[str]
    findings: tuple[Finding, ...]


def shown_lands(tidy: Raw, fullest: pd.DataFrame, hidden: frozenset[str], terms: Terms) -> Lands:
    """Return the raw tables about countries as they may be shown.

    Parameters
    ----------
    fullest
        Citations in the fullest form of each source.
    hidden
        Names that no row shows: they must not stand in notes, values and sources.
    """
    rows, findings = {}, list[Finding]()
    gone = pd.Series(dtype="str")
    secret = says_any(fullest["title"] + " " + fullest["url"], hidden)
    for name, raw_name in RAW_NAMES.items():
        raw, found = facts.edited(getattr(tidy, raw_name), raw_name, terms.editors, hidden)
        ids = facts.editorial_ids(getattr(tidy, raw_name))
        free = terms.editors.lifted(ids)
        shown = _shown(name, raw, terms)
        if name == "legs":
            same = ratchet_lands.same_legs(shown, terms.earlier)
            gone = _gone(ids, shown, same, terms)
            shown = _ends_hidden(shown, raw, same[~same["row"].isin(ids.index[free])], terms)
        whole, kept = _notes_kept(name, shown, ids, free, terms)
        rows[name] = whole
        findings += [*found, *kept]
        mine = fullest[(fullest["table"] == name) & ~fullest["row"].isin(ids.index[free])]
        hit = ratchet_lands.links_to_withhold(name, shown, mine, terms.earlier)
        secret |= hit.reindex(secret.index, fill_value=False)
    rows["legs"] = rows["legs"][gone.isna()]
    return Lands(rows, secret, gone, tuple(findings))


def _shown(name: str, raw: pd.DataFrame, terms: Terms) -> pd.DataFrame:
    if name == "legs":
        return facts.shown_legs(raw, terms.geography, terms.policy)
    return facts.shown_hosts(raw) if name == "host_facts" else facts.shown_statistics(raw)


def _gone(
    ids: pd.Series[str], shown: pd.DataFrame, same: pd.DataFrame, terms: Terms
) -> pd.Series[str]:
    """Return which legs were withdrawn, by the id they are shown under or by the editorial one.

    The ids of legs are made of what they show, so only the editorial id names a leg for good.
    """
    named = ids.isin(terms.dead)
    guessed = same[~same["row"].isin(ids.index[named])]
    gone = withdrawal.gone(ids, guessed, terms.dead, terms.earlier)
    return gone.mask(named, ratchet_lands.shown_as(shown, same, terms.earlier))


def _ends_hidden(
    shown: pd.DataFrame, raw: pd.DataFrame, same: pd.DataFrame, terms: Terms
) -> pd.DataFrame:
    """Return legs with the country where an earlier release did not name the place."""
    hidden = ratchet_lands.ends_to_hide(shown, same, terms.earlier)
    bare = facts.shown_legs(
        raw.assign(
            **{f"{side}_place": raw[f"{side}_place"].mask(hidden[side], "") for side in hidden}
        ),
        terms.geography,
        terms.policy,
    )
    return bare if any(side.any() for side in hidden.values()) else shown


def _notes_kept(
    name: str, shown: pd.DataFrame, ids: pd.Series[str], free: pd.Series[bool], terms: Terms
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the rows with their earlier notes, but where an editor wrote one."""
    free = free | terms.editors.on("note", ids).notna()
    limit = ratchet_lands.note_limits(name, shown, terms.earlier)
    notes = ratchet.kept(shown["note"], limit.mask(free), "")
    hit = notes != shown["note"]
    found = zip(ids[hit], shown["note"][hit], strict=True)
    findings = [Finding(RAW_NAMES[name], one, ratchet.KEPT, note) for one, note in found]
    return shown.assign(note=notes), findings
