"""What is answered: ranked corridors, what is blocked and by what, and the nearest misses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from dashboard.corridors.legs import Leg
    from dashboard.corridors.question import Question

Hindrance = Literal[
    "document", "restricted", "stale", "avoid", "stopped", "closed", "ended", "longest"
]
"""Kinds of :class:`Obstacle`."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """Reported risk of one or several countries, 0 to 1.

    Attributes
    ----------
    value
        The estimate; None where a country is not observed.
    low, high
        90 % interval; where not observed, what the known layers leave possible.
    unobserved
        Codes of the countries without enough reporting.
    """

    value: float | None
    low: float
    high: float
    unobserved: tuple[str, ...] = ()

    @property
    def compared(self) -> float:
        """What it is compared by: the upper end, so that doubt is never an advantage."""
        return self.high


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something to know of a way that does not close it.

    Attributes
    ----------
    iso3
        The country it is about.
    words
        One or two sentences for readers.
    record
        Identifier of the host fact behind it; empty for a general one.
    source_id
        Its source; empty for a general one.
    """

    iso3: str
    words: str
    record: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands in the way.

    Attributes
    ----------
    kind
        What sort of obstacle.
    subject
        The paper, circumstance, country or leg it is about; with ``kind`` it says whether two
        obstacles are the same.
    words
        For readers: ``closed since 2023-12``, ``needs a visa you did not tick``.
    chosen
        Whether the reader's own choice makes it, so that another choice would remove it.
    record, source_id
        The host fact or leg that says so, and its source; empty for a choice.
    """

    kind: Hindrance
    subject: str
    words: str = field(compare=False)
    chosen: bool = field(compare=False)
    record: str = field(default="", compare=False)
    source_id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Hop:
    """One leg on the day asked about.

    Attributes
    ----------
    verified, verified_on
        First possible day of the newest source that says the same of this way, and its date as
        the table writes it, to show.
    age
        Days from then to the day asked about, 0 when verified later.
    stale
        Whether that is too long ago.
    journeys
        Identifiers of documented journeys between these two countries.
    reasons
        Sentences on status, documents and evidence.
    others
        Other usable legs between the same two countries.
    """

    leg: Leg
    verified: date
    age: int
    stale: bool
    verified_on: str
    journeys: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    others: tuple[Hop, ...] = ()


class Cost(NamedTuple):
    """What corridors are compared by, all whole numbers, less is less.

    ``highest`` and ``stay`` in millionths of risk, ``transit`` in millionths of ``-log(1 - r)``,
    ``age`` in days; ``stay`` differs only between destinations.
    """

    highest: int
    stay: int
    transit: int
    borders: int
    restricted: int
    age: int


@dataclass(frozen=True, slots=True)
class Corridor:
    """A chain of legs, none of which enters a country twice.

    Attributes
    ----------
    countries
        Codes from the country left to the last one.
    highest_in
        The country entered with the highest risk, and ``highest`` its risk.
    transit
        Exposure of the countries passed through, together; 0 when there are none.
    stay
        Risk of the country where it ends.
    documents
        What the legs ask for, codes of ``taxonomy.DOCUMENTS`` in their order.
    oldest, oldest_on
        The oldest evidence among the legs, like ``Hop.verified`` and ``Hop.verified_on``.
    restricted, stale
        How many of the legs are so.
    reasons
        Why it stands here and where, in sentences.
    journeys
        Documented journeys that used at least one of these legs.
    """

    hops: tuple[Hop, ...]
    countries: tuple[str, ...]
    highest_in: str
    highest: Exposure
    transit: Exposure
    stay: Exposure
    borders: int
    documents: tuple[str, ...]
    oldest: date
    oldest_on: str
    restricted: int
    stale: int
    cost: Cost
    reasons: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    journeys: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The legs it is made of: the same corridor has the same id at every date."""
        return "+".join(hop.leg.id for hop in self.hops)


@dataclass(frozen=True, slots=True)
class Blocked:
    """A way out of a country that was reached, not used, and why."""

    hop: Hop
    obstacles: tuple[Obstacle, ...]
    steps: int
    """Legs from the country left to where this way begins."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A chain that would be an answer without ``obstacles``."""

    hops: tuple[Hop, ...]
    countries: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes
    ----------
    corridors
        At most ten, in the order that ``order`` says; empty is "none known".
    more
        How many more are not outdone by any other, but not shown.
    blocked
        Ways not used, those out of the country left first.
    near
        When there is no corridor: the chains with the fewest obstacles.
    bounded
        Whether the search gave up before it had looked at everything; ``limit`` says it in words.
    considered
        How many partial chains were looked at.
    near_limit
        The same as ``limit`` of the search for what comes nearest; "" where it came to its end.
    """

    question: Question
    corridors: tuple[Corridor, ...]
    more: int
    order: str
    blocked: tuple[Blocked, ...]
    near: tuple[NearMiss, ...]
    bounded: bool
    limit: str
    considered: int
    near_limit: str = ""

    @property
    def none_known(self) -> bool:
        """Whether no corridor is known on these terms; that is not "none exists"."""
        return not self.corridors
