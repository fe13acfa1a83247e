"""The stories that come with the data: complete in every language, sourced, figures filled in."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from dashboard import snapshot
from dashboard.cli import main
from dashboard.site import open_site
from dashboard.stories import library
from dashboard.stories.story import LANGUAGES
from dashboard.ui import view

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.stories.fitting import Fitted
    from dashboard.stories.library import Library, Shelved

FOLDER = snapshot.SHIPPED / library.FOLDER
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.fixture(scope="module")
def held() -> Library:
    return library.library(open_site())


def test_there_are_three_and_nothing_is_wrong_with_them(held: Library) -> None:
    assert NAMES == ["humanitarian-visas", "kazakhstan", "long-arm"]
    assert [one.story.id for one in held.stories] == NAMES
    site = open_site()
    assert library.check(site.snapshot, site.incidents) == []
    assert library.library(site) is held
    assert held.called("long-arm") is not None
    assert held.called("nothing") is None


@pytest.mark.parametrize("name", NAMES)
def test_every_language_has_the_same_steps_and_placeholders(held: Library, name: str) -> None:
    story = _story(held, name).story
    assert story.languages == LANGUAGES
    assert 5 <= len(story.steps) <= 9
    for step in story.steps:
        used = {
            code: {found.split("|")[0] for found in re.findall(r"\{([^}]+)", words.text)}
            for code, words in step.words.items()
        }
        # French says "in 1930" where Russian says "in the year": the days may differ, not figures.
        figures = {code: {u for u in found if "year" not in u} for code, found in used.items()}
        assert len({frozenset(one) for one in figures.values()}) == 1, (name, figures)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_filled_and_rests_on_records(held: Library, name: str) -> None:
    for step in _story(held, name).steps:
        assert step.records or step.counts["n"]
        for code in LANGUAGES:
            words = step.words(code)
            assert not set("{}|") & set(words.heading + words.text)
            assert not re.search(r"\bsafe(r|st|ly)?\b|\bsicher(e[mnrs]?)?\b", words.text.lower())
        _names_are_public(step)


@pytest.mark.parametrize("name", NAMES)
def test_every_view_is_one_the_page_reads_the_same(held: Library, name: str) -> None:
    for step in _story(held, name).story.steps:
        seen, notices = view.View.from_params(step.view)
        assert notices == ()
        asked = step.asked
        assert (seen.query, seen.layers, seen.risk) == (asked.query, asked.layers, asked.risk)
        assert (seen.as_of, seen.selected) == (asked.as_of, asked.selected)
        assert seen.to_params() == asked.to_params()


def test_check_names_story_and_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "set"
    shutil.copytree(snapshot.SHIPPED, own)
    story = own / library.FOLDER / "kazakhstan.toml"
    marked = re.search(r'highlight = \["([a-z2-7]+)"', story.read_text(encoding="utf-8"))
    assert marked is not None
    text = story.read_text(encoding="utf-8").replace(marked[1], "zzzz7777zzzz7777")
    story.write_text(text.replace("was handed to Russia", "was handed over in 2022"))
    assert main(["check", str(own)]) == 1
    said = capsys.readouterr().err
    assert "stories/kazakhstan.toml, step 1: rests on 'zzzz7777zzzz7777'" in said
    assert "stories/kazakhstan.toml, step 6: the figure 2022 is typed" in said
    shutil.rmtree(own / library.FOLDER)
    assert main(["check", str(own)]) == 0


def _story(held: Library, name: str) -> Shelved:
    found = held.called(name)
    assert found is not None
    assert found.left_out == ()
    return found


def _names_are_public(step: Fitted) -> None:
    """No step may say the name of somebody: the records beside it say those that are public."""
    names = {record.cell("public_name") for record in step.records.values()} - {""}
    for words in step.step.words.values():
        assert not any(name in words.heading + words.text for name in names)
