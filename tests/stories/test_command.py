"""``exile-atlas present`` and a reader's own story: from a view to a file that presents itself."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard import snapshot
from dashboard.cli import main
from dashboard.errors import DataError
from dashboard.filters import Query
from dashboard.stories.library import FOLDER
from dashboard.stories.reading import read
from dashboard.stories.writing import written
from dashboard.ui.story_maker import own, step_of
from dashboard.ui.view import View

if TYPE_CHECKING:
    from pathlib import Path

SEEN = View(
    query=Query(countries=("KAZ",), since=date(2024, 1, 1), text='a "word"'),
    layers=("incidents", "legs"),
    selected="incident:73sx43bshjzworso",
    risk="entry",
    as_of=date(2025, 6, 1),
    pinned="2026.11.3",
)


def test_a_view_made_a_step_comes_back_as_the_same_view() -> None:
    step = step_of(SEEN, " The  first ", '{n|incident|incidents} \\ \' "quoted"', "en")
    story = own("Mine: a story!", [step, step])
    again = read(written(story), "mine.toml")
    assert again == story
    assert again.id == "mine-a-story"
    view, notices = View.from_params(again.steps[1].view)
    assert notices == ()
    assert view == View(
        query=SEEN.query,
        layers=SEEN.layers,
        selected=SEEN.selected,
        risk=SEEN.risk,
        as_of=SEEN.as_of,
    )
    assert again.steps[0].highlight == ("73sx43bshjzworso",)


@pytest.mark.parametrize(("heading", "text"), [("", "text"), ("one", " "), ("a", "{what}")])
def test_words_that_a_step_cannot_hold_are_refused_in_a_sentence(heading: str, text: str) -> None:
    with pytest.raises(DataError, match=r"^This step: "):
        step_of(SEEN, heading, text, "en")


def test_a_title_of_signs_alone_still_has_a_name() -> None:
    assert own("Мой рассказ", [step_of(View(), "a", "b", "en")]).id == "my-story"


def test_a_file_becomes_a_presentation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    step = step_of(View(query=Query(countries=("KAZ",))), "Here", "{n|case|cases}.", "en")
    mine, out = tmp_path / "mine.toml", tmp_path / "mine.html"
    mine.write_bytes(written(own("Mine", [step])))
    assert main(["present", str(mine), "-o", str(out)]) == 0
    assert "1 steps" not in capsys.readouterr().out
    page = out.read_text(encoding="utf-8")
    assert re.search(r"\d+\xa0cases\.", page)
    assert "Content-Security-Policy" in page
    assert 'class="atlas"' not in page
    mine.write_text(mine.read_text().replace("{n|", "{m|"))
    assert main(["present", str(mine), "-o", str(out)]) == 1
    assert main(["present", str(tmp_path / "none.toml")]) == 1
    assert main(["present", str(mine), "-o", str(mine)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("mine.toml, step 1: {m|case|cases} is no placeholder")
    assert said[1] == "none.toml: is no file; name a story, as my-story.toml."
    assert said[2].startswith("mine.toml: is the story itself")
    assert len(said) == 3


def test_a_shipped_story_links_to_the_atlas(tmp_path: Path) -> None:
    story = snapshot.SHIPPED / FOLDER / "humanitarian-visas.toml"
    given = ["present", str(story), "--lang", "de", "--atlas", "https://atlas.example.org"]
    out = tmp_path / "out.html"
    assert main([*given, "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert 'lang="de"' in page
    assert "https://atlas.example.org/?sel=leg:z2nfkdon5s" in page
    assert "story=humanitarian-visas&amp;step=1" in page
    assert main([*given[:-1], "javascript:alert(1)", "-o", str(out)]) == 1
