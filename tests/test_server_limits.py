"""How much one websocket may ask: paced, in order, none lost; a flood is closed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.server.limits import (
    BURST,
    MOST_WAITING,
    POLICY_VIOLATION,
    RATE,
    UNSUPPORTED_DATA,
    Line,
    Sockets,
    TokenBucket,
)

if TYPE_CHECKING:
    from starlette.types import Message


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.floats(0, 3), min_size=1, max_size=80))
def test_never_more_than_the_burst_and_the_rate_allow(gaps: list[float]) -> None:
    clock = Clock()
    bucket = TokenBucket(rate=3, burst=20, clock=clock)
    served: list[float] = []
    for gap in gaps:
        clock.now += gap
        clock.now += bucket.delay()
        served.append(clock.now)
    for first, begin in enumerate(served):
        for last, end in enumerate(served[first:], first):
            assert last - first + 1 <= 20 + 3 * (end - begin) + 1 + 1e-6


def test_a_hand_that_clicks_fast_never_waits() -> None:
    """Six clicks a second for five seconds, then a breath, then again."""
    clock = Clock()
    bucket = TokenBucket(RATE, BURST, clock)
    for _ in range(2):
        for _ in range(30):
            assert bucket.delay() == 0
            clock.now += 1 / 6
        clock.now += 6


@dataclass
class Peer:
    """The server's side of a websocket: what arrives, and what was sent back."""

    arriving: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    sent: list[Message] = field(default_factory=list)

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    def frame(self, data: bytes | None, text: str | None = None) -> None:
        self.arriving.put_nowait({"type": "websocket.receive", "bytes": data, "text": text})

    def line(self, rate: float, burst: float) -> Line:
        return Line(self.arriving.get, self.send, TokenBucket(rate, burst))


def test_frames_over_the_limit_wait_their_turn_and_none_is_lost() -> None:
    async def story() -> tuple[list[bytes], float]:
        peer = Peer()
        line = peer.line(rate=200, burst=5)
        for number in range(40):
            peer.frame(bytes([number]))
        begin = asyncio.get_running_loop().time()
        got = [(await line.receive())["bytes"] for _ in range(40)]
        return got, asyncio.get_running_loop().time() - begin

    got, seconds = asyncio.run(story())
    assert got == [bytes([number]) for number in range(40)]
    assert seconds >= 35 / 200 * 0.9


def test_a_flood_is_closed_for_real_and_heard_no_more() -> None:
    async def story() -> tuple[Message, list[Message]]:
        peer = Peer()
        line = peer.line(rate=0.1, burst=1)
        for _ in range(MOST_WAITING + 3):
            peer.frame(b"x")
        await line.receive()
        last = await line.receive()
        await line.send({"type": "websocket.send", "bytes": b"too late"})
        return last, peer.sent

    last, sent = asyncio.run(story())
    assert last == {"type": "websocket.disconnect", "code": POLICY_VIOLATION}
    assert sent == [{"type": "websocket.close", "code": POLICY_VIOLATION}]


def test_a_few_huge_frames_are_a_flood_too() -> None:
    async def story() -> Message:
        peer = Peer()
        line = peer.line(rate=0.1, burst=0)
        for _ in range(5):
            peer.frame(bytes(900_000))
        return await line.receive()

    assert asyncio.run(story())["code"] == POLICY_VIOLATION


def test_a_reader_who_leaves_is_let_go_at_once() -> None:
    async def story() -> tuple[Message, float]:
        peer = Peer()
        line = peer.line(rate=0.01, burst=0)
        peer.frame(b"waits a hundred seconds")
        peer.arriving.put_nowait({"type": "websocket.disconnect", "code": 1001})
        begin = asyncio.get_running_loop().time()
        return await line.receive(), asyncio.get_running_loop().time() - begin

    message, seconds = asyncio.run(story())
    assert message["code"] == 1001
    assert seconds < 5


def test_text_is_not_our_protocol() -> None:
    async def story() -> tuple[Message, list[Message]]:
        peer = Peer()
        peer.frame(None, text="hello")
        return await peer.line(rate=1, burst=1).receive(), peer.sent

    message, sent = asyncio.run(story())
    assert message["code"] == UNSUPPORTED_DATA
    assert sent == [{"type": "websocket.close", "code": UNSUPPORTED_DATA}]


async def echo(websocket: WebSocket) -> None:
    await websocket.accept()
    try:
        while True:
            await websocket.send_bytes(await websocket.receive_bytes())
    except WebSocketDisconnect:
        return


def served(**limits: Any) -> Starlette:
    app = Starlette(routes=[WebSocketRoute("/stream", echo)])
    app.add_middleware(Sockets, **limits)
    return app


def test_one_socket_too_many_is_refused_and_room_is_made_again() -> None:
    with TestClient(served(most=2)) as client:
        with client.websocket_connect("/stream"), client.websocket_connect("/stream"):
            third = client.websocket_connect("/stream")
            with pytest.raises(WebSocketDisconnect):
                third.__enter__()
        with client.websocket_connect("/stream") as websocket:
            websocket.send_bytes(b"room")
            assert websocket.receive_bytes() == b"room"


def test_a_flood_is_cut_off_within_a_second_over_a_real_connection() -> None:
    with TestClient(served()) as client, client.websocket_connect("/stream") as websocket:
        for _ in range(200):
            websocket.send_bytes(b"x")
        arrived = [websocket.receive()]
        while arrived[-1]["type"] == "websocket.send":
            arrived.append(websocket.receive())
    assert arrived[-1]["code"] == POLICY_VIOLATION
    assert BURST <= len(arrived) - 1 <= BURST + 3
