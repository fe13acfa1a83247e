"""The log: what the server says of itself, never who asked what.

Neither an address nor a URL of a reader is ever written. uvicorn writes both for every websocket,
on the logger that carries its start messages too, whatever its access log is set to; so that
logger passes only sentences known to be about the server.
"""

from __future__ import annotations

import logging
from typing import Final

ABOUT_THE_SERVER: Final = (
    "Started server process",
    "Finished server process",
    "Waiting for",
    "Application startup",
    "Application shutdown",
    "Uvicorn running on",
    "Shutting down",
)
"""How uvicorn's harmless messages begin."""

_REFUSED: Final = "Rejecting WebSocket"
_NO_PAGE: Final = "missing ScriptRunContext"
_HANDSHAKE: Final = "opening handshake failed"


def silence() -> None:
    """Keep readers out of the log from now on. Doing it twice does no harm."""
    access = logging.getLogger("uvicorn.access")
    access.handlers.clear()
    access.propagate = False
    access.disabled = True
    for name, keep in (
        ("uvicorn.error", about_the_server),
        ("streamlit.web.server.starlette.starlette_websocket", about_no_reader),
        ("streamlit.runtime.scriptrunner_utils.script_run_context", about_no_missing_page),
    ):
        logger = logging.getLogger(name)
        if keep not in logger.filters:
            logger.addFilter(keep)


def about_the_server(record: logging.LogRecord) -> bool:
    """Whether a record of uvicorn's is a warning, an error or about the server itself."""
    text = str(record.msg)
    if text.startswith(_HANDSHAKE):
        return False
    return record.levelno >= logging.WARNING or text.startswith(ABOUT_THE_SERVER)


def about_no_reader(record: logging.LogRecord) -> bool:
    """Whether a record of Streamlit's names neither host nor origin."""
    return not str(record.msg).startswith(_REFUSED)


def about_no_missing_page(record: logging.LogRecord) -> bool:
    """Whether a record is not the remark that a module was imported before the first visit."""
    return _NO_PAGE not in str(record.msg)
