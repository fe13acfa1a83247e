"""Putting a released set in its place: all of it, or nothing.

Onto a shelf, a version is one folder that is written aside, read back and renamed. A folder that
stands alone (as ``data/``) has to take its files one by one: they are all written and read back
aside first, then moved in with the descriptor last. Between two moves the digest does not fit, so
no reader takes a mixture for a set; what was cut off there is finished by the next run.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from dashboard import snapshot
from dashboard.durable import replace, sync
from dashboard.errors import DataError
from dashboard.snapshot import as_written
from dashboard.snapshot import manifest as manifests
from dashboard.snapshot.extras import GEOGRAPHY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LEFT: Final = re.compile(r"\.(?P<version>[0-9.]+)\.[0-9]+\.(?P<state>new|whole|old)")
"""Names of folders at work: ``.VERSION.PROCESS.new`` is being written, ``whole`` was read back and
is being moved in, ``old`` is being replaced."""


def shelve(path: Path, version: str, contents: Mapping[str, bytes]) -> Path:
    """Put a new version onto a shelf and return its folder.

    Raises
    ------
    DataError
        The version is there already with other bytes, breaks a rule, or cannot be written; then
        the shelf is as it was.
    """
    target = path / version
    with _told(path), _aside(path, version) as folder:
        _fill(folder, contents)
        snapshot.read(folder)
        if not target.exists():
            folder.rename(target)
            sync(path)
        elif _bytes(target) != dict(contents):
            rule = f"{version} is there already and differs; a version is never changed, so give "
            raise DataError(f"{rule}the next number.", file=path.name)
    return target


def exchange(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put other files in the place of a version on a shelf, whatever schema it was made under.

    For a moment between two renames the version is not there; :func:`recover` puts it back should
    the process end in it.
    """
    path = folder.parent
    with _told(path), _aside(path, folder.name) as new:
        _fill(new, contents)
        as_written.read(new)
        old = path / _name(folder.name, "old")
        folder.rename(old)
        new.rename(folder)
        sync(path)
        shutil.rmtree(old)


def settle(folder: Path, version: str, contents: Mapping[str, bytes]) -> None:
    """Put a set into a folder that stands alone; other files there are left alone.

    Raises
    ------
    DataError
        It breaks a rule or cannot be written; then the folder is as it was.
    """
    with _told(folder), _aside(folder, version) as new:
        for name in GEOGRAPHY:
            if (folder / name).exists():
                shutil.copyfile(folder / name, new / name)
        _fill(new, contents)
        snapshot.read(new)
        for name in GEOGRAPHY:
            (new / name).unlink(missing_ok=True)
        new.rename(folder / _name(version, "whole"))
        sync(folder)
        recover(folder)


def recover(path: Path) -> None:
    """Finish or take back what an interrupted run left in a shelf or a folder.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    if not path.is_dir():
        return
    found = [(folder, LEFT.fullmatch(folder.name)) for folder in sorted(path.iterdir())]
    with _told(path):
        for folder, name in found:
            if name is None:
                continue
            target = path / name["version"]
            if name["state"] == "whole":
                _move_in(folder, path)
            elif name["state"] == "old" and not target.exists():
                folder.rename(target)
            else:
                shutil.rmtree(folder)


def _name(version: str, state: str) -> str:
    return f".{version}.{os.getpid()}.{state}"


def _move_in(whole: Path, folder: Path) -> None:
    files = sorted(whole.iterdir(), key=lambda file: (file.name == manifests.FILE, file.name))
    for file in files:
        file.replace(folder / file.name)
        sync(folder)
    whole.rmdir()


@contextmanager
def _aside(path: Path, version: str) -> Iterator[Path]:
    """Make a folder to write in; what is left of it in the end is cleared away."""
    path.mkdir(parents=True, exist_ok=True)
    folder = path / _name(version, "new")
    folder.mkdir()
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(folder: Path, contents: Mapping[str, bytes]) -> None:
    for name, body in contents.items():
        replace(folder / name, body)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        rule = f"cannot be written ({error.strerror}); the set that was there still is."
        raise DataError(rule, file=path.name) from None
