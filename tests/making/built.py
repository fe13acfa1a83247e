"""Vaults of invented facts in real cities, and building from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.making.building import Built, Job, build
from tests.raw_worlds import frame

if TYPE_CHECKING:
    from pathlib import Path

DAY: Final = date(2026, 11, 23)

FACTS: Final = {
    "incidents": [
        {"id": "2024-05-17-kz-almaty-wheatear", "place": "Almaty"},
        {
            "id": "2024-06-02-kz-almaty-wheatear-two",
            "place": "Almaty",
            "outcome": "ongoing",
            "threat_type": "extradition_request",
            "source_title": "Activista espera una decisión sobre su extradición",
        },
    ],
    "legs": [{"from_place": "Almaty", "to_place": "Berlin"}],
    "journeys": [{"places": "RUS;Almaty/KAZ;Berlin/DEU", "public_name": "Vera Invented"}],
}


def spoken(title: str, _url: str) -> tuple[str, ...]:
    """Stand in for the guesser, whose extra is not needed to test all else."""
    return ("es",) if "decisión" in title else ("en",)


def vault_of(path: Path, **tables: list[dict[str, str]]) -> Path:
    """Write a vault of raw tables; a table not given holds what ``FACTS`` has, or one row."""
    path.mkdir(parents=True, exist_ok=True)
    for name in RAW_COLUMNS:
        rows = tables.get(name, FACTS.get(name, [{}]))
        frame(name, rows).to_csv(path / f"{name}.csv", index=False, lineterminator="\n")
    return path


def job_of(tmp_path: Path, **changed: Any) -> Job:
    """Return a job for a new vault below ``tmp_path``."""
    known = {"data_version": "2026.11.1", "language_of": spoken, **changed}
    return Job(vault_of(tmp_path / "vault"), tmp_path / "data", DAY, **known)


def next_one(job: Job, version: str, **changed: Any) -> Built:
    """Build the next version, whatever it looks like."""
    return build(replace(job, data_version=version, large_change=True, **changed))


def correct(path: Path, column: str, value: str, row: int = 0) -> None:
    """Write one cell of a raw table."""
    rows = pd.read_csv(path, dtype="str", keep_default_na=False)
    rows.loc[row, column] = value
    rows.to_csv(path, index=False, lineterminator="\n")


def every_byte(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their path in it."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
