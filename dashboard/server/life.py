"""Start and end of the server."""

from __future__ import annotations

import asyncio
import gc
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from dashboard.errors import AtlasError
from dashboard.server import quiet, settings
from dashboard.server.promptly import send_promptly
from dashboard.server.rehearsal import rehearse
from dashboard.site import open_site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCANS = 4
"""How many map questions may be worked out, or waited for in a thread, at the same time."""


def lifespan(
    option: settings.Option,
) -> Callable[[object], AbstractAsyncContextManager[dict[str, Any]]]:
    """Return the server's life: check the settings, open the data, rehearse, serve."""

    @asynccontextmanager
    async def live(_app: object) -> AsyncIterator[dict[str, Any]]:
        quiet.silence()
        settings.check(option)
        site = await run_in_threadpool(open_site)
        await run_in_threadpool(site.warm)
        await rehearse()
        send_promptly()
        # What is here now stays until the end: the collector need not look at it ever again.
        gc.collect()
        gc.freeze()
        try:
            yield {"site": site}
        finally:
            gc.unfreeze()

    return live


class PlainStart:
    """Lets a failed start say its reason in one line instead of a trace; sets up what is shared."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; watch the start."""
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})["scans"] = asyncio.Semaphore(SCANS)

        async def send_plainly(message: Message) -> None:
            failure = sys.exception()
            if message["type"] == "lifespan.startup.failed" and isinstance(failure, AtlasError):
                reason = " ".join(str(failure).split())
                message = {**message, "message": f"The atlas cannot start: {reason}"}
            await send(message)

        await self._app(scope, receive, send_plainly)
