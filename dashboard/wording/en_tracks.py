"""English: the legend of an answer drawn as tracks on the map."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "track.title": "Ways of the answer",
    "track.bold": "The one chosen",
    "track.thin": "Another one, with number and colour of its card",
    "track.beside": "Side by side: they share a leg",
    "track.near": "In what comes nearest",
    "track.restricted": "Dashed: open only to some",
    "track.closed": "Dotted: closed, or last known state ended",
    "track.capital": "Where only the country is known, a line starts or ends at its capital.",
    "track.note": (
        "Lines join cities; they follow no road or flight path and show no crossing points. Select "
        "a line to see its way in full."
    ),
    "track.note.none": (
        "Lines join cities; they follow no road or flight path and show no crossing points."
    ),
}
