"""The sentences of downloads and citations, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {}
