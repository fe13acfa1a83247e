"""Ways that were not used, grouped by what stands in them, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import streamlit as st

from dashboard import taxonomy
from dashboard.corridors.answer import Hindrance
from dashboard.in_words import country
from dashboard.ui.corridors import evidence
from dashboard.ui.plain import escaped
from dashboard.wording import counted, say
from dashboard.wording.names import within

if TYPE_CHECKING:
    from dashboard.corridors import Answer, Blocked, Hop

KINDS: Final[tuple[Hindrance, ...]] = get_args(Hindrance)

LISTED: Final = 60
"""Most ways listed of one kind."""


def draw(answer: Answer) -> None:
    """Draw the groups; each is listed when it is opened."""
    if not answer.blocked:
        return
    st.markdown(f"## {counted('ask.unused', len(answer.blocked))}")
    st.caption(say("ask.unused.help"))
    groups: dict[str, list[Blocked]] = {}
    for blocked in answer.blocked:
        groups.setdefault(blocked.obstacles[0].kind, []).append(blocked)
    for kind in sorted(groups, key=KINDS.index):
        _group(kind, groups[kind])


def _group(kind: str, ways: list[Blocked]) -> None:
    title = say(f"ask.unused.{kind}", n=len(ways))
    opened = st.expander(title, key=f"unused {kind}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.markdown("\n".join(f"- {_way(blocked)}" for blocked in ways[:LISTED]))
        if len(ways) > LISTED:
            st.caption(counted("ask.unused.more", len(ways) - LISTED))


def _way(blocked: Blocked) -> str:
    words = "; ".join(obstacle.words.removesuffix(".") for obstacle in blocked.obstacles)
    sources = [obstacle.source_id for obstacle in blocked.obstacles if obstacle.source_id]
    told = evidence.cited(words, sources or [blocked.hop.leg.source_id])
    return f"**{leg_in_words(blocked.hop)}**: {told}"


def leg_in_words(hop: Hop) -> str:
    """Return Markdown of one leg: from, to, by what, on which document."""
    leg = hop.leg
    return escaped(
        say(
            "ask.way",
            origin=country(leg.from_iso3),
            end=country(leg.to_iso3),
            mode=within(taxonomy.label(taxonomy.MODES, leg.mode)),
            document=within(taxonomy.label(taxonomy.DOCUMENTS, leg.document)),
        )
    )
