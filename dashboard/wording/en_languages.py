"""The sentences about languages, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "languages": "Language",
    "notice.lang": "The link asks for a language this page does not have, {name}; it was left out.",
}
