"""Journeys: as told by people who told them under their name; countries and years for the rest.

A few stops with dates single a person out among millions, so a journey of people who are not named
keeps countries (at most a handful), years, a word for the group and a word for the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import schema
from dashboard.disclosure import screen
from dashboard.disclosure.hidden_names import says_any
from dashboard.disclosure.incidents import joined
from dashboard.disclosure.policy import EVERYWHERE
from dashboard.disclosure.ratchet import (
    BETWEEN,
    KEPT,
    LINKS,
    PRECISIONS,
    TOLD,
    kept,
    name_allowed,
)
from dashboard.disclosure.raw import Finding
from dashboard.disclosure.reading import coarsened, coarser, due

if TYPE_CHECKING:
    from dashboard.disclosure.editors import Editors
    from dashboard.disclosure.places import Geography
    from dashboard.disclosure.policy import Policy
    from dashboard.disclosure.terms import Terms

TRAVELLERS: Final = (
    ("people who left the army", r"desert|soldier|mobilised|officer|paratrooper|pilot|recruit"),
    ("people of draft age", r"draft"),
    ("families", r"famil|father|mother|couple|wife|child"),
    ("activists", r"activist|volunteer|campaigner|councillor|staff|NGO|LGBT"),
    ("asylum seekers", r"asylum"),
)
"""What a journey of unnamed people is told of, by words in the raw group; else "people"."""

ENDS: Final = (
    ("returned to Russia", r"return|imprisoned|handed"),
    ("refused or stopped on the way", r"refus|stopped|sent back|turned back"),
    ("detained", r"^detained|arrested"),
    ("stuck in the host country", r"stuck"),
    ("admitted", r"arrived|admitted|settled|granted|humanitarian visa|allowed"),
    ("moved on", r"moved on|left"),
    ("in the host country", r"stayed|host country|released|waiting|live"),
)
"""How it ended, by words in the raw outcome; else "not reported"."""


WORDS: Final = {"traveller_group": TRAVELLERS, "outcome": ENDS}

OTHERWISE: Final = {"summary": "", "outcome": "not reported", "traveller_group": "people"}
"""Texts where nothing may be told."""


@dataclass(frozen=True, eq=False, slots=True)
class ShownJourneys:
    """Journeys without ids and sources (index of the raw rows).

    ``named`` are told in full, the others in countries and years; ``link`` says how much of the
    sources is shown (see ``citations.limited``); ``due`` is False while the embargo lasts.
    """

    rows: pd.DataFrame
    named: pd.Series[bool]
    link: pd.Series[str]
    due: pd.Series[bool]
    findings: tuple[Finding, ...]


def shown_journeys(
    raw: pd.DataFrame,
    limits: pd.DataFrame,
    terms: Terms,
    *,
    titles: pd.Series[str],
    hidden: frozenset[str],
) -> ShownJourneys:
    """Return raw journeys (texts made plain) as the policy lets them be shown.

    A journey is told in full under the name of the person who told it, or of the dead; all others
    are people in transit and treated as such.

    Parameters
    ----------
    limits
        What the earlier release showed (``ratchet.journey_limits``).
    titles
        All that is printed of each row's sources (same index).
    hidden
        Names that no row shows: they must not stand in titles and texts.
    """
    editors = terms.editors
    decided = {column: editors.on(column, raw["id"]) for column in TOLD}
    texts = raw.assign(**{column: decided[column].fillna(raw[column]) for column in TOLD})
    named = _named(texts, editors, limits)
    named &= ~says_any(texts["summary"] + " " + texts["outcome"], hidden)
    told = _told(texts, named, limits, terms)
    bound = {
        c: limits[c].where(decided[c].isna() & (named | _in_words(limits[c], c))) for c in TOLD
    }
    rows = told.assign(**{c: kept(told[c], bound[c], OTHERWISE[c]) for c in TOLD})
    link = named.map({True: "full", False: "year"})
    withheld = editors.on("link", raw["id"]).notna() | (named & says_any(titles, hidden))
    link = link.mask(withheld, EVERYWHERE)
    link = link.mask(limits["link"].isin(LINKS[1:]), limits["link"])
    touched = {
        "stops_to_countries": rows["stops"].str.count("/") != raw["places"].str.count("/"),
        "date_to_year": (rows["date_start"] != raw["date_start"])
        | (rows["date_end"] != raw["date_end"]),
        "text_generalised": (rows[list(TOLD)] != raw[list(TOLD)]).any(axis=1),
    }
    left_out = {
        "name": rows["public_name"] != raw["public_name"],
        "link": link != "full",
        "text": (rows["summary"] == "") & (raw["summary"] != ""),
    }
    shown = rows.assign(
        generalisations=joined(touched, schema.GENERALISATIONS),
        withheld=joined(left_out, schema.WITHHELD),
    )
    ready = due(raw, named.map({True: "S2", False: "S6"}), terms.policy, terms.as_of)
    return ShownJourneys(shown, named, link, ready, _findings(raw["id"], told, rows))


def _named(texts: pd.DataFrame, editors: Editors, limits: pd.DataFrame) -> pd.Series[bool]:
    """Return which journeys are told under a name, with texts that may stand beside it."""
    named = (texts["public_name"] != "") & editors.on("public_name", texts["id"]).isna()
    named &= editors.on("status", texts["id"]).isna()
    named &= name_allowed(texts["public_name"], limits["public_name"])
    return named & (screen.tripped(texts["summary"] + " " + texts["outcome"], ~named) == "")


def _in_words(limit: pd.Series[str], column: str) -> pd.Series[bool]:
    """Return where the texts shown before are such as stand for people who are not named."""
    words = {OTHERWISE[column], *(word for word, _ in WORDS.get(column, ()))}
    return limit.fillna("").map(lambda texts: set(texts.split(BETWEEN)) <= words).astype(bool)


def _findings(ids: pd.Series[str], told: pd.DataFrame, rows: pd.DataFrame) -> tuple[Finding, ...]:
    """Return the texts in the place of which an earlier one stays."""
    return tuple(
        Finding("journeys", *values)
        for column in TOLD
        for hit in [told[column] != rows[column]]
        for values in zip(ids[hit], [KEPT] * int(hit.sum()), told[column][hit], strict=True)
    )


def _told(
    raw: pd.DataFrame,
    named: pd.Series[bool],
    limits: pd.DataFrame,
    terms: Terms,
) -> pd.DataFrame:
    """Return the shown columns: as told where ``named``, generalised otherwise."""
    limit = named.map({True: "day", False: "year"})
    group = _word(raw["traveller_group"], TRAVELLERS, OTHERWISE["traveller_group"])
    cities = limits["cities"].where(named)
    allowed = terms.policy.journey_stops
    most = limits["most"].fillna(f"{allowed}").astype("int64").clip(upper=allowed)
    return pd.DataFrame(
        {
            "date_start": coarsened(raw["date_start"], coarser(limit, limits["date"], PRECISIONS)),
            "date_end": coarsened(raw["date_end"], coarser(limit, limits["date_end"], PRECISIONS)),
            "traveller_group": raw["traveller_group"].where(named, group),
            "stops": _stops(raw["places"], cities, terms.geography, terms.policy).where(
                named, _countries(raw["places"], most)
            ),
            "outcome": raw["outcome"].where(
                named, _word(raw["outcome"], ENDS, OTHERWISE["outcome"])
            ),
            "summary": raw["summary"].where(named, ""),
            "public_name": raw["public_name"].where(named, ""),
        },
        index=raw.index,
        dtype="str",
    )


def _word(
    texts: pd.Series[str], table: tuple[tuple[str, str], ...], otherwise: str
) -> pd.Series[str]:
    word = pd.Series(otherwise, index=texts.index, dtype="str")
    for code, pattern in reversed(table):
        word = word.mask(texts.str.contains(re.compile(pattern, re.IGNORECASE)), code)
    return word


def _stops(
    places: pd.Series[str], cities: pd.Series[str], geography: Geography, policy: Policy
) -> pd.Series[str]:
    """Return the stops with cities above the floor that ``cities`` allow, countries otherwise."""
    each = places.str.split(";").explode().str.strip()
    shown = each.map({stop: _stop(stop, geography, policy) for stop in each.unique()})
    allowed = cities.reindex(each.index)
    pairs = zip(shown, allowed.fillna("").str.split(";"), allowed.isna(), strict=True)
    stops = [stop if free or stop in known else stop[-3:] for stop, known, free in pairs]
    return pd.Series(stops, index=each.index).groupby(level=0, sort=False).agg(";".join)


def _stop(stop: str, geography: Geography, policy: Policy) -> str:
    city, _, iso3 = stop.rpartition("/")
    found = geography.city(city, iso3) if city else None
    above = found is not None and found.population >= policy.city_floor
    return f"{found.name}/{iso3}" if found is not None and above else iso3


def _countries(places: pd.Series[str], most: pd.Series[int]) -> pd.Series[str]:
    """Return the countries passed, each change once; the first and the last ones of many."""
    each = places.str.split(";").explode().astype("str").str.strip().str[-3:]
    changed = each.ne(each.groupby(level=0, sort=False).shift())
    lists = each[changed].groupby(level=0, sort=False).agg(list)
    pairs = zip(lists, most.reindex(lists.index), strict=True)
    return pd.Series([";".join(_fewer(*pair)) for pair in pairs], index=lists.index, dtype="str")


def _fewer(stops: list[str], most: int) -> list[str]:
    return stops if len(stops) <= most else [stops[0], *stops[len(stops) - most + 1 :]]
