"""The catalogues: everything in them can be said, in every form, and nothing breaks a page."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.catalog import Message

from dashboard.making.catalogues import TEMPLATE, template, updated, written
from dashboard.wording import (
    LANGUAGES,
    SOURCE,
    catalogues,
    counted,
    joined,
    language,
    say,
    speaking,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = [language.code for language in LANGUAGES if language != SOURCE]
FOR_PROGRAMS = {"en_api", "en_intake"}
"""Rooms that German and French may leave in English: they speak to programs and importers."""

_TAG = re.compile(r"</?([a-z0-9]+)[^>]*>")
_LINK = re.compile(r"\]\(([^)]*)\)")


def said(code: str) -> list[Message]:
    return [m for m in catalogues.read(code) if m.id and all(catalogues.forms(m.string))]


def marks(text: str) -> tuple[object, ...]:
    """What a text has of markup: tags, where links lead, icons, strong words, code, brackets."""
    return (
        sorted(_TAG.findall(text)),
        sorted(_LINK.findall(text)),
        sorted(re.findall(r":material/\w+:", text)),
        text.count("**") % 2,
        text.count("`") % 2,
        text.count("[") - text.count("]"),
    )


@pytest.fixture(params=OTHERS)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_template_is_what_the_code_says() -> None:
    assert TEMPLATE.read_bytes() == written(template())


def test_every_catalogue_is_up_to_date(code: str) -> None:
    assert catalogues.file_of(code).read_bytes() == written(updated(code, template()))


def test_nothing_that_is_filled_in_is_lost_or_invented(code: str) -> None:
    broken = []
    for message in said(code):
        english = [catalogues.places(text) for text in catalogues.forms(message.id)]
        for text in catalogues.forms(message.string):
            found, known = catalogues.places(text), english[-1] or set()
            least = {"n"} if len(english) > 1 else set()
            if found is None or found - known or known - found - least:
                broken.append((message.context, text))
    assert broken == []


def test_a_form_for_several_numbers_names_the_number(code: str) -> None:
    """One form of Russian is for 1, 21 and 101; one of French for 0 and 1."""
    rule = Locale.parse(language(code).locale).plural_form
    categories = ("one", "few", "many")
    several = {c for c in categories if any(rule(n) == c for n in range(2, 200))}
    bad = []
    for message in said(code):
        forms = catalogues.forms(message.string)
        if len(catalogues.forms(message.id)) > 1 and "{n}" in message.id[1]:
            bad += [
                (message.context, text)
                for category, text in zip(categories, forms, strict=False)
                if (category in several or category != "one") and "{n}" not in text
            ]
    assert bad == []


def test_every_form_is_there(code: str) -> None:
    catalogue = catalogues.read(code)
    short = [
        message.context
        for message in catalogue
        if message.id
        and isinstance(message.id, tuple)
        and len(catalogues.forms(message.string)) != catalogue.num_plurals
    ]
    assert short == []


def test_markup_is_that_of_the_english(code: str) -> None:
    other = [
        (message.context, text)
        for message in said(code)
        for text in catalogues.forms(message.string)
        if marks(text) != marks(catalogues.forms(message.id)[-1])
    ]
    assert other == []


def test_nothing_is_said_in_doubt(code: str) -> None:
    assert [m.context for m in catalogues.read(code) if m.id and m.fuzzy] == []


def unsaid(code: str) -> Iterator[str]:
    room = set() if code == "ru" else FOR_PROGRAMS
    known = {(m.context, catalogues.forms(m.id)) for m in said(code)}
    for message in template():
        place = message.context, catalogues.forms(message.id)
        if message.id and not room.intersection(message.auto_comments) and place not in known:
            yield f"{message.context}: {message.id}"


def test_everything_is_said(code: str) -> None:
    assert list(unsaid(code)) == []


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "1 год"), (3, "3 года"), (21, "21 год"), (22, "22 года"), (111, "111 лет"), (0, "0 лет")],
)
def test_russian_has_three_forms(n: int, words: str) -> None:
    with speaking("ru"):
        assert words in counted("risk.age.years", n)


def test_nothing_is_not_called_one() -> None:
    """French has one form for 0 and 1."""
    with speaking("fr"):
        assert "0" in counted("panel.listed", 0)


def test_a_sentence_without_a_translation_stays_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "LOCALE", catalogues.LOCALE / "none")
    catalogues.translations.cache_clear()
    try:
        with speaking("ru"):
            assert say("pin") == "Pin"
            assert counted("panel.listed", 1) == "One incident under the present filters."
    finally:
        catalogues.translations.cache_clear()


@pytest.mark.parametrize(
    "message",
    [
        Message("a {n}", "b {m}", context="x"),
        Message("a {n}", "b {n", context="x"),
        Message("a {n}", "b {n:,}", context="x"),
        Message("a {n}", "b {n.real}", context="x"),
        Message("a {n}", "", context="x"),
        Message("a {n}", "b {n}", context="x", flags=["fuzzy"]),
        Message(("a", "{n} a"), ("b", "", "{n} b"), context="x"),
    ],
)
def test_a_translation_that_cannot_be_filled_in_is_left_out(message: Message) -> None:
    assert not catalogues.is_usable(message)


def test_threads_never_mix_their_languages() -> None:
    def words(code: str) -> set[str]:
        with speaking(code):
            return {joined(["a", "b", "c"], last="and") for _ in range(300)}

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(words, [one.code for one in LANGUAGES] * 8))
    assert found == [{"a, b and c"}, {"a, b и c"}, {"a, b und c"}, {"a, b et c"}] * 8
