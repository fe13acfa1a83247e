"""Sources as a brief names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.briefs.blocks import Source
from dashboard.in_words import partial_date
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd


class Sources:
    """The sources of a data set, by identifier."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._rows: dict[Any, dict[Any, Any]] = table.set_index("id").to_dict("index")

    def of(self, identifiers: Iterable[str], *, most: int = 3) -> tuple[Source, ...]:
        """Return the first sources called so; one that is missing is left out."""
        known = [name for name in dict.fromkeys(identifiers) if name in self._rows]
        return tuple(_source(self._rows[name]) for name in known[:most])


def _source(row: dict[Any, Any]) -> Source:
    date = partial_date(row["date"]) if row["date"] else say("source.undated")
    url = str(row["url"])
    if not url:
        return Source(say("brief.withheld"), row["publisher"], date)
    first = str(row["languages"]).partition(";")[0]
    return Source(row["title"] or row["publisher"], row["publisher"], date, address(url), first)


def address(url: str) -> str:
    """Return an address that may be a link: http or https, in signs that show; else ""."""
    if not url.lower().startswith(("http://", "https://")):
        return ""
    return url if url.isprintable() and not set(url) & set(" \"'<>\\^`{}|") else ""
