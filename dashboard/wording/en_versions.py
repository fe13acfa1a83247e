"""The sentences of versions: what changed, which data are shown, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {}
