"""Formulas: none leaves in a cell, and every text comes back as it was."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.exports.defuse import defused, defused_texts, restored
from tests.exports import bundles

SIGNS = "=+-@\t\r\n"
CELLS = some.text(alphabet="'=+-@\t\r\n aé1", max_size=8)


@given(some.lists(CELLS, max_size=20))
def test_what_is_defused_begins_like_no_formula_and_comes_back(cells: list[str]) -> None:
    shown = defused_texts(pa.array(cells, pa.string())).to_pylist()
    assert not any(text.startswith(tuple(SIGNS)) for text in shown)
    assert [restored(text) for text in shown] == cells


@given(some.lists(CELLS, max_size=20))
def test_both_ways_of_defusing_agree(cells: list[str]) -> None:
    frame = defused(pd.DataFrame({"summary": pd.Series(cells, dtype="str")}), ["summary"])
    assert frame["summary"].tolist() == defused_texts(pa.array(cells, pa.string())).to_pylist()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("-5", "'-5"),
        ("plain", "plain"),
        ("'tis", "'tis"),
        ("", ""),
    ],
)
def test_only_what_has_to_be_is_changed(text: str, shown: str) -> None:
    assert defused_texts(pa.array([text])).to_pylist() == [shown]


def test_nothing_stays_nothing() -> None:
    assert defused_texts(pa.array([None, "="], pa.string())).to_pylist() == [None, "'="]


def test_the_hostile_texts_hold_every_sign() -> None:
    assert {text[0] for text in bundles.HOSTILE} >= set(SIGNS) - {"\n"}
