"""Organisations that offer help: what is told of them, what is not, and how the list stays."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard import schema, snapshot
from dashboard.disclosure import Earlier, Released
from dashboard.disclosure.organisations import ids_of
from dashboard.errors import DataError
from dashboard.snapshot.writing import table_bytes
from tests.raw_worlds import AS_OF, ORGANISATION, SOURCE, editors, raw, released

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.disclosure import Raw

OTHER = {
    "name": "Far Shelter",
    "url": "https://far.example.org/",
    "helps": "lgbtq",
    "source_url": "https://far.example.org/us",
    "risk_in_russia": "",
    "risk_since": "",
}


def listed(*rows: dict[str, str], **more: Any) -> Released:
    return released(raw(organisations=list(rows)), **more)


def silent(**tables: Any) -> Raw:
    """Return facts of a vault that has no list of organisations."""
    return dataclasses.replace(raw(**tables), organisations=None)


def after(before: Released) -> Earlier:
    return Earlier(ids=before.ids, tables=before.tables)


def names(made: Released) -> set[str]:
    return set(made.tables["organisations"]["name"])


def test_an_organisation_is_told_with_both_its_sources() -> None:
    made = listed({})
    row = made.tables["organisations"].iloc[0]
    sources = made.tables["sources"].set_index("id")
    for column in ("name", "work", "helps", "countries", "url", "risk_in_russia", "last_checked"):
        assert row[column] == ORGANISATION[column]
    assert sources.loc[row["source_id"], "url"] == ORGANISATION["source_url"]
    assert sources.loc[row["risk_source_id"], "title"] == ORGANISATION["risk_source_title"]


def test_without_a_status_there_is_no_second_source() -> None:
    made = listed(OTHER)
    assert made.tables["organisations"]["risk_source_id"].tolist() == [""]
    assert ORGANISATION["risk_source_url"] not in set(made.tables["sources"]["url"])


def test_a_vault_without_a_list_keeps_the_earlier_one_byte_for_byte() -> None:
    before = listed({}, OTHER)
    kept = released(silent(), earlier=after(before), data_version="2026.11.2")
    for table in (schema.ORGANISATIONS, schema.SOURCES):
        was, now = (table_bytes(made.tables[table.name], table) for made in (before, kept))
        assert was == now
    assert kept.tables["changes"].empty


def test_a_list_without_rows_takes_the_earlier_one_away() -> None:
    before = listed({}, OTHER)
    made = listed(earlier=after(before), data_version="2026.11.2")
    assert made.tables["organisations"].empty
    assert made.tables["changes"]["kind"].tolist() == ["removed", "removed"]


def test_the_first_release_without_a_list_has_none() -> None:
    assert released(silent()).tables["organisations"].empty


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"work": "Write to help@aid.example.org and ask."}, "e-mail"),
        ({"work": "Call +49 30 1234567 at any hour."}, "phone"),
        ({"work": "Ask Petra Withheld for a lawyer."}, "name"),
        ({"name": "Aid, Telegram: @invented_aid"}, "handle"),
        ({"url": "https://t.me/invented"}, "handle"),
        ({"url": "https://www.facebook.com/invented"}, "handle"),
    ],
)
def test_one_that_says_too_much_is_left_out_and_noted(changed: dict[str, str], rule: str) -> None:
    held = {"id": "petra", "public_name": "Petra Withheld"}
    given = raw(incidents=[held], organisations=[changed, OTHER])
    made = released(given, editors=editors(("petra", "public_name", "")))
    assert names(made) == {"Far Shelter"}
    found = [one for one in made.findings if one.table == "organisations"]
    assert [one.rule for one in found] == [rule]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"url": "http://aid.example.org/"}, "column url: is not an https address"),
        ({"url": "https://10.0.0.1/"}, "column url: is empty"),
        ({"url": "https://me:secret@aid.example.org/"}, "column url: is empty"),
        ({"work": "x" * 201}, "column work: is longer than 200 characters"),
        ({"name": "x" * 81}, "column name: is longer than 80 characters"),
        ({"helps": "everybody"}, "column helps: is not one of the codes"),
        ({"countries": "KAZ;Germany"}, "column countries: is not a country code"),
        ({"languages": "russian"}, "column languages: is not a list of two-letter"),
        ({"risk_in_russia": "disliked"}, "column risk_in_russia: is not one of the codes"),
        ({"risk_in_russia": ""}, "column risk_since: is filled although risk_in_russia is empty"),
        ({"last_checked": "2027-01"}, "column last_checked: lies after the day"),
        ({"risk_since": "soon"}, "column risk_since: is not a date"),
    ],
)
def test_a_row_that_breaks_a_rule_is_never_shown(
    tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    snapshot.write(listed(changed), tmp_path, data_version="2026.11.1", as_of=AS_OF)
    with pytest.raises(DataError, match=f"organisations.csv, line 2, {said}"):
        snapshot.read(tmp_path)


def test_spaces_between_codes_do_not_matter() -> None:
    row = (
        listed({"helps": "refusers ; prosecuted", "countries": "KAZ; DEU"})
        .tables["organisations"]
        .iloc[0]
    )
    assert (row["helps"], row["countries"]) == ("refusers;prosecuted", "KAZ;DEU")


def test_an_organisation_keeps_its_id_whatever_is_corrected_but_its_address() -> None:
    addresses = ["https://www.aid.example.org/help/", "https://aid.example.org/help"]
    assert ids_of(pd.Series(addresses)).nunique() == 1
    assert ids_of(pd.Series([*addresses, "https://aid.example.org/other"])).nunique() == 2
    before = listed({}, OTHER)
    changed = {"work": "Lawyers for everybody.", "risk_in_russia": "extremist"}
    made = listed(changed, OTHER, earlier=after(before), data_version="2026.11.2")
    assert set(made.tables["organisations"]["id"]) == set(before.tables["organisations"]["id"])
    told: Any = made.tables["changes"].set_index("column")
    assert set(told["kind"]) == {"corrected"}
    assert told.loc["risk_in_russia", ["before", "after"]].tolist() == ["undesirable", "extremist"]
    assert told.loc["work", ["before", "after"]].tolist() == ["", ""]


def test_a_new_address_is_told_as_a_correction() -> None:
    before = listed({}, OTHER)
    moved = {"url": "https://new.example.org/"}
    made = listed(moved, OTHER, earlier=after(before), data_version="2026.11.2")
    assert made.tables["changes"]["column"].tolist() == ["url"]


def test_a_withdrawn_organisation_is_gone_for_good_however_the_list_comes() -> None:
    before = listed({}, OTHER)
    gone = ids_of(pd.Series([ORGANISATION["url"]])).iloc[0]
    asked = pd.DataFrame({"id": [gone], "date": ["2026-11-23"], "reason": ["harm"]}, dtype="str")
    made = listed({}, OTHER, earlier=after(before), withdrawn=asked, data_version="2026.11.2")
    assert names(made) == {"Far Shelter"}
    assert made.tables["tombstones"]["id"].tolist() == [gone]
    assert "withdrawn" in set(made.tables["changes"]["kind"])
    assert ORGANISATION["source_url"] not in set(made.tables["sources"]["url"])
    for again in (raw(organisations=[{}, OTHER]), silent()):
        later = released(again, earlier=after(made), withdrawn=asked)
        assert names(later) == {"Far Shelter"}
        assert later.tables["tombstones"]["id"].tolist() == [gone]


def test_a_page_withheld_for_somebody_is_not_linked_beside_an_organisation() -> None:
    page = {key: SOURCE[key] for key in SOURCE}
    acute = {"outcome": "ongoing", "threat_type": "extradition_request", "summary": "In hiding."}
    old = {"date_start": "2023-01-02", "source_date": "2023-01-05"}
    made = released(
        raw(
            incidents=[{**page, **acute, **old}],
            organisations=[page],
            hosts=[],
            legs=[],
            journeys=[],
            statistics=[],
        )
    )
    row = made.tables["organisations"].iloc[0]
    assert made.tables["sources"].set_index("id").loc[row["source_id"], "url"] == ""
