"""A vault is read whole, and written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import vault
from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.errors import DataError
from dashboard.vault.tables import read_table, table_bytes
from tests.raw_worlds import frame

if TYPE_CHECKING:
    from pathlib import Path

ABOUT: dict[str, object] = {"files": []}
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


def incidents(*ids: str) -> pd.DataFrame:
    return frame("incidents", [{"id": name} for name in ids])


def add(path: Path, *ids: str) -> Path:
    return vault.add_batch(path, {"incidents": incidents(*ids)}, {"report.csv": b"a\n"}, ABOUT)


def content(path: Path) -> dict[str, bytes]:
    files = [p for p in path.rglob("*") if p.is_file() and p.name != ".lock"]
    return {str(p.relative_to(path)): p.read_bytes() for p in files}


# reading


def test_an_empty_vault_has_empty_tables_with_all_columns(tmp_path: Path) -> None:
    raw = vault.read_raw(tmp_path)
    assert raw.organisations is None
    for name, columns in RAW_COLUMNS.items():
        table = raw.helping if name == "organisations" else getattr(raw, name)
        assert tuple(table.columns) == columns
        assert table.empty


def test_batches_follow_the_base_table_in_order_of_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "incidents.csv").write_bytes(table_bytes(incidents("base")))
    for number in range(1, 4):
        assert add(tmp_path, f"in-{number}").name == f"000{number}"
    (tmp_path / "imports" / "0003").rename(tmp_path / "imports" / "10000")
    assert add(tmp_path, "last").name == "10001"
    assert vault.read_raw(tmp_path).incidents["id"].tolist() == [
        *("base", "in-1", "in-2", "in-3", "last")
    ]


def test_what_is_half_written_is_passed_over_and_swept_by_the_next_import(tmp_path: Path) -> None:
    add(tmp_path, "a")
    left = tmp_path / "imports" / ".0002.77.new"
    left.mkdir()
    (left / "incidents.csv").write_bytes(b'"id","da')
    assert vault.read_raw(tmp_path).incidents["id"].tolist() == ["a"]
    assert add(tmp_path, "b").name == "0002"
    assert not left.exists()
    assert vault.read_raw(tmp_path).incidents["id"].tolist() == ["a", "b"]


def test_other_columns_are_passed_over_and_other_programs_csv_is_read(tmp_path: Path) -> None:
    rows = incidents("a", "b").assign(summary='a "b"\nc', comment="x")
    rows.to_csv(tmp_path / "incidents.csv", index=False, encoding="utf-8-sig")
    read = vault.read_raw(tmp_path).incidents
    pd.testing.assert_frame_equal(read, rows[list(RAW_COLUMNS["incidents"])])


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_every_text_comes_back_from_a_table(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    rows = pd.DataFrame(cells, columns=["a", "b"], dtype="str")
    path = tmp_path_factory.getbasetemp() / "round.csv"
    path.write_bytes(table_bytes(rows))
    pd.testing.assert_frame_equal(read_table(path, ("a", "b")), rows)


@pytest.mark.parametrize(
    ("file", "body", "said"),
    [
        ("incidents.csv", b"id,date_start\n", "incidents.csv, line 1, column date_end: is missing"),
        ("legs.csv", b"", "legs.csv: is not a CSV file in UTF-8"),
        ("hosts.csv", b"\xff\xfe\x00", "hosts.csv: is not a CSV file in UTF-8"),
        ("imports/0001/statistics.csv", b"a\n1\n", "imports/0001/statistics.csv, line 1, column s"),
        (
            "statistics.csv",
            b"series,series,country,period_start,period_end,value,unit,note\n",
            "statistics.csv, line 1, column series: stands twice",
        ),
    ],
)
def test_a_file_that_is_no_table_of_ours_is_named(
    tmp_path: Path, file: str, body: bytes, said: str
) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_bytes(body)
    with pytest.raises(DataError) as refused:
        vault.read_raw(tmp_path)
    assert str(refused.value).startswith(said)


def test_an_id_in_two_batches_is_refused_naming_both(tmp_path: Path) -> None:
    (tmp_path / "incidents.csv").write_bytes(table_bytes(incidents("a", "b")))
    add(tmp_path, "c")
    add(tmp_path, "d", "b")
    with pytest.raises(DataError) as refused:
        vault.read_raw(tmp_path)
    assert str(refused.value) == (
        "imports/0002/incidents.csv, line 3, column id:"
        " b stands in incidents.csv, line 3, too; take one of the two out."
    )


def test_a_vault_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere: is not there"):
        vault.read_raw(tmp_path / "nowhere")


# writing


def test_only_the_owner_may_look_into_a_vault(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    path.mkdir(mode=0o755)
    add(path, "a")
    vault.write_ids(path, {"a": "a" * 16})
    vault.write_withdrawn(path, vault.read_withdrawn(path))
    assert [p for p in (path, *path.rglob("*")) if p.stat().st_mode & 0o077] == []


def test_the_private_map_is_written_sorted_and_read_back(tmp_path: Path) -> None:
    assert vault.read_ids(tmp_path) == {}
    ids = {"b": "b" * 16, "a": "c" * 16}
    vault.write_ids(tmp_path, ids)
    assert vault.read_ids(tmp_path) == ids
    assert list(vault.read_ids(tmp_path)) == ["a", "b"]
    assert [p.name for p in tmp_path.iterdir() if p.name != ".lock"] == ["ids.csv"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,short\n", "ids.csv, line 2, column id: is not sixteen"),
        (f"a,{'a' * 16}\na,{'b' * 16}\n", "ids.csv, line 3, column editorial_id: stands twice"),
        (f"a,{'a' * 16}\nb,{'a' * 16}\n", "ids.csv, line 3, column id: stands twice"),
    ],
)
def test_a_private_map_that_would_mix_records_up_is_refused(
    tmp_path: Path, rows: str, said: str
) -> None:
    (tmp_path / "ids.csv").write_text(f"editorial_id,id\n{rows}", encoding="utf-8")
    with pytest.raises(DataError) as refused:
        vault.read_ids(tmp_path)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",2026-01-01,harm", "withdrawn.csv, line 2, column id: is empty"),
        ("a,2026-02-30,harm", "withdrawn.csv, line 2, column date: is not a day"),
        ("a,20260101,harm", "withdrawn.csv, line 2, column date: is not a day"),
        ("a,2026-01-01,because", "withdrawn.csv, line 2, column reason: is not one of harm,"),
    ],
)
def test_a_withdrawal_that_cannot_be_understood_is_refused(
    tmp_path: Path, row: str, said: str
) -> None:
    (tmp_path / "withdrawn.csv").write_text(f"id,date,reason\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError) as refused:
        vault.read_withdrawn(tmp_path)
    assert str(refused.value).startswith(said)
