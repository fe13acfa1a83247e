"""The stories that go with a data set: files in a folder beside the tables, read when asked for.

A set that stands alone has them in ``stories/``, a shelf in ``SHELF/stories/`` for all its versions
(a version's own come first). No folder: no stories.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.errors import DataError
from dashboard.snapshot import shelf
from dashboard.snapshot.folder import read_bytes
from dashboard.stories.fitting import Fitted, fitted, problems, typed
from dashboard.stories.reading import read

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.engine import Incidents
    from dashboard.site import Site
    from dashboard.snapshot import Snapshot
    from dashboard.stories.story import Story

FOLDER: Final = "stories"
ENDING: Final = ".toml"
MOST_STORIES: Final = 50


@dataclass(frozen=True, slots=True)
class Shelved:
    """A story with the data it is shown with.

    Parameters
    ----------
    steps
        Those that can be shown.
    left_out
        Numbers of the others.
    """

    story: Story
    steps: tuple[Fitted, ...]
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """The stories that can be shown, by the names of their files, and what is wrong with any.

    ``mark`` is another one as soon as a file changes.
    """

    stories: tuple[Shelved, ...] = ()
    problems: tuple[DataError, ...] = ()
    mark: tuple[tuple[str, int, int], ...] = ()

    def called(self, name: str) -> Shelved | None:
        """Return a story by its id; None when there is none."""
        return next((one for one in self.stories if one.story.id == name), None)


def library(site: Site) -> Library:
    """Return the stories of the data that are served; read again when one of the files changes."""
    files = _files(site.snapshot.folder)
    marks = tuple((str(path), mark.st_mtime_ns, mark.st_size) for path, mark in _marked(files))
    return site.memory.recall(
        "stories", marks, lambda _: of(site.snapshot, site.incidents, marks), capacity=1
    )


def of(
    snapshot: Snapshot, incidents: Incidents, mark: tuple[tuple[str, int, int], ...] = ()
) -> Library:
    """Return the stories beside a released folder, fitted to its data."""
    shown: list[Shelved] = []
    wrong: list[DataError] = []
    for path in _files(snapshot.folder):
        name = f"{FOLDER}/{path.name}"
        try:
            story = read(read_bytes(path), name)
            if story.id != path.stem:
                raise DataError(
                    f"its id is {story.id!r}; call it as its file is called.", file=name
                )
        except DataError as error:
            wrong.append(error)
            continue
        one, found = fit(story, snapshot, incidents, name)
        wrong += found
        shown += [one] if one.steps else []
    return Library(tuple(shown), tuple(wrong), mark)


def fit(
    story: Story, snapshot: Snapshot, incidents: Incidents, file: str
) -> tuple[Shelved, list[DataError]]:
    """Return a story with what can be shown of it, and what is wrong with the rest."""
    steps = tuple(
        fitted(number, step, snapshot, incidents) for number, step in enumerate(story.steps, 1)
    )
    broken = {step.number: problems(story, (step,), snapshot, file) for step in steps}
    lost = tuple(number for number, errors in broken.items() if errors)
    kept = tuple(step for step in steps if step.number not in lost)
    return Shelved(story, kept, lost), [error for errors in broken.values() for error in errors]


def check(snapshot: Snapshot, incidents: Incidents) -> list[DataError]:
    """Return every problem of the stories beside a set, also the figures typed into them.

    A set that is older than a story need not hold its records: it is left alone.
    """
    found = of(snapshot, incidents)
    newer = {one.story.id for one in found.stories if _is_newer(one.story.data, snapshot)}
    stale = tuple(f"{FOLDER}/{name}{ENDING}" for name in newer)
    errors = [error for error in found.problems if not error.file.startswith(stale or ("\0",))]
    for one in found.stories:
        errors += typed(one.story, f"{FOLDER}/{one.story.id}{ENDING}")
    return errors


def _is_newer(version: str, snapshot: Snapshot) -> bool:
    try:
        return shelf.order(version) > shelf.order(snapshot.manifest.data_version)
    except DataError:
        return False


def _files(folder: Path | None) -> list[Path]:
    """Return the story files that go with a released folder, those of its own first."""
    if folder is None:
        return []
    places = [folder / FOLDER]
    if shelf.is_shelf(folder.parent):
        places.append(folder.parent / FOLDER)
    found: dict[str, Path] = {}
    for place in places:
        for path in sorted(place.glob(f"*{ENDING}")) if place.is_dir() else ():
            found.setdefault(path.name, path)
    return list(found.values())[:MOST_STORIES]


def _marked(files: list[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    for path in files:
        try:
            yield path, path.stat()
        except OSError:
            continue
