"""The sentences of the page that explains the policy, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {}
