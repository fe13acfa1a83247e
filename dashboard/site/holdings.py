"""What is held: the newest good data set, a few older ones still in use, and why not a newer one.

A look at the disk is due every few seconds, when something is asked. The look and whatever it finds
to read are done by one thread in the background; a new set takes the place of the old one in one
step, once it is read, checked and warm. A bad one is left alone, with the reason kept, until one of
its files changes; one that the machine would not let us read is tried again after a while.
"""

from __future__ import annotations

import logging
import math
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard.errors import DataError, QueryError
from dashboard.site.held import Held, Older
from dashboard.site.listing import Listed, listed
from dashboard.site.loading import Loader
from dashboard.site.opened import read_site
from dashboard.site.refusal import Refused
from dashboard.site.withdrawal import holds_withdrawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.site.opened import Site

_LOGGER: Final = logging.getLogger(__name__)

LOOK_EVERY: Final = 3.0
"""Seconds between two looks at the disk."""

TRY_AGAIN: Final = 60.0
"""Seconds until a set is read again that the machine, not its content, kept from being read."""


@dataclass(frozen=True, slots=True)
class State:
    """How the site is.

    Parameters
    ----------
    site
        The newest good data set.
    opened
        When it was opened (UTC).
    refused
        The newer one that could not be opened; None when all is well.
    versions
        The data versions that can be asked for by name, newest first.
    """

    site: Site
    opened: datetime
    refused: Refused | None
    versions: tuple[str, ...]


class Holdings:
    """The data sets of one data path.

    Parameters
    ----------
    path
        A released folder, one Parquet file, or a shelf of released folders.
    clock
        Returns seconds, from any origin, never going back.
    """

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._path, self._clock = path, clock
        self._loader = Loader()
        self._looked = clock()
        self._newest: Held | None = None
        self._opened = datetime.min.replace(tzinfo=UTC)
        self._older = Older()
        self._listed: tuple[Listed, ...] = ()
        self._refused: dict[Path, Refused] = {}
        self._problem: Refused | None = None

    def newest(self) -> Site:
        """Return the newest good data set.

        Raises
        ------
        DataError
            There is none; what is wrong with the newest.
        """
        held = self._newest
        if held is None:
            return self._loader.hand(self._begin).result()
        if self._clock() - self._looked >= LOOK_EVERY:
            self.look()
        return held.site

    def look(self) -> None:
        """Have the disk looked at, and a newer set opened, in the background."""
        self._looked = self._clock()
        self._loader.hand(self._look)

    def named(self, version: str) -> Site:
        """Return the data set called ``version``, from memory or from the shelf.

        Raises
        ------
        QueryError
            It is not held here.
        """
        self.newest()
        held = self._held(version)
        if held is None:
            origin = self._on_the_shelf(version)
            if origin is not None:
                held = self._loader.hand(partial(self._older_one, origin), rests=True).result()
        if held is None or not held.answers_to(version):
            sentence = f"data: version {version[:48]!r} is not held here."
            raise QueryError(sentence, parameter="data")
        return held.site

    def is_ready(self, version: str) -> bool:
        """Whether :meth:`named` would answer, or refuse, at once."""
        if self._newest is None:
            return False
        return self._held(version) is not None or self._on_the_shelf(version) is None

    def in_memory(self) -> tuple[Site, ...]:
        """Return the data sets in memory, the newest first."""
        return (self.newest(), *(held.site for held in self._older.all()))

    def state(self) -> State:
        """Return how the site is."""
        site = self.newest()
        shelved = (one.name for one in self._listed if one.name and one.path not in self._refused)
        kept = (held.site.data_version for held in self._older.all())
        versions = dict.fromkeys((site.data_version, *shelved, *kept))
        return State(site, self._opened, self._problem, tuple(versions))

    def _held(self, version: str) -> Held | None:
        newest = self._newest
        if newest is not None and newest.answers_to(version):
            return newest
        return self._older.get(version)

    def _on_the_shelf(self, version: str) -> Listed | None:
        """Return where ``version`` lay at the last look; None when it did not, or was bad."""
        names = {one.name: one for one in self._listed if one.name}
        found = names.get(version) or names.get(version.rpartition("-")[0])
        return None if found is None or self._is_refused(found) else found

    def _is_refused(self, one: Listed) -> bool:
        known = self._refused.get(one.path)
        return known is not None and self._clock() < known.until

    # In the background: one thread at a time runs what follows.

    def _begin(self) -> Site:
        self._look()
        if self._newest is None:
            assert self._problem is not None  # noqa: S101 - one look finds a set or a problem
            raise self._problem.error.with_traceback(None)
        return self._newest.site

    def _look(self) -> None:
        try:
            self._remember(listed(self._path))
        except OSError as error:
            sentence = f"cannot be looked at ({error.strerror})."
            nowhere = Listed("", self._path, None, ())
            self._problem = Refused(nowhere, DataError(sentence, file=self._path.name))
            return
        for one in self._listed:
            if self._newest is not None and self._newest.origin.unchanged(one):
                break
            if (found := self._read(one)) is not None:
                self._swap(found)
                break
        self._problem = self._refused.get(self._listed[0].path)

    def _remember(self, found: tuple[Listed, ...]) -> None:
        """Note what lies there; forget what was released anew, taken away or touched since."""
        self._listed = found
        there = {one.path: one for one in found}
        self._refused = {
            path: refused
            for path, refused in self._refused.items()
            if path in there and there[path].whole == refused.origin.whole
        }
        self._older.drop(lambda held: bool(held.origin.name) and not _is_among(held, found))

    def _read(self, one: Listed) -> Held | None:
        """Return the set, from memory if it is there; None, with the reason kept, if it is bad."""
        if self._is_refused(one):
            return None
        for held in self._older.all():
            if held.origin.unchanged(one):
                return held
        try:
            held = Held(_checked(read_site(one.path), one), one)
        except DataError as error:
            # Behind the words there may stand what the machine said: no more files, no permission.
            self._refuse(one, error, passing=isinstance(error.__context__, OSError))
            return None
        except Exception:
            _LOGGER.exception("A data set could not be read.")
            self._refuse(one, DataError("cannot be read.", file=one.path.name), passing=True)
            return None
        self._refused.pop(one.path, None)
        return held

    def _refuse(self, one: Listed, error: DataError, *, passing: bool = False) -> None:
        until = self._clock() + TRY_AGAIN if passing else math.inf
        known = self._refused.get(one.path)
        self._refused[one.path] = Refused(one, error.with_traceback(None), until)
        if known is not None and str(known.error) == str(error):
            return
        if self._newest is not None or one.name:
            _LOGGER.warning("The data in %s are not opened: %s", one.path.name, error)

    def _swap(self, found: Held) -> None:
        """Put a set in the newest one's place; keep that one for the pages that began with it."""
        found.site.warm()
        before = self._newest
        if before is not None and not _taken_back(before, found, self._listed):
            self._older.keep(before)  # first, so that it can be had at every moment
        self._newest, self._opened = found, datetime.now(UTC)
        self._older.drop(lambda held: held is found or holds_withdrawn(held.site, found.site))
        _LOGGER.info("Now serving data version %s.", found.site.data_version)

    def _older_one(self, origin: Listed) -> Held | None:
        """Return a set from the shelf, for whoever asked for it by name."""
        held = self._held(origin.name)
        if held is not None:
            return held
        held, newest = self._read(origin), self._newest
        if held is None or newest is None:
            return None
        if holds_withdrawn(held.site, newest.site):
            self._refuse(origin, DataError("holds a withdrawn record.", file=origin.path.name))
            return None
        self._older.keep(held)
        return held


def _checked(site: Site, one: Listed) -> Site:
    if one.name not in ("", site.data_version):
        raise DataError("says another version than its folder's name.", file=one.path.name)
    return site


def _is_among(held: Held, found: tuple[Listed, ...]) -> bool:
    return any(held.origin.unchanged(one) for one in found)


def _taken_back(before: Held, now: Held, found: tuple[Listed, ...]) -> bool:
    """Whether a set was taken back, and not merely followed by the next.

    On a shelf each version has its own folder: one that was written anew or taken away must not be
    shown as it was. A folder that stands alone is where the next version is written, too.
    """
    if before.site.data_version == now.site.data_version:
        return True
    return bool(before.origin.name) and not _is_among(before, found)
