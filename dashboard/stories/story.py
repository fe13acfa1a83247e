"""A story: a few steps, each a view of the atlas with a few sentences that rest on its records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.filters import Area
    from dashboard.stories.asked import Asked

LANGUAGES: Final = tuple(language.code for language in wording.LANGUAGES)
"""Languages a story may be written in; a reader whose own is missing gets the first there is."""


@dataclass(frozen=True, slots=True)
class Words:
    """A heading and the text below it, placeholders not yet filled in."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Parameters
    ----------
    words
        Heading and text by language.
    view
        The view as the page's address has it.
    asked
        The same, read.
    bounds
        West, south, east, north of what the map shows at least; None: what the records need.
    highlight
        Records that are marked on the map; the text rests on them.
    rests_on
        Other records that the text rests on.
    """

    words: Mapping[str, Words]
    view: Mapping[str, str]
    asked: Asked
    bounds: Area | None = None
    highlight: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """All records the text rests on, the marked ones first."""
        return tuple(dict.fromkeys((*self.highlight, *self.rests_on)))


@dataclass(frozen=True, slots=True)
class Story:
    """A story as its file has it.

    Parameters
    ----------
    id
        Its name in addresses; its file is called so.
    titles
        Title (``heading``) and subtitle (``text``) by language.
    authors
        Who wrote it.
    data
        The data version it was written for.
    steps
        At least one.
    """

    id: str
    titles: Mapping[str, Words]
    authors: tuple[str, ...]
    data: str
    steps: tuple[Step, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in."""
        return tuple(code for code in LANGUAGES if code in self.titles)

    def language(self, wanted: str) -> str:
        """Return the language to show it in to a reader of ``wanted``."""
        return wanted if wanted in self.titles else self.languages[0]
