"""A story as one HTML document: presents itself, reads as a page, prints; needs nothing else.

The script and the style are the same for every story, so a server's policy can name the script by
its hash; a saved file carries the policy itself.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.wording import LANGUAGES, say, speaking

if TYPE_CHECKING:
    from dashboard.stories.deck import Deck

_HERE: Final = Path(__file__).parent


def page(deck: Deck, *, atlas: str, story: str = "", saved: bool = False) -> str:
    """Return the document of a story.

    Parameters
    ----------
    atlas
        Address of the atlas, as its links begin; "" where nobody knows it.
    story
        The story's own address, whole; "" where nobody knows it.
    saved
        Whether it is a file of its own: then it carries its policy and leads to no other language.
    """
    return (
        _environment()
        .get_template("present.html")
        .render(
            deck=deck,
            atlas=atlas,
            story=story,
            saved=saved,
            policy=_policy(),
            code=Markup(story and segno.make(story, error="m").svg_data_uri(border=2)),  # noqa: S704
            style=Markup(_file("present.css")),  # noqa: S704 - our own file
            script=Markup(script()),  # noqa: S704 - our own file
            names={language.code: language.name for language in LANGUAGES},
            words=_words(deck.around),
        )
    )


def _words(language: str) -> dict[str, str]:
    with speaking(language):
        return {
            "title": say("title"),
            "begin": say("story.begin"),
            "cover": say("story.cover"),
            "end": say("story.end"),
            "follow": say("story.follow"),
            "full": say("story.full"),
            "hint": say("story.keys"),
            "kicker": say("story.kicker"),
            "languages": say("story.languages"),
            "legend": say("story.legend"),
            "marked": say("story.marked"),
            "next": say("story.next"),
            "open": say("story.open"),
            "present": say("story.present"),
            "previous": say("story.previous"),
            "qr": say("story.qr"),
            "read": say("story.read"),
            "save": say("story.save"),
            "sources": say("story.sources"),
            "sources_close": say("story.sources.close"),
            "sources_of": say("story.sources.of"),
            "steps": say("story.steps"),
            "unlisted": say("story.unlisted"),
            "withheld": say("story.unlinked"),
        }


def script() -> str:
    """Return the script of every story's page, as it stands between its tags."""
    return _file("present.js")


def script_source() -> str:
    """Return how a policy names that script: ``'sha256-…'``."""
    digest = hashlib.sha256(script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _policy() -> str:
    return (
        f"default-src 'none'; script-src {script_source()}; style-src 'unsafe-inline';"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _file(name: str) -> str:
    return (_HERE / "web" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
