"""``exile-atlas serve``: what it passes on, and what it refuses before it starts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from dashboard import cli, site
from dashboard.cli import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(site.DATA_VARIABLE, "")
    yield
    site.close_site()


def flags(*arguments: str) -> list[str]:
    parser = argparse.ArgumentParser()
    serve.declare(parser)
    return serve.streamlit_flags(parser.parse_args(arguments))


def values(given: list[str], name: str) -> list[str]:
    return [value for flag, value in zip(given[::2], given[1::2], strict=True) if flag == name]


def test_without_arguments_it_serves_this_machine_only() -> None:
    given = flags()
    assert values(given, "--server.address") == []
    assert values(given, "--server.allowedHosts") == ["localhost", "127.0.0.1", "::1"]


def test_arguments_become_streamlit_s() -> None:
    given = flags("--port", "8600", "--base-path", "ops/map", "--address", "10.0.0.7")
    assert values(given, "--server.port") == ["8600"]
    assert values(given, "--server.baseUrlPath") == ["ops/map"]
    assert values(given, "--server.address") == ["10.0.0.7"]
    assert "10.0.0.7" in values(given, "--server.allowedHosts")


def test_names_are_allowed_and_shown() -> None:
    given = flags("--address", "::", "--host", "a.example", "--host", "b.example")
    assert values(given, "--server.allowedHosts")[-2:] == ["a.example", "b.example"]
    assert values(given, "--browser.serverAddress") == ["a.example"]


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])  # noqa: S104
def test_every_address_without_a_name_is_refused(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["serve", "--address", address]) == serve.USAGE_ERROR
    assert "--host" in capsys.readouterr().err


def test_bad_data_are_told_line_by_line_before_anything_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "incidents.csv").write_text("id,colour\nx,red\n")
    assert cli.main(["serve", "--data", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.strip()
    assert "Traceback" not in err
    assert all(": " in line for line in err.strip().splitlines())


def test_a_command_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([])
    assert left.value.code == serve.USAGE_ERROR
    assert "command" in capsys.readouterr().err


def test_each_command_has_its_own_name_and_help() -> None:
    names = [command.name for command in cli.COMMANDS]
    assert len(set(names)) == len(names)
    assert all(command.help for command in cli.COMMANDS)
