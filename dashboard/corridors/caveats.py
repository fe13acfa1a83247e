"""What must be known of a corridor though it closes nothing: warnings from dated host facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import topics
from dashboard.corridors import facts, people, stops
from dashboard.corridors.answer import Caveat
from dashboard.corridors.obstacles import stopped_in_words
from dashboard.in_words import country, partial_period
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dashboard.corridors.answer import Hop
    from dashboard.corridors.facts import Fact
    from dashboard.corridors.question import Question

ENTERED: Final = (
    "entry_refusals_reported",
    "detention_at_russian_request",
    "visa_regime_planned",
)
"""Fields that warn of every country entered."""

STAYED: Final = ("residence_limits",)
"""Fields that warn of the country where a chain ends."""

LEFT_ON_INTERNAL: Final = ("exit_rule_children_internal_passport",)
"""Fields that warn of a country left on the internal passport."""


def caveats(
    hops: tuple[Hop, ...], question: Question, known: Mapping[str, tuple[Fact, ...]]
) -> tuple[Caveat, ...]:
    """Return the warnings of a chain of legs, in the order of the way."""
    found: list[Caveat] = []
    for hop in hops:
        left, entered = hop.leg.from_iso3, hop.leg.to_iso3
        found.extend(_of_stops(known.get(left, ()), question))
        if hop.leg.document == "internal_passport":
            found.extend(_of_fields(known.get(left, ()), LEFT_ON_INTERNAL, question))
        found.extend(_of_fields(known.get(entered, ()), ENTERED, question))
    last = known.get(hops[-1].leg.to_iso3, ())
    found.extend(_of_fields(last, STAYED, question))
    found.extend(_of_stops(last, question))  # where it ends one must be able to leave, too
    return tuple(dict.fromkeys(found))


def _of_stops(known: tuple[Fact, ...], question: Question) -> Iterator[Caveat]:
    """Yield for what such people are, or once were, stopped on leaving a country."""
    day, held = question.day, question.documents
    concerns = people.BY_CODE[question.person].concerns | question.circumstances
    now, once = stops.stopped(known, day, held), stops.once_stopped(known, day, held)
    for code in sorted(concerns):
        fact = now.get(code) or once.get(code)
        if fact is not None:
            words = stopped_in_words(code, fact)
            later = "" if code in now else say("corridor.caveat.later_unknown")
            yield Caveat(fact.iso3, f"{words}{later}", fact.id, fact.source_id)


def _of_fields(
    known: tuple[Fact, ...], fields: tuple[str, ...], question: Question
) -> Iterator[Caveat]:
    for field in fields:
        begun = [fact for fact in known if fact.field == field and fact.begun(question.day)]
        if begun:
            yield _of_fact(max(begun, key=facts.order), question)


def _of_fact(fact: Fact, question: Question) -> Caveat:
    words = say(
        "corridor.caveat.fact",
        country=country(fact.iso3),
        label=topics.field(fact.field).label,
        period=partial_period(fact.valid_from, fact.valid_to),
        told=_told(fact),
    )
    later = "" if fact.holds(question.day) else say("corridor.caveat.later_unknown")
    return Caveat(fact.iso3, f"{words}{later}", fact.id, fact.source_id)


def _told(fact: Fact) -> str:
    """Return value and note of a fact, or the one there is."""
    value = "" if fact.note and fact.value in {"yes", "no"} else fact.value
    if value and fact.note:
        return say("corridor.caveat.told", value=value, note=fact.note)
    return value or fact.note
