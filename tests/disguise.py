"""Finds words that were never up for translation: pages are drawn in disguise, and what is not in
disguise must be data, a name, or Streamlit's own."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from dashboard.site import open_site
from dashboard.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from google.protobuf.message import Message
    from streamlit.testing.v1 import AppTest

NAMES: Final = (
    "BibTeX", "CC BY 4.0", "CC BY", "CSL-JSON", "CSV", "Excel", "Exile Atlas", "GeoJSON",
    "GeoNames", "GeoPackage", "GeoParquet", "HTML", "Natural Earth", "PDF", "PNG", "RIS", "SVG",
    "XLSX", "JSON", "SHA-256",
    *(language.short for language in LANGUAGES),
)  # fmt: skip
"""Names that are the same in every language."""

NOT_SHOWN: Final = frozenset(
    {
        "id", "element_id", "key", "form_id", "url", "href", "icon", "format", "page_script_hash",
        "json_args", "spec", "language", "default_hash", "component_name", "page", "query_params",
        "data_type", "active_script_hash", "emoji", "options_hash", "bind_query_param", "path",
        "shortcut",
    }
)  # fmt: skip
"""Fields of what Streamlit sends that no reader sees as words."""

_STYLES: Final = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_SPOKEN: Final = re.compile(r"\b(?:alt|aria-label|title|placeholder)=\"([^\"]*)\"")
_TAGS: Final = re.compile(r"<[^>]*>")
_QUIET: Final = re.compile(
    r":material/\w+:|https?://\S+|\]\([^)]*\)|\{[a-z_]+\}|data:image[^\"')\s]+|&#?\w+;"
)
_CODE: Final = re.compile(r"<(code|pre)\b.*?</\1>|`[^`]*`", re.DOTALL)
_WORD: Final = re.compile(r"[A-Za-z]{2,}")


@cache
def data_texts() -> tuple[str, ...]:
    """Every text of the data, the longest first."""
    released = open_site().snapshot
    tables = (
        released.incidents, released.legs, released.journeys, released.host_facts,
        released.statistics, released.sources, released.organisations, released.changes,
        released.tombstones,
    )  # fmt: skip
    texts = {
        text
        for table in tables
        for column in table.select_dtypes(include=["object", "str"])
        if column not in ("series", "unit")
        for text in table[column].astype("str").unique()
        if re.search("[A-Za-z]{2}", text)
    }
    pieces = {piece for text in texts for piece in re.split(r"[;|]", text)}
    return tuple(sorted(texts | pieces, key=len, reverse=True))


def undisguised(texts: Iterable[str]) -> list[str]:
    """Return what is left of texts when all that is in disguise or data is taken out."""
    found = []
    for text in dict.fromkeys(texts):
        left = _left(text)
        if _WORD.search(left):
            found.append(re.sub(r"\s+", " ", left).strip()[:160])
    return found


def _left(text: str) -> str:
    spoken = " ".join(_SPOKEN.findall(text))
    bare = _TAGS.sub(" ", _CODE.sub(" ", _STYLES.sub(" ", text)))
    left = unescape(_QUIET.sub(" ", f"{bare} {spoken}"))
    left = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", left).replace("\u2060", "")
    for known in (*data_texts(), *NAMES):
        if known in left:
            left = left.replace(known, " ")
    return left


def texts_of(page: AppTest) -> list[str]:
    """Return every text that a page sends to its reader."""
    return [text for element in page for text in _texts(getattr(element, "proto", None))]


def _texts(message: Message | None) -> Iterator[str]:
    for field, value in message.ListFields() if message else ():
        if field.name in NOT_SHOWN:
            continue
        values: Any = value if _is_several(field, value) else [value]
        for one in values:
            if isinstance(one, str):
                yield one
            elif hasattr(one, "ListFields"):
                yield from _texts(one)


def _is_several(field: Any, value: Any) -> bool:
    return (
        not isinstance(value, str | bytes)
        and hasattr(value, "__len__")
        and (not hasattr(value, "ListFields"))
    )
