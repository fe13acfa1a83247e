"""``exile-atlas check`` and ``release`` as typed at a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard import cli

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shipped_data_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    assert "No problem found." in capsys.readouterr().out


def test_a_folder_without_data_fails_with_a_line_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(tmp_path)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "datapackage.json: is missing from the data folder."
    assert said[-1] == "9 problems; the data set is not shown."


def test_a_release_without_facts_fails_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["release", str(tmp_path), "--into", str(tmp_path / "out")]
    assert cli.main([*given, "--version", "1", "--as-of", "2026-11-23"]) == 1
    assert "cannot be read" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main([*given, "--version", "1", "--as-of", "yesterday"])
