"""A mapping proposed from headings and values in four languages."""

from __future__ import annotations

import tomllib

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.gazetteer.spelling import CYRILLIC
from dashboard.sources.guess import guess
from dashboard.sources.guess.code_words import CODE_WORDS
from dashboard.sources.guess.header_words import HEADINGS
from dashboard.sources.guess.headings import scores
from dashboard.sources.guess.phrases import meant_code
from dashboard.sources.mapping import Crosswalk, crosswalk_from
from dashboard.sources.mapping.applying import mapped as applied
from dashboard.sources.mapping.fields import FIELDS, fields_of
from dashboard.sources.rows import FileRows, Mapped
from dashboard.sources.values import key
from tests.mapping_worlds import DAY, EXAMPLES, GAZETTEER, cells, file_of, incident, rules

ENGLISH = {
    "case_id": "A1",
    "eventDate": "2024-02-13",
    "Host Country": "Holland",
    "City": "Hague",
    "Incident Type": "Red notice",
    "Victim": "Blogger",
    "What happened": "A blogger was held at the airport because of a notice, and then released.",
    "URL": "https://example.org/1",
    "Newspaper": "Invented Times",
    "Result": "set free",
    "Lat": "52.1",
    "Lng": "4.3",
}
RUSSIAN = {
    "№": "1",
    "Дата события": "13.02.2024",
    "Страна": "Казахстан",
    "Город": "Большой город",
    "Тип": "Задержание",
    "Пострадавший": "Журналистка",
    "Описание": "Журналистку задержали и отпустили через день после протеста коллег.",
    "Источник": "Вымышленная газета",
    "Ссылка": "https://example.org/1",
    "Итог": "освобождена",
}
GERMAN = {
    "Fallnummer": "A1",
    "Datum des Vorfalls": "13. März 2024",
    "Land": "Weißrussland",
    "Stadt": "Minsk",
    "Art des Vorfalls": "Einreiseverbot",
    "Zielgruppe": "Kriegsgegner",
    "Beschreibung": "Ein Mann durfte nicht einreisen und wurde an der Grenze zurückgewiesen.",
    "Quelle": "Erfundenes Blatt",
    "Link": "https://example.org/1",
    "Ausgang": "ausgereist",
}
FRENCH = {
    "Identifiant": "1",
    "Date des faits": "25/06/2024",
    "Pays": "Géorgie",
    "Ville": "Tbilissi",
    "Type d'incident": "Menaces de mort",
    "Victime": "avocate",
    "Résumé": "Une avocate a reçu des menaces de mort par téléphone et par lettre.",
    "Média": "Le Journal inventé",
    "Lien": "https://example.org/1",
    "Résultat": "en cours",
}
TRANSLITERATED = {
    "nomer": "1",
    "data sobytiya": "2024-02-13",
    "strana": "Армения",
    "gorod": "Ереван",
    "tip": "отказ во въезде",
    "opisanie": "Человека остановили на границе и не пустили в страну без объяснения.",
    "istochnik": "Вымышленная газета",
    "ssylka": "https://example.org/1",
}


def proposed(*rows: dict[str, str], file: str = "invented.csv") -> Crosswalk:
    return crosswalk_from(guess(file_of(*rows, file=file)).encode(), file="guess.toml")


def through(*rows: dict[str, str]) -> Mapped:
    return applied(proposed(*rows), file_of(*rows), gazetteer=GAZETTEER, day=DAY)


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (ENGLISH, ("2024-02-13", "NLD", "interpol_notice", "journalist", "released")),
        (RUSSIAN, ("2024-02-13", "KAZ", "detention", "journalist", "released")),
        (GERMAN, ("2024-03-13", "BLR", "entry_refusal", "anti_war_civilian", "left_country")),
        (FRENCH, ("2024-06-25", "GEO", "threat_message", "human_rights_defender", "ongoing")),
        (TRANSLITERATED, ("2024-02-13", "ARM", "entry_refusal", "other", "unknown")),
    ],
)
def test_headings_and_values_are_understood_in_each_language(
    row: dict[str, str], codes: tuple[str, ...]
) -> None:
    crosswalk = proposed(row)
    taken = {column for choice in crosswalk.columns.values() for column in choice.columns}
    assert taken == set(row)
    found = through(row)
    names = ("date_start", "country", "threat_type", "target_group", "outcome")
    assert tuple(found.rows.iloc[0][list(names)]) == codes
    assert not [rule for rule in rules(found, "rejected") if "place" not in rule]


def test_columns_of_figures_are_proposed_as_statistics() -> None:
    row = {"Год": "2023", "Страна": "Германия", "Количество": "12", "Примечание": "по ведомству"}
    crosswalk = proposed(row)
    assert crosswalk.table == "statistics"
    assert crosswalk.columns["value"].columns == ("Количество",)
    assert crosswalk.columns["period_start"].columns == ("Год",)


def test_our_own_columns_are_proposed_as_themselves() -> None:
    crosswalk = proposed(incident())
    for name, choice in crosswalk.columns.items():
        assert choice.columns == (name,)


def test_day_and_month_that_may_have_changed_places_are_pointed_out() -> None:
    row = {**FRENCH, "Date des faits": "05/06/2024"}
    assert '# Day or month first? "%m/%d/%Y" reads them as well.' in guess(file_of(row))
    sure = guess(file_of(row, FRENCH))
    assert "Day or month first" not in sure
    assert 'date_start = ["%d/%m/%Y"]' in sure


def test_values_nobody_understands_are_listed_behind_a_remark() -> None:
    text = guess(file_of({**GERMAN, "Art des Vorfalls": "Quatsch"}, GERMAN))
    assert '"Einreiseverbot" = "entry_refusal"' in text
    assert '# "Quatsch" = "…"  # ' in text


def test_what_every_row_needs_and_was_not_found_is_marked() -> None:
    text = guess(file_of({"Land": "Georgien", "Datum": "2024-01-01"}))
    assert "# NOT FOUND: write the column, or give summary under [constants] instead." in text
    assert "# NOT FOUND: write the column, or give country" not in text


def test_names_of_mappings_are_made_of_the_file_s_name() -> None:
    assert proposed(RUSSIAN, file="События 2024.xlsx").name == "sobytiya-2024"
    assert proposed(RUSSIAN, file="2024.csv").name == "file-2024"
    assert proposed(RUSSIAN, file="….csv").name == "file"


def test_values_of_free_texts_never_stand_in_the_proposal() -> None:
    text = guess(file_of({**ENGLISH, "Name": "An Invented Person"}))
    assert "An Invented Person" not in text
    assert "airport" not in text


def test_the_tables_of_words_speak_of_fields_and_codes_there_are() -> None:
    for table, headings in HEADINGS.items():
        assert set(headings) <= set(fields_of(table))
    fields = fields_of("incidents")
    for name, words in CODE_WORDS.items():
        assert list(words) == [term.code for term in fields[name].vocabulary]
    coded = {field.name for field in FIELDS["incidents"] if field.kind == "code"}
    assert set(CODE_WORDS) == coded


def test_every_known_heading_is_known_as_its_field() -> None:
    for table, headings in HEADINGS.items():
        for field, names in headings.items():
            for name in names.split("; "):
                assert scores(name, table).get(field) == 1.0, (field, name)
                latin = key(name).translate(CYRILLIC)
                assert scores(latin, table).get(field, 0) > 0.5, (field, name)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("threat_type", "попытка убийства", "attempted_killing"),
        ("threat_type", "Mordversuch", "attempted_killing"),
        ("threat_type", "tentative d'assassinat", "attempted_killing"),
        ("threat_type", "death threats", "threat_message"),
        ("threat_type", "отказ в выдаче паспорта", "document_denial"),
        ("threat_type", "Auslieferungsersuchen", "extradition_request"),
        ("threat_type", "interdiction de sortie du territoire", "travel_ban"),
        ("threat_type", "уголовное дело заочно", "in_absentia_prosecution"),
        ("target_group", "Anwältin", "human_rights_defender"),
        ("target_group", "ЛГБТ", "lgbtq"),
        ("target_group", "déserteur", "deserter_or_draft_evader"),
        ("outcome", "под стражей", "detained"),
        ("outcome", "in russischer Haft", "in_russian_custody"),
        ("verification", "не подтверждено", "alleged"),
        ("attributed_to", "suspected Russian services", "suspected_russian_state"),
        ("threat_type", "Quatsch", None),
    ],
)
def test_phrases_are_understood(field: str, text: str, code: str | None) -> None:
    assert meant_code(text, fields_of("incidents")[field]) == code


TEXTS = some.text(max_size=12) | some.sampled_from(
    [
        "2024-01-01",
        "13.02.2024",
        "KAZ",
        "Haft",
        "https://a.example.org",
        "a*",
        "A*",
        "48.1",
        '"',
        "\\",
    ]
)
HEADS = some.text(max_size=8) | some.sampled_from(
    ["Datum", "Land", "Тип", "summary", "date_start", "value", "year", "Art", "lat", "Ссылка", ""]
)


def test_a_column_called_source_is_understood_by_what_it_holds() -> None:
    named = {"Дата": "13.02.2024", "Страна": "Казахстан", "Вид": "задержание"}
    held = {"Что случилось": "Журналистку задержали и отпустили через день после протеста."}
    for cell, field in (("https://example.org/1", "source_url"), ("Газета", "source_publisher")):
        columns = tomllib.loads(guess(file_of(named | held | {"Источник": cell})))["columns"]
        assert columns[field] == "Источник"
        assert columns["summary"] == "Что случилось"


@settings(max_examples=2 * EXAMPLES)
@given(some.dictionaries(HEADS, some.lists(TEXTS, min_size=2, max_size=2), max_size=6), HEADS)
def test_any_file_gets_a_proposal_that_is_read_back(
    columns: dict[str, list[str]], file: str
) -> None:
    frame = pd.DataFrame(columns, dtype="str", index=range(2 if columns else 0))
    text = guess(FileRows(frame, f"{file}.csv", "csv", 2))
    crosswalk = crosswalk_from(text.encode("utf-8"), file="guess.toml")
    found = [choice for choice in crosswalk.columns.values() if choice.certain]
    taken = [column for choice in found for column in choice.columns]
    assert len(taken) == len(set(taken))


def test_guessing_twice_gives_the_same_text() -> None:
    assert guess(file_of(RUSSIAN)) == guess(file_of(RUSSIAN))


def test_cells_of_a_proposal_are_text() -> None:
    assert cells(through(RUSSIAN), "their_id") == ["1"]
