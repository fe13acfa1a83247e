"""What is asked: from where, where to, when, with which papers, by whom, on which terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn

from dashboard.corridors import papers, people
from dashboard.countries import NAMES
from dashboard.errors import QueryError
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 6
"""Most legs that can be asked for: longer chains are neither told of nor bearable to read."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; the same question of the same data has the same answer.

    Parameters
    ----------
    day
        The day asked about.
    origin
        Code of the country left.
    destinations
        Codes of the countries to reach, any of them; None for anywhere.
    except_
        Countries that are no destination, but may lie on the way.
    avoid
        Countries not to enter at all.
    documents
        What the person holds, codes of ``papers.PAPERS``.
    person
        Who asks, a code of ``people.PERSONS``.
    circumstances
        What is true of the person, codes of ``people.CIRCUMSTANCES``.
    longest
        Most legs in a chain, 1 to :data:`LONGEST`.
    restricted
        Whether legs open only to some, or under limits, may be used.
    stale
        Whether legs not verified within :data:`dashboard.corridors.STALE_AFTER` days may be used.

    Raises
    ------
    QueryError
        Something is unknown or contradicts itself.
    """

    day: date
    origin: str = "RUS"
    destinations: frozenset[str] | None = None
    except_: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    person: str = "none"
    circumstances: frozenset[str] = frozenset()
    longest: int = 4
    restricted: bool = False
    stale: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.day, date) or isinstance(self.day, datetime):
            _refuse("The day is not a date; write it as 2024-06-30.", "day")
        for name in ("destinations", "except_", "avoid", "documents", "circumstances"):
            object.__setattr__(self, name, _several(name, getattr(self, name)))
        self._check_words()
        self._check_sense()

    def _check_words(self) -> None:
        """Refuse codes that no vocabulary holds."""
        _known("origin", [self.origin], NAMES, "country")
        for name in ("destinations", "except_", "avoid"):
            _known(name, getattr(self, name) or (), NAMES, "country")
        _known("documents", self.documents, papers.BY_CODE, "document")
        _known("person", [self.person], people.BY_CODE, "kind of person")
        known = {row.code: row for row in people.CIRCUMSTANCES}
        _known("circumstances", self.circumstances, known, "circumstance")
        if type(self.longest) is not int or not 1 <= self.longest <= LONGEST:
            _refuse(say("query.longest", most=LONGEST), "longest")

    def _check_sense(self) -> None:
        """Refuse questions that have no answer whatever the data are."""
        if self.origin in self.avoid:
            _refuse(say("query.avoid"), "avoid")
        if self.destinations is None:
            return
        if not self.destinations:
            _refuse(say("query.nowhere"), "destinations")
        if not self.destinations - self.closed:
            _refuse(say("query.shut"), "destinations")

    @property
    def closed(self) -> frozenset[str]:
        """Countries that can be no destination."""
        return self.except_ | self.avoid | {self.origin}

    def ends_in(self, iso3: str) -> bool:
        """Whether a chain may end in this country."""
        wanted = self.destinations is None or iso3 in self.destinations
        return wanted and iso3 not in self.closed


def _several(parameter: str, given: Any) -> frozenset[Any] | None:
    """Return what was given as a set; None stays for destinations, which may be anywhere."""
    if given is None and parameter == "destinations":
        return None
    try:
        codes = frozenset[Any]() if isinstance(given, str) else frozenset(given)
    except TypeError:
        codes = frozenset()
    if not codes and given not in (frozenset(), set(), [], ()):
        _refuse("This takes several codes; give them as a set, even a single one.", parameter)
    return codes


def _known(parameter: str, codes: Iterable[object], vocabulary: Iterable[str], what: str) -> None:
    known = set(vocabulary)
    unknown = sorted(repr(code) for code in codes if not isinstance(code, str) or code not in known)
    if unknown:
        _refuse(f"There is no {what} {unknown[0][:40]}; choose one from the list.", parameter)


def _refuse(sentence: str, parameter: str) -> NoReturn:
    raise QueryError(sentence, parameter=parameter)
