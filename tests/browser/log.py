"""What a page asks for, complains about and says to the server; and whether it was answered."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from playwright.sync_api import Page, WebSocket

GRACE: Final = 3.0
"""Seconds of silence after which what has no run of its own must have been taken into another's."""


@dataclass
class Log:
    """What a page asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    sent: int = 0
    """Messages to the server over websockets: a rerun of the script needs one."""
    _asked: int = 0
    _begun: int = 0
    _running: bool = False
    _last: float = 0.0

    def watch(self, page: Page) -> None:
        """Write down what happens on a page."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("websocket", self._watch_socket)
        page.on(
            "console",
            lambda said: self.problems.append(said.text) if said.type == "error" else None,
        )

    def answered(self) -> bool:
        """Whether every question to the server was answered by a run of the script to its end.

        Questions that come together are answered by one run: then only silence tells.
        """
        if self._running:
            return False
        if self._begun < self._asked and time.monotonic() - self._last > GRACE:
            self._begun = self._asked
        return self._begun >= self._asked

    def strangers(self, site: str) -> list[str]:
        """Return the addresses of anybody but the site that were asked for."""
        own = urlsplit(site).netloc
        ours = ("data:", "blob:", "about:")
        asked = (url for url in self.requests if not url.startswith(ours))
        return [url for url in asked if urlsplit(url).netloc != own]

    def _watch_socket(self, websocket: WebSocket) -> None:
        self.requests.append(websocket.url)
        self._asked = self._begun = 0
        self._running = False
        websocket.on("framesent", self._hear_page)
        websocket.on("framereceived", self._hear_server)

    def _hear_page(self, frame: str | bytes) -> None:
        self.sent += 1
        self._last = time.monotonic()
        if isinstance(frame, bytes):
            self._asked += BackMsg.FromString(frame).WhichOneof("type") == "rerun_script"

    def _hear_server(self, frame: str | bytes) -> None:
        self._last = time.monotonic()
        said = ForwardMsg.FromString(frame).WhichOneof("type") if isinstance(frame, bytes) else ""
        if said == "new_session":
            self._begun += 1
            self._running = True
        elif said == "script_finished":
            self._running = False
