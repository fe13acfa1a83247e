"""What ``docs/importing.md`` tells people to type, typed: a table of theirs becomes a version."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import cli, snapshot

if TYPE_CHECKING:
    import pytest

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "importing.md"

ROWS = (
    "Datum;Land;Ort;Art;Was geschah;Quelle",
    "12.03.2021;Georgien;Tiflis;Überwachung;A man was followed for a week.;https://a.example/1",
    "05.06.2021;Kasachstan;Almaty;Drohung per Telefon;A woman was told to go home.;https://a.example/2",
    "06.06.2021;Armenien;Jerewan;Demonstration;A crowd stood in a square.;https://a.example/3",
    "31.02.2021;Armenien;Jerewan;Überwachung;A man was followed.;https://a.example/4",
)


def test_the_guide_s_mapping_file_takes_a_table_to_a_released_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mapping,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    table, toml, vault, shelf = (tmp_path / n for n in ("cases.csv", "cases.toml", "v", "shelf"))
    table.write_text("\n".join(ROWS), "utf-8")
    toml.write_text(mapping, "utf-8")
    taken = ["import", str(table), "--profile", str(toml), "--into", str(vault)]
    assert cli.main([*taken, "--dry-run", "--as-of", "2026-11-01"]) == 0
    assert not vault.exists()
    assert cli.main([*taken, "--as-of", "2026-11-01"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"4 rows read = \d accepted \+ \d accepted with warnings \+ 2 rejected", said)
    assert "is a demonstration, not an act against exiles" in said
    built = ["build", str(vault), "--into", str(shelf), "--shelf", "--as-of", "2026-11-01"]
    assert cli.main(built) == 0
    assert cli.main(["check", str(shelf)]) == 0
    (version,) = [p for p in shelf.iterdir() if not p.name.startswith(".")]
    incidents = snapshot.read(version).incidents
    assert sorted(incidents["iso3"]) == ["GEO", "KAZ"]


def test_every_command_of_the_guide_is_one_that_exists() -> None:
    typed = set(re.findall(r"exile-atlas (\w+)", GUIDE.read_text("utf-8")))
    assert typed <= {command.name for command in cli.COMMANDS}
    assert {"import", "build", "serve", "withdraw"} <= typed
