"""Readers who have left are let go once their time is up, and only then."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from dashboard.server import parted

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _nobody_left() -> Iterator[None]:
    parted._left.clear()
    yield
    parted._left.clear()


def test_nobody_is_due_before_anybody_left_or_before_time() -> None:
    now = time.monotonic()
    assert not parted.due(60, now)
    parted.leave()
    assert not parted.due(60, now + 59)


def test_who_left_is_due_once() -> None:
    now = time.monotonic()
    for _ in range(3):
        parted.leave()
    assert parted.due(60, now + 70)
    assert not parted.due(60, now + 80)


def test_what_is_remembered_of_those_who_left_is_bounded() -> None:
    for _ in range(20_000):
        parted.leave()
    assert len(parted._left) <= 10_000
