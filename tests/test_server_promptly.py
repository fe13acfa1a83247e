"""Connections to a socket opened before the server send at once."""

from __future__ import annotations

import socket

from dashboard.server.promptly import send_promptly


def waits(connection: socket.socket) -> bool:
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def accepted(listener: socket.socket) -> bool:
    """Whether a connection taken from ``listener`` waits before it sends."""
    with socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            return waits(connection)


def test_connections_take_it_over_from_the_listening_socket() -> None:
    with socket.socket() as listener, socket.socket() as idle, socket.socket() as closed:
        closed.close()
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        assert accepted(listener)
        assert send_promptly() >= 1
        assert not accepted(listener)
        assert waits(idle)
