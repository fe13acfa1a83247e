"""Sources within a sentence: a link each, for lists that would be too long with more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.in_words import partial_date
from dashboard.ui import answers
from dashboard.ui.plain import escaped
from dashboard.ui.sources import address
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable


def cited(words: str, source_ids: Iterable[str]) -> str:
    """Return Markdown: words that may hold anything, then a link to each source of them."""
    links = (link(identifier) for identifier in dict.fromkeys(source_ids) if identifier)
    return " ".join((escaped(words), *(f"({each})" for each in links)))


def link(identifier: str) -> str:
    """Return Markdown of one source: publisher and date, linked where an address may be shown."""
    table = answers.sources()
    if identifier not in table.index:
        return escaped(say("source.missing"))
    source = {str(name): str(value) for name, value in table.loc[identifier].items()}
    dated = partial_date(source["date"]) if source["date"] else say("source.undated")
    name = escaped(say("ask.source", publisher=source["publisher"], date=dated))
    where = address(source["url"]) if source["url"] else ""
    return f"[{name}]({where})" if where else name
