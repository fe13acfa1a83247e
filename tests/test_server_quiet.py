"""The log is about the server, never about who asked what."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from dashboard.server import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "203.0.113.7:4242"


@pytest.fixture(autouse=True)
def _log_as_found() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in ("uvicorn.access", "uvicorn.error")]
    before = [
        (lg.filters[:], lg.handlers[:], lg.propagate, lg.disabled, lg.level) for lg in loggers
    ]
    yield
    for lg, (filters, handlers, propagate, disabled, level) in zip(loggers, before, strict=True):
        lg.filters, lg.handlers, lg.propagate, lg.disabled = filters, handlers, propagate, disabled
        lg.setLevel(level)


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    quiet.silence()
    for name in ("uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).addHandler(caplog.handler)
        logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger(name).propagate = False
    return caplog


def test_who_connects_is_not_written(written: pytest.LogCaptureFixture) -> None:
    error = logging.getLogger("uvicorn.error")
    error.info('%s - "WebSocket %s" [accepted]', ADDRESS, "/_stcore/stream?q=canary")
    error.info('%s - "WebSocket %s" 403', ADDRESS, "/")
    error.info("connection open")
    error.error("opening handshake failed")
    logging.getLogger("uvicorn.access").info('%s - "%s %s"', ADDRESS, "GET", "/?q=canary")
    assert written.records == []


def test_what_the_server_does_is_written(written: pytest.LogCaptureFixture) -> None:
    error = logging.getLogger("uvicorn.error")
    error.info("Started server process [%d]", 7)
    error.info("Uvicorn running on %s://%s:%d (Press CTRL+C to quit)", "http", "127.0.0.1", 8501)
    error.error("The atlas cannot start: incidents.csv, line 3, column iso3: unknown code.")
    assert len(written.records) == 3


def test_doing_it_twice_does_no_harm() -> None:
    quiet.silence()
    quiet.silence()
    assert logging.getLogger("uvicorn.error").filters.count(quiet.about_the_server) == 1
