"""Briefs as PDF: the page's numbers, tagged, small, the same on any day, in any language."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import briefs, engine, site, taxonomy
from dashboard.briefs import typesetting
from dashboard.briefs.blocks import Brief, Heading, Source, Text
from dashboard.briefs.contents import method
from dashboard.countries import CODES, NAMES
from dashboard.exports.risk_shown import RiskShown
from dashboard.filters import Query
from dashboard.maps.breaks import written
from dashboard.site.risk_answers import RiskAsked
from dashboard.summary import ranked
from tests.briefs import orders
from tests.briefs.orders import compared, made, pdf, text

if TYPE_CHECKING:
    from collections.abc import Callable

BODIES: dict[str, Callable[[], bytes]] = {
    **{name: partial(made, order) for name, order in orders.ORDERS.items()},
    "ways": compared,
    "none known": partial(compared, known=False),
}
each = pytest.mark.parametrize("name", list(BODIES))


@each
def test_it_has_two_to_six_pages_and_is_small(name: str) -> None:
    body = BODIES[name]()
    assert 2 <= len(pdf(body).pages) <= 6
    assert len(body) < 1_000_000


@each
def test_it_is_tagged_titled_and_says_its_language(name: str) -> None:
    root: Any = pdf(BODIES[name]()).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == ("ru" if name == "russian" else "en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    reader = pdf(BODIES[name]())
    assert reader.metadata
    assert reader.metadata.title
    assert reader.xmp_metadata is not None
    assert "pdfuaid" in str(reader.xmp_metadata.stream.get_data())
    kinds = structure(root["/StructTreeRoot"])
    assert {"/H1", "/Figure", "/Title"} <= kinds


def structure(node: Any) -> set[str]:
    """Every kind of structure element below a node."""
    found = {str(node["/S"])} if "/S" in node else set()
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        reached = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(reached, dict):
            found |= structure(reached)
    return found


@each
def test_its_typefaces_are_inside(name: str) -> None:
    for page in pdf(BODIES[name]()).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            known = font.get_object()
            inner = known["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, known["/BaseFont"]


@pytest.mark.parametrize("name", [name for name in BODIES if name != "russian"])
def test_its_pages_are_numbered(name: str) -> None:
    pages = pdf(BODIES[name]()).pages
    for at, page in enumerate(pages, start=1):
        assert f"Page {at} of {len(pages)}" in page.extract_text()


def test_the_same_order_gives_the_same_bytes_in_another_process() -> None:
    asks = (
        "import sys, hashlib; from dashboard import briefs, site;"
        "o = briefs.Order(country='KAZ', home='https://atlas.example.org/');"
        "b = briefs.made(site.open_site(), o, briefs.FORMS[0]);"
        "print(hashlib.sha256(b).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", asks], capture_output=True, check=True, text=True)
    body = made(orders.KAZ)
    assert run.stdout.strip() == hashlib.sha256(body).hexdigest()
    assert pdf(body).metadata.creation_date is not None  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["view", "filtered", "country"])
def test_its_numbers_are_those_of_the_page(name: str) -> None:
    order, found = orders.ORDERS[name], site.open_site()
    query = replace(order.query, countries=("KAZ",)) if order.country else order.query
    said, total = text(made(order)), 0
    counts = {line.code: line.n for line in ranked(found.incidents, query, "evidence")}
    for at, grade in enumerate(taxonomy.EVIDENCE):
        total += counts.get(grade.code, 0)
        label = f"only: {grade.label}" if at == 0 else f"plus: {grade.label}"
        assert f"{label} {total:,}" in said
    assert total == engine.count(found.incidents, query)
    sure = sum(counts.get(grade.code, 0) for grade in taxonomy.EVIDENCE if grade.solid)
    assert f"{sure} of {total} are established" in said


def test_the_countries_are_ranges_from_well_established_to_all() -> None:
    found, said = site.open_site(), text(made(orders.VIEW))
    firm = tuple(grade.code for grade in taxonomy.EVIDENCE if grade.solid)
    top = engine.totals(found.incidents, Query()).sort_values(["n"], ascending=False).iloc[0]
    low = engine.count(found.incidents, Query(countries=(top["iso3"],), evidence=firm))
    assert f"{NAMES[top['iso3']]} {low} to {top['n']}" in said


def test_a_country_has_the_layers_of_the_page() -> None:
    found, said = site.open_site(), text(made(orders.KAZ))
    for code in ("composite", "exposure", "conduct", "entry", "protection"):
        asked = RiskAsked(code, Query(), found.snapshot.manifest.as_of)
        frame = found.risks.scores(asked).countries.set_index("iso3")
        row = frame.to_dict("index")["KAZ"]
        value, low, high = (written("index", row[name]) for name in ("value", "low", "high"))
        assert f"{value}, possibly {low} to {high}" in said


def test_a_view_of_a_layer_lists_its_highest_values() -> None:
    found, said = site.open_site(), text(made(orders.FILTERED))
    asked = RiskAsked("conduct", orders.FILTERED.query, found.snapshot.manifest.as_of)
    known = found.risks.scores(asked).countries.query("observed and iso3 != 'RUS'")
    first = known.sort_values("value", ascending=False, kind="stable").to_dict("records")[0]
    value, low, high = (written("index", first[name]) for name in ("value", "low", "high"))
    assert f"{NAMES[first['iso3']]} {value}, possibly {low} to {high}" in said


def test_the_records_are_listed_with_sources_and_how_many_of_how_many() -> None:
    found, said = site.open_site(), text(made(orders.VIEW))
    newest = engine.records(found.incidents, Query(), limit=3)
    for summary in newest["summary"]:
        assert " ".join(summary.split())[:60] in said
    total = engine.count(found.incidents, Query())
    assert f"of {total} records; the address on the last page has all." in said
    assert "What this is not" in pdf(made(orders.VIEW)).pages[-1].extract_text()


def test_its_address_is_pinned_to_the_data_and_leads_to_the_view() -> None:
    version = site.open_site().data_version
    links = [
        str(note.get_object()["/A"]["/URI"])
        for page in pdf(made(orders.KAZ)).pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    wanted = f"{orders.HOME}?country=KAZ&risk=composite&data={version}&sel=country:KAZ"
    assert wanted in links
    assert all(link.startswith(("https://", "http://")) for link in links)


def test_ways_carry_their_question_only_where_the_reader_chose_so() -> None:
    plain = compared(address=f"{orders.HOME}corridors")
    carried = compared(address=f"{orders.HOME}corridors#ask:from=RUS&to=anywhere")
    assert "#ask:" not in text(plain)
    assert "#ask:from=RUS&to=anywhere" in text(carried).replace(" ", "")
    assert "atlas.example.org" not in text(compared())


def test_the_way_a_reader_chose_is_told_in_full_whatever_its_rank() -> None:
    asked = orders.comparison()
    answer = site.open_site().corridors.answer(asked.question)
    last = answer.corridors[-1]
    body = briefs.compared(site.open_site(), replace(asked, chosen=last.id), "a4", briefs.FORMS[0])
    said = text(body)
    assert f"{len(answer.corridors)}. Russia" in said
    assert " ".join(last.reasons[0].split()) in said
    assert 2 <= len(pdf(body).pages) <= 6


def test_none_known_is_said_with_what_comes_nearest() -> None:
    said = text(compared(known=False))
    assert "None known" in said
    assert "does not mean that none exists" in said
    assert "It is no answer, because:" in said
    assert "Ways that were not used" in said
    assert "did not tick" in said


HOSTILE = "#panic() *a* $x^2$ `raw` @ref <label> \\ // /* \u202e [b] {c} ~ -- = head\n#let x = 1"


def brief(lang: str, words: str) -> Brief:
    source = Source(words, words, "2024", "https://example.org/#x", "de")
    blocks = (Heading(words), Text(words, sources=(source,)), Text(words, "lead"))
    return Brief(
        words,
        words,
        words,
        lang,
        words,
        (2026, 11, 23),
        words,
        words,
        "{page}/{pages}",
        words,
        blocks,
    )


def test_hostile_text_stays_text() -> None:
    said = text(typesetting.pdf(brief("en", HOSTILE), "a4"))
    for part in ("#panic() *a* $x^2$ `raw` @ref <label>", "[b] {c} ~ -- = head", "#let x = 1"):
        assert part in said


def test_cyrillic_can_be_read_out_of_it() -> None:
    words = "Сообщения о преследовании россиян за рубежом: Ёлка, съезд, щит, Қазақстан"
    body = typesetting.pdf(brief("ru", words), "letter")
    assert "Сообщения о преследовании россиян за рубежом: Ёлка, съезд, щит" in text(body)
    assert pdf(body).trailer["/Root"]["/Lang"] == "ru"  # type: ignore[index]
    assert [round(float(side)) for side in pdf(body).pages[0].mediabox[2:]] == [612, 792]


def test_it_speaks_the_language_it_is_asked_for_in() -> None:
    said, english = text(made(orders.RUSSIAN)), text(made(orders.KAZ))
    assert "Казахстан" in said
    assert "Украина" in said
    assert "Kazakhstan" in english
    assert "lang=ru" in said.replace(" ", "")


def test_a_question_of_everything_by_name_still_fits() -> None:
    query = Query(
        threat_types=taxonomy.codes(taxonomy.THREAT_TYPES), countries=CODES[1:], text="о" * 80
    )
    order = replace(orders.VIEW, query=query)
    assert 2 <= len(pdf(made(order)).pages) <= 6
    assert b"<svg" in made(order, "svg")
    assert method.code("https://atlas.example.org/?" + "q" * 4000) == ""


@pytest.mark.parametrize("iso3", ["RUS", "FJI", "VAT", "USA"])
def test_any_country_has_a_brief(iso3: str) -> None:
    order = replace(orders.KAZ, country=iso3, shown=RiskShown("exposure"))
    assert 2 <= len(pdf(made(order)).pages) <= 6
