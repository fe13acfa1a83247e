"""The plain pages and a brief in disguise: nothing a reader sees is written in the code."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard import briefs
from dashboard.briefs.order import Order
from dashboard.exports.about import about
from dashboard.filters import Query
from dashboard.pages.changes import changes_page
from dashboard.pages.cite import cite_page
from dashboard.pages.glossary import glossary_page
from dashboard.pages.help import help_page
from dashboard.pages.policy import policy_page
from dashboard.site import open_site
from dashboard.wording import speaking
from dashboard.wording.languages import PSEUDO
from tests.disguise import undisguised

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.site import Site

HOME = "../"
HTML = briefs.form_called("html")


def _cite(site: Site) -> str:
    said = about(site.snapshot.manifest, Query(countries=("KAZ",)), n=25, address="")
    return cite_page(said, date(2026, 11, 23))


def _brief(site: Site) -> str:
    assert HTML
    return briefs.made(site, Order(country="KAZ", lang=PSEUDO.code), HTML).decode()


PAGES: dict[str, Callable[[Site], str]] = {
    "changes": lambda site: changes_page(site.snapshot, home=HOME, held=()),
    "policy": lambda site: policy_page(site.snapshot.manifest, home=HOME),
    "help": lambda site: help_page(site.snapshot, home=HOME),
    "glossary": lambda _: glossary_page(home=HOME),
    "cite": _cite,
    "brief": _brief,
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page(name: str) -> None:
    with speaking(PSEUDO.code):
        page = PAGES[name](open_site())
    shown = re.sub(r"<pre\b.*?</pre>", "", page.partition("<body")[2], flags=re.DOTALL)
    lines = (f"<p>{line}" for line in shown.splitlines())
    assert undisguised(lines, codes=name in ("glossary", "policy")) == []
    assert f'<html lang="{PSEUDO.code}"' in page
