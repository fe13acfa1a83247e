"""A line of people who wait for something that takes long: few are served at a time."""

from __future__ import annotations

import asyncio


class Line:
    """Those who are served and those who wait; belongs to the event loop it is first used on.

    Parameters
    ----------
    at_once
        How many are served at the same time.
    most_waiting
        How many more may wait; :attr:`full` says that another one should come back later.
    """

    def __init__(self, at_once: int, most_waiting: int) -> None:
        self._turns = asyncio.Semaphore(at_once)
        self._room = at_once + most_waiting
        self._there = 0

    @property
    def full(self) -> bool:
        """Whether nobody more should wait."""
        return self._there >= self._room

    async def __aenter__(self) -> None:
        self._there += 1
        try:
            await self._turns.acquire()
        except BaseException:
            self._there -= 1
            raise

    async def __aexit__(self, *_failure: object) -> None:
        self._there -= 1
        self._turns.release()
