"""Every sentence a reader sees, by key and language; nothing else in the code speaks to readers.

English stands in the modules ``en_*.py``, by key; the other languages in the catalogues of
``locale/``, one file each for translators (``python -m dashboard.making.catalogues``).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from dashboard.wording import (
    en,
    en_access,
    en_api,
    en_briefs,
    en_charts,
    en_corridors,
    en_corridors_page,
    en_disclosure,
    en_exports,
    en_help,
    en_intake,
    en_languages,
    en_map,
    en_pictures,
    en_query,
    en_risk,
    en_risk_page,
    en_stories,
    en_time,
    en_tracks,
    en_versions,
)
from dashboard.wording.catalogues import catalogue
from dashboard.wording.figures import joined, number, plurals
from dashboard.wording.languages import (
    LANGUAGES,
    PARAMETER,
    SOURCE,
    Language,
    carried,
    is_offered,
    language,
    preferred,
    provide,
    speaking,
    spoken,
)

SENTENCES: Final = {
    **en.SENTENCES,
    **en_access.SENTENCES,
    **en_api.SENTENCES,
    **en_briefs.SENTENCES,
    **en_charts.SENTENCES,
    **en_corridors.SENTENCES,
    **en_corridors_page.SENTENCES,
    **en_disclosure.SENTENCES,
    **en_exports.SENTENCES,
    **en_help.SENTENCES,
    **en_intake.SENTENCES,
    **en_languages.SENTENCES,
    **en_map.SENTENCES,
    **en_pictures.SENTENCES,
    **en_query.SENTENCES,
    **en_risk.SENTENCES,
    **en_risk_page.SENTENCES,
    **en_stories.SENTENCES,
    **en_time.SENTENCES,
    **en_tracks.SENTENCES,
    **en_versions.SENTENCES,
}
"""All English sentences by key."""

__all__ = [
    "LANGUAGES",
    "PARAMETER",
    "SENTENCES",
    "SOURCE",
    "Language",
    "carried",
    "counted",
    "is_offered",
    "joined",
    "kept",
    "language",
    "number",
    "preferred",
    "provide",
    "retold",
    "said",
    "say",
    "speaking",
    "spoken",
    "template",
    "templates",
]


_SEVERAL: Final = 100
"""A number for which every language has its form for many."""


def say(key: str, **values: object) -> str:
    """Return the sentence ``key`` with its ``{placeholders}`` filled in, in the language spoken.

    KeyError for an unknown key or a missing value: a gap shows in the tests, not on the page.
    """
    return template(key).format(**values)


def kept(key: str) -> str:
    """Return the sentence ``key`` in English, for what is worked out once for everybody.

    Whoever shows it says it again in the reader's language (:func:`retold`).
    """
    return SENTENCES[key]


def retold(text: str) -> str:
    """Return an English sentence that was kept in the language spoken; another text as it is."""
    key = _keys().get(text)
    return say(key) if key else said("term.reason", text)


@cache
def _keys() -> dict[str, str]:
    return {SENTENCES[key]: key for key in SENTENCES if key.startswith(("risk.why.", "api."))}


def counted(key: str, n: int, **values: object) -> str:
    """Return the sentence for ``n`` things, in the form that the language has for so many."""
    return _form(key, n).format(n=number(n), **values)


def said(context: str, text: str) -> str:
    """Return a text of a vocabulary in the language spoken.

    Parameters
    ----------
    context
        What it is, the ``msgctxt`` of the catalogues: ``term.label``.
    text
        In English.
    """
    return catalogue().pgettext(context, text)


def template(key: str) -> str:
    """Return the sentence ``key`` as it is before anything is filled in."""
    stem, _, form = key.rpartition(".")
    if form in ("one", "many") and f"{stem}.one" in SENTENCES and f"{stem}.many" in SENTENCES:
        return _form(stem, 1 if form == "one" else _SEVERAL)
    return catalogue().pgettext(key, SENTENCES[key])


def templates(key: str) -> dict[str, str]:
    """Return every form of a counted sentence, by its category of CLDR: one, few, many, other.

    For the browser, which picks among them with ``Intl.PluralRules`` and fills in ``{n}``.
    """
    return {category: _form(key, n) for category, n in plurals(spoken()).items()}


def _form(key: str, n: int) -> str:
    """Return the form for ``n``; a form that says "one" is not for other numbers (French 0)."""
    one, many = SENTENCES[f"{key}.one"], SENTENCES[f"{key}.many"]
    found = catalogue().npgettext(key, one, many, n)
    if n != 1 and "{n}" in many and "{n}" not in found:
        return catalogue().npgettext(key, one, many, _SEVERAL)
    return found
