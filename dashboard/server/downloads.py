"""Files to take along: the records of a question in one format each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = ()
"""Path below the base path, and what answers it."""
