"""``exile-atlas`` as typed at a prompt: what each command says, and what is loaded for it."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dashboard import cli, schema

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
    assert said[-1] == f"{1 + len(schema.TABLES)} problems; the data set is not shown."


def test_a_build_without_a_vault_fails_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["build", str(tmp_path / "none"), "--into", str(tmp_path / "out")]
    assert cli.main([*given, "--version", "2026.11.1", "--as-of", "2026-11-23"]) == 1
    assert "is not there" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main([*given, "--as-of", "yesterday"])


@pytest.mark.parametrize("command", [command.name for command in cli.COMMANDS])
def test_each_command_says_what_it_takes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([command, "--help"])
    assert left.value.code == 0
    assert f"exile-atlas {command}" in capsys.readouterr().out


def test_ctrl_c_ends_a_command_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("dashboard.cli.check.run", interrupted)
    assert cli.main(["check"]) == cli.INTERRUPTED
    assert capsys.readouterr().err == "Stopped; nothing half-done is left.\n"


def test_what_serves_does_not_load_what_reads_vaults() -> None:
    asked = "import sys; from dashboard import cli; from dashboard.cli import serve"
    told = "print(sorted({m.split('.')[1] for m in sys.modules if m.startswith('dashboard.')}))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{asked}; {told}"], capture_output=True, text=True, check=True
    )
    floors = set(ast.literal_eval(ran.stdout))
    assert "snapshot" in floors
    assert not floors & {"sources", "vault", "making"}
