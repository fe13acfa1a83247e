"""Finds words that were never up for translation: pages are drawn in disguise, and what is not in
disguise must be data, a name, or Streamlit's own."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from dashboard import schema
from dashboard.disclosure.policy import PRESETS
from dashboard.site import open_site
from dashboard.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from streamlit.testing.v1 import AppTest

NAMES: Final = (
    "BibTeX", "CC BY 4.0", "CC BY", "CSL-JSON", "CSV", "Excel", "Exile Atlas", "GeoJSON",
    "GeoNames", "GeoPackage", "GeoParquet", "HTML", "Natural Earth", "PDF", "PNG", "RIS", "SVG",
    "XLSX", "JSON", ".txt", ".bib", ".ris", ".json", "SHA-256", "since:", "weights:", "area:",
    *(word for language in LANGUAGES for word in (language.name, language.short)),
)  # fmt: skip
"""Names that are the same in every language."""

NOT_SHOWN: Final = frozenset(
    {
        "id", "element_id", "key", "form_id", "url", "href", "icon", "format", "page_script_hash",
        "json_args", "language", "default_hash", "component_name", "page", "query_params",
        "data_type", "active_script_hash", "emoji", "options_hash", "bind_query_param", "path",
        "shortcut", "query_string", "type", "test_id", "arrow_data", "data", "theme",
    }
)  # fmt: skip
"""Fields of what Streamlit sends that no reader sees as words."""

_STYLES: Final = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_SPOKEN: Final = re.compile(r"\b(?:alt|aria-label|title|placeholder)=\"([^\"]*)\"")
_TAGS: Final = re.compile(r"<[^>]*>")
_QUIET: Final = re.compile(
    r":material/\w+:|https?://\S+|\]\([^)]*\)|\{[a-z_]+\}|data:image[^\"')\s]+|[0-9a-f]{16,}"
    r"|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,5}\b(?:/\S*)?"
)
_CODE: Final = re.compile(r"<(code|pre)\b.*?</\1>|`[^`]*`", re.DOTALL)
_WORD: Final = re.compile(r"[A-Za-z]{2,}")


@cache
def data_texts() -> tuple[str, ...]:
    """Every text of the data, the longest first."""
    released = open_site().snapshot
    texts = {
        text
        for table in schema.TABLES
        for column in table.columns
        if _is_text(column)
        for text in getattr(released, table.name)[column.name].astype("str").unique()
        if re.search("[A-Za-z]{2}", text)
    }
    texts |= {text.replace("_", " ") for text in texts}
    texts |= {*released.manifest.attributions, *(policy.title for policy in PRESETS)}
    pieces = {piece for text in texts for piece in re.split("; ?", text) if len(piece) > 3}
    return tuple(sorted(texts | pieces, key=len, reverse=True))


def _is_text(column: schema.Column) -> bool:
    free = column.kind in ("string", "ids") and not column.vocabulary
    return free and column.name not in ("series", "unit", "field", "column", "table")


def undisguised(texts: Iterable[str], *, codes: bool = False) -> list[str]:
    """Return what is left of texts when all that is in disguise or data is taken out.

    Parameters
    ----------
    codes
        Whether codes of the data may be shown, as they are where files are explained.
    """
    known = (*_codes(), *data_texts(), *NAMES) if codes else (*data_texts(), *NAMES)
    lefts = (_left(text, known) for text in dict.fromkeys(texts))
    return [re.sub(r"\s+", " ", left).strip()[:160] for left in lefts if _WORD.search(left)]


@cache
def _codes() -> tuple[str, ...]:
    known = {term.code for _, terms in schema.VOCABULARIES for term in terms}
    return (*sorted(known, key=len, reverse=True), "generalisations", "withheld")


def _left(text: str, known: Iterable[str]) -> str:
    spoken = " ".join(_SPOKEN.findall(text))
    bare = _TAGS.sub(" ", _CODE.sub(" ", _STYLES.sub(" ", text)))
    left = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unescape(f"{bare} {spoken}"))
    left = left.replace("\u2060", "")
    for words in known:
        if words in left:
            left = re.sub(rf"(?<![A-Za-z_]){re.escape(words)}(?![A-Za-z_])", " ", left)
    return _QUIET.sub(" ", left)


def texts_of(page: AppTest) -> list[str]:
    """Return every text that a page sends to its reader."""
    texts = [text for element in page for text in _texts(getattr(element, "proto", None))]
    for table in page.dataframe:
        for column in table.value.select_dtypes(include=["object", "str"]).columns.drop(
            "because", errors="ignore"
        ):
            texts += [str(text) for text in table.value[column].unique()]
    return texts


def _texts(message: Any) -> Iterator[str]:
    for field, value in message.ListFields() if message else ():
        if field.name in ("spec", "columns") and isinstance(value, str):
            yield from _titles(json.loads(value))
        elif field.name not in NOT_SHOWN:
            values: Any = value if _is_several(field, value) else [value]
            for one in values:
                if isinstance(one, str):
                    yield one
                elif hasattr(one, "ListFields"):
                    yield from _texts(one)


def _titles(value: Any) -> Iterator[str]:
    """Yield what a chart or a table calls its parts."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name in ("title", "label", "help", "text") and isinstance(one, str):
                yield one
            else:
                yield from _titles(one)
    elif isinstance(value, list):
        for one in value:
            yield from _titles(one)


def _is_several(field: Any, value: Any) -> bool:
    return (
        not isinstance(value, str | bytes)
        and hasattr(value, "__len__")
        and (not hasattr(value, "ListFields"))
    )
