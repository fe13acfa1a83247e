"""Answers leave at once: no waiting for the reader's machine to confirm the first half of them.

An answer leaves uvicorn as two small writes. On a socket with Nagle's algorithm the second waits
for the first to be confirmed, which a reader's machine puts off: 40 ms on every request but the
first of a connection (measured; uvicorn issue 3149). asyncio turns the algorithm off, but not on
connections to a socket that was opened before it, as ``streamlit run`` does.
"""

from __future__ import annotations

import gc
import socket
from contextlib import suppress


def send_promptly() -> int:
    """Turn Nagle's algorithm off for all connections to come; return on how many listening sockets.

    A connection takes the setting over from the listening socket, which nothing hands to us: it is
    found among the process's own objects.
    """
    sockets = [found for found in gc.get_objects() if issubclass(type(found), socket.socket)]
    listening = [found for found in sockets if _listens(found)]
    for found in listening:
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return len(listening)


def _listens(found: socket.socket) -> bool:
    with suppress(OSError):
        internet = found.family in (socket.AF_INET, socket.AF_INET6)
        stream = found.type == socket.SOCK_STREAM
        return (
            internet and stream and bool(found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
        )
    return False
