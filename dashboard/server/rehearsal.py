"""The rehearsal: the page is run once before the first reader comes.

It imports what only the page needs, registers the map component (Streamlit registers one only
while a page runs) and fills the page's own memory, so that all of it is there, and settled, when
the server opens. The risk layers follow once it is open: they take longer than a start may, and
nobody asks for one in the first moment.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.session_manager import SessionClient

from dashboard import risk
from dashboard.filters import Query
from dashboard.site import open_site
from dashboard.site.risk_answers import COMPOSITE, RiskAsked

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


async def rehearse_risks() -> None:
    """Work out every risk layer as the page first shows it, beside whatever is being served."""
    await run_in_threadpool(_work_out_risks)


def _work_out_risks() -> None:
    site = open_site()
    latest = site.snapshot.manifest.as_of
    for layer in risk.LAYERS:
        site.risks.coloured.get(RiskAsked(layer.code, Query(), latest))
    site.risks.ranks.get(RiskAsked(COMPOSITE, Query(), latest))
    site.corridors.warm()
