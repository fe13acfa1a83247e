"""A brief put together: its head, its parts, its last page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard.briefs.blocks import Block, Brief
from dashboard.in_words import day
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.exports.about import About


def brief(
    about: About, *, kicker: str, title: str, deck: str, lang: str, blocks: tuple[Block, ...]
) -> Brief:
    """Return a brief about data."""
    return Brief(
        kicker=kicker,
        title=title,
        deck=deck,
        lang=lang,
        author=about.author,
        day=(about.as_of.year, about.as_of.month, about.as_of.day),
        version=say("brief.version", version=about.data_version),
        as_of=say("brief.as_of", day=day(about.as_of)),
        page=say("brief.page", page="{page}", pages="{pages}"),
        brand=say("title"),
        blocks=blocks,
    )


def spoken_in(address: str, lang: str) -> str:
    """Return an address with the language of the brief that carries it."""
    if not address or lang == "en":
        return address
    before, mark, fragment = address.partition("#")
    joint = "&" if "?" in before else "?"
    return f"{before}{joint}{urlencode({'lang': lang})}{mark}{fragment}"
