"""A quick hand on a slow line: what is touched before the page has heard of the last touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import line, visits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator

Atlas = visits.Atlas


@pytest.fixture
def open_slow(context: BrowserContext, site_url: str) -> Callable[[str], Atlas]:
    """Open the site at a path, on a line whose answers can be held back."""
    line.lay(context)
    return lambda path: visits.visit(context, site_url + path)


def layer(atlas: Atlas, name: str) -> Locator:
    return atlas.page.locator(".st-key-layers").get_by_role("button", name=name, exact=True)


def pill(atlas: Atlas, name: str) -> Locator:
    sidebar = atlas.page.locator('[data-testid="stSidebar"]')
    return sidebar.get_by_role("button", name=re.compile(f"^{name} ·"))


def chip(atlas: Atlas, name: str) -> Locator:
    return atlas.page.locator(".st-key-chips").get_by_role("button", name=re.compile(f"^{name} ✕"))


def on(atlas: Atlas, where: str) -> list[str]:
    """Names of the pills that are on, without their counts."""
    found = atlas.page.locator(f"{where} button[aria-pressed=true]").all_inner_texts()
    return [name.partition(" ·")[0].strip() for name in found]


def address(atlas: Atlas) -> dict[str, str]:
    told: dict[str, str] = atlas.page.evaluate(
        "() => Object.fromEntries(new URLSearchParams(location.search))"
    )
    return told


def asked(atlas: Atlas) -> dict[str, Any]:
    """What the map shows, as an address would say it."""
    told: dict[str, Any] = atlas.js(
        "() => ({ ...Object.fromEntries(new URLSearchParams(ATLAS.state.query)),"
        " layers: ATLAS.state.layers.join() })"
    )
    return told


EVERY = ["Incidents", "Reports per country", "Legal corridors", "Documented journeys"]


@pytest.mark.parametrize("pause", [0, 60, 200])
def test_two_layers_clicked_in_a_row_are_both_shown(
    open_atlas: Callable[[str], Atlas], pause: int
) -> None:
    atlas = open_atlas("/")
    layer(atlas, "Legal corridors").click()
    if pause:
        atlas.page.wait_for_timeout(pause)
    layer(atlas, "Documented journeys").click()
    atlas.settle()
    assert on(atlas, ".st-key-layers") == EVERY
    assert address(atlas)["layers"] == asked(atlas)["layers"] == "incidents,totals,legs,journeys"


def test_a_layer_clicked_before_the_last_answer_was_heard_is_shown(
    open_slow: Callable[[str], Atlas],
) -> None:
    atlas = open_slow("/")
    with line.held(atlas):
        line.click(atlas, layer(atlas, "Legal corridors"))
        layer(atlas, "Documented journeys").click()
    assert on(atlas, ".st-key-layers") == EVERY
    assert address(atlas)["layers"] == asked(atlas)["layers"] == "incidents,totals,legs,journeys"


def test_a_layer_switched_on_and_off_at_once_is_off(open_slow: Callable[[str], Atlas]) -> None:
    atlas = open_slow("/")
    with line.held(atlas):
        line.click(atlas, layer(atlas, "Incidents"))
        line.click(atlas, layer(atlas, "Incidents"))
        layer(atlas, "Legal corridors").click()
    assert set(on(atlas, ".st-key-layers")) == {
        "Incidents",
        "Reports per country",
        "Legal corridors",
    }
    assert address(atlas)["layers"] == asked(atlas)["layers"] == "incidents,totals,legs"


def test_touches_of_different_controls_all_count(open_slow: Callable[[str], Atlas]) -> None:
    atlas = open_slow("/")
    with line.held(atlas):
        line.click(atlas, pill(atlas, "Killing"))
        line.click(atlas, layer(atlas, "Legal corridors"))
        pill(atlas, "Poisoning").click()
    assert on(atlas, ".st-key-layers") == EVERY[:3]
    assert set(on(atlas, '[data-testid="stSidebar"]')) == {"Killing", "Poisoning"}
    assert address(atlas)["type"] == asked(atlas)["type"] == "killing,poisoning"
    assert address(atlas)["layers"] == asked(atlas)["layers"] == "incidents,totals,legs"


def test_two_chips_taken_away_at_once_are_both_gone(open_slow: Callable[[str], Atlas]) -> None:
    atlas = open_slow("/?type=killing,poisoning,lure")
    with line.held(atlas):
        line.click(atlas, chip(atlas, "Killing"))
        chip(atlas, "Poisoning").click()
    assert address(atlas)["type"] == asked(atlas)["type"] == "lure"
    assert len(on(atlas, '[data-testid="stSidebar"]')) == 1


def test_all_filters_cleared_and_a_layer_switched_at_once(
    open_slow: Callable[[str], Atlas],
) -> None:
    atlas = open_slow("/?type=killing&country=DEU")
    with line.held(atlas):
        line.click(atlas, atlas.page.get_by_role("button", name="Clear all filters"))
        layer(atlas, "Legal corridors").click()
    assert address(atlas) == asked(atlas) == {"layers": "incidents,totals,legs"}
    assert on(atlas, '[data-testid="stSidebar"]') == []
    assert on(atlas, ".st-key-layers") == EVERY[:3]


@pytest.mark.parametrize("answered", [False, True])
def test_back_during_a_rerun_leaves_controls_address_and_map_agreeing(
    open_slow: Callable[[str], Atlas], answered: bool
) -> None:
    atlas = open_slow("/")
    pill(atlas, "Killing").click()
    atlas.settle()
    with line.held(atlas):
        if answered:
            line.click(atlas, pill(atlas, "Poisoning"))
        else:
            pill(atlas, "Poisoning").click()
        sent = atlas.log.sent
        atlas.page.evaluate("history.back()")
        line.answered(atlas, sent)
    assert address(atlas) == {}
    assert asked(atlas) == {"layers": "incidents,totals"}
    assert on(atlas, '[data-testid="stSidebar"]') == []


def test_back_and_a_touch_at_once_agree(open_slow: Callable[[str], Atlas]) -> None:
    atlas = open_slow("/")
    pill(atlas, "Killing").click()
    atlas.settle()
    with line.held(atlas):
        sent = atlas.log.sent
        atlas.page.evaluate("history.back()")
        line.answered(atlas, sent)
        layer(atlas, "Legal corridors").click()
    assert address(atlas) == asked(atlas)
    assert address(atlas)["layers"] == "incidents,totals,legs"
    assert on(atlas, '[data-testid="stSidebar"]') == (
        ["Killing"] if "type" in address(atlas) else []
    )
    assert on(atlas, ".st-key-layers") == EVERY[:3]


def test_filters_of_different_kinds_touched_at_once_all_count(
    open_slow: Callable[[str], Atlas],
) -> None:
    atlas = open_slow("/")
    with line.held(atlas):
        line.click(atlas, pill(atlas, "Killing"))
        pill(atlas, "Court finding").click()
    assert address(atlas) == {"type": "killing", "evidence": "court_finding"}
    assert asked(atlas)["evidence"] == "court_finding"
    assert set(on(atlas, '[data-testid="stSidebar"]')) == {"Killing", "Court finding"}
