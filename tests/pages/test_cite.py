"""The plain page for taking along and citing: all of it without a script."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from dashboard.exports import FORMATS
from dashboard.exports.about import About, about
from dashboard.exports.citation import FORMS
from dashboard.exports.risk_shown import PLAIN, RiskShown
from dashboard.filters import Query
from dashboard.pages.cite import cite_page
from dashboard.snapshot import Manifest

DAY = date(2026, 11, 24)


def said(query: Query, n: int = 17, shown: RiskShown = PLAIN) -> About:
    manifest = Manifest(
        "2026.11.1", date(2026, 11, 23), "ab" * 32, "public 1", {"incidents": 299}, {}
    )
    return about(manifest, query, n=n, address="https://atlas.example.org/", shown=shown)


def test_it_offers_every_file_and_form_for_the_question() -> None:
    page = cite_page(said(Query(countries=("KAZ",))), DAY)
    for ending in [
        *(f"incidents.{f.ending}" for f in FORMATS),
        *(f"citation.{f.ending}" for f in FORMS),
    ]:
        assert f'href="../download/{ending}?country=KAZ&amp;data=2026.11.1" download' in page
    assert 'href="../?country=KAZ&amp;data=2026.11.1"' in page
    assert "17 records of 299." in page


def test_citations_stand_there_letter_by_letter() -> None:
    asked = said(Query(text='<b>"&\\{}$'))
    shown = [
        unescape(text)
        for text in re.findall(r"<code>(.*?)</code>", cite_page(asked, DAY), re.DOTALL)
    ]
    assert shown == [form.write(asked, DAY).replace("\r\n", "\n").strip() for form in FORMS]


def test_it_runs_and_loads_nothing() -> None:
    page = cite_page(said(Query(text="<script>1</script><img src=x>")), DAY)
    assert not re.search(r"<(script|img|iframe|link)\b", page)
    assert "&lt;script&gt;" in page


def test_only_files_made_for_so_many_are_offered() -> None:
    page = cite_page(said(Query(), n=500_000), DAY)
    offered = set(re.findall(r"download/incidents\.([a-z.]+)\?", page))
    assert offered == {f.ending for f in FORMATS if f.most >= 500_000}
    assert "xlsx" not in offered


def test_with_a_layer_on_show_it_offers_the_countries_too() -> None:
    shown = RiskShown("composite", date(2024, 6, 1), "exposure:2,entry:1")
    asked = "risk=composite&amp;as_of=2024-06-01&amp;weights=exposure:2,entry:1&amp;data=2026.11.1"
    page = cite_page(said(Query(), shown=shown), DAY)
    for format_ in FORMATS:
        for content in ("incidents", "countries"):
            address = f"../download/{content}.{format_.ending}?{asked}"
            assert f'href="{address}" download' in page
    assert "Countries by “Composite host risk” as of 1 June 2024" in page
    assert "does not mean low" in page
    assert "download/countries" not in cite_page(said(Query()), DAY)
