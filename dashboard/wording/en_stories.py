"""English: stories, the page that presents them, the place where a reader makes one."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # The page that presents a story
    "story.kicker": "Exile Atlas",
    "story.progress": "Step {n} of {total}",
    "story.cover": "Title",
    "story.end": "How to read this",
    "story.begin": "Begin",
    "story.steps": "Steps",
    "story.next": "Next step",
    "story.previous": "Previous step",
    "story.full": "Full screen (F)",
    "story.read": "Read as one page",
    "story.present": "Present",
    "story.save": "Save for use without a network",
    "story.sources": "Sources (S)",
    "story.sources.of": "Sources of this step",
    "story.sources.close": "Close",
    "story.open": "Open this step in the atlas",
    "story.languages": "Languages",
    "story.keys": (
        "Arrow keys, space or a clicker move on; F fills the screen, S shows the sources, B turns "
        "the screen black."
    ),
    "story.marked": "Marked on the map",
    "story.counted.one": "One incident answers this step's question. {question}",
    "story.counted.many": "{n} incidents answer this step's question. {question}",
    "story.noted": "{said}. {note}",
    "story.withheld": "The link is withheld to protect somebody.",
    "story.unlisted": "Its source is not listed.",
    "story.legend": "Signs on the map",
    "story.left_out.one": (
        "One step was left out: the records it rests on are not in data {version}."
    ),
    "story.left_out.many": (
        "{n} steps were left out: the records they rest on are not in data {version}."
    ),
    "story.written": "Written by {authors} for data {version}.",
    "story.shown": (
        "Shown with data {version} of {day}. Every figure was counted anew from these data."
    ),
    "story.method": (
        "Every sentence rests on public reports, published figures or dated facts that are named "
        "with their sources at each step. A marker's fill shows how well an incident is "
        "established."
    ),
    "story.map": "Map: {words}",
    "story.licence": "Data: {licence}. Credit: {names}.",
    "story.follow": "Follow along",
    "story.qr": "A QR code with the address of this story",
}
