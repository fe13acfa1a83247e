"""A question about corridors repeated in words, so that the reader sees what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dashboard.corridors import CIRCUMSTANCES, PAPERS, PERSONS
from dashboard.in_words import countries_named, country
from dashboard.in_words import day as day_in_words
from dashboard.wording import counted, joined, say
from dashboard.wording.names import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dashboard.ui.corridors.asked import Asked

LISTED = 6
"""Most countries named one by one in a sentence."""

ASYLUM = "asylum_claim"
"""What is ticked among the papers, but not held."""


def sentence(asked: Asked, day: date) -> str:
    """Return the whole question as one sentence."""
    return say(
        "ask.sentence",
        origin=country(asked.origin),
        aim=_aim(asked),
        day=day_in_words(day),
        terms="; ".join(_terms(asked)),
    )


def path(codes: Iterable[str]) -> str:
    """Return countries in the order of a way: ``Russia → Kazakhstan → Turkey``."""
    return " → ".join(country(code) for code in codes)


def _aim(asked: Asked) -> str:
    if asked.aim == "these":
        return _named(asked.countries, last="or")
    if asked.aim == "but" and asked.countries:
        return say("ask.sentence.but", countries=_named(asked.countries, last="or"))
    return say(f"ask.sentence.{'anywhere' if asked.aim == 'but' else asked.aim}")


def _terms(asked: Asked) -> Iterator[str]:
    codes = [row.code for row in PAPERS if row.code in asked.documents]
    papers = [say(f"ask.held.{code}") for code in codes if code != ASYLUM]
    if papers:
        yield say("ask.sentence.papers", papers=joined(papers, last="and"))
    else:
        yield say("ask.sentence.no_papers")
    if ASYLUM in asked.documents:
        yield say("ask.sentence.asylum")
    if asked.person != "none":
        person = next(row for row in PERSONS if row.code == asked.person)
        yield say("ask.sentence.person", person=_lower(person.label))
    true = [say(f"ask.true.{r.code}") for r in CIRCUMSTANCES if r.code in asked.circumstances]
    if true:
        yield say(
            "ask.sentence.true",
            circumstances=joined(true, last="and"),
        )
    if asked.avoid:
        yield say("ask.sentence.avoid", countries=_named(asked.avoid, last="or"))
    yield counted("ask.sentence.longest", asked.longest)
    yield say("ask.sentence.restricted") if asked.restricted else say("ask.sentence.open")
    yield say("ask.sentence.stale") if asked.stale else say("ask.sentence.fresh")


def _named(codes: Iterable[str], *, last: Literal["or", "and"]) -> str:
    names = [country(code) for code in countries_named(codes)]
    if len(names) > LISTED:
        more = counted("ask.more_countries", len(names) - LISTED)
        return joined([*names[:LISTED], more], last="and")
    return joined(names, last=last) or say("ask.nowhere")


def _lower(text: str) -> str:
    """Return a label as it stands within a sentence, what stands after its comma in brackets."""
    first, _, more = text.partition(", ")
    return within(f"{first} ({more})" if more else first)
