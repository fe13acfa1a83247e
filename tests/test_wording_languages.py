"""Which language is spoken, and how each writes numbers, days and names."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dashboard
from dashboard import countries, taxonomy, topics
from dashboard.in_words import countries_named, country, day, month, partial_date
from dashboard.wording import (
    LANGUAGES,
    joined,
    kept,
    names,
    number,
    preferred,
    provide,
    retold,
    say,
    speaking,
    spoken,
    templates,
)

CODES = [language.code for language in LANGUAGES]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("pl,fr-CA;q=0.8,en;q=0.5", "fr"),
        ("en;q=0.4, de;q=0.7", "de"),
        ("ru;q=0, de", "de"),
        ("de_AT", "de"),
        ("pl", "en"),
        ("qps", "en"),
        ("", "en"),
        (";;q=q,,,=", "en"),
    ],
)
def test_the_browser_decides_among_ours(wanted: str, code: str) -> None:
    assert preferred(wanted) == code


@given(st.text(max_size=200))
def test_whatever_a_browser_wants_one_is_spoken(wanted: str) -> None:
    assert preferred(wanted) in CODES


def test_blocks_lie_within_each_other() -> None:
    assert spoken() == "en"
    with speaking("ru"), speaking("de"):
        assert spoken() == "de"
    with speaking("xx"):
        assert spoken() == "en"
    assert spoken() == "en"


def test_who_knows_the_reader_is_asked_where_nobody_says() -> None:
    told = [""]
    provide(lambda: told[0])
    assert spoken() == "en"
    told[0] = "fr"
    assert spoken() == "fr"
    with speaking("ru"):
        assert spoken() == "ru"
    told[0] = ""
    assert spoken() == "en"


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "12,345.5"), ("ru", "12\xa0345,5"), ("de", "12.345,5"), ("fr", "12\u202f345,5")],
)
def test_numbers(code: str, written: str) -> None:
    with speaking(code):
        assert number(12345.5, ",.1f") == written


@pytest.mark.parametrize(
    ("code", "whole", "coarse"),
    [
        ("en", "13 February 2024", "January–March 2024"),
        ("ru", "13 февраля 2024", "январь–март 2024"),
        ("de", "13. Februar 2024", "Januar–März 2024"),
        ("fr", "13 février 2024", "janvier–mars 2024"),
    ],
)
def test_days(code: str, whole: str, coarse: str) -> None:
    with speaking(code):
        assert day(date(2024, 2, 13)) == partial_date("2024-02-13") == whole
        assert partial_date("2024-Q1") == coarse
        assert partial_date("2024") == "2024"
        assert month(date(2024, 2, 1)).endswith(" 2024")


@pytest.mark.parametrize("code", CODES)
def test_every_country_has_a_name(code: str) -> None:
    with speaking(code):
        named = {iso3: country(iso3) for iso3 in countries.NAMES}
        assert all(named.values())
        assert len(set(named.values())) == len(named)
        assert sorted(countries_named(named)) == sorted(named)
    if code == "ru":
        assert [name for name in named.values() if name.isascii()] == []


def test_names_are_in_the_order_of_their_alphabet() -> None:
    with speaking("de"):
        assert countries_named(["EGY", "AUT", "DEU", "BEL"]) == ["EGY", "BEL", "DEU", "AUT"]


def test_languages_have_names() -> None:
    with speaking("de"):
        assert names.tongue("uk") == "Ukrainisch"
        assert names.tongue("zz?") == "zz?"


def test_lists() -> None:
    with speaking("ru"):
        assert joined([]) == ""
        assert joined(["a", "b"]) == "a или b"


def test_labels_within_a_sentence() -> None:
    with speaking("de"):
        assert names.within("Reisepass") == "Reisepass"
    assert names.within("Internal passport") == "internal passport"
    assert names.within("LGBTQ person") == "LGBTQ person"


def test_vocabularies_are_in_the_language_spoken_and_equal_in_all() -> None:
    term, field = taxonomy.THREAT_TYPES[0], topics.FIELDS[0]
    with speaking("qps"):
        assert term.label.startswith("⟦")
        assert term.reason.startswith("⟦")
        assert field.label.startswith("⟦")
        assert term == taxonomy.THREAT_TYPES[0]
        found = {term: 1}
    assert found[term] == 1
    assert term.label == term.english


def test_what_is_kept_is_said_again() -> None:
    with speaking("qps"):
        sentence = kept("risk.why.shown")
        assert retold(sentence) != sentence
        assert retold("Anything else.").startswith("⟦")
    assert retold(sentence) == sentence


def test_the_browser_gets_every_form() -> None:
    with speaking("ru"):
        assert templates("map.here").keys() == {"one", "few", "many", "other"}
    assert set(templates("map.here")) == {"one", "other"}


def test_no_words_are_said_while_modules_are_loaded() -> None:
    """They would stay in one language for good."""
    script = Path(__file__).parent / "words_at_import.py"
    root = Path(dashboard.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, str(script)], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == []
    assert done.returncode == 0, done.stderr


def test_one_form_of_a_counted_sentence_can_be_asked_for() -> None:
    with speaking("ru"):
        assert say("panel.listed.many", n="{n}") == templates("panel.listed")["many"]
        assert say("panel.listed.one", n=1) != "One incident under the present filters."
