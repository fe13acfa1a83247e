"""Fixtures for tests in a real browser; without one the tests are skipped, in words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from dashboard.wording.languages import PSEUDO_VARIABLE
from tests.browser import visits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext

NEED, WITHOUT = "EXILE_ATLAS_NEED_BROWSER", "EXILE_ATLAS_NO_BROWSER"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; skips the test, or fails it where one is required."""
    if os.environ.get(WITHOUT):
        pytest.skip(f"{WITHOUT} is set: tests in a browser are left out.")
    found = visits.chromium()
    if found is None and os.environ.get(NEED):
        pytest.fail(f"Chromium is not installed, and {NEED} asks for it.")
    if found is None:
        pytest.skip("Chromium is not installed; install it to run the tests in a browser.")
    return found


@pytest.fixture(scope="session")
def site_url(chromium: str) -> Iterator[str]:
    """Address of the real app with the shipped data, served once for all tests."""
    with visits.served(environment={PSEUDO_VARIABLE: "1"}) as url:
        yield url


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests; it can look up no name but 127.0.0.1."""
    expect.set_options(timeout=visits.WAIT)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(visits.FLAGS))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh window, 1440 by 900."""
    with visits.window(browser) as opened:
        yield opened


@pytest.fixture
def open_atlas(context: BrowserContext, site_url: str) -> Callable[[str], visits.Atlas]:
    """Open the site at a path and wait for its map: ``open_atlas("/?type=killing#v=4/50/10")``."""

    def open_at(path: str) -> visits.Atlas:
        return visits.visit(context, site_url + path)

    return open_at
