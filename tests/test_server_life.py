"""Start and end: settings checked, data opened, memory settled; a failed start says why."""

from __future__ import annotations

import asyncio
import gc
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import server, site
from dashboard.errors import DataError
from dashboard.server import life
from dashboard.server.settings import EMBED_VARIABLE, SettingsError
from dashboard.site import holdings
from tests import shelves

if TYPE_CHECKING:
    from starlette.types import Message

CONFIG = Path(__file__).resolve().parents[1] / ".streamlit" / "config.toml"


def app(**changed: Any) -> Starlette:
    sections = tomllib.loads(CONFIG.read_text())
    shipped = {f"{s}.{name}": v for s, part in sections.items() for name, v in part.items()}
    more = {"server.baseUrlPath": "", "server.corsAllowedOrigins": []}
    option = {**shipped, **more, **changed}.__getitem__
    return Starlette(middleware=server.middleware(option), lifespan=server.lifespan(option))


def start_messages(tried: Starlette) -> list[Message]:
    """Start as a server does and return what the app answered."""
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
    with pytest.raises((DataError, SettingsError)):
        asyncio.run(tried(scope, receive, send))
    return said


def test_memory_is_settled_while_serving_and_let_go_after() -> None:
    before = gc.get_freeze_count()
    with TestClient(app(), base_url="http://localhost"):
        assert gc.get_freeze_count() > before + 10_000
        assert site.open_site().tiles.views.peek is not None
        assert len(site.open_site().tiles.views) > 0
    assert gc.get_freeze_count() == 0


def test_new_data_are_noticed_although_nobody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves.on_shelf(tmp_path, "2026.11.1", 3)
    monkeypatch.setenv(site.DATA_VARIABLE, str(tmp_path))
    for module in (life, holdings):
        monkeypatch.setattr(module, "LOOK_EVERY", 0.05)
    site.close_site()
    try:
        with TestClient(app(), base_url="http://localhost"):
            held = site._holdings()  # asks for nothing

            def shown() -> str:
                return held._newest.site.data_version if held._newest else ""

            shelves.on_shelf(tmp_path, "2026.11.2", 5)
            end = time.monotonic() + 20
            while shown() != "2026.11.2" and time.monotonic() < end:
                time.sleep(0.05)
            assert shown() == "2026.11.2"
    finally:
        site.close_site()


def test_a_shelf_without_a_good_version_stops_the_start_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves.spoil(shelves.on_shelf(tmp_path, "2026.11.1"))
    monkeypatch.setenv(site.DATA_VARIABLE, str(tmp_path))
    (said,) = start_messages(app())
    assert said["message"].startswith("The atlas cannot start: incidents.csv, line ")
    assert "\n" not in said["message"]


def test_bad_data_stop_the_start_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(site.DATA_VARIABLE, str(tmp_path / "absent"))
    (said,) = start_messages(app())
    assert said["type"] == "lifespan.startup.failed"
    assert said["message"].startswith("The atlas cannot start: absent: ")
    assert "\n" not in said["message"]
    assert "Traceback" not in said["message"]


def test_a_setting_that_did_not_take_effect_stops_the_start() -> None:
    (said,) = start_messages(app(**{"runner.postScriptGC": True}))
    assert "runner.postScriptGC is True but must be False" in said["message"]


def test_an_origin_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EMBED_VARIABLE, "https://*")
    (said,) = start_messages(app())
    assert EMBED_VARIABLE in said["message"]
