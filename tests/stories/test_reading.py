"""A story file: read, refused in one sentence, written and read again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import DataError
from dashboard.stories.asked import Asked
from dashboard.stories.reading import read
from dashboard.stories.story import LANGUAGES, Step, Story, Words
from dashboard.stories.writing import written

GOOD = """
id = "two-roads"
authors = ["An Author"]
data = "2026.11.3"

[en]
title = "Two roads"
subtitle = "What happened on them"

[[steps]]
view = {country = "KAZ", layers = "incidents"}
bounds = [40, 35, 90, 56]
highlight = ["aaaa2222bbbb3333"]
rests_on = ["cccc4444dd"]

[steps.en]
heading = "The first"
text = "{n|incident|incidents}, since {date.aaaa2222bbbb3333}."
"""


def test_a_story_is_read() -> None:
    story = read(GOOD.encode(), "two-roads.toml")
    assert (story.id, story.languages, len(story.steps)) == ("two-roads", ("en",), 1)
    assert story.steps[0].asked.query.countries == ("KAZ",)
    assert story.steps[0].records == ("aaaa2222bbbb3333", "cccc4444dd")
    assert story.language("fr") == "en"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "two-roads"', 'id = "Two Roads"', "id is missing or cannot be read"),
        ('data = "2026.11.3"', "", "data is missing"),
        ("[[steps]]", "[[stages]]", "'stages' is not known here"),
        ('title = "Two roads"', "title = 2", "title is missing"),
        ('country = "KAZ"', 'country = "KAZZ"', "step 1: view: Host country: 'KAZZ'"),
        ('country = "KAZ"', 'land = "KAZ"', "step 1: 'land' is not known here"),
        ('layers = "incidents"', 'layers = "tanks"', "step 1: view: layers: 'tanks' is none"),
        ("[40, 35, 90, 56]", "[40, 56, 90, 35]", "step 1: bounds lie outside the world"),
        ("[40, 35, 90, 56]", '"Asia"', "step 1: bounds are not west, south"),
        ('["cccc4444dd"]', '["not an id"]', "step 1: rests_on: 'not an id' is not the id"),
        ("{date.aaaa2222bbbb3333}", "{date.eeee2222ff}", "add it to rests_on"),
        ("{n|incident|incidents}", "{n|incident}", "needs 2 forms"),
        ("{n|incident|incidents}", "{many}", "{many} is no placeholder"),
        ("{n|incident|incidents}", "{", "a curly bracket stands alone"),
        ("[steps.en]", "[steps.ru]", "step 1: has no words in 'en'"),
        ('heading = "The first"', f'heading = "{"long " * 40}"', "longer than 120"),
        ("[en]", "[en", "is not TOML that can be read"),
    ],
)
def test_what_is_wrong_is_one_sentence_that_says_where(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(DataError) as caught:
        read(GOOD.replace(old, new).encode(), "two-roads.toml")
    sentence = str(caught.value)
    assert sentence.startswith("two-roads.toml")
    assert said in sentence
    assert "\n" not in sentence


@given(st.binary(max_size=300))
def test_any_bytes_are_a_story_or_one_sentence(body: bytes) -> None:
    _read_or_refuse(body)


_PARTS = GOOD.split()


@given(st.lists(st.sampled_from([*_PARTS, "=", "[[", "]", "{", "}", '"', "9", "é"]), max_size=60))
def test_any_mixture_of_its_parts_is_a_story_or_one_sentence(parts: list[str]) -> None:
    _read_or_refuse("\n".join(parts).encode())


@given(
    st.integers(0, len(GOOD) - 1),
    st.integers(0, 40),
    st.text(alphabet='[]{}="\n.,|0aé\x00', max_size=6),
)
def test_a_damaged_story_is_a_story_or_one_sentence(at: int, gone: int, put: str) -> None:
    _read_or_refuse((GOOD[:at] + put + GOOD[at + gone :]).encode())


def _read_or_refuse(body: bytes) -> None:
    try:
        read(body, "junk.toml")
    except DataError as error:
        sentence = str(error)
        assert sentence.startswith("junk.toml")
        assert "\n" not in sentence
        assert len(sentence) < 600


_TEXTS = (
    st.text(min_size=1, max_size=60)
    .map(
        lambda text: " ".join(
            "".join(c if c.isprintable() and c not in "{}" else " " for c in text).split()
        )
    )
    .filter(bool)
)
_VIEWS: Any = st.sampled_from(
    [
        {},
        {"country": "KAZ,KGZ", "since": "2022-02-24", "layers": "none"},
        {"q": 'a "word"', "risk": "entry", "as_of": "2024-02-29", "sel": "country:KAZ"},
        {"area": "40,35,90,56", "type": "killing"},
    ]
)
_RECORDS = st.lists(st.from_regex(r"[a-z2-7]{10}", fullmatch=True), unique=True, max_size=3)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    codes = draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, unique=True))
    ordered = [code for code in LANGUAGES if code in codes]

    def words() -> dict[str, Words]:
        return {code: Words(draw(_TEXTS), draw(_TEXTS)) for code in ordered}

    def step() -> Step:
        view = draw(_VIEWS)
        bounds = draw(st.sampled_from([None, (-10.5, 35.0, 40.0, 60.25)]))
        marked, others = tuple(draw(_RECORDS)), tuple(draw(_RECORDS))
        return Step(words(), view, Asked.of(view), bounds, marked, others)

    steps = tuple(step() for _ in range(draw(st.integers(1, 3))))
    return Story("a-story", words(), (draw(_TEXTS),), "2026.11.3", steps)


@given(stories())
def test_what_is_written_is_read_back_equal(story: Story) -> None:
    assert read(written(story), "a-story.toml") == story
