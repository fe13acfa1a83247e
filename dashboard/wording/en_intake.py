"""The sentences of an import's report, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {}
