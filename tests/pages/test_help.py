"""The page of organisations that offer help: all of them, the warning first, no ties."""

from __future__ import annotations

import dataclasses
import html
import re
from typing import TYPE_CHECKING

import pytest

from dashboard import schema, snapshot, taxonomy
from dashboard.pages.help import groups, help_page
from dashboard.wording import say
from tests.raw_worlds import raw, released

if TYPE_CHECKING:
    from dashboard.snapshot import Snapshot


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return snapshot.read()


def page(shown: Snapshot) -> str:
    return help_page(shown, home="../").partition("<main")[2]


def words(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", page)))


def of(shown: Snapshot, *rows: dict[str, str]) -> Snapshot:
    tables = released(raw(organisations=list(rows))).tables
    return dataclasses.replace(
        shown, organisations=tables["organisations"], sources=tables["sources"]
    )


def test_the_warning_comes_before_any_address(shipped: Snapshot) -> None:
    told = page(shipped)
    first = told.index("https://")
    for said in ("help.warning.contact", "help.warning.names", "help.ties"):
        assert html.unescape(told).index(say(said)) < first


def test_every_organisation_is_told_once_and_named_wherever_it_fits(shipped: Snapshot) -> None:
    told = page(shipped)
    for row in shipped.organisations.to_dict("records"):
        assert told.count(f'<article id="o-{row["id"]}">') == 1
        assert told.count(f'href="#o-{row["id"]}"') == row["helps"].count(";")
        assert f'href="{html.escape(row["url"])}"' in told
        assert row["work"] in html.unescape(told)
    shown = {group.code for group in groups(shipped.organisations, shipped.sources)}
    assert shown == {code for text in shipped.organisations["helps"] for code in text.split(";")}


def test_each_says_languages_place_source_day_and_what_russia_declared(shipped: Snapshot) -> None:
    told = words(page(of(shipped, {})))
    for said in (
        "Russian and English",
        "Kazakhstan and Germany",
        "Undesirable organisation, since May 2024.",
        "The Invented Herald, Another group is declared undesirable, 20 May 2024",
        "Invented Aid, What we offer, March 2025",
        "Last checked March 2025",
    ):
        assert said in told, said


def test_what_is_not_known_is_said_to_be_not_known(shipped: Snapshot) -> None:
    bare = dict.fromkeys(
        ("risk_in_russia", "risk_since", "last_checked", "languages", "countries", "source_title"),
        "",
    )
    told = words(page(of(shipped, {**bare, "source_date": ""})))
    for said in ("help.unknown", "help.undated", "help.unstated", "help.everywhere"):
        assert say(said) in told, said
    assert "Source Invented Aid, aid.example.org" in told


def test_every_language_has_a_name(shipped: Snapshot) -> None:
    assert all(
        not re.fullmatch("[a-z]{2}", word)
        for group in groups(shipped.organisations, shipped.sources)
        for offer in group.offers
        for word in re.split(r", | and ", offer.languages)
    )


def test_values_are_escaped(shipped: Snapshot) -> None:
    tables = released(raw(organisations=[{}])).tables
    planted = tables["organisations"].assign(name="<script>alert(1)</script>")
    shown = dataclasses.replace(shipped, organisations=planted, sources=tables["sources"])
    assert "<script" not in page(shown)


def test_a_version_without_organisations_says_so(shipped: Snapshot) -> None:
    shown = dataclasses.replace(shipped, organisations=shipped.organisations.iloc[:0])
    told = page(shown)
    assert say("help.none") in html.unescape(told)
    assert "organisations.csv" not in told


def test_nothing_on_the_page_calls_a_place_safe(shipped: Snapshot) -> None:
    assert not re.search(r"\bsafe(?:r|st|ly)?\b", words(page(shipped)), re.IGNORECASE)
    for term in (*taxonomy.HELPED, *taxonomy.RUSSIAN_LISTS):
        assert term.definition
    assert schema.ORGANISATIONS in schema.TABLES
