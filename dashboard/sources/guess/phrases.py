"""Which code a text in one of four languages means."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dashboard.sources import values
from dashboard.sources.guess.code_words import CODE_WORDS
from dashboard.sources.values import key

if TYPE_CHECKING:
    from dashboard.sources.mapping.fields import Field


class Phrase(NamedTuple):
    """Words of which a text must hold each; ``open`` ones may go on."""

    code: str
    words: tuple[tuple[str, bool], ...]
    weight: int

    def fits(self, words: list[str]) -> bool:
        """Return whether a text of these words holds the phrase."""
        return all(
            any(held.startswith(word) if goes_on else held == word for held in words)
            for word, goes_on in self.words
        )


def meant_code(text: str, field: Field) -> str | None:
    """Return the code a text means, None when nothing is known of it.

    Our own codes and labels come first; of phrases the one with most letters, then the first of the
    vocabulary.
    """
    if own := values.code(text, field.vocabulary).value:
        return own
    words = key(_apart(text)).split()
    fitting = [phrase for phrase in _phrases(field.name) if phrase.fits(words)]
    return max(fitting, key=lambda phrase: phrase.weight).code if fitting else None


@cache
def _phrases(field: str) -> tuple[Phrase, ...]:
    return tuple(
        _phrase(code, text)
        for code, phrases in CODE_WORDS.get(field, {}).items()
        for text in phrases.split("; ")
    )


def _phrase(code: str, text: str) -> Phrase:
    words = tuple(
        (part, word.endswith("*") and part == parts[-1])
        for word in _apart(text).split()
        for parts in [key(word).split()]
        for part in parts
    )
    return Phrase(code, words, sum(len(word) for word, _ in words))


def _apart(text: str) -> str:
    """Return a text with spaces for apostrophes: "d'asile" is two words."""
    return text.replace("'", " ").replace("’", " ")
