"""Kept answers: bounded, worked out once however many ask, never an error kept."""

from __future__ import annotations

import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.site.kept import Kept, Memory


def test_many_who_ask_at_once_cause_one_answer() -> None:
    calls: list[int] = []
    together = threading.Barrier(8)

    def slow(key: int) -> int:
        calls.append(key)
        time.sleep(0.05)
        return key * 2

    kept = Kept(slow, capacity=10)

    def ask(key: int) -> int:
        together.wait()
        return kept.get(key)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, [21] * 8))
    assert answers == [42] * 8
    assert calls == [21]


def test_different_questions_do_not_wait_for_each_other() -> None:
    first_begun, second_done = threading.Event(), threading.Event()

    def make(key: str) -> str:
        if key == "slow":
            first_begun.set()
            assert second_done.wait(5)
        return key

    kept = Kept(make, capacity=10)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(kept.get, "slow")
        assert first_begun.wait(5)
        assert kept.get("quick") == "quick"
        second_done.set()
        assert slow.result(5) == "slow"


def test_an_error_reaches_everyone_and_is_not_kept() -> None:
    tries: list[int] = []

    def fails_once(key: int) -> int:
        tries.append(key)
        time.sleep(0.05)
        if len(tries) == 1:
            raise LookupError("not yet")
        return key

    kept = Kept(fails_once, capacity=10)
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(kept.get, 1) for _ in range(4)]
        errors = [future.exception() for future in asked]
    assert all(isinstance(error, LookupError) for error in errors)
    assert kept.peek(1) is None
    assert kept.get(1) == 1


def test_peek_never_works_anything_out() -> None:
    kept: Kept[str, str] = Kept(lambda _: pytest.fail("made"), capacity=1)
    assert kept.peek("absent") is None


@given(st.lists(st.integers(0, 12), max_size=60), st.integers(1, 20))
def test_it_never_holds_more_than_it_may_and_always_the_newest(
    keys: list[int], capacity: int
) -> None:
    kept: Kept[int, list[int]] = Kept(lambda key: [0] * key, capacity=capacity, weigh=len)
    for key in keys:
        assert kept.get(key) == [0] * key
        assert kept.peek(key) is not None
        held = [k for k in range(13) if kept.peek(k) is not None]
        assert sum(held) <= capacity or len(held) == 1
        kept.get(key)


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    kept: Kept[str, str] = Kept(lambda key: key, capacity=2)
    for key in ("a", "b", "a", "c"):
        kept.get(key)
    assert [key for key in "abc" if kept.peek(key)] == ["a", "c"]
    kept.clear()
    assert len(kept) == 0


def test_a_memory_keeps_some_answers_of_each_function_apart() -> None:
    memory, made = Memory(), []

    def make(key: int) -> int:
        made.append(key)
        return key + 1

    for about in ("a", "b"):
        for key in (1, 2, 2, 3):
            assert memory.recall(about, key, make, capacity=2) == key + 1
    assert made == [1, 2, 3] * 2
    assert memory.recall("a", 3, make, capacity=2) == 4
    assert memory.recall("a", 1, make, capacity=2) == 2
    assert made == [1, 2, 3, 1, 2, 3, 1]


def test_a_memory_does_not_hold_what_works_its_answers_out() -> None:
    class Thing:
        def answer(self, key: int) -> int:
            return key

    memory, thing = Memory(), Thing()
    memory.recall("a", 1, thing.answer, capacity=2)
    gone = weakref.ref(thing)
    del thing
    assert gone() is None
