"""Free texts and addresses: made tidy, and refused when they hide something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.schema import SUMMARY_LENGTH
from dashboard.sources.rows import troubles
from dashboard.sources.verdicts import HIDDEN, TAKE_OUT, hidden_rule, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from dashboard.sources.mapping.fields import Field

MARKUP: Final = r"[{}<>`$\\]"
"""Characters with a meaning in markup, templates or scripts: kept here, made plain at release."""

ADDRESS: Final = r"(?i:https?)://[^\s/?#]+\.[^\s]+"
"""A web address."""

LINKED: Final = r"^(?i:https?)://(?i:[a-z0-9-]+\.)+(?i:[a-z][a-z0-9-]*[a-z])(?:[/?#]|$)"
"""An address that is ever linked: a host by name, no port, no user."""


SPACES: Final = "[\t\r\n]|  |[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""What is not one plain space: written as the characters themselves, which every engine of regular
expressions reads alike."""


def hidden_troubles(texts: pd.Series[str], name: str) -> pd.DataFrame:
    """Return the rejections of texts with characters nobody sees."""
    where = texts.str.contains(HIDDEN, regex=True)
    found = texts[where]
    return troubles(
        where,
        level="rejected",
        column=name,
        values=found.map(shown).astype("str"),
        rule=found.map(hidden_rule).astype("str"),
        advice=TAKE_OUT,
    )


def tidy(texts: pd.Series[str]) -> pd.Series[str]:
    """Return texts in NFC, with single spaces for line breaks and runs of spaces."""
    spaced = texts.str.contains(SPACES, regex=True)
    calm = _changed(texts, spaced, lambda some: some.str.split().str.join(" "))
    foreign = ~calm.str.isascii()
    return _changed(calm, foreign, lambda some: some.str.normalize("NFC"))


def _changed(
    texts: pd.Series[str],
    where: pd.Series[bool],
    change: Callable[[pd.Series[str]], pd.Series[str]],
) -> pd.Series[str]:
    if not where.any():
        return texts
    return texts.mask(where, change(texts[where]).reindex(texts.index))


def text_troubles(texts: pd.Series[str], field: Field, name: str) -> list[pd.DataFrame]:
    """Return what is wrong with, or must be known about, tidy texts of a field."""
    found = [_too_long(texts, field.longest, name), _markup(texts, name)]
    return [*found, _replaced(texts, name)] if field.name == "summary" else found


def address_troubles(texts: pd.Series[str], field: Field, name: str) -> list[pd.DataFrame]:
    """Return what is wrong with addresses."""
    filled = texts != ""
    address = texts.str.fullmatch(ADDRESS)
    unlinked = troubles(
        filled & address & ~texts.str.contains(LINKED, regex=True),
        level="warning",
        column=name,
        values=texts,
        rule="is never shown as a link (a port, a user or a bare number in it)",
        advice="give the address of the page as published, if it has another",
    )
    wrong = troubles(
        filled & ~address,
        level="rejected",
        column=name,
        values=texts,
        rule="is not a web address",
        advice="write it with http:// or https://",
    )
    return [_too_long(texts, field.longest, name), unlinked, wrong]


def _too_long(texts: pd.Series[str], longest: int, name: str) -> pd.DataFrame:
    return troubles(
        texts.str.len() > longest,
        level="rejected",
        column=name,
        values=texts,
        rule=f"is longer than {longest} characters",
        advice="shorten it",
    )


def _markup(texts: pd.Series[str], name: str) -> pd.DataFrame:
    return troubles(
        texts.str.contains(MARKUP, regex=True),
        level="warning",
        column=name,
        values=texts,
        rule="holds signs of markup or of a template",
        advice="take them out; they are never shown as they are, only as plain signs",
    )


def _replaced(texts: pd.Series[str], name: str) -> pd.DataFrame:
    return troubles(
        texts.str.len() > SUMMARY_LENGTH,
        level="warning",
        column=name,
        values=texts,
        rule=f"is longer than {SUMMARY_LENGTH} characters",
        advice="shorten it, or a sentence of its codes is shown instead",
    )
