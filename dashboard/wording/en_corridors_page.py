"""English: the page of corridors and the links between pages."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "pages.map": "Map",
    "pages.corridors": "Corridors",
    "corridors.title": "Corridors",
}
