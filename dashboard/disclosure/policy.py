"""The do-no-harm policy as one declared table, in two presets.

A row is treated by the *status* of the person it is about. The policy protects rows when they are
released, not when they are looked at: whatever is computed from released rows may be shown, so no
filter, zoom or export can undo it. An organisation may tighten the policy, never loosen it below
``PUBLIC``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from dashboard.dates import ORDER, Precision
from dashboard.errors import PolicyError
from dashboard.units import Days, Metres

if TYPE_CHECKING:
    from collections.abc import Mapping

Level = Literal["city", "region", "country"]
Link = Literal["full", "publisher_month"]
Status = Literal["S1", "S2", "S3", "S4", "S5", "S6"]

EVERYWHERE: Final = "month everywhere"
"""Of a source only publisher and month are shown, in the tables about countries too."""

LEVELS: Final[tuple[Level, ...]] = ("city", "region", "country")
"""From exact to coarse."""

STATUSES: Final[Mapping[Status, str]] = {
    "S1": "dead",
    "S2": "public by own choice: told the story under the own name in a cited source",
    "S3": "official or perpetrator",
    "S4": "named by others without shown consent",
    "S5": "unnamed and living",
    "S6": "acute: in hiding, in transit, extradition or asylum pending, minor, sexual violence",
}
"""From least to most protected; when in doubt the highest that might apply."""

OPEN_OUTCOMES: Final = frozenset({"ongoing", "detained", "unknown"})
"""Outcomes at which the event is not over. Every other outcome closes it."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """What may be shown of a row whose person has one status.

    Parameters
    ----------
    place
        The finest level of place.
    date, date_when_over
        The most exact date, and the most exact date once the event is over.
    name
        Whether a name may be shown at all (the raw row must also give it as public).
    link
        Whether the source is linked, or only its publisher and month are given.
    embargo
        Days between the first public report and the release.
    """

    place: Level
    date: Precision
    date_when_over: Precision
    name: bool
    link: Link
    embargo: Days


@dataclass(frozen=True, slots=True)
class Policy:
    """One preset: floors, treatments, and the rules that hold for every status.

    Parameters
    ----------
    city_floor
        Fewest inhabitants of a city that may be shown; below it the place is shown one level up.
    region_floor
        Fewest inhabitants of a region's *listed* towns; these hold about half of a region's
        people, so the floor stands for about twice as many.
    home_threats
        Threat types whose place is only where a person lives or works: while that person lives,
        the country is shown, whatever the source prints.
    journey_stops
        Most stops shown of a journey of people who are not named.
    k
        Fewest shown incidents that must be alike (country, year, coarse group, method) for one
        about a person who is not public to be shown, and fewest shown journeys of unnamed people
        with the same stops; 0: how alike they are is only reported.
    leg_date
        The most exact date of a leg.
    """

    name: str
    version: str
    treatments: Mapping[Status, Treatment]
    city_floor: int
    region_floor: int
    home_threats: frozenset[str]
    journey_stops: int
    k: int
    leg_date: Precision

    @property
    def title(self) -> str:
        """Name and version as the manifest gives them."""
        return f"{self.name} {self.version}"

    def tightens(self, other: Policy) -> bool:
        """Whether nothing is shown under this policy that ``other`` would not show."""
        return (
            self.city_floor >= other.city_floor
            and self.region_floor >= other.region_floor
            and self.home_threats >= other.home_threats
            and self.journey_stops <= other.journey_stops
            and self.k >= other.k
            and ORDER.index(self.leg_date) >= ORDER.index(other.leg_date)
            and all(
                _tightens(self.treatments[status], other.treatments[status]) for status in STATUSES
            )
        )


def _tightens(mine: Treatment, other: Treatment) -> bool:
    return (
        LEVELS.index(mine.place) >= LEVELS.index(other.place)
        and ORDER.index(mine.date) >= ORDER.index(other.date)
        and ORDER.index(mine.date_when_over) >= ORDER.index(other.date_when_over)
        and mine.name <= other.name
        and (mine.link == "publisher_month" or other.link == "full")
        and mine.embargo >= other.embargo
    )


_PUBLIC_PERSON: Final = Treatment("city", "day", "day", name=True, link="full", embargo=Days(14))
_PRIVATE_PERSON: Final = Treatment(
    "city", "month", "day", name=False, link="full", embargo=Days(14)
)
_ACUTE: Final = Treatment(
    "country", "quarter", "quarter", name=False, link="publisher_month", embargo=Days(90)
)

VERSION: Final = "2"
"""Version of the rules. 2: what an earlier release did not show stays so; codes of what is withheld
stand apart from codes of what is generalised; withdrawal; the k rule; a name that no row shows
stands in no other row's text and no page's title."""

PUBLIC: Final = Policy(
    name="public",
    version=VERSION,
    treatments={
        "S1": _PUBLIC_PERSON,
        "S2": _PUBLIC_PERSON,
        "S3": _PUBLIC_PERSON,
        "S4": _PRIVATE_PERSON,
        "S5": _PRIVATE_PERSON,
        "S6": _ACUTE,
    },
    city_floor=100_000,
    region_floor=250_000,
    home_threats=frozenset(
        {"in_absentia_prosecution", "threat_message", "digital_attack", "family_pressure"}
    ),
    journey_stops=4,
    k=0,
    leg_date="day",
)
"""The preset the shipped data are released under."""

STRICT: Final = Policy(
    name="strict",
    version=VERSION,
    treatments={
        "S1": _PUBLIC_PERSON,
        "S2": replace(_PUBLIC_PERSON, date="month"),
        "S3": replace(_PUBLIC_PERSON, name=False),
        "S4": Treatment(
            "region", "month", "month", name=False, link="publisher_month", embargo=Days(30)
        ),
        "S5": Treatment(
            "country", "quarter", "quarter", name=False, link="publisher_month", embargo=Days(90)
        ),
        "S6": Treatment(
            "country", "year", "year", name=False, link="publisher_month", embargo=Days(180)
        ),
    },
    city_floor=PUBLIC.city_floor,
    region_floor=PUBLIC.region_floor,
    home_threats=PUBLIC.home_threats,
    journey_stops=PUBLIC.journey_stops,
    k=5,
    leg_date="month",
)
"""For organisations whose rows are not press reports that everybody can read.

Where the design behind it asks for more than the tables can carry, the nearest tighter thing is
done. The acute would be shown as a region of the world: the tables know no place above a country,
so they keep the country, the year alone and the k rule. A name of an official would need a court's
finding: the raw tables do not say whether there is one, so none is shown. Journeys too few to be
alike would be merged into flows: they are withheld.
"""

PRESETS: Final = (PUBLIC, STRICT)
"""The policies a release can be asked for, by name."""


def preset(name: str) -> Policy:
    """Return the policy called ``name``; PolicyError when there is none."""
    for policy in PRESETS:
        if policy.name == name:
            return policy
    known = ", ".join(policy.name for policy in PRESETS)
    raise PolicyError(f"{name!r} is no policy; the policies are {known}.", file="policy")


CITY_UNCERTAINTY: Final = Metres(10_000)
"""Least radius said of a city, so that its centre is never read as an address."""

PEOPLE_PER_KM2: Final = 3_000
"""Density of the disc that stands for a city's built-up area: its radius is the uncertainty."""

COARSE_GROUP: Final[Mapping[str, str]] = {
    "journalist": "media, culture and science",
    "artist": "media, culture and science",
    "academic": "media, culture and science",
    "opposition_activist": "activists",
    "human_rights_defender": "activists",
    "anti_war_civilian": "activists",
    "deserter_or_draft_evader": "soldiers and officials",
    "military_defector": "soldiers and officials",
    "official_or_intelligence_defector": "soldiers and officials",
    "ethnic_or_religious_minority": "minorities",
    "lgbtq": "minorities",
    "businessperson": "others",
    "other": "others",
}
"""Target groups joined for the k figure."""
