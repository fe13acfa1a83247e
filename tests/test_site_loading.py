"""Slow work in the background: in order, one piece at a time, errors to whoever waits."""

from __future__ import annotations

import threading
import time

import pytest

from dashboard.site import loading
from dashboard.site.loading import Loader


def test_work_is_done_in_order_by_one_thread_that_then_ends() -> None:
    loader, done = Loader(), list[tuple[int, int]]()

    def piece(number: int) -> int:
        done.append((number, threading.get_ident()))
        return number

    futures = [loader.hand(lambda number=number: piece(number)) for number in range(50)]  # type: ignore[misc]
    assert [future.result(10) for future in futures] == list(range(50))
    assert [number for number, _ in done] == list(range(50))
    assert threading.get_ident() not in {thread for _, thread in done}
    end = time.monotonic() + 10
    while loader._at_work and time.monotonic() < end:
        time.sleep(0.01)
    assert not loader._at_work
    assert loader.hand(lambda: "again").result(10) == "again"


def test_an_error_reaches_whoever_waits_and_stops_nothing() -> None:
    loader = Loader()

    def fail() -> None:
        raise LookupError("gone")

    failed, after = loader.hand(fail), loader.hand(lambda: 1)
    with pytest.raises(LookupError, match="gone"):
        failed.result(10)
    assert after.result(10) == 1


def test_after_work_for_one_reader_the_others_have_the_processor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rests: list[float] = []
    monkeypatch.setattr(time, "sleep", rests.append)
    loader, wait = Loader(), threading.Event()
    loader.hand(lambda: wait.wait(0.05), rests=True).result(10)
    loader.hand(lambda: wait.wait(0.05)).result(10)
    assert len(rests) == 1
    assert 0.04 < rests[0] <= loading.LONGEST_REST
