"""The sentences of the HTTP interface and its page, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {}
