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
    "story.unlinked": "No link is given here.",
    "story.unlisted": "Its source is not listed.",
    "story.legend": "Signs on the map",
    "story.left_out.one": (
        "One step was left out: the records it rests on are not in data {version}."
    ),
    "story.left_out.many": (
        "{n} steps were left out: the records they rest on are not in data {version}."
    ),
    "story.written.nobody": "Written for data {version}.",
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
    "story.leave": "Leave the story",
    "notice.story": "The link names a step of a story that cannot be read; it was left out.",
    "story.qr": "A QR code with the address of this story",
    # The page of stories
    "stories.title": "Stories",
    "stories.lead": (
        "Each story is a few steps through the atlas, every step with its sources. Present one "
        "full screen, read it as one page, or save it as a file that needs no network."
    ),
    "stories.steps.one": "One step",
    "stories.steps.many": "{n} steps",
    "stories.present": "Present",
    "stories.read": "Read",
    "stories.save": "Download",
    "stories.file": "Story file",
    "stories.none": "There are no stories with these data.",
    "stories.problem": "A story, or a step of one, is not shown: {reason}",
    "stories.other": "Written for data {version}; figures are counted from the data on show.",
    "pages.stories": "Stories",
    # A story of one's own
    "maker.begin": "Make a story",
    "maker.title.one": "Your story: one step",
    "maker.title.many": "Your story: {n} steps",
    "maker.lead": (
        "Write a heading and a few sentences, and the view on show becomes a step. Your story "
        "stays in this window until you save it; nothing of it is kept here."
    ),
    "maker.heading": "Heading",
    "maker.text": "Text",
    "maker.text.help": (
        "Write {n} where the number of incidents on show belongs and {countries} for the number of "
        "countries: they are counted anew whenever the story is shown."
    ),
    "maker.add": "Add this view as a step",
    "maker.up": "Move up",
    "maker.down": "Move down",
    "maker.remove": "Remove",
    "maker.name": "Title of the story",
    "maker.untitled": "My story",
    "maker.subtitle": "Made of views of the Exile Atlas, data {version}",
    "maker.save": "Save the story file",
    "maker.present": "Present it on your own computer, without a network: {command}",
    "maker.step": "This step",
    "maker.empty": "has no heading or no text; write both.",
}
