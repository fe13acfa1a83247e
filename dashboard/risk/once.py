"""Answers that are made once for a table and dropped together with it.

Tables are never changed in place, so what depends on nothing but a table can be kept as long as the
table lives; a weak reference lets it go with the version of the data it came from.
"""

from __future__ import annotations

import weakref
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Once(Generic[T]):
    """Keeps ``make(*owners, *key)`` for each set of owners (compared by identity) and key."""

    __slots__ = ("_kept", "_lock")

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[tuple[Any, ...], T]] = {}
        self._lock = Lock()

    def __call__(self, owners: tuple[object, ...], key: str, make: Callable[[], T]) -> T:
        """Return what is kept for these owners and key, made now if it is not there yet."""
        place = (*map(id, owners), key)
        kept = self._kept.get(place)
        if kept is not None and all(
            ref() is owner for ref, owner in zip(kept[0], owners, strict=True)
        ):
            return kept[1]
        made = make()
        forget = partial(self._drop, place)
        refs = tuple(weakref.ref(owner, forget) for owner in owners)
        with self._lock:
            self._kept[place] = (refs, made)
        return made

    def __len__(self) -> int:
        return len(self._kept)

    def _drop(self, place: tuple[object, ...], _gone: object) -> None:
        """Forget one answer; without the lock, for a collection may come at any moment."""
        self._kept.pop(place, None)
