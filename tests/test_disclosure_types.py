"""The type checker keeps the gate shut: what has not been released cannot be written or asked."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from narwhals.exceptions import ColumnNotFoundError

import dashboard
from dashboard import engine
from tests.raw_worlds import frame

ROOT: Final = Path(dashboard.__file__).parents[1]

BEGIN: Final = """
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard import engine, snapshot
from dashboard.disclosure import Editors, Geography, Raw, Released, random_id, release
from dashboard.snapshot.writing import contents

DAY = date(2026, 11, 23)


def no_language(title: str, url: str) -> tuple[str, ...]:
    return ()


def right(raw: Raw, geography: Geography, folder: Path) -> None:
    made = release(
        raw, geography=geography, language_of=no_language, as_of=DAY, new_id=random_id
    )
    snapshot.write(made, folder, data_version="1", as_of=DAY)
    contents(made, data_version="1", as_of=DAY, extras={})
    engine.prepare(snapshot.read(folder).incidents)
"""

WRONG: Final = {
    "writing raw tables": (
        'snapshot.write(raw, folder, data_version="1", as_of=DAY)',
        "arg-type",
    ),
    "writing frames": (
        'snapshot.write({"incidents": raw.incidents}, folder, data_version="1", as_of=DAY)',
        "arg-type",
    ),
    "making files of raw tables": (
        'contents(raw, data_version="1", as_of=DAY, extras={})',
        "arg-type",
    ),
    "asking raw tables": ("engine.prepare(raw)", "arg-type"),
    "calling raw tables released": (
        "Released(tables={}, policy='', touched={}, k={}, ids={}, findings=())",
        "abstract",
    ),
    "putting other tables into a released set": (
        'made.tables = {"incidents": raw.incidents}',
        "misc",
    ),
}
"""What somebody in a hurry might write, and the error it is."""


def test_only_what_has_been_released_can_be_written_or_asked(tmp_path: Path) -> None:
    """One run of mypy over the right way and every wrong one, a line each."""
    wrong = [f"    {line}" for line, _ in WRONG.values()]
    head = "\n\ndef wrong(raw: Raw, made: Released, folder: Path) -> None:\n"
    text = BEGIN + head + "\n".join(wrong) + "\n"
    (tmp_path / "snippet.py").write_text(text, encoding="utf-8")
    first = text[: text.index(head)].count("\n") + head.count("\n") + 1
    said = _errors(tmp_path / "snippet.py")
    expected = {first + n: code for n, (_, code) in enumerate(WRONG.values())}
    assert said == expected


def _errors(path: Path) -> dict[int, str]:
    """Run mypy as the repository does; return the code of the error on each line."""
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"snippet\.py:(\d+): error: .*\[([a-z-]+)\]", run.stdout)
    assert run.stderr == ""
    return {int(line): code for line, code in found}


def test_nobody_but_the_gate_makes_a_released_set() -> None:
    named = re.compile(r"class \w+\((?:\w+, )*Released\b|_Released\(")
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        found = named.search(path.read_text("utf-8"))
        assert not found or path.name == "gate.py", path


def test_raw_tables_handed_on_as_plain_frames_are_not_answered() -> None:
    with pytest.raises(ColumnNotFoundError):
        engine.prepare(frame("incidents", [{}]))
