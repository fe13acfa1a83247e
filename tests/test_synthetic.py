"""The invented files the benchmarks use are files the atlas opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import engine, snapshot
from dashboard.filters import Query
from tests.benchmarks import synthetic

if TYPE_CHECKING:
    from pathlib import Path


def test_an_invented_file_is_a_data_set(tmp_path: Path) -> None:
    path = synthetic.write(tmp_path / "incidents.parquet", 2_000)
    assert snapshot.problems(path) == []
    incidents = engine.prepare(snapshot.read(path).incidents)
    assert engine.count(incidents, Query()) == 2_000
    assert engine.badges(incidents, Query())["n"].sum() > 200


def test_the_same_seed_makes_the_same_rows() -> None:
    assert synthetic.frame(50, seed=3).equals(synthetic.frame(50, seed=3))
    assert not synthetic.frame(50, seed=3).equals(synthetic.frame(50, seed=4))
