"""Which data the page shows: those it began with, those a link is pinned to, never a mixture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import site
from dashboard.ui import panel
from tests import shelves
from tests.app.test_page import figures, opened, said, told
from tests.test_server_versions import renewed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A shelf with two versions, of three and of five incidents, being served."""
    shelves.on_shelf(tmp_path, "2026.11.1", 3)
    shelves.on_shelf(tmp_path, "2026.11.2", 5)
    monkeypatch.setenv(site.DATA_VARIABLE, str(tmp_path))
    site.close_site()
    yield tmp_path
    site.close_site()


def press(page: AppTest, key: str) -> None:
    next(button for button in page.button if button.key == key).click().run()
    assert not page.exception


def keys(page: AppTest) -> set[str | None]:
    return {button.key for button in page.button}


def mapped(page: AppTest) -> dict[str, Any]:
    """What the map was told to show."""
    script = json.loads(json.dumps(told(page)))["feature_group"]
    begin = script.index("window.ATLAS.show(") + len("window.ATLAS.show(")
    shown: dict[str, Any] = json.JSONDecoder().raw_decode(script[begin:])[0]
    return shown


def assert_all_of(page: AppTest, version: str, n: int) -> None:
    """Assert that figures, table and map are those of one version."""
    assert f"**{n} of {n} incidents**" in figures(page)
    assert f"data {version}" in figures(page)
    assert len(page.dataframe[0].value) == n
    assert mapped(page)["version"].startswith(f"{version}-")


def test_a_page_keeps_the_data_it_began_with_until_it_is_told(shelf: Path) -> None:
    page = opened()
    assert "newer show" not in keys(page)
    shelves.on_shelf(shelf, "2026.11.3", 7)
    renewed()
    page.text_input[0].set_value("story").run()
    assert_all_of(page, "2026.11.2", 5)
    assert "Newer data are available: version 2026\\.11\\.3." in said(page)
    press(page, "newer show")
    assert_all_of(page, "2026.11.3", 7)
    assert "newer show" not in keys(page)
    assert page.query_params == {"q": "story"}
    assert_all_of(opened(), "2026.11.3", 7)


def test_a_pinned_link_brings_the_old_numbers_back() -> None:
    page = opened(data="2026.11.1")
    assert_all_of(page, "2026.11.1", 3)
    assert page.query_params["data"] == "2026.11.1"
    assert "You see data version 2026\\.11\\.1, as the link asks." in said(page)
    page.text_input[0].set_value("story 2").run()
    assert "**1 of 3 incidents**" in figures(page)
    assert page.query_params["data"] == "2026.11.1"
    press(page, "newer show")
    assert "**1 of 5 incidents**" in figures(page)
    assert "data" not in page.query_params


def test_pinning_and_unpinning_change_the_link_and_not_the_numbers(shelf: Path) -> None:
    page = opened()
    press(page, "pin")
    assert page.query_params["data"] == "2026.11.2"
    shelves.on_shelf(shelf, "2026.11.3", 7)
    renewed()
    page.run()
    assert_all_of(page, "2026.11.2", 5)
    press(page, "pin")
    assert "data" not in page.query_params
    assert_all_of(page, "2026.11.2", 5)


@pytest.mark.parametrize("version", ["2026.11.9", "../../etc", "x" * 90])
def test_a_version_nobody_has_is_said_once_and_the_newest_shown(version: str) -> None:
    page = opened(data=version)
    assert_all_of(page, "2026.11.2", 5)
    assert len(page.warning) == 1
    assert "newest is shown" in page.warning[0].value
    assert "data" not in page.query_params
    page.run()
    assert len(page.warning) == 1
    page.text_input[0].set_value("story").run()
    assert len(page.warning) == 0


def test_data_that_are_gone_are_replaced_and_that_is_said(shelf: Path) -> None:
    page = opened()
    (shelf / "2026.11.2").rename(shelf / ".gone")
    renewed()
    page.run()
    assert_all_of(page, "2026.11.1", 3)
    assert "no longer held" in page.warning[0].value


def test_a_version_written_anew_is_shown_as_it_is_now(shelf: Path) -> None:
    page, gone = opened(data="2026.11.1"), shelves.name(0)
    shelves.on_shelf(shelf, "2026.11.1", 3, left_out=(gone,))
    renewed()
    page.run()
    assert_all_of(page, "2026.11.1", 2)
    assert not page.warning


def test_a_swap_in_the_midst_of_a_run_mixes_nothing(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = panel.draw

    def swapping(seen: Any) -> None:
        shelves.on_shelf(shelf, "2026.11.3", 7)
        renewed()
        for version in ("2026.11.1", "2026.11.3"):
            site.open_site(version)
        draw(seen)

    monkeypatch.setattr(panel, "draw", swapping)
    assert_all_of(opened(), "2026.11.2", 5)


def test_a_link_to_a_withdrawn_record_says_so(shelf: Path) -> None:
    gone = shelves.name(1)
    assert "Invented story 1." in [t.value for t in opened(sel=f"incident:{gone}").text]
    stone = ((gone, "harm"),)
    shelves.on_shelf(shelf, "2026.11.1", 3, left_out=(gone,))
    shelves.on_shelf(shelf, "2026.11.3", 6, left_out=(gone,), withdrawn=stone)
    renewed()
    for asked in ({}, {"data": "2026.11.1"}, {"data": "2026.11.2"}):
        page = opened(sel=f"incident:{gone}", **asked)
        assert "Withdrawn on 23 November 2026: Could harm somebody." in page.info[0].value
        assert "Invented story 1." not in said(page)


def test_a_newer_version_that_cannot_be_opened_is_told_at_the_foot(shelf: Path) -> None:
    page = opened()
    assert "could not be opened" not in said(page)
    shelves.spoil(shelves.on_shelf(shelf, "2026.11.3"))
    renewed()
    page.run()
    assert_all_of(page, "2026.11.2", 5)
    assert "Showing data version 2026\\.11\\.2; a newer one, 2026\\.11\\.3, could not" in said(page)
    assert "newer show" not in keys(page)


def test_the_foot_leads_to_our_plain_pages() -> None:
    foot = next(block.proto.body for block in opened().get("html") if "<nav" in block.proto.body)
    for path in ("/about/changes", "/about/policy", "/api/v1/"):
        assert f'href="{path}" target="_self"' in foot
    assert 'href="/about/cite?data=2026.11.2" target="_self"' in foot


def test_the_foot_leads_to_the_citation_of_what_is_shown() -> None:
    page = opened(data="2026.11.1", q="story 2")
    foot = next(block.proto.body for block in page.get("html") if "<nav" in block.proto.body)
    assert 'href="/about/cite?q=story%202&amp;data=2026.11.1" target="_self"' in foot
