"""What is kept for a table goes with it."""

from __future__ import annotations

import gc

import pandas as pd

from dashboard.risk.once import Once


def test_it_is_made_once_for_a_table_and_a_key() -> None:
    kept: Once[object] = Once()
    table, other = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1]})
    one = kept((table,), "x", object)
    assert kept((table,), "x", object) is one
    assert kept((table,), "y", object) is not one
    assert kept((other,), "x", object) is not one


def test_it_is_forgotten_with_any_of_its_tables() -> None:
    kept: Once[object] = Once()
    table, other = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1]})
    kept((table, other), "x", object)
    assert len(kept) == 1
    del other
    gc.collect()
    assert len(kept) == 0
