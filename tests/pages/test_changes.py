"""The page of what changed: every change once, in words, linked; nothing that was taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from dashboard import pages, schema, snapshot
from dashboard.pages.changes import FILE, RECORDS_SHOWN, VERSIONS_SHOWN, changes_page, withdrawals
from dashboard.pages.values import column_words, record_words, selection, value_words
from tests import shelves

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE: Final = "'\"><script>alert(1)</script>"

NOT_ON_THE_MAP: Final = ("organisations", "sources", "statistics")


def page(
    folder: Path, n: int = 3, *, home: str = "../", held: tuple[str, ...] = (), **said: Any
) -> str:
    """Return the page of a data set with planted changes and tombstones."""
    read = snapshot.read(shelves.put(folder, "2026.11.2", n, **said))
    return changes_page(read, home=home, held=held)


def plain(html: str) -> str:
    """Return the words of a page."""
    return re.sub(
        r"\s+", " ", re.sub(r"<[^>]*>", " ", html.partition("<main id=")[2].partition("</main>")[0])
    )


def test_the_first_version_has_changed_nothing(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert "Nothing yet." in text
    assert FILE not in text


def test_an_added_record_is_named_and_linked_to_itself(tmp_path: Path) -> None:
    added = {"record": shelves.name(2), "kind": "added"}
    text = page(tmp_path, changes=(added,), held=("2026.11.2",))
    assert f'href="../?data=2026.11.2&amp;sel=incident:{shelves.name(2)}"' in text
    assert "Incident: Detention, Almaty (Kazakhstan), March 2020" in plain(text)
    assert "One record added." in plain(text)
    assert '<a href="../?data=2026.11.2">Open the atlas with the numbers' in text


def test_a_version_that_is_not_held_is_not_promised(tmp_path: Path) -> None:
    text = page(tmp_path, changes=({"record": shelves.name(2)},))
    assert f'href="../?sel=incident:{shelves.name(2)}"' in text
    assert "data=" not in text


def test_a_correction_is_told_field_by_field_in_words(tmp_path: Path) -> None:
    told = (
        ("outcome", "unknown", "released"),
        ("iso3", "DEU", "KAZ"),
        ("event_date", "2019-Q4", "2020-01"),
        ("place", "", "Almaty"),
        ("verification", "", ""),
    )
    changes = tuple(
        {"record": shelves.name(0), "kind": "corrected", "column": c, "before": b, "after": a}
        for c, b, a in told
    )
    words = plain(page(tmp_path, changes=changes))
    assert "Outcome: Unknown → Released" in words
    assert "Country: Germany → Kazakhstan" in words
    assert "Date: October–December 2019 → January 2020" in words
    assert "Place: nothing → Almaty" in words
    assert "Evidence" in words
    assert "nothing → nothing" not in words
    assert "One corrected." in words


def test_what_was_made_less_exact_is_named_and_not_repeated(tmp_path: Path) -> None:
    changes = tuple(
        {"record": shelves.name(0), "kind": "made_less_exact", "column": column}
        for column in ("place", "event_date")
    )
    text = page(tmp_path, changes=changes)
    assert re.search(r"<li>Place</li>\s*<li>Date</li>|<li>Date</li>\s*<li>Place</li>", text)
    assert "→" not in text
    assert "One made less exact." in plain(text)


def test_a_withdrawn_record_is_an_identifier_a_day_and_a_reason(tmp_path: Path) -> None:
    gone = shelves.name(1)
    text = page(
        tmp_path,
        left_out=(gone,),
        withdrawn=((gone, "request"),),
        changes=({"record": gone, "kind": "withdrawn"},),
    )
    assert f"<code>{gone}</code>" in text
    assert "Withdrawn on 23 November 2026: Asked for." in text
    assert f"sel=incident:{gone}" not in text
    assert "Invented story 1" not in text


def test_long_lists_are_cut_counted_and_lead_to_the_table(tmp_path: Path) -> None:
    more = 15
    changes = tuple({"record": shelves.name(i)} for i in range(RECORDS_SHOWN + more))
    text = page(tmp_path, RECORDS_SHOWN + more, changes=changes)
    assert text.count("sel=incident:") == RECORDS_SHOWN
    assert f"{RECORDS_SHOWN + more} records added." in plain(text)
    assert f"{more} more are in" in text
    assert f'href="{FILE}"' in text


def test_versions_come_newest_first_by_number(tmp_path: Path) -> None:
    versions = [f"2026.{month}.{number}" for month in (2, 11) for number in (1, 2, 10)]
    versions += [f"2025.1.{number}" for number in range(1, VERSIONS_SHOWN + 1)]
    changes = tuple({"record": shelves.name(0), "version": version} for version in versions)
    shown = re.findall(r'<section id="v([0-9.]+)">', page(tmp_path, changes=changes))
    assert " ".join(shown[:4]) == "2026.11.10 2026.11.2 2026.11.1 2026.2.10"
    assert len(shown) == VERSIONS_SHOWN


def test_what_is_no_longer_there_is_named_without_a_link(tmp_path: Path) -> None:
    text = page(tmp_path, changes=({"record": "nowhereabc", "kind": "removed"},))
    assert "<code>nowhereabc</code>" in text
    assert "sel=" not in text


def test_values_are_text_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = snapshot.read(
        shelves.put(
            tmp_path,
            "2026.11.2",
            changes=({"record": shelves.name(0), "kind": "corrected", "column": "place"},),
        )
    )
    read.changes["after"] = HOSTILE
    text = changes_page(read, home="../", held=())
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_shipped_data_have_their_page() -> None:
    text = changes_page(snapshot.read(), home="../", held=())
    assert "What changed" in text
    assert "<script" not in text


@pytest.mark.parametrize("table", schema.TABLES[:-2], ids=lambda table: table.name)
def test_every_column_and_every_record_has_words(table: schema.Table) -> None:
    for column in table.columns:
        assert "_" not in column_words(column.name), column.name
        for code in column.vocabulary:
            assert value_words(table.name, column.name, code) != code, code
    rows = getattr(snapshot.read(), table.name).drop(columns="geometry", errors="ignore").head(20)
    for row in rows.to_dict("records"):
        assert record_words(table.name, row)
        assert selection(table.name, row) or table.name in NOT_ON_THE_MAP


def test_withdrawals_are_known_by_their_identifier(tmp_path: Path) -> None:
    gone = shelves.name(1)
    read = snapshot.read(shelves.put(tmp_path, "2026.11.2", withdrawn=((gone, "wrong"),)))
    assert withdrawals(read) == {gone: "Withdrawn on 23 November 2026: Not right."}


def test_it_is_a_page_like_the_others(tmp_path: Path) -> None:
    text = page(tmp_path, home="")
    assert text.startswith("<!doctype html>")
    assert pages.render.__doc__
