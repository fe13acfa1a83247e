"""Ways as cards: countries with their risk, legs with their terms, what each lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import taxonomy
from dashboard.briefs.blocks import Range, Step, Stop, Text, Way
from dashboard.corridors.reasons import at_a_glance
from dashboard.in_words import country, partial_date
from dashboard.wording import say
from dashboard.wording.names import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.briefs.contents.sources import Sources
    from dashboard.corridors import Blocked, Corridor, Exposure, Hop, NearMiss


class Cards:
    """Makes the cards of one answer; ``risks`` are those of the countries entered."""

    def __init__(self, sources: Sources, risks: Mapping[str, Exposure]) -> None:
        self._sources, self._risks = sources, risks

    def way(self, corridor: Corridor, rank: str) -> Way:
        """Return a corridor at a glance."""
        return Way(
            rank,
            path(corridor.countries),
            at_a_glance(corridor),
            self._stops(corridor.countries),
            tuple(self._step(hop) for hop in corridor.hops),
        )

    def full(self, corridor: Corridor) -> Way:
        """Return a corridor leg by leg, with the reasons and sources of each."""
        steps = tuple(self._step(hop, full=True) for hop in corridor.hops)
        return Way("", "", "", self._stops(corridor.countries), steps, full=True)

    def miss(self, miss: NearMiss) -> Way:
        """Return what comes near an answer, and what it lacks."""
        return Way(
            "",
            path(miss.countries),
            say("brief.ways.lacks"),
            self._stops(miss.countries),
            tuple(self._step(hop) for hop in miss.hops),
            tuple(self.cited(each.words, each.source_id) for each in miss.obstacles),
        )

    def blocked(self, blocked: Blocked) -> Text:
        """Return a way that was not used, and why."""
        words = "; ".join(obstacle.words for obstacle in blocked.obstacles)
        known = [each.source_id for each in blocked.obstacles if each.source_id]
        cited = self._sources.of(known or [blocked.hop.leg.source_id], most=2)
        said = say("brief.ways.blocked.way", way=leg_in_words(blocked.hop), why=words)
        return Text(said, sources=cited)

    def cited(self, words: str, source: str) -> Text:
        """Return words with their source, if they have one."""
        return Text(words, sources=self._sources.of([source]) if source else ())

    def _stops(self, codes: Iterable[str]) -> tuple[Stop, ...]:
        first, *others = codes
        entered = (Stop(country(code), self._risk(code)) for code in others)
        return (Stop(country(first), None), *entered)

    def _risk(self, iso3: str) -> Range | None:
        exposure = self._risks.get(iso3)
        if exposure is None:
            return None
        low, high = round(100 * exposure.low), round(100 * exposure.high)
        if exposure.value is None:
            words = say("ask.points.unknown", low=low, high=high)
        else:
            words = say("brief.interval", value=round(100 * exposure.value), low=low, high=high)
        observed = exposure.value is not None
        return Range("", words, exposure.low, exposure.high, exposure.value, observed=observed)

    def _step(self, hop: Hop, *, full: bool = False) -> Step:
        leg = hop.leg
        words = say(
            "ask.leg",
            mode=taxonomy.label(taxonomy.MODES, leg.mode),
            document=taxonomy.label(taxonomy.DOCUMENTS, leg.document),
            status=taxonomy.label(taxonomy.LEG_STATUSES, leg.status),
        )
        stale = say("ask.leg.stale", day=partial_date(hop.verified_on)) if hop.stale else ""
        cited = self._sources.of([leg.source_id]) if full else ()
        return Step(words, leg.status, stale, hop.reasons if full else (), cited)


def path(codes: Iterable[str]) -> str:
    """Return countries in the order of a way."""
    return " → ".join(country(code) for code in codes)


def leg_in_words(hop: Hop) -> str:
    """Return one leg: from, to, by what, on which document."""
    leg = hop.leg
    return say(
        "ask.way",
        origin=country(leg.from_iso3),
        end=country(leg.to_iso3),
        mode=within(taxonomy.label(taxonomy.MODES, leg.mode)),
        document=within(taxonomy.label(taxonomy.DOCUMENTS, leg.document)),
    )
