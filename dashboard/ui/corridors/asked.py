"""The question as the form holds it, in the session's memory and nowhere else.

It is in no address, cookie or cache: Streamlit keeps a session's state in this process and drops
it soon after the page is closed (``server.disconnectedSessionTTL``).
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import streamlit as st

from dashboard.corridors import Question
from dashboard.ui import controls

if TYPE_CHECKING:
    from datetime import date

    from dashboard.corridors import Network

Aim = Literal["anywhere", "eu", "schengen", "these", "but"]
AIMS: Final[tuple[Aim, ...]] = ("anywhere", "eu", "schengen", "these", "but")
"""Where to: anywhere, a member of the union or of the area on that day, countries named, others."""

MEMBERS: Final = {"eu": "eu", "schengen": "schengen"}
"""Aims that stand for the members of something, and the host fact that says so."""

MOST_COUNTRIES: Final = 40
"""Most countries in one list of a question."""

_ASKED: Final = "corridors asked"
_CHOSEN: Final = "corridors chosen"
_PICKED: Final = "corridors picked"
_NOTICES: Final = "corridors notices"
_THEN: Final = "corridors then"
_DRAWING: Final = "corridors drawing"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is put together on the page.

    Attributes
    ----------
    aim, countries
        Where to; the countries count for ``these`` and ``but``.
    day
        None: the day of the data.
    stale
        At first such ways are shown, each marked: public evidence is seldom younger than a year.
    """

    origin: str = "RUS"
    aim: Aim = "anywhere"
    countries: frozenset[str] = frozenset()
    day: date | None = None
    documents: frozenset[str] = frozenset({"internal_passport"})
    person: str = "none"
    circumstances: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    longest: int = 4
    restricted: bool = False
    stale: bool = True

    def on(self, latest: date) -> date:
        """Return the day asked about, never after the data's own."""
        return min(self.day or latest, latest)

    def question(self, network: Network, day: date) -> Question:
        """Return the question to the engine.

        Raises
        ------
        QueryError
            It contradicts itself; says what to change.
        """
        return Question(
            day=day,
            origin=self.origin,
            destinations=self._destinations(network, day),
            except_=self.countries if self.aim == "but" else frozenset(),
            avoid=self.avoid,
            documents=self.documents,
            person=self.person,
            circumstances=self.circumstances,
            longest=self.longest,
            restricted=self.restricted,
            stale=self.stale,
        )

    def _destinations(self, network: Network, day: date) -> frozenset[str] | None:
        if self.aim in MEMBERS:
            return network.members(MEMBERS[self.aim], day)
        return self.countries if self.aim == "these" else None


def drawing(*, now: bool) -> None:
    """Remember that a run of the page begins or has ended."""
    st.session_state[_DRAWING] = now


def behind() -> bool:
    """Whether the browser asked before it had heard the last answer: that run was broken off."""
    return bool(st.session_state.get(_DRAWING))


def touched(key: str, now: Any) -> Any:
    """Return what the reader wants of a control, where ``now`` is what is asked so far."""
    return controls.meant(key, now, behind=behind)


def current() -> Asked:
    """Return the session's question."""
    return cast("Asked", st.session_state.get(_ASKED, Asked()))


def change(**fields: Any) -> None:
    """Change parts of the question; what was picked on the map is let go."""
    adopt(dataclasses.replace(current(), **fields))


def adopt(asked: Asked, notices: tuple[str, ...] = ()) -> None:
    """Take over a whole question, with what is to be said about it."""
    st.session_state[_ASKED] = asked
    st.session_state[_NOTICES] = notices
    st.session_state.pop(_PICKED, None)


def notices() -> tuple[str, ...]:
    """Return what is to be said about how the question came here."""
    return cast("tuple[str, ...]", st.session_state.get(_NOTICES, ()))


def chosen() -> str:
    """Return the id of the corridor shown in full; it may not be among the answers any more."""
    return str(st.session_state.get(_CHOSEN, ""))


def choose(corridor: str) -> None:
    """Show a corridor in full."""
    st.session_state[_CHOSEN] = corridor
    st.session_state.pop(_PICKED, None)


def picked() -> str:
    """Return what was picked on the map, as ``kind:identifier``; or ""."""
    return str(st.session_state.get(_PICKED, ""))


def pick(selected: str) -> None:
    """Show what was picked on the map; "" lets it go."""
    st.session_state[_PICKED] = selected


def then() -> date | None:
    """Return the second day that the question is compared with, if any."""
    return cast("date | None", st.session_state.get(_THEN))


def compare(day: date | None) -> None:
    """Compare with a second day."""
    st.session_state[_THEN] = day
