"""What changed between two released sets: what is told of it, and what never is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import schema
from dashboard.disclosure import Earlier, random_id
from dashboard.disclosure.changes import changes_between
from dashboard.disclosure.comparison import compared
from dashboard.disclosure.sources import content_id
from tests.raw_worlds import raw, released

if TYPE_CHECKING:
    from dashboard.disclosure import Released

DAY: Final = date(2026, 12, 1)

Tables = dict[str, pd.DataFrame]


def between(before: Any, after: Any) -> Any:
    return changes_between(before, after, version="2026.12.1", day=DAY)


def kinds(found: pd.DataFrame, table: str = "incidents") -> dict[str, str]:
    """Return column to kind of the changes of one table ("" for whole records)."""
    mine = found[found["table"] == table]
    return dict(zip(mine["column"], mine["kind"], strict=True))


def again(first: Released, **tables: list[dict[str, str]]) -> Tables:
    """Release other facts, keeping the ids of the first release."""
    made = released(raw(**tables), earlier=Earlier(ids=first.ids), new_id=random_id)
    return dict(made.tables)


NAMED: Final = {"id": "a", "public_name": "Vera Invented"}


def test_the_first_release_changes_nothing() -> None:
    after = released(raw()).tables
    found = between({}, after)
    assert found.empty
    assert tuple(found.columns) == schema.CHANGES.names


def test_a_new_record_is_added_and_a_lost_one_removed() -> None:
    first = released(raw(incidents=[{"id": "a"}]))
    after = again(first, incidents=[{"id": "b", "date_start": "2024-01-02"}])
    found = between(first.tables, after)
    told = found[found["table"] == "incidents"].set_index("kind")["record"].to_dict()
    assert told == {
        "removed": first.tables["incidents"]["id"].item(),
        "added": after["incidents"]["id"].item(),
    }
    assert set(found["version"]) == {"2026.12.1"}
    assert set(found["date"]) == {"2026-12-01"}


def test_a_record_with_a_tombstone_is_withdrawn_and_nothing_else_is_told_of_it() -> None:
    first = released(raw(incidents=[{"id": "a"}, {"id": "b", **other_source()}]))
    after = again(first, incidents=[{"id": "a"}])
    gone = first.ids["b"]
    stone = {"id": gone, "date": "2026-12-01", "reason": "request"}
    after["tombstones"] = pd.DataFrame([stone], dtype="str")
    found = between(first.tables, after)
    assert found["kind"].tolist() == ["withdrawn"]
    assert found["record"].tolist() == [gone]
    assert found[["column", "before", "after"]].eq("").all(axis=None)


def other_source() -> dict[str, str]:
    return {
        "source_title": "Heron held",
        "source_url": "https://heron.example.org/1",
        "source_publisher": "Heron Post",
        "public_name": "Vera Invented",
    }


def test_a_corrected_code_of_a_person_s_row_is_told_without_its_values() -> None:
    first = released(raw(incidents=[NAMED]))
    found = between(first.tables, again(first, incidents=[NAMED | {"outcome": "injured"}]))
    assert kinds(found) == {"outcome": "corrected"}
    assert found["before"].tolist() == found["after"].tolist() == [""]


def test_a_corrected_text_name_or_place_never_shows_what_it_was() -> None:
    first = released(raw(incidents=[NAMED | {"place": "Bigtown"}]))
    changed = {"summary": "Held for three days.", "place": "", "place_precision": "country"}
    changed |= {"public_name": "Vera Ivanova Invented"}
    found = between(first.tables, again(first, incidents=[NAMED | changed]))
    assert "Bigtown" not in found.to_csv()
    assert "Vera" not in found.to_csv()
    assert not {"before", "after"} & {c for c in found if found[c].ne("").any()}


def test_a_row_made_less_exact_in_one_thing_is_so_in_all() -> None:
    first = released(raw(incidents=[NAMED]))
    acute = {"id": "a", "outcome": "ongoing", "threat_type": "extradition_request"}
    found = between(first.tables, again(first, incidents=[acute]))
    told = kinds(found)
    assert set(told.values()) == {"made_less_exact"}
    assert {"event_date", "public_name", "source_ids", "outcome"} <= set(told)


@pytest.mark.parametrize(
    ("table", "column", "value", "kind"),
    [
        ("incidents", "event_date", "2024-05", "made_less_exact"),
        ("incidents", "event_date", "2024-05-18", "corrected"),
        ("incidents", "place", "", "made_less_exact"),
        ("incidents", "place", "Harbour", "corrected"),
        ("incidents", "withheld", "name", "made_less_exact"),
        ("incidents", "generalisations", "text_generalised", "made_less_exact"),
        ("incidents", "geo_precision", "country", "made_less_exact"),
        ("incidents", "uncertainty_m", "12000", "corrected"),
        ("journeys", "stops", "RUS;KAZ", "corrected"),
        ("journeys", "summary", "", "made_less_exact"),
        ("legs", "from_place", "", "made_less_exact"),
        ("legs", "valid_to", "2025", "corrected"),
        ("host_facts", "note", "", "made_less_exact"),
        ("host_facts", "value", "60", "corrected"),
        ("statistics", "value", "1300", "corrected"),
    ],
)
def test_kinds_of_change(table: str, column: str, value: str, kind: str) -> None:
    before = dict(released(raw(incidents=[NAMED], journeys=[{"public_name": "Vera"}])).tables)
    rows = before[table].assign(**{column: value})
    if table in ("host_facts", "legs", "statistics"):
        rows = rows.assign(id=content_id(rows.drop(columns="id")))
    found = between(before, before | {table: rows})
    assert kinds(found, table) == {column: kind}
    assert found["record"].tolist() == rows["id"].tolist()


def test_values_of_country_tables_are_told_when_codes_dates_or_figures_were_corrected() -> None:
    first = released(raw())
    after = again(
        first,
        statistics=[{"value": "1300.5", "note": "Provisional"}],
        legs=[{"status": "closed", "valid_to": "2024"}],
    )
    cells = between(first.tables, after).set_index(["table", "column"])[["before", "after"]]
    assert cells.loc[("statistics", "value")].tolist() == ["1200", "1300.5"]
    assert cells.loc[("statistics", "note")].tolist() == ["", ""]
    assert cells.loc[("legs", "status")].tolist() == ["open", "closed"]
    assert cells.loc[("legs", "valid_to")].tolist() == ["", "2024"]


def test_facts_that_cannot_be_told_apart_are_removed_and_added_rather_than_guessed() -> None:
    first = released(raw(hosts=[{"value": "90"}, {"value": "30", "note": "Second rule"}]))
    after = again(first, hosts=[{"value": "60"}, {"value": "20", "note": "Second rule"}])
    found = between(first.tables, after)
    assert found["kind"].value_counts().to_dict() == {"removed": 2, "added": 2}


def test_a_source_described_anew_is_told_once_and_not_by_those_who_cite_it() -> None:
    title = {"source_title": "Rules of entry, amended"}
    first = released(raw())
    tables = {"hosts": [title], "legs": [title], "statistics": [title], "journeys": [title]}
    found = between(first.tables, again(first, **tables))
    assert found[["table", "kind", "column"]].to_numpy().tolist() == [
        ["sources", "corrected", "title"]
    ]
    assert found["before"].tolist() == [""]


def test_a_source_that_comes_or_goes_with_its_row_is_not_told() -> None:
    first = released(raw(incidents=[{"id": "a"}, {"id": "b", **other_source()}]))
    found = between(first.tables, again(first, incidents=[{"id": "a"}]))
    assert found["table"].tolist() == ["incidents"]
    assert found["kind"].tolist() == ["removed"]


def test_a_link_that_is_no_longer_shown_beside_a_country_is_made_less_exact() -> None:
    page = other_source() | {"public_name": ""}
    source = {name: page[name] for name in page if name.startswith("source_")}
    first = released(raw(hosts=[source]))
    acute = source | {"id": "x", "outcome": "ongoing", "threat_type": "extradition_request"}
    found = between(first.tables, again(first, hosts=[source], incidents=[{}, acute]))
    assert kinds(found, "host_facts") == {"source_id": "made_less_exact"}


def test_only_columns_and_tables_that_both_sets_have_are_compared() -> None:
    after = dict(released(raw()).tables)
    older = {name: after[name].copy() for name in ("incidents", "legs")}
    older["incidents"] = older["incidents"].drop(columns="withheld").assign(outcome="injured")
    assert between(older, after)["column"].tolist() == ["outcome"]


def test_texts_and_typed_columns_say_the_same() -> None:
    after = dict(released(raw()).tables)
    texts = {name: table.astype("str") for name, table in after.items()}
    texts["incidents"] = texts["incidents"].assign(lat="48.00", uncertainty_m="17000")
    texts["incidents"]["uncertainty_m"] = after["incidents"]["uncertainty_m"].astype("str")
    typed = after["incidents"].assign(date_from=pd.to_datetime(after["incidents"]["date_from"]))
    assert between(texts, after | {"incidents": typed}).empty


def test_whoever_holds_both_sets_sees_corrected_values_but_none_made_less_exact() -> None:
    first = released(raw(incidents=[NAMED, {"id": "b", **other_source()}]))
    acute = other_source() | {"id": "b", "public_name": "", "outcome": "ongoing"}
    acute |= {"threat_type": "extradition_request"}
    after = again(first, incidents=[NAMED | {"outcome": "injured"}, acute])
    found: Any = compared(first.tables, after).set_index(["record", "column"])
    told = found.loc[(first.ids["a"], "outcome")]
    assert (told["before"], told["after"]) == ("released", "injured")
    less = found.loc[first.ids["b"]]
    assert set(less["kind"]) == {"made_less_exact"}
    assert less[["before", "after"]].eq("").all(axis=None)


# Laws, on sets of a few rows with few values

IDS: Final = [f"{letter * 16}" for letter in "abcdef"]


@some.composite
def sets(draw: some.DrawFn) -> Tables:
    """A released set: a few incidents with ids of their own, facts with ids by content."""
    some_ids = draw(some.lists(some.sampled_from(IDS), unique=True))
    code = some.sampled_from(["a", "b", ""])
    incidents = pd.DataFrame(
        [
            {
                "id": one,
                "event_date": draw(some.sampled_from(["2024", "2024-05", "2024-05-17"])),
                "place": draw(code),
                "outcome": draw(code),
                "withheld": draw(some.sampled_from(["", "name", "name;link"])),
            }
            for one in some_ids
        ],
        columns=["id", "event_date", "place", "outcome", "withheld"],
        dtype="str",
    )
    columns = ["iso3", "field", "valid_from", "value", "note"]
    facts = pd.DataFrame(
        draw(some.lists(some.tuples(*[code] * 5), max_size=5, unique=True)),
        columns=columns,
        dtype="str",
    ).assign(source_id="s")
    facts = facts.assign(id=content_id(facts)).drop_duplicates("id")
    gone = (
        draw(some.lists(some.sampled_from(sorted(set(IDS) - set(some_ids))), unique=True))
        if (len(some_ids) < len(IDS))
        else []
    )
    stones = pd.DataFrame({"id": gone, "date": "2026-12-01", "reason": "harm"}, dtype="str")
    return {"incidents": incidents, "host_facts": facts, "tombstones": stones}


@given(sets())
def test_nothing_changed_between_a_set_and_itself(one: Tables) -> None:
    assert between(one, one).empty


@given(sets(), sets())
def test_records_told_are_the_difference_of_the_sets(before: Tables, after: Tables) -> None:
    found = between(before, after)
    mine = found[found["table"] == "incidents"].groupby("kind")["record"].agg(set)
    old, new = set(before["incidents"]["id"]), set(after["incidents"]["id"])
    gone = set(after["tombstones"]["id"])
    assert mine.get("added", set()) == new - old
    assert mine.get("removed", set()) == old - new - gone
    assert mine.get("withdrawn", set()) == (old - new) & gone
    facts = found[found["table"] == "host_facts"]
    old, new = set(before["host_facts"]["id"]), set(after["host_facts"]["id"])
    lost = facts["kind"] == "removed"
    assert set(facts["record"][lost]) <= old - new
    assert set(facts["record"][~lost]) == new - old
    assert len(old) - lost.sum() + (facts["kind"] == "added").sum() == len(new)


@given(sets(), sets())
def test_applying_the_changes_to_the_first_set_gives_the_second(
    before: Tables, after: Tables
) -> None:
    found: Any = compared(before, after)
    found = found[found["table"] == "incidents"]
    added = found["record"][found["kind"] == "added"]
    gone = found["record"][found["kind"].isin(["removed", "withdrawn"])]
    old: Any = before["incidents"].set_index("id")
    new: Any = after["incidents"].set_index("id")
    made = pd.concat([old.drop(index=gone), new.loc[added]])
    cells = found[found["column"] != ""]
    for cell in cells.itertuples():
        assert old.loc[cell.record, cell.column] != new.loc[cell.record, cell.column]
        if cell.kind == "corrected":
            assert (cell.before, cell.after) == (
                old.loc[cell.record, cell.column],
                new.loc[cell.record, cell.column],
            )
        made.loc[cell.record, cell.column] = new.loc[cell.record, cell.column]
    pd.testing.assert_frame_equal(made.sort_index(), new.sort_index(), check_names=False)


@given(sets(), sets(), some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(before: Tables, after: Tables, chance: Any) -> None:
    def shuffled(tables: Tables) -> Tables:
        return {
            name: table.sample(frac=1, random_state=chance.randrange(2**16))
            for name, table in tables.items()
        }

    pd.testing.assert_frame_equal(
        between(before, after), between(shuffled(before), shuffled(after))
    )


@given(sets(), sets())
def test_a_change_is_told_once_and_its_id_is_its_content(before: Tables, after: Tables) -> None:
    found = between(before, after)
    assert not found["id"].duplicated().any()
    assert not found.duplicated(["table", "record", "column"]).any()
    assert found["id"].tolist() == sorted(found["id"])
