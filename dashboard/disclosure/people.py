"""Incidents and journeys as shown: policy, ratchet, withdrawal and k rule together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure import found_again, hidden_names, ratchet, withdrawal
from dashboard.disclosure.citations import printed
from dashboard.disclosure.incidents import ShownIncidents, shown_incidents
from dashboard.disclosure.journeys import ShownJourneys, shown_journeys
from dashboard.disclosure.k_rule import enough_alike, lone_journeys
from dashboard.disclosure.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.disclosure.raw import Raw
    from dashboard.disclosure.terms import Terms

TABLES: Final = ("incidents", "journeys")


@dataclass(frozen=True, eq=False, slots=True)
class Seen:
    """What the earlier release knew of the raw rows of one table.

    Parameters
    ----------
    same
        Which earlier row each raw row may be: columns ``row`` and ``id``.
    bound
        The same without rows of which two editors lifted the ratchet.
    gone
        The tombstone's id of each withdrawn row, missing for all others.
    """

    same: pd.DataFrame
    bound: pd.DataFrame
    gone: pd.Series[str]


@dataclass(frozen=True, eq=False, slots=True)
class People:
    """Incidents and journeys; ``due`` of both is true for the rows that are shown.

    ``gone`` is the tombstone's id of withdrawn rows by table; ``embargoed`` and ``withheld`` (by
    the k rule) count rows that are not shown; ``hidden`` are the names that no row shows.
    """

    incidents: ShownIncidents
    journeys: ShownJourneys
    gone: Mapping[str, pd.Series[str]]
    embargoed: int
    withheld: int
    hidden: frozenset[str]


def shown_people(tidy: Raw, cited: pd.DataFrame, fullest: pd.DataFrame, terms: Terms) -> People:
    """Return raw incidents and journeys as they may be shown.

    Parameters
    ----------
    cited, fullest
        Citations as the raw rows give them, and in the fullest form of each source.

    Raises
    ------
    PolicyError
        An editors' decision cannot be taken, or a withdrawn record cannot be told from others.
    """
    seen = {name: _seen(name, tidy, pd.concat([cited, fullest]), terms) for name in TABLES}
    _all_accounted_for(tidy, seen, terms)
    reading = _reading(tidy.incidents, seen["incidents"], terms)
    journeys, lone, hidden = _journeys(tidy.journeys, cited, seen["journeys"], reading, terms)
    incidents, alone = _incidents(replace(reading, hidden=hidden), cited, seen["incidents"], terms)
    held = [
        (incidents.due, alone, seen["incidents"].gone),
        (journeys.due, lone, seen["journeys"].gone),
    ]
    shown = [due & ~few & gone.isna() for due, few, gone in held]
    return People(
        incidents=replace(incidents, due=shown[0]),
        journeys=replace(journeys, due=shown[1]),
        gone={name: one.gone for name, one in seen.items()},
        embargoed=sum(int((~due & gone.isna()).sum()) for due, _, gone in held),
        withheld=int(alone.sum() + lone.sum()),
        hidden=hidden,
    )


def _seen(name: str, tidy: Raw, cited: pd.DataFrame, terms: Terms) -> Seen:
    raw: pd.DataFrame = getattr(tidy, name)
    same = found_again.same_rows(
        name, found_again.asked(name, raw), cited[cited["table"] == name], terms.earlier
    )
    lifted = raw.index[terms.editors.lifted(raw["id"])]
    gone = withdrawal.gone(raw["id"], same, terms.dead, terms.earlier)
    return Seen(same, same[~same["row"].isin(lifted)], gone)


def _all_accounted_for(tidy: Raw, seen: Mapping[str, Seen], terms: Terms) -> None:
    """Refuse new rows beside withdrawn records that nobody can tell from them."""
    unknown = pd.concat(
        [
            raw["id"][
                ~raw["id"].isin(set(terms.earlier.ids))
                & ~raw.index.isin(seen[name].same["row"])
                & ~terms.editors.lifted(raw["id"])
            ]
            for name in TABLES
            for raw in [getattr(tidy, name)]
        ]
    )
    here = frozenset(pd.concat([one.gone.dropna() for one in seen.values()]))
    withdrawal.all_accounted_for(unknown, terms.dead, here, terms.earlier)


def _reading(raw: pd.DataFrame, seen: Seen, terms: Terms) -> Reading:
    limits = ratchet.incident_limits(raw, seen.bound, terms.earlier)
    return Reading.of(raw, terms.editors, terms.geography, terms.policy, limits)


def _incidents(
    reading: Reading, cited: pd.DataFrame, seen: Seen, terms: Terms
) -> tuple[ShownIncidents, pd.Series[bool]]:
    titles = printed(cited, "incidents", reading.raw.index)
    return enough_alike(
        lambda bounds: shown_incidents(
            replace(reading, limits=bounds), as_of=terms.as_of, titles=titles
        ),
        reading.limits,
        seen.gone.isna(),
        terms.policy.k,
    )


def _journeys(
    raw: pd.DataFrame, cited: pd.DataFrame, seen: Seen, reading: Reading, terms: Terms
) -> tuple[ShownJourneys, pd.Series[bool], frozenset[str]]:
    """Return the journeys, which of them are alone, and the names that no row of either shows."""
    limits = ratchet.journey_limits(raw, seen.bound, terms.earlier)
    titles = printed(cited, "journeys", raw.index)
    names = pd.concat([reading.raw["public_name"], raw["public_name"]])
    hidden, before = frozenset[str](), None
    while hidden != before:
        shown = shown_journeys(raw, limits, terms, titles=titles, hidden=hidden)
        told = pd.concat([reading.public_name, shown.rows["public_name"]])
        hidden, before = hidden_names.hidden(names, told), hidden
    due = shown.due & seen.gone.isna()
    lone = lone_journeys(shown.rows[due], ~shown.named[due], terms.policy.k)
    return shown, lone.reindex(raw.index, fill_value=False), hidden
