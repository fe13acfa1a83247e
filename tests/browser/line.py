"""A line on which the server's answers can be held back, as on a slow phone or a bad connection."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

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
    answered(atlas)
    atlas.page.evaluate(FREE)
    atlas.settle()


def answered(atlas: Atlas) -> None:
    """Wait until the server has answered everything, whether or not the page has heard of it."""
    for _ in range(600):
        atlas.page.wait_for_timeout(50)
        if atlas.log.answered():
            return
    raise AssertionError("waited in vain for the server")
