"""Countries and codes as other people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import countries, taxonomy
from dashboard.sources import values
from dashboard.sources.exonyms import EXONYMS, SEVERAL
from dashboard.sources.mapping.fields import FIELDS

SHIPPED_FIELDS = [field for fields in FIELDS.values() for field in fields]


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("DEU", "DEU"),
        ("deu", "DEU"),
        ("DE", "DEU"),
        ("276", "DEU"),
        ("4", "AFG"),
        ("004", "AFG"),
        ("276.0", "DEU"),
        ("Germany", "DEU"),
        ("  GERMANY ", "DEU"),
        ("Германия", "DEU"),
        ("Deutschland", "DEU"),
        ("Allemagne", "DEU"),
        ("The Netherlands", "NLD"),
        ("Holland", "NLD"),
        ("Голландия", "NLD"),
        ("Pays-Bas", "NLD"),
        ("США", "USA"),
        ("U.S.A.", "USA"),
        ("États-Unis", "USA"),
        ("Соединённое Королевство", "GBR"),
        ("UK", "GBR"),
        ("Weißrussland", "BLR"),
        ("Белоруссия", "BLR"),
        ("Kirghizistan", "KGZ"),
        ("Киргизия", "KGZ"),
        ("Kosovo", "XKX"),
        ("XK", "XKX"),
        ("Korea, Republic of", "KOR"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Cote d’Ivoire", "CIV"),
        ("Bosnia & Herzegovina", "BIH"),
        ("St. Lucia", "LCA"),
        ("Turkiye", "TUR"),
        ("Türkei", "TUR"),
        ("Чехия", "CZE"),
        ("ОАЭ", "ARE"),
    ],
)
def test_countries_are_known_by_code_and_by_name_in_four_languages(text: str, iso3: str) -> None:
    assert values.country(text) == (iso3, "", "")


def test_every_country_is_known_by_its_codes_and_its_name() -> None:
    several = {values.key(name) for names in SEVERAL for name in names.split("; ")}
    for row in countries.COUNTRIES:
        assert values.country(row.iso3).value == row.iso3
        if values.key(row.name) not in several:
            assert values.country(row.name).value == row.iso3


def test_other_names_belong_to_one_country_each() -> None:
    owners: dict[str, str] = {}
    for iso3, names in EXONYMS.items():
        assert iso3 in countries.CODES
        for name in names.split("; "):
            assert owners.setdefault(values.key(name), iso3) == iso3, name


@pytest.mark.parametrize("text", ["Congo", "Корея", "NA"])
def test_names_that_may_mean_several_countries_are_refused_with_them(text: str) -> None:
    verdict = values.country(text)
    assert not verdict.value
    assert verdict.rule.startswith("may mean ")


@pytest.mark.parametrize("text", ["EU", "Schengen", "Germany; France", "SUN", "Utopia", "12345"])
def test_what_is_no_country_is_refused(text: str) -> None:
    assert values.country(text).rule == "is not a country"


def test_a_slip_of_the_pen_is_refused_with_the_country_it_may_be() -> None:
    assert values.country("Kyrgystan").advice == "did you mean Kyrgyzstan? Then write KGZ"
    assert values.country("Германиа").advice == "did you mean Germany? Then write DEU"


def test_codes_are_known_by_code_and_by_label() -> None:
    for field in SHIPPED_FIELDS:
        for term in field.vocabulary:
            assert values.code(term.code, field.vocabulary).value == term.code
            assert values.code(f" {term.label.upper()} ", field.vocabulary).value == term.code


def test_unknown_codes_are_refused_with_the_nearest_or_all() -> None:
    near = values.code("jurnalist", taxonomy.TARGET_GROUPS)
    assert near == ("", "is not one of the codes", "did you mean journalist?")
    far = values.code("zzz", taxonomy.EVIDENCE)
    assert far.advice.startswith("write one of: court_finding, ")


@given(some.text(max_size=40))
def test_any_text_is_judged_and_the_answer_is_a_code(text: str) -> None:
    verdict = values.country(text)
    assert (verdict.value in countries.CODES) != bool(verdict.rule)
    assert values.key(values.key(text)) == values.key(text)
