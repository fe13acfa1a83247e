"""Invented reports of invented events: some tell of one event twice, as two newsrooms would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure.raw import RAW_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

TOWNS: Final = (
    # country, names in two newsrooms, centre
    ("KAZ", "Almaty", "Алматы", "43.25", "76.91"),
    ("KAZ", "Oral", "Uralsk", "51.25", "51.43"),
    ("GEO", "Tbilisi", "Тбилиси", "41.69", "44.83"),
    ("ARM", "Yerevan", "Erevan", "40.18", "44.51"),
    ("DEU", "Berlin", "Berlin", "52.52", "13.41"),
    ("TUR", "Istanbul", "İstanbul", "41.01", "28.95"),
)

PEOPLE: Final = (
    ("A journalist", "A reporter", "journalist"),
    ("An activist", "An opposition campaigner", "opposition_activist"),
    ("A lawyer", "A human rights lawyer", "human_rights_defender"),
    ("A deserter", "A soldier who fled the army", "deserter_or_draft_evader"),
    ("A poet", "A writer", "artist"),
    ("A student", "A young man", "anti_war_civilian"),
)

DEEDS: Final = (
    ("was detained", "was held by police", "detention"),
    ("was beaten", "was attacked by two men", "assault"),
    ("was followed", "was watched for days", "surveillance"),
    ("was refused entry", "was turned back", "entry_refusal"),
    ("got threats by letter", "was sent threatening letters", "threat_message"),
)

SCENES: Final = (
    *(
        "at the railway station",
        "outside a cinema",
        "in a rented flat",
        "on the tram",
        "at a bakery",
    ),
    *("in the old harbour", "near the botanical garden", "at a wedding", "in a library"),
    *("behind the stadium", "at a street market", "in a taxi", "at the bus terminal"),
    *("in a hotel lobby", "on a bridge over the river", "at a chess tournament", "in a clinic"),
)

REASONS: Final = (
    *("after publishing a film about prisons", "because of a song mocking generals"),
    *("over a fine from six years ago", "for organising a picket with white flowers"),
    *("after a neighbour complained of a poster", "for translating a banned novel"),
    *("over a disputed passport stamp", "after speaking at a congress of exiles"),
    *("for collecting money for wounded dogs", "over a debt nobody remembers"),
    *("after refusing an interview to state television", "for wearing a yellow ribbon"),
    *("because a cousin deserted from a garrison", "after a podcast on corruption in customs"),
    *("over a photograph of a submarine", "for teaching mathematics without a licence"),
)

ENDINGS: Final = (
    *("Colleagues waited all night at the gate.", "A court freed the prisoner after eleven hours."),
    *("The embassy declined to comment.", "Doctors counted four broken ribs."),
    *("Neighbours filmed a grey van without plates.", "A phone and two notebooks are missing."),
    *("The family moved to another district.", "An appeal is due in spring."),
    *("Officers spoke of a routine check.", "The mayor promised an inquiry."),
    *("Friends blame a former officer.", "The landlord gave evidence against the tenant."),
    *("A crowd sang until morning.", "Two consuls arrived with an interpreter."),
)

COLUMNS: Final = RAW_COLUMNS["incidents"]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, before anybody told of it."""

    day: date
    town: tuple[str, str, str, str, str]
    person: tuple[str, str, str]
    deed: tuple[str, str, str]
    scene: str
    reason: str
    ending: str
    name: str = ""


def event(draw: Random) -> Event:
    """Invent an event."""
    return Event(
        day=date(2023, 1, 1) + timedelta(days=draw.randrange(700)),
        town=draw.choice(TOWNS),
        person=draw.choice(PEOPLE),
        deed=draw.choice(DEEDS),
        scene=draw.choice(SCENES),
        reason=draw.choice(REASONS),
        ending=draw.choice(ENDINGS),
        name=f"Person {draw.choice('ABCDEFG')}{draw.choice('aeiou')}nov"
        if draw.random() < 0.2
        else "",
    )


def report(told: Event, number: str) -> dict[str, str]:
    """Return the first newsroom's record of an event."""
    iso3, place, _, lat, lon = told.town
    text = f"{told.person[0]} {told.deed[0]} {told.scene} {told.reason}. {told.ending}"
    return dict.fromkeys(COLUMNS, "") | {
        "id": f"first:{number}",
        "date_start": told.day.isoformat(),
        "country": iso3,
        "place": place,
        "lat": lat,
        "lon": lon,
        "place_precision": "city",
        "threat_type": told.deed[2],
        "target_group": told.person[2],
        "public_name": told.name,
        "summary": text,
        "source_publisher": "The First Paper",
        "source_url": f"https://first.example.org/{number}",
    }


def retold(told: Event, number: str, draw: Random) -> dict[str, str]:
    """Return another newsroom's record: other words, day, spelling, exactness and detail."""
    person, deed = told.person[draw.randrange(2)], told.deed[draw.randrange(2)]
    opening = f"{person} {deed} {told.scene}"
    text = draw.choice(
        [
            f"{opening} {told.reason}. {told.ending}",
            f"{told.ending} {opening} {told.reason}.",
            f"{opening} {told.reason}. {told.ending} {draw.choice(ENDINGS)}",
            f"{told.reason.capitalize()}, {opening[0].lower()}{opening[1:]}.",
        ]
    )
    other = {
        "id": f"second:{number}",
        "date_start": (told.day + timedelta(days=draw.randrange(-2, 3))).isoformat(),
        "place": told.town[1 + draw.randrange(2)],
        "summary": text,
        "source_publisher": "The Second Paper",
        "source_url": f"https://second.example.org/{number}",
        **_coarser(told, draw),
    }
    return report(told, number) | other


def _coarser(told: Event, draw: Random) -> Mapping[str, str]:
    """Return what a careless newsroom leaves out, mostly nothing."""
    choices: list[dict[str, str]] = [
        {},
        {},
        {},
        {"date_start": told.day.strftime("%Y-%m")},
        {"place": "", "lat": "", "lon": "", "place_precision": "country"},
        {"target_group": "other"},
        {"public_name": ""},
        {"lat": "", "lon": ""},
    ]
    return draw.choice(choices)


def planted(
    events: int, doubled: int, seed: int
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str]]:
    """Return known records, new ones, and which of the new tell of which known event.

    The first ``doubled`` of the new records tell of known events; the others of as many new ones,
    half of them in the town, on the day and by the method of a known event.
    """
    draw = Random(seed)  # noqa: S311  (invents, and guards nothing)
    known = [event(draw) for _ in range(events)]
    again = draw.sample(range(events), doubled)
    second = [retold(known[at], str(number), draw) for number, at in enumerate(again)]
    truth = {row["id"]: f"first:{at}" for row, at in zip(second, again, strict=True)}
    fresh = [
        _beside(known[at], event(draw), at % 2 == 0) for at in draw.sample(range(events), doubled)
    ]
    others = [report(new, f"new{number}") for number, new in enumerate(fresh)]
    first = [report(told, str(at)) for at, told in enumerate(known)]
    return pd.DataFrame(first), pd.DataFrame([*second, *others]), truth


def _beside(told: Event, new: Event, close: bool) -> Event:
    """Return a new event, ``close`` ones in the town, on the day and by the method of ``told``."""
    if not close:
        return new
    return Event(told.day, told.town, new.person, told.deed, new.scene, new.reason, new.ending)
