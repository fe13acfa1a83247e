"""The settings the server needs, and the check that those which protect readers took effect."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any, Final

from dashboard.errors import AtlasError

Option = Callable[[str], Any]
"""Reads one Streamlit setting by its dotted name."""

EMBED_VARIABLE: Final = "EXILE_ATLAS_EMBED_ORIGINS"
"""Environment variable with the origins that may show the atlas in a frame, space between."""

PROTECTING: Final[tuple[tuple[str, object], ...]] = (
    ("client.showErrorDetails", "none"),
    ("client.allowedOrigins", []),
    ("browser.gatherUsageStats", False),
    ("runner.postScriptGC", False),
    ("server.enableCORS", True),
    ("server.enableAgentApi", False),
    ("server.enableStaticServing", False),
    ("server.fileWatcherType", "none"),
    ("server.maxUploadSize", 1),
    ("server.maxWidgetStateSize", 1),
)
"""Settings that must hold, several of them hidden: a new Streamlit could drop one silently."""

_ORIGIN: Final = re.compile(
    r"https://[a-z0-9.-]+(:\d{1,5})?|http://(localhost|127\.0\.0\.1)(:\d{1,5})?"
)


class SettingsError(AtlasError):
    """The server would not run as it must; says which setting and what to do."""


def check(option: Option) -> None:
    """Raise SettingsError unless every protecting setting took effect."""
    for name, wanted in PROTECTING:
        found = option(name)
        if found != wanted:
            raise SettingsError(
                f"{name} is {found!r} but must be {wanted!r}: the atlas is started with the"
                " .streamlit/config.toml that lies beside app.py."
            )
    if not option("server.allowedHosts"):
        raise SettingsError(
            "server.allowedHosts is empty: name the hosts the atlas may be asked for."
        )
    embed_origins()


def base_path(option: Option) -> str:
    """Return the path the site lives below, as ``/ops/map``; empty for the root."""
    given = str(option("server.baseUrlPath") or "").strip("/")
    return f"/{given}" if given else ""


def below(path: str, base: str) -> str | None:
    """Return ``path`` as seen from ``base``, beginning with a slash; None when it is not below."""
    if path == base or path.startswith(f"{base}/"):
        return path[len(base) :] or "/"
    return None


def embed_origins() -> tuple[str, ...]:
    """Return the origins that may frame the atlas; SettingsError for one that is not an origin.

    None by default. The map component does what its parent window says by messages, and cannot
    tell who its parent is: a site that may frame it can run its own script in our origin. Hence
    only origins the operator trusts, named one by one.
    """
    origins = tuple(os.environ.get(EMBED_VARIABLE, "").split())
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise SettingsError(
                f"{EMBED_VARIABLE}: {origin[:80]!r} is not an origin; write https://example.org,"
                " several with a space between."
            )
    return origins
