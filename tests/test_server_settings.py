"""The settings that protect readers: all there, known to Streamlit, checked at the start."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit import config

from dashboard.server import settings

CONFIG = Path(__file__).resolve().parents[1] / ".streamlit" / "config.toml"


def shipped() -> dict[str, Any]:
    sections = tomllib.loads(CONFIG.read_text())
    return {f"{s}.{name}": v for s, part in sections.items() for name, v in part.items()}


def test_the_shipped_settings_pass() -> None:
    settings.check(shipped().__getitem__)


def test_streamlit_knows_every_setting_we_ship() -> None:
    known = config._config_options_template
    assert [name for name in shipped() if name not in known and not name.startswith("theme.")] == []


@pytest.mark.parametrize("name", [name for name, _ in settings.PROTECTING])
def test_each_protecting_setting_is_missed_when_it_did_not_take_effect(name: str) -> None:
    default = config._config_options_template[name].value
    assert default != dict(settings.PROTECTING)[name] or name in {
        "server.enableCORS",
        "server.enableAgentApi",
        "server.enableStaticServing",
    }
    with pytest.raises(settings.SettingsError, match=name):
        settings.check({**shipped(), name: object()}.__getitem__)


def test_a_site_without_a_name_does_not_start() -> None:
    with pytest.raises(settings.SettingsError, match="allowedHosts"):
        settings.check({**shipped(), "server.allowedHosts": []}.__getitem__)


@pytest.mark.parametrize(
    ("given_base", "base"),
    [("", ""), ("/", ""), ("ops/map", "/ops/map"), ("/ops/map/", "/ops/map"), (None, "")],
)
def test_base_path(given_base: str | None, base: str) -> None:
    assert settings.base_path(lambda _: given_base) == base


@given(st.sampled_from(["", "/a", "/ops/map"]), st.text("/abc.", max_size=8))
def test_below_takes_off_the_base_and_nothing_else(base: str, rest: str) -> None:
    assert settings.below(f"{base}/{rest}", base) == f"/{rest}"
    assert settings.below(f"{base}x", base) is None or not base


def test_nobody_may_frame_the_atlas_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.EMBED_VARIABLE, raising=False)
    assert settings.embed_origins() == ()
    monkeypatch.setenv(settings.EMBED_VARIABLE, "https://a.example  https://b.example:8443")
    assert settings.embed_origins() == ("https://a.example", "https://b.example:8443")


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "https://*",
        "http://a.example",
        "https://a.example/",
        "https://a;script-src *",
        "'none'",
    ],
)
def test_what_is_not_an_origin_stops_the_start(
    origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.EMBED_VARIABLE, origin)
    with pytest.raises(settings.SettingsError, match="is not an origin"):
        settings.check(shipped().__getitem__)
