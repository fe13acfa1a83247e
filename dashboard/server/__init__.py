"""The web server around the page: our routes, the headers, the limits, the start.

Three things make it; ``app.py`` hands them to Streamlit. Each takes ``option``, the function that
reads a Streamlit setting, and reads it late: settings are complete only once the app exists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware import Middleware

from dashboard.server import quiet
from dashboard.server.doors import Doors
from dashboard.server.headers import Headers
from dashboard.server.language import Tongue
from dashboard.server.life import PlainStart, lifespan
from dashboard.server.limits import Sockets
from dashboard.server.packed import Packed
from dashboard.server.preview import Opening
from dashboard.server.routes import routes

if TYPE_CHECKING:
    from dashboard.server.settings import Option

__all__ = ["lifespan", "middleware", "routes"]


def middleware(option: Option) -> list[Middleware]:
    """Return what every request passes, outermost first; from here on the log names no reader."""
    quiet.silence()
    return [
        Middleware(PlainStart),
        Middleware(Headers, option=option),
        Middleware(Doors, option=option),
        Middleware(Packed, option=option),
        Middleware(Opening, option=option),
        Middleware(Sockets),
        Middleware(Tongue),
    ]
