"""The question says itself in words, completely and without doubt about days and months."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.filters import Query
from dashboard.in_words import partial_date, partial_period, parts, sentence

FULL = Query(
    threat_types=("poisoning", "killing"),
    countries=("KAZ", "GEO"),
    target_groups=("journalist",),
    evidence=("alleged",),
    attributions=("unknown",),
    since=date(2022, 2, 24),
    until=date(2023, 12, 1),
    text="Tbilisi",
    area=(20, 35, 60, 60),
)


def test_everything_asked_is_said() -> None:
    said = sentence(FULL)
    for words in ("Killing or Poisoning", "Georgia or Kazakhstan", "Journalist", "Alleged"):
        assert words in said
    assert "between 24 February 2022 and 1 December 2023" in said
    assert "“Tbilisi”" in said
    assert "35° and 60° N" in said


def test_asking_nothing_says_so() -> None:
    assert sentence(Query()) == "All incidents."
    assert parts(Query()) == ()


def test_each_part_taken_away_leaves_nothing() -> None:
    rest = FULL
    for part in parts(FULL):
        rest = rest.without(part.field, part.code)
    assert rest == Query()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-02-13", "13 February 2024"),
        ("2024-02", "February 2024"),
        ("2024-Q1", "January–March 2024"),
        ("2024", "2024"),
        ("", "date unknown"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(text: str, words: str) -> None:
    assert partial_date(text) == words


def test_an_open_end_is_said_not_guessed() -> None:
    assert partial_period("2023-12", "") == "since December 2023, no end reported"
    assert partial_period("", "2023") == "until 2023"
    assert partial_period("2023", "2023") == "2023"
    assert partial_period("", "") == "no dates given"
    assert partial_period("2022", "2023-05") == "2022 – May 2023"
