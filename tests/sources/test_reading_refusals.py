"""What is refused: each hostile file, in one sentence with its name, and quickly."""

from __future__ import annotations

import os
import threading
import time
import tracemalloc
from pathlib import Path

import pytest

from dashboard.errors import DataError
from dashboard.sources.reading import LIMITS, Limits, read_file
from tests.sources.hostile import HONEST, HOSTILE, Hostile, csv_bytes, long_line, made

REMOTE = (
    "http:",
    "http://x.example/a.csv",
    "https://x.example/a.geojson",
    "HTTPS://x.example/a.csv",
    "s3://bucket/a.csv",
    "zip://a.zip!b.csv",
    "zip+https://x.example/a.zip",
    "ftp://x.example/a.csv",
    "file:///etc/passwd",
    "PG:dbname=x",
    "GPKG:a.gpkg:layer",
    "/vsicurl/http://x.example/a.csv",
    "/vsizip/a.zip/b.csv",
    "/vsistdin/",
    "//vsimem/a.csv",
)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_in_one_sentence(hostile: Hostile, tmp_path: Path) -> None:
    path = made(hostile, tmp_path)
    before = sorted(tmp_path.iterdir())
    started = time.monotonic()
    with pytest.raises(DataError) as caught:
        read_file(path)
    assert time.monotonic() - started < 5
    sentence = str(caught.value)
    assert hostile.says in sentence
    assert sentence.startswith(hostile.name)
    assert caught.value.row == hostile.row
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert len(sentence) < 320
    assert sorted(tmp_path.iterdir()) == before, "reading leaves nothing behind"


@pytest.mark.parametrize("name", REMOTE)
def test_names_of_remote_and_virtual_files_are_refused(name: str) -> None:
    with pytest.raises(DataError, match="remote or virtual"):
        read_file(Path(name))


def test_a_missing_file_a_folder_a_pipe_and_a_device_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "device.csv").symlink_to("/dev/zero")
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "gone.csv")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    for name, says in (
        ("missing.csv", "does not exist"),
        ("folder.csv", "is a folder"),
        ("pipe.csv", "is a pipe"),
        ("device.csv", "device"),
        ("nowhere.csv", "does not exist"),
        ("loop.csv", "cannot be opened"),
        ("x" * 300 + ".csv", "cannot be opened"),
        ("nul\0.csv", "NUL in its name"),
    ):
        with pytest.raises(DataError, match=says):
            read_file(tmp_path / name)


def test_a_link_to_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(csv_bytes())
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert len(read_file(tmp_path / "link.csv").rows) == 3


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.csv"
    path.write_bytes(csv_bytes())
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(DataError, match="cannot be opened"):
        read_file(path)


def test_an_ending_we_do_not_read_is_refused_with_those_we_do(tmp_path: Path) -> None:
    (tmp_path / "a.shp").write_bytes(b"x")
    (tmp_path / "none").write_bytes(b"x")
    with pytest.raises(DataError, match=r"of no kind we read \(\.shp\).*\.csv.*\.gpkg"):
        read_file(tmp_path / "a.shp")
    with pytest.raises(DataError, match="no ending"):
        read_file(tmp_path / "none")


def test_a_name_that_a_terminal_acts_on_is_made_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e.csv"
    path.write_bytes(b"")
    with pytest.raises(DataError) as caught:
        read_file(path)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(file_bytes=50), "is larger than"),
        (Limits(rows=2), "rows"),
        (Limits(cells=11), "rows of 4 columns"),
        (Limits(cell_characters=10), "more than 10 characters"),
        (Limits(columns=3), "4 columns, more than 3"),
    ],
)
@pytest.mark.parametrize("name", ["table.csv", "points.gpkg", "table.parquet", "table.xlsx"])
def test_every_limit_is_held(name: str, limits: Limits, says: str, tmp_path: Path) -> None:
    HONEST[name](tmp_path / name)
    with pytest.raises(DataError, match=says if "rows" not in says else "rows|cells"):
        read_file(tmp_path / name, limits=limits)


def test_a_line_of_200_mb_costs_little_time_and_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    long_line(path)
    tracemalloc.start()
    started = time.monotonic()
    with pytest.raises(DataError, match="longer than"):
        read_file(path)
    taken = time.monotonic() - started
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 2
    assert most < 40 * 2**20


def test_reading_starts_no_thread_that_stays(tmp_path: Path) -> None:
    before = threading.active_count()
    for name, make in HONEST.items():
        make(tmp_path / name)
        read_file(tmp_path / name, limits=LIMITS)
    assert threading.active_count() <= before
