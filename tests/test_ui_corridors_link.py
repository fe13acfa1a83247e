"""A question as text behind the # of an address: the same comes back, junk does no harm."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dashboard
from dashboard.corridors import CIRCUMSTANCES, LONGEST, PAPERS, PERSONS
from dashboard.countries import NAMES
from dashboard.filters import EARLIEST, LATEST
from dashboard.ui.corridors import link
from dashboard.ui.corridors.asked import AIMS, MOST_COUNTRIES, Asked

CARRIED = Path(dashboard.__file__).parent / "maps" / "web" / "carried.js"


def some(codes: list[str], most: int = MOST_COUNTRIES) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(sorted(codes)), max_size=most)


COUNTRIES = some(list(NAMES))


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    aim = draw(st.sampled_from(AIMS))
    return Asked(
        origin=draw(st.sampled_from(sorted(NAMES))),
        aim=aim,
        countries=draw(COUNTRIES) if aim in ("these", "but") else frozenset(),
        day=draw(st.none() | st.dates(EARLIEST, LATEST)),
        documents=draw(some([row.code for row in PAPERS])),
        person=draw(st.sampled_from([row.code for row in PERSONS])),
        circumstances=draw(some([row.code for row in CIRCUMSTANCES])),
        avoid=draw(COUNTRIES),
        longest=draw(st.integers(1, LONGEST)),
        restricted=draw(st.booleans()),
        stale=draw(st.booleans()),
    )


@given(questions())
def test_what_is_written_is_read_as_the_same(asked: Asked) -> None:
    text = link.written(asked)
    assert link.FORM.fullmatch(text), "longer, or with other signs, than the browser hands over"
    assert link.read(text) == (asked, ())


@given(st.text(max_size=900) | st.from_regex(link.FORM, fullmatch=True))
def test_junk_gives_a_question_and_few_short_sentences(text: str) -> None:
    asked, said = link.read(text)
    assert isinstance(asked, Asked)
    assert len(said) <= 3
    assert all(len(sentence) < 160 for sentence in said)


@given(questions(), st.data())
def test_a_damaged_part_leaves_the_others_as_they_are(asked: Asked, data: st.DataObject) -> None:
    parts = link.written(asked).split("&")
    at = data.draw(st.integers(0, len(parts) - 1))
    name = parts[at].partition("=")[0]
    damaged = "&".join([*parts[:at], f"{name}=nonsense", *parts[at + 1 :]])
    if not link.FORM.fullmatch(damaged):
        return
    found, said = link.read(damaged)
    kept, _ = link.read("&".join([*parts[:at], *parts[at + 1 :]]))
    assert found == kept
    assert said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "from=RUS&<script>",
        "from=rus",
        "from=RUS,KAZ",
        "to=eu,DEU",
        "on=2024-13-01",
        "on=20240101",
        "on=0000-01-01",
        "longest=9",
        "longest=4.0",
        "longest=٣",
        "with=passport,passport2",
        "as=deserter,official",
        "also=everything",
        "avoid=" + ",".join(["KAZ"] * (MOST_COUNTRIES + 1)),
        "__class__=RUS",
        "=",
        "a" * 801,
    ],
)
def test_what_cannot_be_read_is_said(text: str) -> None:
    asked, said = link.read(text)
    assert said
    assert asked == Asked()


def test_a_link_is_readable() -> None:
    asked = Asked("RUS", "these", frozenset({"FRA", "DEU"}), date(2024, 6, 30), person="deserter")
    assert link.written(asked) == (
        "from=RUS&to=these,DEU,FRA&on=2024-06-30&with=internal_passport&as=deserter&longest=4"
        "&also=stale"
    )


def test_the_browser_hands_over_what_is_read_and_no_more() -> None:
    found = re.search(r"/\^#ask:\(\[(.+?)\]\{1,(\d+)\}\)\$/", CARRIED.read_text(encoding="utf-8"))
    assert found is not None
    assert link.FORM.pattern == f"[{found[1]}]{{1,{found[2]}}}"
    assert int(found[2]) == link.MOST
