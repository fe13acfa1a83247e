"""Slow work for the site: one piece after another, never in the thread of whoever asks."""

from __future__ import annotations

import threading
import time
from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LONGEST_REST: Final = 1.0
"""Seconds."""


class Loader:
    """Does what it is handed in a thread of its own, which is there only while there is work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[tuple[Callable[[], Any], Future[Any], bool]] = deque()
        self._at_work = False

    def hand(self, work: Callable[[], T], *, rests: bool = False) -> Future[T]:
        """Put work at the end of the line; the future gets what it returns or raises.

        Parameters
        ----------
        rests
            Whether to rest afterwards for as long as the work took: what one reader asks for again
            and again must not take the processor from the others.
        """
        future: Future[T] = Future()
        with self._lock:
            self._waiting.append((work, future, rests))
            if not self._at_work:
                self._at_work = True
                threading.Thread(target=self._do_all, name="data", daemon=True).start()
        return future

    def _do_all(self) -> None:
        while (piece := self._next()) is not None:
            work, future, rests = piece
            begun = time.monotonic()
            _do(work, future)
            if rests:
                time.sleep(min(time.monotonic() - begun, LONGEST_REST))
            del piece, work, future  # a thread that rests or waits holds no data

    def _next(self) -> tuple[Callable[[], Any], Future[Any], bool] | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._at_work = False
            return None


def _do(work: Callable[[], T], future: Future[T]) -> None:
    try:
        answer = work()
    except BaseException as error:  # noqa: BLE001 - it is told to whoever waits
        future.set_exception(error)
    else:
        future.set_result(answer)
