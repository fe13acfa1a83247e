"""A story made ready to be shown: slides in one language, with maps, figures and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard import in_words
from dashboard.stories.drawing import drawn, marked
from dashboard.stories.evidence import evidence
from dashboard.stories.story import LANGUAGES
from dashboard.wording import PARAMETER, counted, joined, say, speaking

if TYPE_CHECKING:
    from dashboard.site import Site
    from dashboard.stories.drawing import Drawn
    from dashboard.stories.evidence import Evidence
    from dashboard.stories.fitting import Fitted
    from dashboard.stories.library import Shelved
    from dashboard.stories.story import Story, Words

STORY, STEP, LANGUAGE, DATA = "story", "step", PARAMETER, "data"
"""Parameters of the page's address that say which step of which story it shows."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One step as it is shown.

    Parameters
    ----------
    number
        Its place among the slides, from 1: what its address says.
    address
        Query string and fragment of its view in the atlas.
    counted
        How many incidents answer its question, and the question; "" where none are drawn.
    progress, alt
        Which step of how many it is, and what its map shows, in words.
    """

    number: int
    words: Words
    map: Drawn
    evidence: tuple[Evidence, ...]
    address: str
    counted: str
    progress: str
    alt: str

    @property
    def marked(self) -> tuple[Evidence, ...]:
        """The records that the map marks."""
        return tuple(one for one in self.evidence if one.marked)


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole story as it is shown, in one language; ``around`` is that of the words around it."""

    id: str
    language: str
    around: str
    languages: tuple[str, ...]
    words: Words
    slides: tuple[Slide, ...]
    notes: tuple[str, ...]


def deck(one: Shelved, site: Site, language: str, *, own: bool = False) -> Deck:
    """Return a story made ready in a language, or in the first it has.

    Parameters
    ----------
    own
        Whether it is a reader's own file, which the atlas has no step of.
    """
    told = one.story.language(language)
    around = told if language in LANGUAGES else language
    with speaking(around):
        slides = tuple(
            _slide(at, step, one, site, told, own=own) for at, step in enumerate(one.steps, 1)
        )
        notes = _notes(one, site)
    return Deck(
        id=one.story.id,
        language=told,
        around=around,
        languages=one.story.languages,
        words=one.story.titles[told],
        slides=slides,
        notes=notes,
    )


def _slide(
    number: int, step: Fitted, one: Shelved, site: Site, language: str, *, own: bool
) -> Slide:
    shown = drawn(step, site)
    story = {LANGUAGE: language}
    if not own:
        story |= {STORY: one.story.id, STEP: str(number)}
    return Slide(
        number=number,
        words=step.words(language),
        map=shown,
        evidence=evidence(step, site),
        address=address(step, site, story) + shown.fragment,
        counted=_counted(step),
        progress=say("story.progress", n=number, total=len(one.steps)),
        alt=say("story.map", words=shown.words),
    )


def address(step: Fitted, site: Site, story: dict[str, str]) -> str:
    """Return the query string of a step's view, pinned to the data it is shown with."""
    first = next(iter(marked(step)), "")
    given = {**({"sel": first} if first else {}), **step.step.asked.to_params(), **story}
    return "?" + urlencode({**given, DATA: site.data_version}, safe=",:")


def _counted(step: Fitted) -> str:
    if "incidents" not in step.step.asked.layers:
        return ""
    question = in_words.sentence(step.step.asked.query)
    return counted("story.counted", step.counts["n"], question=question)


def _notes(one: Shelved, site: Site) -> tuple[str, ...]:
    """Return what is said at the end: how to read it, what it is not for, whose data it is."""
    manifest = site.snapshot.manifest
    version = manifest.data_version
    lost = (counted("story.left_out", len(one.left_out), version=version),) if one.left_out else ()
    names = joined(list(manifest.attributions), last="and")
    licence = manifest.licence.replace("-", " ")
    return (
        say("story.method"),
        say("export.caveat.silence"),
        say("export.caveat.use"),
        *lost,
        say("story.shown", version=version, day=in_words.day(manifest.as_of)),
        _written(one.story),
        say("story.licence", licence=licence, names=names),
    )


def _written(story: Story) -> str:
    if not story.authors:
        return say("story.written.nobody", version=story.data)
    return say("story.written", authors=joined(list(story.authors), last="and"), version=story.data)
