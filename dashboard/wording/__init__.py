"""Every sentence a reader sees, by key and language; nothing else in the code speaks to readers."""

from __future__ import annotations

from typing import Final

from dashboard.wording import (
    en,
    en_access,
    en_api,
    en_briefs,
    en_corridors,
    en_corridors_page,
    en_disclosure,
    en_exports,
    en_help,
    en_intake,
    en_pictures,
    en_risk,
    en_risk_page,
    en_time,
    en_tracks,
    en_versions,
)

SENTENCES: Final = {
    **en.SENTENCES,
    **en_access.SENTENCES,
    **en_api.SENTENCES,
    **en_briefs.SENTENCES,
    **en_corridors.SENTENCES,
    **en_corridors_page.SENTENCES,
    **en_disclosure.SENTENCES,
    **en_exports.SENTENCES,
    **en_help.SENTENCES,
    **en_intake.SENTENCES,
    **en_pictures.SENTENCES,
    **en_risk.SENTENCES,
    **en_risk_page.SENTENCES,
    **en_time.SENTENCES,
    **en_tracks.SENTENCES,
    **en_versions.SENTENCES,
}
"""All sentences by key."""

__all__ = ["SENTENCES", "counted", "joined", "say"]


def say(key: str, **values: object) -> str:
    """Return the sentence ``key`` with its ``{placeholders}`` filled in.

    KeyError for an unknown key or a missing value: a gap shows in the tests, not on the page.
    """
    return SENTENCES[key].format(**values)


def counted(key: str, n: int, **values: object) -> str:
    """Return the sentence for ``n`` things: ``key.one`` for exactly one, else ``key.many``."""
    return say(f"{key}.one" if n == 1 else f"{key}.many", n=f"{n:,}", **values)


def joined(words: list[str], *, last: str = "or") -> str:
    """Join words as prose does: ``a``, ``a or b``, ``a, b or c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
