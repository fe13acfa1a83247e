"""How much one websocket may ask, and how many there may be.

A reader's browser sends one frame per interaction; each costs a run of the page. Nothing in front
of the server can count frames inside a websocket, so it is done here. Frames over the limit wait
their turn, in order, none lost: a fast hand notices nothing. Whoever lets more than a few dozen
pile up is no hand, and is closed.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dashboard.server import parted

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

RATE: Final = 3.0
"""Frames a second that one websocket may go on sending."""

BURST: Final = 20
"""Frames it may send at once: a slider dragged, a list clicked through."""

MOST_WAITING: Final = 50
"""Frames that may wait; with more the websocket is closed."""

MOST_SOCKETS: Final = 500
"""Websockets open at a time, over all readers."""

MOST_WAITING_BYTES: Final = 2_000_000
"""Bytes that may wait."""

POLICY_VIOLATION: Final = 1008
UNSUPPORTED_DATA: Final = 1003


@dataclass(slots=True)
class TokenBucket:
    """A bucket that holds ``burst`` tokens and gets ``rate`` new ones a second.

    Parameters
    ----------
    rate, burst
        Tokens a second; tokens it holds at most (and at first).
    clock
        Returns seconds, from any origin, never going back.
    """

    rate: float = RATE
    burst: float = BURST
    clock: Callable[[], float] = time.monotonic
    _tokens: float = field(init=False)
    _at: float = field(init=False)

    def __post_init__(self) -> None:
        self._tokens, self._at = self.burst, self.clock()

    def delay(self) -> float:
        """Take one token, on credit if need be; return the seconds until it is paid for."""
        now = self.clock()
        self._tokens = min(self.burst, self._tokens + (now - self._at) * self.rate) - 1
        self._at = now
        return max(0.0, -self._tokens / self.rate)


class Sockets:
    """Counts websockets and paces the frames of each."""

    def __init__(self, app: ASGIApp, *, most: int = MOST_SOCKETS) -> None:
        self._app, self._most, self._open = app, most, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one websocket within its limits; let everything else pass."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
        elif self._open >= self._most:
            await receive()
            await send({"type": "websocket.close", "code": 1013})
        else:
            await self._paced(scope, receive, send)

    async def _paced(self, scope: Scope, receive: Receive, send: Send) -> None:
        line = Line(receive, send, TokenBucket())
        self._open += 1
        try:
            await self._app(scope, line.receive, line.send)
        finally:
            self._open -= 1
            line.drop()
            parted.leave()


class Line:
    """One websocket between server and app, with the frames that wait.

    Parameters
    ----------
    receive, send
        The server's side.
    bucket
        Says how long each frame has to wait.
    """

    def __init__(self, receive: Receive, send: Send, bucket: TokenBucket) -> None:
        self._receive, self._send, self._bucket = receive, send, bucket
        self._waiting: deque[Message] = deque()
        self._next: asyncio.Task[Message] | None = None
        self._closed = False

    async def send(self, message: Message) -> None:
        """Pass on what the app says; nothing more once we have closed."""
        if not self._closed:
            await self._send(message)

    async def receive(self) -> Message:
        """Return the next message for the app, when its turn has come."""
        message = self._waiting.popleft() if self._waiting else await self._arrival()
        if message["type"] != "websocket.receive":
            return message
        if message.get("bytes") is None:
            return await self._close(UNSUPPORTED_DATA)
        return await self._hold(message, self._bucket.delay())

    def drop(self) -> None:
        """Stop listening."""
        if self._next is not None:
            self._next.cancel()

    async def _hold(self, message: Message, seconds: float) -> Message:
        """Return ``message`` after ``seconds``, unless the reader leaves or floods meanwhile."""
        clock = asyncio.get_running_loop().time
        due = clock() + seconds
        while (left := due - clock()) > 0 and await self._arrives_within(left):
            arrived = await self._arrival()
            if arrived["type"] != "websocket.receive":
                self._waiting.clear()
                return arrived
            self._waiting.append(arrived)
            if self._flooded():
                return await self._close(POLICY_VIOLATION)
        return message

    async def _arrives_within(self, seconds: float) -> bool:
        """Whether the server hands something over within ``seconds``."""
        if self._next is None:
            self._next = asyncio.create_task(_awaited(self._receive))
        done, _ = await asyncio.wait({self._next}, timeout=seconds)
        return bool(done)

    async def _arrival(self) -> Message:
        """Return what the server hands over next."""
        if self._next is None:
            return await self._receive()
        arrived = await self._next
        self._next = None
        return arrived

    def _flooded(self) -> bool:
        size = sum(len(message.get("bytes") or b"") for message in self._waiting)
        return len(self._waiting) > MOST_WAITING or size > MOST_WAITING_BYTES

    async def _close(self, code: int) -> Message:
        self._closed = True
        self._waiting.clear()
        await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}


async def _awaited(receive: Receive) -> Message:
    return await receive()
