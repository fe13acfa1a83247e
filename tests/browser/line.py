"""A line on which the server's answers can be held back, as on a slow phone or a bad connection."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tests.browser.visits import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Locator

    from tests.browser.visits import Atlas

LINE: Final = """() => {
  const Plain = window.WebSocket;
  const hear = (go) => (window.__held ? window.__held.push(go) : go());
  window.WebSocket = class extends Plain {
    addEventListener(kind, heard, ...rest) {
      const late = (event) => hear(() => heard.call(this, event));
      super.addEventListener(kind, kind === "message" ? late : heard, ...rest);
    }
    set onmessage(heard) {
      super.onmessage = (event) => hear(() => heard.call(this, event));
    }
  };
}"""
FREE: Final = """() => {
  const held = window.__held;
  window.__held = null;
  for (const go of held) go();
}"""


def lay(context: BrowserContext) -> None:
    """Make the pages of a window ready for :func:`held`; before they are opened."""
    context.add_init_script(f"({LINE})()")


@contextmanager
def held(atlas: Atlas) -> Iterator[None]:
    """Hold back all that the server says meanwhile; the page hears it, in order, at the end."""
    atlas.page.evaluate("window.__held = []")
    yield
    until(atlas.page, atlas.log.answered, "the server")
    atlas.page.evaluate(FREE)
    atlas.settle()


def click(atlas: Atlas, what: Locator) -> None:
    """Click and wait until the server has answered, whether or not the page has heard of it."""
    sent = atlas.log.sent
    what.click()
    answered(atlas, sent)


def answered(atlas: Atlas, sent: int) -> None:
    """Wait until more than so many messages were sent, and the last was answered."""
    until(atlas.page, lambda: atlas.log.sent > sent, "a question to the server")
    until(atlas.page, atlas.log.answered, "the server")
