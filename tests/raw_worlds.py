"""Invented raw facts: towns that do not exist, people who do not exist, one story a row."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard import dates
from dashboard.disclosure import (
    PUBLIC,
    City,
    Earlier,
    Editors,
    Land,
    Policy,
    Raw,
    Region,
    Released,
    release,
)
from dashboard.disclosure.editors import COLUMNS as EDITORS_COLUMNS
from dashboard.disclosure.policy import LEVELS
from dashboard.disclosure.raw import RAW_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

AS_OF: Final = date(2026, 11, 23)

CITIES: Final = {
    ("Bigtown", "KAZ"): City("Bigtown", "Upperland", 48.0, 67.0, 900_000),
    ("Oldbigtown", "KAZ"): City("Bigtown", "Upperland", 48.0, 67.0, 900_000),
    ("Market", "KAZ"): City("Market", "Upperland", 48.5, 67.5, 20_000),
    ("Hamlet", "KAZ"): City("Hamlet", "Tinyland", 47.5, 66.5, 900),
    ("Harbour", "DEU"): City("Harbour", "Coast", 51.0, 10.0, 300_000),
}
REGIONS: Final = {
    ("Upperland", "KAZ"): Region("Upperland", 1_500_000),
    ("Tinyland", "KAZ"): Region("Tinyland", 3_000),
    ("Coast", "DEU"): Region("Coast", 2_000_000),
}
LANDS: Final = {
    "KAZ": Land(48.01, 66.9, 1_500_000),
    "DEU": Land(51.1, 10.4, 600_000),
    "RUS": Land(61.5, 96.7, 4_000_000),
}

INCIDENT: Final[dict[str, str]] = {
    "id": "2024-05-17-kz-bigtown-invented",
    "date_start": "2024-05-17",
    "date_end": "",
    "country": "KAZ",
    "place": "Bigtown",
    "lat": "48.0012345",
    "lon": "67.0054321",
    "place_precision": "city",
    "threat_type": "detention",
    "target_group": "opposition_activist",
    "attributed_to": "unknown",
    "host_state_role": "none_reported",
    "outcome": "released",
    "verification": "single_source",
    "public_name": "",
    "summary": "An activist was held for a day and set free.",
    "source_title": "Activist held and freed",
    "source_publisher": "The Invented Courier",
    "source_date": "2024-05-19",
    "source_url": "https://courier.example.org/activist",
    "source2_url": "",
}
SOURCE: Final = {
    "source_title": "Rules of entry",
    "source_publisher": "Invented Ministry",
    "source_date": "2024-01",
    "source_url": "https://ministry.example.org/rules",
}
HOST: Final = {
    "country": "KAZ",
    "field": "visa_free_days",
    "value": "90",
    "valid_from": "2023",
    "valid_to": "",
    "note": "As stated by the ministry",
    **SOURCE,
}
LEG: Final = {
    "id": "kz-bigtown-de-harbour-air-2023",
    "from_country": "KAZ",
    "from_place": "Bigtown",
    "to_country": "DEU",
    "to_place": "Harbour",
    "mode": "air",
    "documents": "visa",
    "status": "open",
    "valid_from": "2023",
    "valid_to": "",
    "note": "Direct flights",
    **SOURCE,
}
JOURNEY: Final = {
    "id": "2023-ru-kz-invented",
    "date_start": "2023-02-03",
    "date_end": "2023-04",
    "traveller_group": "deserter (cook)",
    "places": "RUS;Bigtown/KAZ;Market/KAZ;Harbour/DEU",
    "outcome": "arrived; asylum claim filed",
    "summary": "A cook left the army, waited in Bigtown and flew to Harbour",
    "public_name": "",
    **SOURCE,
}
FIGURE: Final = {
    "series": "arrivals",
    "country": "KAZ",
    "period_start": "2023",
    "period_end": "2023",
    "value": "1200",
    "unit": "persons",
    "note": "",
    **SOURCE,
}
ORGANISATION: Final = {
    "name": "Invented Aid",
    "work": "Lawyers for people who refuse to fight.",
    "helps": "refusers;prosecuted",
    "countries": "KAZ;DEU",
    "languages": "ru;en",
    "url": "https://aid.example.org/help",
    "risk_in_russia": "undesirable",
    "risk_since": "2024-05",
    "last_checked": "2025-03",
    "source_title": "What we offer",
    "source_publisher": "Invented Aid",
    "source_date": "2025-03",
    "source_url": "https://aid.example.org/about",
    "risk_source_title": "Another group is declared undesirable",
    "risk_source_publisher": "The Invented Herald",
    "risk_source_date": "2024-05-20",
    "risk_source_url": "https://herald.example.org/undesirable",
}
DEFAULTS: Final = {
    "incidents": INCIDENT,
    "hosts": HOST,
    "legs": LEG,
    "journeys": JOURNEY,
    "statistics": FIGURE,
    "organisations": ORGANISATION,
}


class Invented:
    """The geography of the invented towns."""

    def city(self, name: str, iso3: str) -> City | None:
        return CITIES.get((name, iso3))

    def region(self, name: str, iso3: str) -> Region | None:
        return REGIONS.get((name, iso3))

    def land(self, iso3: str) -> Land:
        return LANDS[iso3]

    def names_in(self, text: str, iso3: str) -> frozenset[str]:
        known = {name for name, land in (*CITIES, *REGIONS) if land == iso3}
        return frozenset(name for name in known if name in text)


def frame(table: str, rows: list[dict[str, str]]) -> pd.DataFrame:
    """Return raw rows: what is not given comes from the default row."""
    whole = [{**DEFAULTS[table], **row} for row in rows]
    return pd.DataFrame(whole, columns=list(RAW_COLUMNS[table]), dtype="str")


def raw(**tables: list[dict[str, str]]) -> Raw:
    """Return raw tables; a table not given has its one default row."""
    return Raw(**{name: frame(name, tables.get(name, [{}])) for name in RAW_COLUMNS})


def editors(*decisions: tuple[str, ...]) -> Editors:
    """Return editors' decisions: (id, field, value[, initials[, second initials]])."""
    rows = [(*given, *("AB", "")[len(given) - 3 :]) for given in decisions]
    return Editors(pd.DataFrame(rows, columns=list(EDITORS_COLUMNS), dtype="str"))


def counted() -> Callable[[], str]:
    """Return a source of ids that only counts: what is random must not matter."""
    numbers: Iterator[int] = count(1)
    return lambda: base64.b32encode(next(numbers).to_bytes(10, "big")).decode().lower()


def no_language(_title: str, _url: str) -> tuple[str, ...]:
    return ()


@dataclass
class Made:
    """Arguments of a release that tests change."""

    as_of: date = AS_OF
    policy: Policy = PUBLIC
    editors: Editors | None = None
    earlier: Earlier | None = None
    new_id: Callable[[], str] = field(default_factory=counted)
    withdrawn: pd.DataFrame | None = None
    data_version: str = ""


def released(given: Raw, **changed: Any) -> Released:
    """Release invented facts."""
    made = Made(**changed)
    return release(given, geography=Invented(), language_of=no_language, **made.__dict__)


def one(**changed: str) -> Any:
    """Release one invented incident and return it as shown."""
    return each([changed])[0]


def each(cases: Sequence[Mapping[str, str]], **more: Any) -> list[Any]:
    """Release invented incidents together and return each as shown, in the order given.

    They are called ``case-0``, ``case-1`` and so on, and each has a page of its own.
    """
    rows = [
        {"id": f"case-{n}", "source_url": f"https://courier.example.org/{n}", **case}
        for n, case in enumerate(cases)
    ]
    made = released(raw(incidents=rows), **more)
    shown = made.tables["incidents"].set_index("id")
    return [shown.loc[made.ids[row["id"]]] for row in rows]


def finer(before: Released, after: Released, editorial: str, name: str = "incidents") -> list[str]:
    """Return the columns in which one record shows more than it did before."""
    was = before.tables[name].set_index("id").loc[before.ids[editorial]]
    now = after.tables[name].set_index("id").loc[after.ids[editorial]]
    found = [
        column
        for column in ("event_date", "date_start", "event_date_end", "date_end")
        if column in now.index and _more_exact(was, now, column)
    ]
    if "place" in now.index:
        levels = [LEVELS.index(row["geo_precision"]) for row in (was, now)]
        found += ["place"] if levels[1] < levels[0] else []
        found += [c for c in ("place", "admin1") if now[c] and not was[c]]
    else:
        cities = [{s for s in row["stops"].split(";") if "/" in s} for row in (was, now)]
        found += ["stops"] if cities[1] - cities[0] else []
    found += ["name"] if set(now["public_name"].split()) - set(was["public_name"].split()) else []
    found += ["link"] if _linked(after, now) and not _linked(before, was) else []
    return found


def _more_exact(was: Any, now: Any, column: str) -> bool:
    begin = "event_date" if column.startswith("event") else "date_start"
    if not now[column]:
        return False
    limit = was[column] or was[begin]
    order = dates.ORDER
    return not limit or order.index(dates.precision(now[column])) < order.index(
        dates.precision(limit)
    )


def _linked(made: Released, row: Any) -> bool:
    sources = made.tables["sources"].set_index("id")
    return any(sources.loc[one, "url"] != "" for one in row["source_ids"].split(";"))
