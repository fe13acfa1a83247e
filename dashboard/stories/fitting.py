"""A story against the data it is shown with: what its steps rest on, and what they lack."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import engine, taxonomy
from dashboard.errors import DataError
from dashboard.stories.filling import fill, typed_figure
from dashboard.stories.reading import at
from dashboard.stories.records import found
from dashboard.stories.story import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.engine import Incidents
    from dashboard.snapshot import Snapshot
    from dashboard.stories.records import Record
    from dashboard.stories.story import Step, Story

_FIRM: Final = tuple(grade.code for grade in taxonomy.EVIDENCE if grade.solid)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A step with the records it rests on and the figures of its question.

    Parameters
    ----------
    number
        Which step of the story it is, from 1.
    records
        By id, in the step's order.
    counts
        ``n``, ``firm`` and ``countries``, as placeholders name them.
    days
        ``since``, ``until`` and ``as_of`` of its view.
    """

    number: int
    step: Step
    records: Mapping[str, Record]
    counts: Mapping[str, int]
    days: Mapping[str, date | None]

    def words(self, language: str) -> Words:
        """Return heading and text with their figures; KeyError for a value that is not there."""
        words = self.step.words[language]
        return Words(self._filled(words.heading, language), self._filled(words.text, language))

    def _filled(self, text: str, language: str) -> str:
        return fill(
            text, counts=self.counts, days=self.days, records=self.records, language=language
        )


def fitted(number: int, step: Step, snapshot: Snapshot, incidents: Incidents) -> Fitted:
    """Return a step with its records and figures, of these data."""
    asked = step.asked
    latest = snapshot.manifest.as_of
    return Fitted(
        number=number,
        step=step,
        records=found(step.records, snapshot, incidents),
        counts=_counts(step, incidents),
        days={
            "since": asked.query.since,
            "until": asked.query.until,
            "as_of": min(asked.as_of or latest, latest),
        },
    )


def _counts(step: Step, incidents: Incidents) -> dict[str, int]:
    query = step.asked.query
    graded = tuple(code for code in _FIRM if code in (query.evidence or _FIRM))
    firm = dataclasses.replace(query, evidence=graded)
    return {
        "n": engine.count(incidents, query),
        "firm": engine.count(incidents, firm) if graded else 0,
        "countries": len(engine.totals(incidents, query)),
    }


def problems(
    story: Story, fits: tuple[Fitted, ...], snapshot: Snapshot, file: str
) -> list[DataError]:
    """Return what keeps the steps of a story from being shown with these data."""
    return [
        error for fit in fits for error in _problems(story, fit, snapshot, at(file, fit.number))
    ]


def _problems(story: Story, fit: Fitted, snapshot: Snapshot, file: str) -> list[DataError]:
    version = snapshot.manifest.data_version
    lost = [one for one in fit.step.records if one not in fit.records]
    if lost:
        rule = (
            f"rests on {lost[0]!r}, which is no record of data {version}; take another or drop it."
        )
        return [DataError(rule, file=file)]
    if not fit.records and not fit.counts["n"]:
        return [DataError("rests on no record; name some in rests_on.", file=file)]
    try:
        for language in story.languages:
            fit.words(language)
    except (KeyError, ValueError):
        return [DataError("has a placeholder whose record does not say that.", file=file)]
    return []


def typed(story: Story, file: str) -> list[DataError]:
    """Return the figures that were typed into a story instead of being filled in."""
    return [
        DataError(f"the figure {figure} is typed; fill it in, as {{n}} ({code}).", file=at(file, i))
        for i, step in enumerate(story.steps, 1)
        for code, words in step.words.items()
        if (figure := typed_figure(f"{words.heading} {words.text}"))
    ]
