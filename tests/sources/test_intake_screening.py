"""The screen asked of columns finds what the release's screen finds; what it finds is masked."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.disclosure import screen
from dashboard.sources import screening
from dashboard.sources.texts import NEVER_STORED

ALL = tuple(rule.code for rule in screen.SCREEN)

PIECES = st.sampled_from(
    [
        *("+7 916 555 01 02", "0049 30 5550123", "ivan@example.org", "@handle", "t.me/x", "12345"),
        *(
            "55.755826",
            "55,755 N",
            "37°",
            "ул. Ленина",
            "12 Oak Street",
            "Musterstraße 4",
            "rue de",
        ),
        *("09:30", "9 a.m.", "SU 1234", "aged 31", "a man of 42", "31-year-old", "mother", "wives"),
        *("hotel", "from home", "HIV", "pregnant", "{{", "<b>", "\u202e", "\u200b", "$", "\\"),
        *("٣٤٥٦٧", "ⅦⅧ", "é", "ſhelter", "\u2003", "\x85", "day", "Hotels,", "of", "a", ".", "_"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=6).flatmap(
    lambda parts: st.sampled_from([" ", "", ", "]).map(lambda gap: gap.join(parts))
)


@given(st.lists(TEXTS, max_size=8))
def test_it_equals_the_screen_of_the_release(texts: list[str]) -> None:
    column = pd.Series(texts, dtype="str")
    expected = screen.tripped(column, pd.Series(True, index=column.index))
    assert screening.tripped(column, ALL).tolist() == expected.tolist()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Kazan", "Kazan"),
        ("55.755826", "55.75…"),
        ("55.75", "55.75"),
        ("call +7 916 555 01 02 now", "call •••"),
        ("12 Oak Street, flat 4", "•••"),
        ("ivan@example.org", "•••"),
        ("ivan＠example.org", "•••"),
        (f"{'long ' * 10}call +7 916", f"{'long ' * 10}call …"),
        (f"{'long ' * 10}write ivan", f"{'long ' * 10}write ivan"),
        (f"{'long ' * 10} to ivan@ex", f"{'long ' * 10} to …"),
    ],
)
def test_what_may_not_be_stored_is_masked(value: str, shown: str) -> None:
    column = pd.Series([value], dtype="str")
    assert screening.masked(column, NEVER_STORED, cut=60).tolist() == [shown]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_a_masked_text_trips_no_rule_of_contacts(texts: list[str]) -> None:
    shown = screening.masked(pd.Series(texts, dtype="str"), NEVER_STORED, cut=60)
    assert not any(screening.tripped(shown, NEVER_STORED))
