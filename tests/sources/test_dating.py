"""Dates as other people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import dates
from dashboard.sources.dating import DIRECTIVES, date_form, date_judge
from tests.mapping_worlds import DAY


def read(text: str, *forms: str) -> str:
    verdict = date_judge(tuple(map(date_form, forms)), DAY)(text)
    return verdict.value or verdict.rule


@pytest.mark.parametrize("text", ["2024-02-29", "2024-02", "2024-Q1", "2024", "1999-12-31"])
def test_partial_iso_dates_are_always_understood(text: str) -> None:
    assert read(text) == text
    assert read(text, "%d.%m.%Y") == text


@pytest.mark.parametrize(
    "text",
    ["2024-02-13T10:00:00Z", "2024-02-13 00:00:00", "2024-02-13T09:30+01:00", "2024-02-13 09:30"],
)
def test_a_time_of_day_is_read_and_dropped(text: str) -> None:
    assert read(text) == "2024-02-13"
    assert read("13.02.2024 09:30", "%d.%m.%Y %H:%M") == "2024-02-13"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("13 February 2024", "%d %B %Y"),
        ("13-Feb-2024", "%d-%b-%Y"),
        ("13 февраля 2024", "%d %B %Y"),
        ("13. Februar 2024", "%d. %B %Y"),
        ("13 FÉVRIER 2024", "%d %B %Y"),
        ("13 févr. 2024", "%d %b %Y"),
        ("13.02.2024", "%d.%m.%Y"),
        ("2/13/2024", "%m/%d/%Y"),
        ("13.02.24", "%d.%m.%y"),
        ("20240213", "%Y%m%d"),
    ],
)
def test_declared_forms_are_read_in_four_languages(text: str, form: str) -> None:
    assert read(text, form) == "2024-02-13"


def test_a_form_without_a_day_gives_a_month_and_without_a_month_a_year() -> None:
    assert read("Mai 2024", "%B %Y") == "2024-05"
    assert read("05/2024", "%m/%Y") == "2024-05"
    assert read("2024 г.", "%Y г.") == "2024"


@pytest.mark.parametrize("text", ["31.02.2024", "30.02.2024", "31.04.2024", "00.01.2024"])
def test_days_that_the_calendar_does_not_have_are_refused(text: str) -> None:
    assert read(text, "%d.%m.%Y") == "is not a day of the calendar"


def test_years_that_cannot_be_are_refused() -> None:
    assert read("0000-01-01") == "lies before 1900"
    assert read("0000") == "lies before 1900"
    assert read("1812-09-07") == "lies before 1900"
    assert read("2124-01-01") == "lies in the future"
    assert read("9999-12-31") == "lies in the future"


def test_what_begins_after_today_is_refused_and_what_has_begun_is_not() -> None:
    assert read("2026-11-23") == "2026-11-23"
    assert read("2026-11-24") == "lies in the future"
    assert read("2026-11") == "2026-11"
    assert read("2026-12") == "lies in the future"
    assert read("2026-Q4") == "2026-Q4"
    assert read("2026") == "2026"
    assert read("2027") == "lies in the future"


def test_two_digits_of_a_year_are_refused_unless_they_are_declared() -> None:
    assert read("13.02.24") == "has a year of two digits"
    assert read("13.02.24", "%d.%m.%Y") == "has a year of two digits"
    assert read("13.02.99", "%d.%m.%y") == "1999-02-13"


def test_an_undeclared_form_is_refused_with_the_forms_it_may_have() -> None:
    verdict = date_judge((), DAY)("02/13/2024")
    assert verdict.rule == "is not a date in a form that is understood"
    assert '"%d/%m/%Y" or "%m/%d/%Y"' in verdict.advice
    assert read("spring of 2024") == "is not a date in a form that is understood"
    assert read("13 Foo 2024", "%d %B %Y") == "is not a date in a form that is understood"
    assert read("20٢4-01-01") == "is not a date in a form that is understood"


def test_a_date_that_two_declared_forms_read_as_two_days_is_refused() -> None:
    both = ("%d/%m/%Y", "%m/%d/%Y")
    assert read("03/04/2024", *both) == "can be read as 2024-03-04 or 2024-04-03"
    assert read("13/04/2024", *both) == "2024-04-13"
    assert read("04/04/2024", *both) == "2024-04-04"


@pytest.mark.parametrize(
    "form", ["", "%d.%m", "%Q %Y", "%", "%Y %y", "%B %m %Y", "%d %Y", "%Y-%m-%d %", "%j %Y", "%c"]
)
def test_forms_that_say_no_date_are_refused_in_words(form: str) -> None:
    with pytest.raises(ValueError, match=r"holds %|needs a year|twice"):
        date_form(form)


@given(some.text(max_size=12) | some.lists(some.sampled_from([*DIRECTIVES, ".", " "])).map("".join))
def test_any_form_is_compiled_or_refused_and_any_text_judged(form: str) -> None:
    try:
        compiled = date_form(form)
    except ValueError:
        return
    for text in ("2024-02-13", "", "1", form, "13.02.2024"):
        assert date_judge((compiled,), DAY)(text or "x") is not None


@given(some.dates(date(1900, 1, 1), DAY), some.sampled_from(["%d.%m.%Y", "%Y/%m/%d", "%d %B %Y"]))
def test_a_day_written_in_a_form_is_read_back(day: date, form: str) -> None:
    text = day.strftime(form)
    assert read(text, form) == day.isoformat()


@given(some.text(max_size=30))
def test_what_is_understood_is_a_date_of_ours_and_not_ahead(text: str) -> None:
    verdict = date_judge((date_form("%d.%m.%Y"),), DAY)(text)
    assert bool(verdict.value) != bool(verdict.rule)
    if verdict.value:
        assert dates.is_date(verdict.value)
        assert dates.first_day(verdict.value) <= DAY
