"""What a text must not say, in all the ways it is said; and what it may say all the same."""

from __future__ import annotations

import re
import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import snapshot
from dashboard.disclosure import screen
from dashboard.disclosure.screen import SCREEN, ScreenRule, pattern_of, tripped

FOUND: dict[str, tuple[str, ...]] = {
    "character": ("a \u200bb", "a \u202eb", "{x}", "<b>", "$5", "a\\b", "`x`"),
    "e-mail": (
        "Write to vera@example.org.",
        "vera @ example . org",
        "vera at example dot org",
        "vera (at) example.org",
        "vera[at]example[dot]org",
        "vera at gmail.com",
        "вера собака почта точка рф",
        "vera＠example.org",
    ),
    "handle": (
        "First told by @invented_channel.",
        "Telegram: ivan_invented said so",
        "On Telegram: inventedname.",
        "Instagram = invented.name",
        "телеграм-канал: vera_invented",
        "VK: invented99 posted it",
        "Signal account: invented.77",
    ),
    "link": (
        "See https://example.org/x",
        "See www.example.org",
        "see t.me/invented",
        "vk.com/invented",
        "tg://resolve",
        "example.kz/page",
        "a234567bcdefghij.onion",
    ),
    "account": (
        "DE89 3704 0044 0532 0130 00",
        "GE29NB0000000101904917",
        "4276 1234 5678 9012",
        "4276-1234-5678-9012",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
    ),
    "phone": (
        "call +7 701 555 01 23",
        "call 00 49 30 123456",
        "+7.701.555.01.23",
        "8 (912) 345-67-89",
        "8-912-345-67-89",
        "8 912 345 67 89",
        "(495) 123-45-67",
        "555-01-99 rang",
        "701 555 01 23",
        "415 555 0123",
        "06 12 34 56 78",
        "030 123 45 67",
        "tel. 12 34 56",
        "тел: 12 34 56",
        "+٧ ٧٠١ ٥٥٥ ٠١ ٢٣",
        "＋７ ７０１ ５５５ ０１ ２３",
    ),
    "document": (
        "passport 45 08 123",
        "passport no. AB 1234567",
        "case no. 2-1234/2023",
        "Case 1-123/2024 was opened",
        "application no. 1234/21",
        "дело № 12-345/2023",
        "паспорт серия 45 08 1234",
        "ID 4508 1234",
        "AB 123 456",
    ),
    "digits": (
        "The number 4815162342 was given.",
        "the code 4 8 1 5 1 6",
        "12 34 56 78 is the code",
        "code ٤٨١٥١",
        "code １２３４５",
        "code ४८१५१",
    ),
    "coordinates": (
        "Seen at 48.1234 that day.",
        "at 48°51' N",
        "48 51 24 N",
        "48:51:24N",
        "55,7512 and 37,6184",
        "N48 51.4, E2 21",
        "55 с. ш.",
        "широта: 55",
        "latitude 55.7",
        "lat: 48.85",
        "8FW4V75V+8Q",
        "V75V+8QX Paris",
        "///filled.count.soap",
        "given in what3words",
        "40 degrees 26 minutes",
        "31UDQ 4825 1193",
    ),
    "street": (
        "Taken from 12 Long Garden Street by police.",
        "on Rustaveli Avenue 12",
        "Taken in ulitsa Mira by police.",
        "Tverskaya ulitsa",
        "Nevsky prospekt",
        "dom 5, kv. 7",
        "улица Мира, д. 5",
        "ул. Мира",
        "Невский проспект",
        "кв. 12",
        "Alexanderstraße 5",
        "Hauptstr. 5",
        "Kurt-Str. 5 is",
        "12, rue de la Paix",
        "3 bis avenue Foch",
        "5 place Vendôme",
        "İstiklal Caddesi",
        "Gül Sok. No: 5",
        "Daire 3",
        "Rustavelis kucha",
        "რუსთაველის ქუჩა",
        "flat 12",
        "house 7",
        "SW1A 1AA",
    ),
    "clock": ("Taken at 14:35 by police.", "Taken at 9 p.m. by police.", "at 9 o’clock"),
    "flight": ("The flight SU 1942 was held back.", "car А123ВС 77", "car A123BC77"),
    "age": ("A man of 43 was held.", "A 43-year-old was held.", "aged 43"),
    "relatives": ("Her brother was held too.", "with wife and children"),
    "lodging": ("He was taken from a hotel.", "taken from home"),
    "health": ("Her mental state is poor.", "was diagnosed"),
}

PLAIN = (
    "Article 280.3 of the code",
    "in 2022/23 and 2023-2024",
    "since 2019 2020 2021 2022",
    "25,000 roubles, 1.5 million, 10 000 people, 1 200 000 in all",
    "of 100 000 to 200 000",
    "between 500-1000 people",
    "in 2022, 300 people",
    "an Il-76, a T-72 and an S-300 battery",
    "24/7 watch; the 9/11 attacks; a 3-1 ruling; 7x7",
    "No. 1 enemy",
    "COVID-19",
    "Law No. 138-FZ, Resolution 1373, Decree No. 647, Act No. 326/1999",
    "Part 2 of Article 275",
    "Wall Street Journal reported",
    "took place Monday during 2022",
    "rings 3 times",
    "Meduza.io reported; a journalist at Meduza.io; Kavkaz.Realii",
    "posted on Telegram that police came",
    "Telegram: police say he left",
    "visa 90 days, visa since 2022, passport valid 6 months",
    "case of 17 May 2022, Case opened in 2023, notice 2022, application of 2022-2023",
    "on 05-12-2022 and 17/05/2022",
    "LGBTQ+ group",
    "third-degree burns, 20 degrees below zero",
    "group of 12, 13 and 14; on 1, 2 and 3 March",
    "up to 15 years; held for 10-15 days",
    "a flat was searched, the house was searched",
    "the Square was full; Road to exile",
    "Radio Free Europe/Radio Liberty",
    "id of the group; the app was blocked",
    "Задержан на 15 суток, дело возбуждено в 2022 году",
)


def everybody(texts: pd.Series[str]) -> pd.Series[bool]:
    return pd.Series(data=False, index=texts.index)


def code_of(text: str, *, private: bool = True) -> str:
    return tripped(pd.Series([text]), pd.Series([private])).iloc[0]


def test_every_rule_has_examples() -> None:
    assert set(FOUND) == {rule.code for rule in SCREEN}


@pytest.mark.parametrize(
    ("code", "text"), [(c, text) for c, texts in FOUND.items() for text in texts]
)
def test_what_must_not_be_said_is_found(code: str, text: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize("text", PLAIN)
def test_what_may_be_said_of_everybody_is_left_alone(text: str) -> None:
    assert code_of(text, private=False) == ""


def test_soft_rules_hold_for_people_who_are_not_public() -> None:
    soft = {rule.code for rule in SCREEN if not rule.hard}
    assert soft == {"age", "relatives", "lodging", "health"}
    for code in soft:
        assert {code_of(text, private=False) for text in FOUND[code]} == {""}
    assert screen.hard_codes() == {rule.code for rule in SCREEN} - soft


def test_single_rules_can_be_asked() -> None:
    texts = pd.Series(["call +7 701 555 01 23", "vera@example.org"])
    assert tripped(texts, everybody(texts), {"e-mail"}).tolist() == ["", "e-mail"]


def test_texts_keep_their_index_and_may_be_none() -> None:
    texts = pd.Series(["plain", "at 14:35"], index=[7, 3])
    assert tripped(texts, everybody(texts)).to_dict() == {7: "", 3: "clock"}
    nothing = pd.Series([], dtype="str")
    assert tripped(nothing, everybody(nothing)).empty


def test_no_text_that_is_shown_trips_the_screen() -> None:
    shipped = snapshot.read()
    for name, column in (
        ("incidents", "summary"),
        ("journeys", "summary"),
        ("journeys", "outcome"),
        ("journeys", "traveller_group"),
        ("legs", "note"),
        ("host_facts", "note"),
        ("statistics", "note"),
    ):
        texts: pd.Series[str] = getattr(shipped, name)[column].astype("str")
        assert set(tripped(texts, everybody(texts))) == {""}, (name, column)
    titles = shipped.sources["title"].astype("str")
    assert set(tripped(titles, everybody(titles), screen.CONTACT)) == {""}


@pytest.mark.parametrize("rule", SCREEN, ids=lambda rule: rule.code)
@settings(max_examples=50)
@given(data=some.data())
def test_whatever_a_pattern_finds_has_its_sign(rule: ScreenRule, data: some.DataObject) -> None:
    text = data.draw(some.from_regex(pattern_of(rule)))
    written = text if rule.code == "character" else screen.compared(text)
    if pattern_of(rule).search(written):
        assert tripped(pd.Series([text]), pd.Series([True]), {rule.code}).iloc[0] == rule.code


@settings(max_examples=60)
@given(some.lists(some.text(), max_size=5))
def test_a_column_is_judged_as_its_texts_one_by_one(texts: list[str]) -> None:
    whole = pd.Series(texts, dtype="str")
    codes = [
        next(
            (
                rule.code
                for rule in SCREEN
                if pattern_of(rule).search(
                    text if rule.code == "character" else screen.compared(text)
                )
            ),
            "",
        )
        for text in texts
    ]
    assert tripped(whole, ~everybody(whole)).tolist() == codes


@pytest.mark.parametrize("piece", ["a", "1", "1 ", "1-", "a.", "(", "+", "case no ", "rue de la "])
def test_no_pattern_runs_away_on_a_long_text(piece: str) -> None:
    long = piece * (50_000 // len(piece))
    begin = time.process_time()
    for rule in SCREEN:
        pattern_of(rule).search(long)
    assert time.process_time() - begin < 10


def test_texts_are_compared_in_one_writing() -> None:
    assert screen.compared("٤٨ Ⅷ １２ ①") == "48 VIII 12 1"
    assert re.fullmatch(r"[0-9]+", screen.compared("०१२３४"))
