"""Open data sets, and the few older ones that are kept for pages which began with them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.site.listing import Listed
    from dashboard.site.opened import Site

OLDER_KEPT: Final = 2
"""How many data sets are kept besides the newest."""

OLDER_ROWS_KEPT: Final = 500_000
"""How many incidents those may hold together."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """An open data set and where it came from."""

    site: Site
    origin: Listed

    def answers_to(self, version: str) -> bool:
        """Whether it is called ``version``: a data version, or the whole name with the digest."""
        return version in (self.site.data_version, self.site.version)


class Older:
    """The older data sets in memory; the ones asked for longest ago go first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Held] = OrderedDict()

    def get(self, version: str) -> Held | None:
        """Return the set that answers to a name."""
        with self._lock:
            for name, held in self._held.items():
                if held.answers_to(version):
                    self._held.move_to_end(name)
                    return held
        return None

    def keep(self, held: Held) -> None:
        """Keep a set; let others go when there are too many."""
        with self._lock:
            self._held[held.site.version] = held
            self._held.move_to_end(held.site.version)
            while len(self._held) > OLDER_KEPT or self._rows() > OLDER_ROWS_KEPT:
                self._held.popitem(last=False)

    def drop(self, which: Callable[[Held], bool]) -> None:
        """Let go of the sets that something is true of."""
        for held in self.all():
            if which(held):
                with self._lock:
                    self._held.pop(held.site.version, None)

    def all(self) -> list[Held]:
        """Return all of them, the one asked for last first."""
        with self._lock:
            return list(reversed(self._held.values()))

    def _rows(self) -> int:
        return sum(len(held.site.incidents) for held in self._held.values())
