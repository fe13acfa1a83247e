"""Rows through a mapping: what is understood, what is refused, what is said of it."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.errors import DataError
from dashboard.sources.mapping import crosswalk_from
from dashboard.sources.mapping.applying import mapped as applied
from dashboard.sources.rows import RAW_EXTRA, TROUBLE_COLUMNS, VALUE_LENGTH, FileRows, Mapped
from tests.mapping_worlds import (
    DAY,
    EXAMPLES,
    GAZETTEER,
    STATISTIC,
    cells,
    file_of,
    incident,
    mapped,
    one,
    rules,
    said,
)

HEAD = """
name = "archive"
[columns]
id = ["Nr"]
date_start = "Datum"
country = ["Land", "Code"]
threat_type = "Art"
summary = { join = ["Titel", "Text"], with = ". " }
source_publisher = ["Quelle"]
source_url = ["Link"]
"""

THEIRS = {
    "Nr": "7",
    "Datum": "17.05.2024",
    "Land": "Kasachstan",
    "Code": "",
    "Art": "Festnahme durch Polizei",
    "Titel": "Festnahme",
    "Text": "Ein Aktivist wurde festgehalten.",
    "Quelle": "Erfundenes Blatt",
    "Link": "https://blatt.example.org/1",
}

REST = """
[dates]
all = ["%d.%m.%Y"]
[values.threat_type]
"Festnahme*" = "detention"
[refused.threat_type]
"Unfall*" = "is an accident"
[constants]
attributed_to = "unknown"
[defaults]
outcome = "ongoing"
"""


def through(rest: str, *rows: dict[str, str]) -> Mapped:
    crosswalk = crosswalk_from((HEAD + rest).encode(), file="archive.toml")
    return applied(crosswalk, file_of(*rows), gazetteer=GAZETTEER, day=DAY)


def theirs(**changes: str) -> dict[str, str]:
    return {**THEIRS, **changes}


def test_a_sound_row_is_taken_whole_and_without_a_word() -> None:
    found = one()
    assert said(found) == []
    assert list(found.rows.columns) == [*RAW_COLUMNS["incidents"], RAW_EXTRA]
    assert {**found.rows.iloc[0].to_dict()} == incident(their_id="case-1", lat="48.00", lon="67.00")


def test_a_mapping_leads_their_columns_values_and_dates_to_ours() -> None:
    found = through(REST, theirs())
    row = found.rows.iloc[0]
    assert row["id"] == "archive:7"
    assert row[RAW_EXTRA] == "7"
    assert row["date_start"] == "2024-05-17"
    assert row["country"] == "KAZ"
    assert row["threat_type"] == "detention"
    assert row["summary"] == "Festnahme. Ein Aktivist wurde festgehalten."
    assert row["attributed_to"] == "unknown"
    assert row["outcome"] == "ongoing"
    assert rules(found, "rejected") == []


def test_the_first_column_that_is_understood_counts() -> None:
    found = through(REST, theirs(Land="somewhere", Code="398"), theirs(Land="", Code="KZ"))
    assert cells(found, "country") == ["KAZ", "KAZ"]
    assert rules(found, "rejected") == []
    lost = through(REST, theirs(Land="somewhere", Code="nowhere"))
    assert said(lost, "rejected") == [(0, "Land / Code", "is not a country")]
    assert list(lost.troubles["value"][lost.troubles["level"] == "rejected"]) == ["somewhere"]


def test_a_joined_text_leaves_out_what_is_empty() -> None:
    found = through(REST, theirs(Titel=""), theirs(Text="-"))
    assert cells(found, "summary") == ["Ein Aktivist wurde festgehalten.", "Festnahme"]


def test_what_a_mapping_refuses_is_refused_with_its_reason() -> None:
    found = through(REST, theirs(Art="Unfall im Bergwerk"))
    assert said(found, "rejected") == [(0, "Art", "is an accident")]


def test_case_and_spaces_of_values_and_columns_do_not_matter() -> None:
    row = {name.upper(): value for name, value in theirs(Art="  FESTNAHME   durch x ").items()}
    assert cells(through(REST, row), "threat_type") == ["detention"]


def test_our_own_label_comes_before_a_pattern() -> None:
    rest = '[dates]\nall = "%d.%m.%Y"\n[values.threat_type]\n"*killing*" = "killing"'
    found = through(rest, theirs(Art="Attempted killing"), theirs(Art="A killing"))
    assert cells(found, "threat_type") == ["attempted_killing", "killing"]


def test_a_column_that_must_be_there_is_asked_for_by_name() -> None:
    with pytest.raises(DataError, match=r"has no column Datum, needed for date_start.*Dattum\?"):
        through(REST, {("Dattum" if k == "Datum" else k): v for k, v in THEIRS.items()})
    listed = HEAD.replace('"Art"', '["Art", "Typ"]')
    crosswalk = crosswalk_from((listed + REST).encode(), file="archive.toml")
    rows = file_of({k: v for k, v in THEIRS.items() if k != "Art"})
    with pytest.raises(DataError, match="has no column Art or Typ, needed for threat_type"):
        applied(crosswalk, rows, gazetteer=GAZETTEER, day=DAY)
    with pytest.raises(DataError, match="has no column Titel, needed for summary"):
        through(REST, {k: v for k, v in THEIRS.items() if k != "Titel"})


def test_columns_that_only_may_be_there_are_not_asked_for() -> None:
    found = through(REST, {k: v for k, v in THEIRS.items() if k not in ("Nr", "Link", "Code")})
    assert rules(found, "rejected") == []


@pytest.mark.parametrize("name", ["date_start", "threat_type", "summary"])
def test_a_row_without_what_every_row_needs_is_rejected(name: str) -> None:
    marks = ("", "  ", "-", "n/a", "NULL", "NaN")
    found = mapped(file_of(*(incident(**{name: mark}) for mark in marks)))
    assert said(found, "rejected") == [(at, name, "is empty") for at in range(len(marks))]


def test_a_country_that_is_not_given_may_be_told_by_the_place() -> None:
    found = one(country="")
    assert cells(found, "country") == ["KAZ"]
    assert [column for _, column, _ in said(found, "warning")] == ["country"]
    assert one(country="", place="", lat="", lon="").rejected.all()
    assert one(country="Utopia").rejected.all()


def test_missing_codes_are_taken_as_unknown_and_this_is_said_once_a_row() -> None:
    found = one(target_group="", outcome="", verification="?", attributed_to="-")
    taken = "target_group = other, attributed_to = unknown, outcome = unknown, "
    assert rules(found) == [f"says nothing; taken as {taken}verification = single_source"]
    assert cells(found, "target_group") == ["other"]
    assert cells(found, "verification") == ["single_source"]


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("threat_type", "detentoin", "is not one of the codes"),
        ("outcome", "gone", "is not one of the codes"),
        ("country", "Utopia", "is not a country"),
        ("country", "Congo", "may mean COG or COD"),
        ("country", "NA", "may mean NAM or no country at all"),
        ("date_start", "31.02.2024", "is not a date in a form that is understood"),
        ("date_start", "2024-02-31", "is not a day of the calendar"),
        ("date_start", "0000-01-01", "lies before 1900"),
        ("date_start", "2124-05-17", "lies in the future"),
        ("date_end", "2024-05-16", "lies before the begin"),
        ("source_date", "2031", "lies in the future"),
        ("source_url", "javascript:alert(1)", "is not a web address"),
        ("source_url", "courier.example.org/a", "is not a web address"),
        ("source2_url", "ftp://a.example.org/", "is not a web address"),
        ("public_name", "x" * 301, "is longer than 300 characters"),
        ("summary", "x" * 5001, "is longer than 5000 characters"),
        ("source_url", "https://a.example.org/" + "x" * 2000, "is longer than 2000 characters"),
    ],
)
def test_what_breaks_a_rule_is_rejected_with_the_rule(name: str, text: str, rule: str) -> None:
    found = one(**{name: text})
    assert (0, name, rule) in said(found, "rejected")
    assert (found.troubles["value"].str.len() <= VALUE_LENGTH).all()
    assert (found.troubles["advice"] != "").all()
    assert found.rejected.tolist() == [True]


@pytest.mark.parametrize(
    "name", ["id", "country", "place", "summary", "public_name", "source_title", "source_url"]
)
def test_characters_nobody_sees_are_refused_in_every_field(name: str) -> None:
    signs = ("\u202e", "\u200b", "\ufeff", "\u00ad", "\x07", "\x85", "\u2066")
    found = mapped(file_of(*(incident(**{name: f"Bi{sign}g"}) for sign in signs)))
    hidden = "holds a character that cannot be seen (U+"
    told = {at for at, column, rule in said(found) if column == name and rule.startswith(hidden)}
    assert told == set(range(len(signs)))
    assert found.rejected.all()
    values = found.troubles["value"]
    assert not any(values.str.contains(sign, regex=False).any() for sign in signs)
    assert values.str.contains("[U+", regex=False).any()


@pytest.mark.parametrize("name", ["summary", "public_name", "source_title", "source_publisher"])
def test_markup_is_kept_as_text_and_said(name: str) -> None:
    texts = ["<script>alert(1)</script>", "{{ 7*7 }}", "a `b` $c \\d", "<b>x"]
    found = mapped(file_of(*(incident(**{name: text}) for text in texts)))
    rule = "holds signs of markup or of a template"
    assert said(found) == [(at, name, rule) for at in range(len(texts))]
    assert cells(found, name) == texts


def test_texts_are_made_one_line_of_composed_letters() -> None:
    found = one(summary=" Cafe\u0301\u00a0in\r\n\tAlmaty  was  searched. ")
    assert cells(found, "summary") == ["Caf\u00e9 in Almaty was searched."]
    assert said(found) == []


def test_a_long_summary_is_taken_with_a_warning() -> None:
    assert said(one(summary="word " * 60), "warning") == [
        (0, "summary", "is longer than 240 characters")
    ]
    assert said(one(summary="w" * 240)) == []


def test_a_row_must_be_told_somewhere() -> None:
    bare = {"source_title": "", "source_publisher": "", "source_url": ""}
    assert rules(one(**bare), "rejected") == ["says nothing: the row names no source"]
    by_address = one(**(bare | {"source_url": "https://www.courier.example.org/a"}))
    assert cells(by_address, "source_publisher") == ["courier.example.org"]
    assert len(rules(by_address, "warning")) == 1
    by_title = one(**(bare | {"source_title": "Activist held"}))
    assert cells(by_title, "source_publisher") == ["Publisher not given"]
    assert rules(by_title, "rejected") == []


@pytest.mark.parametrize(
    "url",
    ["http://10.0.0.1/a.html", "https://u:p@a.example.org/", "https://a.example.org:8080/x"],
)
def test_addresses_that_are_never_linked_are_said(url: str) -> None:
    assert rules(one(source_url=url)) == [
        "is never shown as a link (a port, a user or a bare number in it)"
    ]


def test_a_source_older_than_the_event_is_said() -> None:
    assert rules(one(source_date="2023"), "warning") == ["lies before the event it tells of"]
    assert said(one(source_date="2024")) == []
    assert said(one(source_date="2024-05")) == []


def test_a_name_is_passed_on_and_not_decided_here() -> None:
    found = one(public_name="An Invented Person")
    assert cells(found, "public_name") == ["An Invented Person"]
    assert said(found) == []


def test_a_claimed_precision_is_never_made_finer() -> None:
    area = one(place_precision="region")
    assert cells(area, "place_precision") == ["region"]
    assert cells(area, "lat") == [""]
    assert cells(area, "place") == ["Bigtown"]
    land = one(place_precision="country")
    assert cells(land, "place_precision") == ["country"]
    assert cells(land, "place") == [""]


def test_a_date_is_made_as_exact_as_the_file_says() -> None:
    rest = REST.replace("[dates]", '[values.date_precision]\n"2" = "month"\n"1" = "day"\n[dates]')
    head = HEAD.replace("[columns]", '[columns]\ndate_precision = "Genau"\ndate_end = "Ende"')
    crosswalk = crosswalk_from((head + rest).encode(), file="archive.toml")
    rows = file_of(
        theirs(Genau="2", Ende="18.05.2024"), theirs(Genau="1", Ende=""), theirs(Genau="", Ende="")
    )
    found = applied(crosswalk, rows, gazetteer=GAZETTEER, day=DAY)
    assert cells(found, "date_start") == ["2024-05", "2024-05-17", "2024-05-17"]
    assert cells(found, "date_end") == ["2024-05", "", ""]


def test_ids_carry_the_name_of_the_mapping_or_are_made_of_the_texts() -> None:
    rows = [theirs(), theirs(Nr=""), theirs(Nr="", Text="Anders."), theirs(Nr="")]
    ids = cells(through(REST, *rows), "id")
    assert ids[0] == "archive:7"
    assert all(name.startswith("row:") and len(name) == 20 for name in ids[1:])
    assert ids[1] == ids[3] != ids[2]
    better = through(REST.replace('"ongoing"', '"unknown"'), *rows)
    assert cells(better, "id") == ids


def test_points_of_spatial_formats_are_taken_where_no_column_is_named() -> None:
    found = through(REST, theirs(point_lon="67.0", point_lat="48.0"))
    assert cells(found, "lat") == ["48.00"]
    assert cells(found, "place") == ["Bigtown"]


@pytest.mark.parametrize(
    ("text", "value"), [("12", "12"), ("1234.5", "1234.5"), ("12 345", "12345"), ("-3", "-3")]
)
def test_figures_are_digits_and_a_full_stop(text: str, value: str) -> None:
    assert cells(mapped(file_of({**STATISTIC, "value": text})), "value") == [value]


@pytest.mark.parametrize("text", ["1,234", "1.234.5", "NaN ", "inf", "1e5", "x", "9" * 30, "1_0"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    found = mapped(file_of({**STATISTIC, "value": text}))
    assert found.rejected.all()


def test_a_figure_of_one_day_begins_and_ends_there() -> None:
    found = mapped(file_of({**STATISTIC, "period_end": ""}, {**STATISTIC, "country": ""}))
    assert cells(found, "period_end") == ["2023", "2023"]
    assert said(found) == []
    assert found.table == "statistics"


MESSY = some.sampled_from(
    [
        *("", "-", "2024-05-17", "2024", "31.02.2024", "KAZ", "Germany", "Congo", "detention"),
        *("Bigtown", "Harbour", "48.0", "67.0", "city", "country", "https://a.example.org/"),
        *("<b>", "journalist", "other", "x" * 300, "Кафе\u0301", "released", "NaN", "999"),
        *("a\u202e", "zz"),
    ]
)
ROWS = some.lists(
    some.dictionaries(some.sampled_from(sorted(incident())), MESSY, max_size=6).map(
        lambda changes: incident(**changes)
    ),
    min_size=1,
    max_size=8,
)


def told_by_row(found: Mapped) -> dict[int, list[tuple[object, ...]]]:
    groups: dict[int, list[tuple[object, ...]]] = {}
    for row, *rest in found.troubles.itertuples(index=False, name=None):
        groups.setdefault(row, []).append(tuple(rest))
    return groups


@settings(max_examples=EXAMPLES)
@given(ROWS)
def test_as_many_rows_come_out_as_went_in_every_cell_is_text_and_the_file_stays_as_it_was(
    given_rows: list[dict[str, str]],
) -> None:
    rows = file_of(*given_rows)
    before = rows.rows.copy(deep=True)
    found = mapped(rows)
    pd.testing.assert_frame_equal(rows.rows, before)
    assert found.rows.index.equals(rows.rows.index)
    assert (found.rows.dtypes == "str").all()
    assert not found.rows.isna().any(axis=None)
    assert tuple(found.troubles.columns) == TROUBLE_COLUMNS
    assert set(found.troubles["row"]) <= set(rows.rows.index)
    assert (found.troubles["value"].str.len() <= VALUE_LENGTH).all()


@settings(max_examples=EXAMPLES)
@given(ROWS, some.integers(0, 7))
def test_what_is_said_of_a_row_does_not_depend_on_the_others(
    given_rows: list[dict[str, str]], which: int
) -> None:
    together, at = mapped(file_of(*given_rows)), which % len(given_rows)
    alone = mapped(file_of(given_rows[at]))
    assert told_by_row(alone).get(0, []) == told_by_row(together).get(at, [])
    assert alone.rows.iloc[0].to_dict() == together.rows.iloc[at].to_dict()


@settings(max_examples=EXAMPLES)
@given(ROWS, some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(given_rows: list[dict[str, str]], chance) -> None:  # type: ignore[no-untyped-def]
    order = list(range(len(given_rows)))
    chance.shuffle(order)
    before = mapped(file_of(*given_rows))
    after = mapped(file_of(*(given_rows[at] for at in order)))
    expected = before.rows.iloc[order].reset_index(drop=True)
    pd.testing.assert_frame_equal(after.rows.reset_index(drop=True), expected)


def test_a_file_without_rows_is_mapped_to_none() -> None:
    rows = file_of(incident())
    empty = dataclasses.replace(rows, rows=rows.rows.iloc[:0])
    found = mapped(empty)
    assert len(found.rows) == 0
    assert len(found.troubles) == 0


def test_cells_that_are_missing_are_empty() -> None:
    frame = pd.DataFrame([incident()]).astype("str")
    frame["place"] = pd.Series([None], dtype="str")
    found = mapped(FileRows(frame, "x.csv", "csv", 2))
    assert cells(found, "place_precision") != [""]
