"""Journeys: as told by people who told them under their name; countries and years for the rest.

A few stops with dates single a person out among millions, so a journey of people who are not named
keeps countries (at most a handful), years, a word for the group and a word for the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure import screen
from dashboard.disclosure.citations import EVERYWHERE
from dashboard.disclosure.incidents import joined
from dashboard.disclosure.reading import coarsened, due

if TYPE_CHECKING:
    from datetime import date

    from dashboard.disclosure.editors import Editors
    from dashboard.disclosure.places import Geography
    from dashboard.disclosure.policy import Policy

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


TEXTS: Final = ("traveller_group", "outcome", "summary")


@dataclass(frozen=True, eq=False, slots=True)
class ShownJourneys:
    """Journeys without ids and sources (index of the raw rows).

    ``link`` says how much of the sources is shown (see ``citations.limited``); ``due`` is False
    while the embargo lasts.
    """

    rows: pd.DataFrame
    link: pd.Series[str]
    due: pd.Series[bool]


def shown_journeys(
    raw: pd.DataFrame, editors: Editors, geography: Geography, policy: Policy, *, as_of: date
) -> ShownJourneys:
    """Return raw journeys (texts made plain) as the policy lets them be shown.

    A journey is told in full under the name of the person who told it, or of the dead; all others
    are people in transit and treated as such.
    """
    withheld = editors.on("public_name", raw["id"]).notna()
    named = (raw["public_name"] != "") & ~withheld
    named &= editors.on("status", raw["id"]).isna()
    texts = raw.assign(
        **{
            column: editors.on(column, raw["id"]).fillna(raw[column])
            for column in ("summary", "outcome", "traveller_group")
        }
    )
    named &= screen.tripped(texts["summary"] + " " + texts["outcome"], ~named) == ""
    rows = _told(texts, named, geography, policy)
    status = named.map({True: "S2", False: "S6"})
    link = named.map({True: "full", False: "year"})
    link = link.mask(editors.on("link", raw["id"]).notna(), EVERYWHERE)
    touched = {
        "stops_to_countries": rows["stops"].str.count("/") != raw["places"].str.count("/"),
        "date_to_year": (rows["date_start"] != raw["date_start"])
        | (rows["date_end"] != raw["date_end"]),
        "name_withheld": rows["public_name"] != raw["public_name"],
        "link_withheld": link != "full",
        "text_generalised": (rows[list(TEXTS)] != raw[list(TEXTS)]).any(axis=1),
    }
    return ShownJourneys(
        rows.assign(generalisations=joined(touched)), link, due(raw, status, policy, as_of)
    )


def _told(
    raw: pd.DataFrame, named: pd.Series[bool], geography: Geography, policy: Policy
) -> pd.DataFrame:
    """Return the shown columns: as told where ``named``, generalised otherwise."""
    limit = named.map({True: "day", False: "year"})
    group = _word(raw["traveller_group"], TRAVELLERS, "people")
    return pd.DataFrame(
        {
            "date_start": coarsened(raw["date_start"], limit),
            "date_end": coarsened(raw["date_end"], limit),
            "traveller_group": raw["traveller_group"].where(named, group),
            "stops": _stops(raw["places"], geography, policy).where(
                named, _countries(raw["places"], policy.journey_stops)
            ),
            "outcome": raw["outcome"].where(named, _word(raw["outcome"], ENDS, "not reported")),
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


def _stops(places: pd.Series[str], geography: Geography, policy: Policy) -> pd.Series[str]:
    """Return the stops with cities above the floor, countries otherwise."""
    each = places.str.split(";").explode().str.strip()
    shown = {stop: _stop(stop, geography, policy) for stop in each.unique()}
    return each.map(shown).groupby(level=0, sort=False).agg(";".join).astype("str")


def _stop(stop: str, geography: Geography, policy: Policy) -> str:
    city, _, iso3 = stop.rpartition("/")
    found = geography.city(city, iso3) if city else None
    above = found is not None and found.population >= policy.city_floor
    return f"{found.name}/{iso3}" if found is not None and above else iso3


def _countries(places: pd.Series[str], most: int) -> pd.Series[str]:
    """Return the countries passed, each change once; the first and the last ones of many."""
    each = places.str.split(";").explode().str.strip().str.rpartition("/")[2]
    changed = each.ne(each.groupby(level=0, sort=False).shift())
    lists = each[changed].groupby(level=0, sort=False).agg(list)
    return lists.map(lambda stops: ";".join(_fewer(stops, most))).astype("str")


def _fewer(stops: list[str], most: int) -> list[str]:
    return stops if len(stops) <= most else [stops[0], *stops[1 - most :]]
