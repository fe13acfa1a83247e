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
from dashboard.server.parted import keep_letting_go
from dashboard.server.promptly import send_promptly
from dashboard.server.rehearsal import rehearse, rehearse_risks
from dashboard.site import LOOK_EVERY, open_site

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
        await run_in_threadpool(open_site)
        await rehearse()
        send_promptly()
        settle()
        works = (keep_looking(), rehearse_risks(), keep_letting_go(option))
        beside = [asyncio.create_task(work) for work in works]
        try:
            yield {}
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            gc.unfreeze()

    return live


def settle() -> None:
    """Take what is in memory now out of the collector's sight: it stays until it is let go.

    The collector then never walks through modules and data again. Done once: data opened later
    bring only a few thousand objects it would have to look at, and doing it again would either
    stop everybody for 60 to 160 ms (measured, a hundred pages open) or keep what those pages
    leave behind for good. Data that are let go are free all the same, because nothing in them
    refers back to them.
    """
    gc.collect()
    gc.freeze()


async def keep_looking() -> None:
    """Notice new data although nobody asks for anything."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        open_site()  # at most begins a look, in the background


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
