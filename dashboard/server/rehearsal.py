"""The rehearsal: the page is run once before the first reader comes.

It imports what only the page needs, registers the map component (Streamlit registers one only
while a page runs) and fills the page's own memory, so that all of it is there, and settled, when
the server opens.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.session_manager import SessionClient

if TYPE_CHECKING:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE: Final = 60.0
"""Seconds after which the server opens all the same."""

_LOGGER: Final = logging.getLogger(__name__)


class _Nobody(SessionClient):
    """A reader who only waits for the end."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "script_finished":
            self.ended.set()


async def rehearse() -> None:
    """Run the page once for nobody; do nothing where there is no page to run."""
    if not runtime.exists():
        return
    nobody, stage = _Nobody(), runtime.get_instance()
    session = stage.connect_session(client=nobody, user_info={})
    try:
        stage.handle_backmsg(session, BackMsg(rerun_script=ClientState()))
        await asyncio.wait_for(nobody.ended.wait(), PATIENCE)
    except TimeoutError:
        _LOGGER.warning("The page took more than %.0f seconds to draw.", PATIENCE)
    finally:
        stage.close_session(session)
