"""Answers kept in memory: bounded, safe to ask from many threads, each worked out only once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """The answers asked for lately.

    Whoever asks first works the answer out; all who ask meanwhile wait for that one answer. An
    error reaches everyone who waited and is not kept. The oldest answers go when the weights of
    all exceed ``capacity``; the newest always stays, however heavy.

    Parameters
    ----------
    make
        Works out the answer for a key. Called outside any lock, once per key at a time.
    capacity
        The most that may be kept, in units of ``weigh``.
    weigh
        Weight of one answer; by default each weighs 1, so that ``capacity`` counts answers.
    """

    def __init__(
        self, make: Callable[[K], V], *, capacity: int, weigh: Callable[[V], int] = lambda _: 1
    ) -> None:
        self._make, self._capacity, self._weigh = make, capacity, weigh
        self._lock = threading.Lock()
        self._answers: OrderedDict[K, V] = OrderedDict()
        self._underway: dict[K, Future[V]] = {}
        self._weight = 0

    def __len__(self) -> int:
        return len(self._answers)

    def peek(self, key: K) -> V | None:
        """Return the answer if it is there; never waits and never works anything out."""
        with self._lock:
            if key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return self._answers[key]

    def get(self, key: K) -> V:
        """Return the answer, working it out or waiting for whoever already does."""
        return self.recall(key, self._make)

    def recall(self, key: K, make: Callable[[K], V]) -> V:
        """Return the answer as ``get`` does, worked out by ``make`` if it is not there."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            underway = self._underway.get(key)
            if underway is None:
                mine = self._underway[key] = Future[V]()
        return underway.result() if underway else self._worked_out(key, mine, make)

    def clear(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._answers.clear()
            self._weight = 0

    def _worked_out(self, key: K, future: Future[V], make: Callable[[K], V]) -> V:
        try:
            answer = make(key)
        except BaseException as error:
            with self._lock:
                del self._underway[key]
            future.set_exception(error)
            raise
        with self._lock:
            self._keep(key, answer)
            del self._underway[key]
        future.set_result(answer)
        return answer

    def _keep(self, key: K, answer: V) -> None:
        self._answers[key] = answer
        self._weight += self._weigh(answer)
        while self._weight > self._capacity and len(self._answers) > 1:
            _, oldest = self._answers.popitem(last=False)
            self._weight -= self._weigh(oldest)


class Memory:
    """Answers of several functions about one thing; they go when the thing goes.

    What works an answer out is handed over with the question and never kept, so that the memory
    does not hold the thing it belongs to.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: dict[Hashable, Kept[Any, Any]] = {}

    def recall(self, about: Hashable, key: K, make: Callable[[K], V], *, capacity: int) -> V:
        """Return the answer to ``key`` among those ``about`` something, of which some are kept."""
        with self._lock:
            kept = self._of.get(about)
            if kept is None:
                kept = self._of[about] = Kept(make=_nothing, capacity=capacity)
        answer: V = kept.recall(key, make)
        return answer


def _nothing(key: Hashable) -> NoReturn:
    raise LookupError(key)
