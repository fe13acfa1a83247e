"""Readers who have left: what they asked goes out of memory when their time is up.

Streamlit keeps the session of a lost connection for ``server.disconnectedSessionTTL`` seconds, so
that a phone in a tunnel finds its page again. After that nobody can come back to it, but it stays
in memory until the next reader leaves, which on a quiet site may be the next day. So after that
time somebody who wants nothing comes and leaves.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLsRequest
from streamlit.runtime.session_manager import SessionClient

if TYPE_CHECKING:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    from dashboard.server.settings import Option

EVERY: Final = 20.0
"""Seconds between two looks: so much longer than the setting a question may outlive its page."""

PATIENCE: Final = 5.0
"""Seconds after which nobody leaves all the same."""

_LEAVE: Final = "server.disconnectedSessionTTL"

_left: Final[deque[float]] = deque(maxlen=10_000)
"""When connections ended that nobody was let go for yet; whose they were is not remembered."""


class _Nobody(SessionClient):
    """A reader who waits for one word."""

    def __init__(self) -> None:
        self.heard = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Hear it, whatever it is."""
        del msg
        self.heard.set()


def leave() -> None:
    """Remember that somebody left now."""
    _left.append(time.monotonic())


async def keep_letting_go(option: Option) -> None:
    """Let those go whose time is up, again and again."""
    while True:
        await asyncio.sleep(EVERY)
        if runtime.exists() and due(float(option(_LEAVE)), time.monotonic()):
            await let_go()


def due(seconds: float, now: float) -> bool:
    """Whether the time of somebody is up who left; it is said once."""
    found = False
    while _left and _left[0] + seconds < now:
        _left.popleft()
        found = True
    return found


async def let_go() -> None:
    """Take sessions whose time is up out of memory; on the server's own loop only.

    Streamlit's loop goes on holding the last session it sent something to, so it is made to send
    something to nobody. A session is a ring of objects, which only the collector takes apart; what
    it has to walk through is little, for all that was there at the start is out of its sight
    (``life.settle``).
    """
    nobody, stage = _Nobody(), runtime.get_instance()
    session = stage.connect_session(client=nobody, user_info={})
    try:
        stage.handle_backmsg(session, BackMsg(file_urls_request=FileURLsRequest()))
        with suppress(TimeoutError):
            await asyncio.wait_for(nobody.heard.wait(), PATIENCE)
    finally:
        stage.disconnect_session(session)
    stage.media_file_mgr.remove_orphaned_files()
    gc.collect()
