"""``exile-atlas brief``: a file, or one line that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard import cli
from tests.briefs import orders

if TYPE_CHECKING:
    from pathlib import Path


def test_it_writes_what_the_site_would_send(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kaz.pdf"
    given = ["brief", "--country", "kaz", "--address", orders.HOME, "-o", str(file)]
    assert cli.main(given) == 0
    assert file.read_bytes() == orders.made(orders.KAZ)
    assert capsys.readouterr().out.startswith("kaz.pdf: ")


def test_the_name_of_the_file_says_the_form(tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    assert cli.main(["brief", "--query", "threat_types=killing&q=London", "-o", str(file)]) == 0
    assert file.read_bytes().startswith(b"<svg")


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (["--country", "XXX"], 2, "is no ISO code"),
        (["--query", "x"], 2, "--query cannot be read"),
        (["--query", "foo=1"], 2, "is not a known parameter"),
        (["--query", "since=2022-13-01"], 2, "is not a date"),
        (["--address", "javascript:alert(1)"], 2, "--address"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_line(
    given: list[str], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["brief", *given, "-o", str(tmp_path / "a.pdf")]) == code
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["brief", "--query", "q=London", "-o", str(tmp_path / "no" / "a.svg")]
    assert cli.main(asked) == 1
    assert "a.svg: cannot be written" in capsys.readouterr().err
