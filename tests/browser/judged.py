"""What axe-core finds on a page, and what of it is Streamlit's own, each with its reason.

axe-core comes with its package and is put into the page as a script: nobody is asked for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    import re

    from playwright.sync_api import Frame, Page

RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
CONTRAST: Final = ("color-contrast",)
"""The one rule that another theme can break."""

GRAVE: Final = ("serious", "critical")


@dataclass(frozen=True)
class Known:
    """A finding about what Streamlit draws and we cannot change.

    Parameters
    ----------
    rule
        axe's name of the rule.
    html
        What the element's HTML looks like.
    reason
        Why it stays, and what a reader does instead.
    """

    rule: str
    html: re.Pattern[str]
    reason: str


KNOWN: Final[tuple[Known, ...]] = ()
"""Must be found somewhere, or the row is to go."""


@dataclass(frozen=True)
class Finding:
    """One element that breaks one rule, on one page."""

    where: str
    rule: str
    html: str
    said: str

    @property
    def known(self) -> Known | None:
        """The row of :data:`KNOWN` it is about."""
        return next((k for k in KNOWN if k.rule == self.rule and k.html.search(self.html)), None)


def findings(page: Page | Frame, where: str, rules: tuple[str, ...] = RULES) -> list[Finding]:
    """Return the grave findings on a page or in a frame of it, by groups of rules or by rules."""
    found = Axe().run(cast("Page", page), options={"runOnly": list(rules)})
    broken: list[dict[str, Any]] = found.response["violations"]
    return [
        Finding(where, rule["id"], node["html"], node["failureSummary"])
        for rule in broken
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
