"""A record is withdrawn by the id it is shown by, once, and its reason is a class."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from dashboard import cli, snapshot, vault
from dashboard.disclosure.organisations import ids_of
from dashboard.making import withdraw
from dashboard.snapshot import shelf
from tests.making.built import every_byte
from tests.raw_worlds import LEG, frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = "abcdefghij234567"


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A vault with one leg and the opaque id of one incident."""
    path = tmp_path / "vault"
    vault.write_ids(path, {"2024-invented": SHOWN})
    (path / "legs.csv").write_bytes(vault.table_bytes(frame("legs", [{}])))
    return path


def call(path: Path, *arguments: str) -> int:
    parser = argparse.ArgumentParser()
    withdraw.declare(parser)
    return withdraw.run(parser.parse_args([*arguments, "--vault", str(path)]))


def rows(path: Path) -> list[list[str]]:
    found: list[list[str]] = vault.read_withdrawn(path).to_numpy().tolist()
    return found


def test_a_record_is_withdrawn_with_its_day_and_reason_and_nothing_else(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(held, SHOWN, "--reason", "harm", "--as-of", "2026-11-23") == 0
    assert "takes effect at the next build" in capsys.readouterr().out
    assert call(held, LEG["id"], "--reason", "wrong", "--as-of", "2026-11-24") == 0
    assert rows(held) == [[SHOWN, "2026-11-23", "harm"], [LEG["id"], "2026-11-24", "wrong"]]


def test_an_organisation_is_withdrawn_by_the_id_it_is_shown_by(held: Path) -> None:
    rows_ = frame("organisations", [{}])
    (held / "organisations.csv").write_bytes(vault.table_bytes(rows_))
    shown = ids_of(rows_["url"]).iloc[0]
    assert call(held, shown, "--reason", "harm", "--as-of", "2026-11-23") == 0
    assert rows(held) == [[shown, "2026-11-23", "harm"]]


def test_repeating_it_is_no_error_and_changes_nothing(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(held, SHOWN, "--reason", "harm", "--as-of", "2026-11-23")
    assert call(held, SHOWN, "--reason", "wrong", "--as-of", "2026-12-01") == 0
    assert "was withdrawn on 2026-11-23 (reason: harm)" in capsys.readouterr().out
    assert rows(held) == [[SHOWN, "2026-11-23", "harm"]]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("zzzzzzzzzzzzzzzz", "vault: no record is shown by the id zzzzzzzzzzzzzzzz; copy it"),
        ("2024-invented", f"is an id of the vault; give the one the record is shown by: {SHOWN}"),
    ],
)
def test_an_id_nothing_is_shown_by_is_refused_in_words(
    held: Path, capsys: pytest.CaptureFixture[str], record: str, said: str
) -> None:
    assert call(held, record, "--reason", "harm") == 1
    assert said in capsys.readouterr().err
    assert rows(held) == []
    assert not (held / "withdrawn.csv").exists()


def test_a_vault_that_is_not_there_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(tmp_path / "nowhere", SHOWN, "--reason", "harm") == 1
    assert "nowhere: is not there; give the folder of the vault" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_a_reason_is_one_of_the_classes(held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        call(held, SHOWN, "--reason", "because")
    assert stopped.value.code == 2
    assert "harm" in capsys.readouterr().err


def test_without_a_day_it_is_today(held: Path) -> None:
    assert call(held, SHOWN, "--reason", "request") == 0
    assert rows(held)[0][1] >= "2026"


# as the commands do it, from a file to the set that is served


HERON = {
    "id": "heron",
    "place": "Almaty",
    "public_name": "Heron Invented",
    "summary": "Heron was held for a day.",
    "source_title": "Heron held",
    "source_url": "https://heron.example.org/1",
}
OTHERS = [
    {"id": f"row-{n}", "place": "Almaty", "date_start": f"20{12 + n}-03-0{n}", "lat": "", "lon": ""}
    for n in range(1, 5)
]
LEGS = [{"from_place": "Almaty", "to_place": "Berlin", "note": "Heron flies"}, {"id": "stays"}]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file that was imported beside a table of legs, and a shelf with a version of it.

    Made as on a machine that has nothing to judge the languages of sources by: that takes long.
    """
    path = tmp_path_factory.mktemp("world")
    (path / "vault").mkdir()
    (path / "vault" / "legs.csv").write_bytes(vault.table_bytes(frame("legs", LEGS)))
    frame("incidents", [HERON, *OTHERS]).to_csv(path / "events.csv", index=False)
    command(path, "import", "events.csv", "--into", "vault", "--keep-likely")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.making.judging.find_spec", lambda _name: None)
        build(path)
        yield path


def command(path: Path, name: str, *arguments: str) -> None:
    places = [str(path / one) if (path / one).exists() else one for one in arguments]
    day = [] if "--as-of" in places else ["--as-of", "2026-11-23"]
    assert cli.main([name, *places, *day]) == 0


def build(path: Path) -> Path:
    """Build the next version and return its folder."""
    (path / "shelf").mkdir(exist_ok=True)
    command(path, "build", "vault", "--into", "shelf", "--shelf", "--yes-large-change")
    return shelf.versions(path / "shelf")[0].folder


def test_a_withdrawn_record_is_gone_everywhere_and_leaves_id_day_and_class(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = vault.read_ids(world / "vault")["heron"]
    shown = snapshot.read(shelf.versions(world / "shelf")[0].folder)
    leg = shown.legs.loc[shown.legs["note"] == "Heron flies", "id"].item()
    assert gone in set(shown.incidents["id"])
    for record, reason, more in ((gone, "harm", ()), (leg, "wrong", ("--data", "shelf"))):
        command(world, "withdraw", record, "--reason", reason, "--vault", "vault", *more)
    newest = build(world)
    capsys.readouterr()
    assert (newest / "tombstones.csv").read_text("utf-8").split() == [
        *("id,date,reason", *sorted([f"{gone},2026-11-23,harm", f"{leg},2026-11-23,wrong"]))
    ]
    for shelved in shelf.versions(world / "shelf"):
        everything = b"".join(every_byte(shelved.folder).values()).decode("utf-8")
        assert "eron" not in everything
        assert snapshot.problems(shelved.folder) == []
        rest = {path.name for path in shelved.folder.iterdir()} - {"tombstones.csv", "changes.csv"}
        for name in rest:
            for record in (gone, leg):
                assert record not in (shelved.folder / name).read_text("utf-8"), name
    changes = snapshot.read(newest).changes
    told = changes[changes["record"].isin([gone, leg])]
    assert set(told["kind"]) == {"withdrawn"}
    assert set(told[["column", "before", "after"]].to_numpy().ravel()) == {""}


def test_a_withdrawn_record_does_not_come_back_with_another_import_or_build(world: Path) -> None:
    gone = vault.read_ids(world / "vault")["heron"]
    if gone not in set(vault.read_withdrawn(world / "vault")["id"]):
        command(world, "withdraw", gone, "--reason", "harm", "--vault", "vault")
    command(world, "import", "events.csv", "--into", "vault")
    newest = build(world)
    assert "eron" not in b"".join(every_byte(newest).values()).decode("utf-8")
    assert gone in set(snapshot.read(newest).tombstones["id"])
