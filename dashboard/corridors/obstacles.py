"""What stands in the way of a leg, each with the words a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import taxonomy
from dashboard.corridors import papers, stops
from dashboard.corridors.answer import Obstacle
from dashboard.corridors.standing import STALE_AFTER, ended
from dashboard.in_words import country, partial_date, partial_period
from dashboard.wording import say
from dashboard.wording.names import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dashboard.corridors.answer import Hop
    from dashboard.corridors.facts import Fact
    from dashboard.corridors.question import Question


class Borders:
    """What the facts say of borders on the day of one question; each country is read once."""

    def __init__(self, facts: Mapping[str, tuple[Fact, ...]], question: Question) -> None:
        self._facts, self._question = facts, question
        self._stopped: dict[str, dict[str, Fact]] = {}
        self._refusing: dict[str, Fact | None] = {}

    def stopped(self, iso3: str) -> dict[str, Fact]:
        """Return the facts that stop people on leaving a country, by circumstance."""
        if iso3 not in self._stopped:
            asked, known = self._question, self._facts.get(iso3, ())
            self._stopped[iso3] = stops.stopped(known, asked.day, asked.documents)
        return self._stopped[iso3]

    def refusing(self, iso3: str) -> Fact | None:
        """Return the fact that shuts a country to passports without biometric data."""
        if iso3 not in self._refusing:
            known = self._facts.get(iso3, ())
            self._refusing[iso3] = stops.old_refused(known, self._question.day)
        return self._refusing[iso3]


def obstacles(hop: Hop, question: Question, borders: Borders) -> tuple[Obstacle, ...]:
    """Return everything that keeps a hop from being used, facts first; empty: it can be."""
    found = [
        *_of_status(hop, question),
        *_of_circumstances(hop, question, borders),
        *_of_papers(hop, question, borders),
    ]
    if hop.leg.to_iso3 in question.avoid:
        words = say("corridor.blocked.avoid", country=country(hop.leg.to_iso3))
        found.append(Obstacle("avoid", hop.leg.to_iso3, words, chosen=True))
    return tuple(found)


def too_long(question: Question) -> Obstacle:
    """Return the obstacle of a chain with more legs than were asked for."""
    words = say("corridor.blocked.longest", n=question.longest)
    return Obstacle("longest", "", words, chosen=True)


def _of_status(hop: Hop, question: Question) -> Iterator[Obstacle]:
    leg = hop.leg
    if ended(hop, question.day):
        status = within(taxonomy.label(taxonomy.LEG_STATUSES, leg.status))
        period = partial_period(leg.valid_from, leg.valid_to)
        words = say("corridor.blocked.ended", status=status, period=period)
        yield Obstacle("ended", leg.id, words, False, leg.id, leg.source_id)  # noqa: FBT003
        return
    if leg.status == "closed":
        words = say("corridor.blocked.closed", period=partial_period(leg.valid_from, leg.valid_to))
        yield Obstacle("closed", leg.id, words, False, leg.id, leg.source_id)  # noqa: FBT003
        return
    if leg.status == "restricted" and not question.restricted:
        yield Obstacle("restricted", "", say("corridor.blocked.restricted"), chosen=True)
    if hop.stale and not question.stale:
        day = partial_date(hop.verified_on)
        words = say("corridor.blocked.stale", day=day, days=STALE_AFTER)
        yield Obstacle("stale", "", words, chosen=True)


def _of_circumstances(hop: Hop, question: Question, borders: Borders) -> Iterator[Obstacle]:
    if not question.circumstances:
        return
    leg, facts = hop.leg, borders.stopped(hop.leg.from_iso3)
    on_leg = stops.noted(leg)
    for code in sorted(question.circumstances):
        if code in facts:
            fact = facts[code]
            words = stopped_in_words(code, fact)
            yield Obstacle("stopped", code, words, False, fact.id, fact.source_id)  # noqa: FBT003
        elif code in on_leg:
            words = say(f"corridor.blocked.noted.{code}", note=leg.note)
            yield Obstacle("stopped", code, words, False, leg.id, leg.source_id)  # noqa: FBT003


def stopped_in_words(circumstance: str, fact: Fact) -> str:
    """Return who is reported to be stopped on leaving a country, and when."""
    return say(
        f"corridor.blocked.stopped.{circumstance}",
        country=country(fact.iso3),
        period=partial_period(fact.valid_from, fact.valid_to),
        note=fact.note,
    )


def _of_papers(hop: Hop, question: Question, borders: Borders) -> Iterator[Obstacle]:
    held, leg = question.documents, hop.leg
    refusing = borders.refusing(leg.to_iso3) if "passport_old" in held else None
    without = papers.missing(leg.document, held, old_refused=refusing is not None)
    for code in without:
        if refusing is not None and code not in papers.missing(leg.document, held):
            words = say("corridor.blocked.old_passport", country=country(leg.to_iso3))
            yield Obstacle("document", code, words, True, refusing.id, refusing.source_id)  # noqa: FBT003
        else:
            yield Obstacle("document", code, say(f"corridor.blocked.document.{code}"), chosen=True)
