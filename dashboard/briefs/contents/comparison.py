"""The brief of a comparison of ways: question, map, cards, what blocks other ways, sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from dashboard import pictures
from dashboard.briefs.blocks import Block, Brief, Heading, Items, Map, Text, Ways
from dashboard.briefs.contents import cards, drawn, method, whole
from dashboard.briefs.contents.sources import Sources
from dashboard.exports.about import about
from dashboard.filters import Query
from dashboard.maps import answered
from dashboard.wording import counted, number, say

if TYPE_CHECKING:
    from dashboard.briefs.contents.cards import Cards
    from dashboard.corridors import Answer, Corridor, Hop, Question
    from dashboard.site import Site

SHOWN: Final = 4
"""Ways shown as cards at most."""

MARGIN: Final = 0.2
"""Room around what comes near an answer, as a share of its size."""

BLOCKED: Final = 10
"""Ways not used that are listed at most."""

CAVEATS: Final = 5
"""Caveats of a way that are listed at most."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is asked of a brief that compares ways.

    It is made within a reader's session and never by an address, for it holds their question.

    Parameters
    ----------
    question, sentence
        What was asked, and that in words.
    chosen
        The id of the way shown in full; by default the first.
    address
        What the code on the last page leads to: the page, with the question behind its # only if
        the reader chose so; "" for none.
    carries
        Whether the address holds the question.
    """

    question: Question
    sentence: str
    chosen: str = ""
    address: str = ""
    carries: bool = False
    lang: str = "en"


def brief(site: Site, asked: Comparison) -> Brief:
    """Return the brief of a comparison."""
    answer = site.corridors.answer(asked.question)
    said = about(site.snapshot.manifest, Query(), n=0, address="")
    made = cards.Cards(
        Sources(site.snapshot.sources),
        site.corridors.risks(asked.question.person, asked.question.day),
    )
    first = _chosen(answer, asked.chosen)
    last = method.page(
        said,
        address=whole.spoken_in(asked.address, asked.lang),
        carries=asked.carries,
        corridors=True,
    )
    blocks: tuple[Block, ...] = (
        Text(say("brief.caveat.corridors"), "caution"),
        _map(site, asked.question, answer, first),
        *(_none(answer, made) if first is None else _found(answer, first, made)),
        *_blocked(answer, made),
        *last,
    )
    return whole.brief(
        said,
        kicker=say("brief.ways"),
        title=say("brief.ways.title"),
        deck=asked.sentence,
        lang=asked.lang,
        blocks=blocks,
    )


def _chosen(answer: Answer, wanted: str) -> Corridor | None:
    if not answer.corridors:
        return None
    return {way.id: way for way in answer.corridors}.get(wanted, answer.corridors[0])


def _map(site: Site, question: Question, answer: Answer, first: Corridor | None) -> Map:
    coloured = site.corridors.coloured(question.person, question.day)
    layers = ("totals", "legs")
    near = [point for miss in answer.near for hop in miss.hops for point in _ends(hop)]
    svg = pictures.picture(
        site.snapshot,
        site.incidents,
        layers=layers,
        coloured=coloured,
        as_of=question.day,
        bounds=pictures.around_points(near, margin=MARGIN) if first is None else None,
        ways=answered.ways(replace(answer, corridors=_drawn(answer, first)), first),
        style=drawn.style(),
    )
    names = drawn.style().names
    told = pictures.spoken(site.incidents, Query(), names=names, layers=layers, coloured=coloured)
    paths = [
        f"{rank}: {cards.path(way.countries)}"
        for rank, way in enumerate(_drawn(answer, first), start=1)
    ]
    ways = say("brief.ways.alt", ways="; ".join(paths)) if paths else ""
    return Map(svg, f"{told} {ways}".strip())


def _drawn(answer: Answer, first: Corridor | None) -> tuple[Corridor, ...]:
    """Return the ways on the map, in their order: those shown as cards, and what lies between."""
    last = answer.corridors.index(first) + 1 if first else 0
    return answer.corridors[: max(SHOWN, last)]


def _ends(hop: Hop) -> tuple[tuple[float, float], ...]:
    leg = hop.leg
    return (leg.from_lon, leg.from_lat), (leg.to_lon, leg.to_lat)


def _found(answer: Answer, first: Corridor, made: Cards) -> tuple[Block, ...]:
    shown = [
        (rank, way)
        for rank, way in enumerate(answer.corridors, start=1)
        if rank <= SHOWN or way is first
    ]
    n, of = len(shown), len(answer.corridors) + answer.more
    some = (Text(say("brief.ways.shown", n=n, of=of), "note"),) if n < of else ()
    bounded = (Text(answer.limit, "note"),) if answer.bounded else ()
    ways = tuple(made.way(way, str(rank)) for rank, way in shown)
    return (
        Heading(counted("brief.ways.found", of)),
        Text(say("ask.bars"), "note"),
        *some,
        Ways(ways),
        Text(say("ask.order", order=answer.order), "note"),
        *bounded,
        *_full(first, made),
    )


def _full(way: Corridor, made: Cards) -> tuple[Block, ...]:
    """Return a way leg by leg, with its reasons, sources and caveats."""
    caveats = tuple(made.cited(each.words, each.source_id) for each in way.caveats[:CAVEATS])
    told: list[Block] = [
        Heading(cards.path(way.countries)),
        Items(tuple(Text(line) for line in way.reasons)),
        Ways((made.full(way),)),
    ]
    if caveats:
        told += [Heading(say("ask.caveats"), 2), Items(caveats)]
    return tuple(told)


def _none(answer: Answer, made: Cards) -> tuple[Block, ...]:
    found: list[Any] = [Heading(say("ask.none")), Text(say("brief.ways.none"), "lead")]
    if answer.near:
        found += [
            Heading(say("brief.ways.near"), 2),
            Ways(tuple(made.miss(miss) for miss in answer.near[:SHOWN])),
        ]
    if answer.bounded:
        found.append(Text(answer.limit, "note"))
    return tuple(found)


def _blocked(answer: Answer, made: Cards) -> tuple[Block, ...]:
    if not answer.blocked:
        return ()
    shown, of = answer.blocked[:BLOCKED], len(answer.blocked)
    said = (
        say("brief.ways.blocked.some", n=len(shown), of=number(of))
        if len(shown) < of
        else say("brief.ways.blocked.all", n=number(of))
    )
    return (
        Heading(say("brief.ways.blocked")),
        Text(said, "note"),
        Items(tuple(made.blocked(each) for each in shown)),
    )
