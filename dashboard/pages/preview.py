"""What a view is called: in the browser's tab, and where a link to it is shown elsewhere.

A reader's own words (a search) are left out: whoever makes a link could otherwise put any sentence
under the atlas's name.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard import countries, engine
from dashboard.filters import Query
from dashboard.in_words import country, parts, sentence
from dashboard.pages.values import record_words
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.site import Site

PICTURE: Final = Path(__file__).parent / "preview.png"
"""The map as it opens, drawn by ``python -m dashboard.making.preview``."""

SIZE: Final = (1200, 630)
"""Its width and height in pixels: what messengers show whole."""

CORRIDORS: Final = "corridors"
"""Path of the page of corridors; its question is in no address."""

MOST: Final = 3
"""Filters named in a title; with more it says nothing of them."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Title and text of a view."""

    title: str
    text: str


def preview(site: Site, path: str, params: Mapping[str, str]) -> Preview:
    """Return what the view behind an address is called.

    Parameters
    ----------
    path
        Below the site's root, without slashes around it.
    params
        The address's parameters; what cannot be read is passed over.
    """
    if path == CORRIDORS:
        named = say("view.title", view=say("corridors.title"))
        return Preview(named, say("preview.corridors"))
    query, _ = Query.lenient(params)
    asked = dataclasses.replace(query, text="", area=None)
    text = say("preview.asked", question=sentence(asked)) if asked else say("preview.text")
    return Preview(title(site, query, params.get("sel", "")), text)


def title(site: Site, query: Query, selected: str) -> str:
    """Return the title of a view: what is selected, else what few filters ask, else the site's."""
    view = _selected(site, selected) or _asked(query)
    return say("view.title", view=view) if view else say("title")


def _asked(query: Query) -> str:
    active = parts(dataclasses.replace(query, text="", area=None))
    return ", ".join(part.words for part in active) if len(active) <= MOST else ""


def _selected(site: Site, selected: str) -> str:
    kind, _, identifier = selected.partition(":")
    match kind:
        case "country":
            return country(identifier) if identifier in countries.NAMES else ""
        case "incident":
            found = engine.record(site.incidents, identifier)
            return record_words("incidents", found) if found else ""
        case "leg" | "journey":
            table: pd.DataFrame = getattr(site.snapshot, f"{kind}s")
            rows = table[table["id"] == identifier].to_dict("records")
            return record_words(f"{kind}s", rows[0]) if rows else ""
        case _:
            return ""
