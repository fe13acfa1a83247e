"""Plain pages about the data: what changed, the policy, how the server is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

PATHS: Final[tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...]] = ()
"""Path below the base path, and what answers it."""
